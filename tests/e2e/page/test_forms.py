"""Forms on the page, opened by a plain client: the bot itself has none."""

import discord
from playwright.async_api import Page, expect

from discord_sandbox import Sandbox
from tests.discord_sandbox.client import Client, connected
from tests.e2e.page.conftest import keep, opened


class Unlabelled(discord.ui.Modal, title="Tell us"):
    """A form as bots made them before there were labels: its text input stands in an action row."""

    name: discord.ui.TextInput["Unlabelled"] = discord.ui.TextInput(label="Your name", custom_id="name")

    async def on_submit(self, interaction: discord.Interaction) -> None:
        """Greet."""
        await interaction.response.send_message(f"Hello {self.name.value}", ephemeral=True)


async def test_text_inputs_in_action_rows(page: Page) -> None:
    """The field is shown with its label, and what is typed reaches the bot."""
    client = Client()

    @client.tree.command()
    async def form(interaction: discord.Interaction) -> None:
        """Open a form."""
        await interaction.response.send_modal(Unlabelled())

    async with Sandbox() as sandbox, connected(sandbox, client):
        mia, questions = sandbox.world.person("Mia"), sandbox.world.channel("#questions")
        await opened(page, f"{sandbox.base_url}/?as={mia.id}#{questions.id}")
        await page.locator("[data-composer]").focus()
        await page.keyboard.type("/form")
        await page.keyboard.press("Enter")
        await page.keyboard.press("Enter")
        await expect(page.locator("[data-modal] .modal-body")).to_have_text("Your name *")
        await page.locator("[data-modal] input").fill("Ada")
        await keep(page, "form")
        await page.locator("[data-action=submit-modal]").click()
        await expect(page.locator("[data-message][data-ephemeral=true]")).to_contain_text("Hello Ada")
