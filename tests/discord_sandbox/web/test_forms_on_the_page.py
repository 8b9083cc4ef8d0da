"""Forms over the page's socket: what their fields hold, and who can be picked in them."""

from typing import Any

import discord

from discord_sandbox import Sandbox
from tests.discord_sandbox.client import Client, connected
from tests.discord_sandbox.web.page_socket import opened


class Everything(discord.ui.Modal, title="Everything"):
    """A form with a field of each shape: a text, one value, a list, ticked or not, files."""

    words = discord.ui.Label[Any](text="Words", component=discord.ui.TextInput(custom_id="words", max_length=4))
    user = discord.ui.Label[Any](text="User", component=discord.ui.UserSelect(custom_id="user"))
    days = discord.ui.Label[Any](
        text="Days",
        component=discord.ui.CheckboxGroup(
            custom_id="days", options=[discord.CheckboxGroupOption(label=each, value=each) for each in ("mon", "tue")]
        ),
    )
    sure = discord.ui.Label[Any](text="Sure", component=discord.ui.Checkbox(custom_id="sure"))
    files = discord.ui.Label[Any](text="Files", component=discord.ui.FileUpload(custom_id="files", max_values=2))


async def test_fields_of_every_shape_reach_the_bot(sandbox: Sandbox) -> None:
    """What doesn't fit is refused with a reason, and the form can be sent again."""
    client, mia, omar = Client(), sandbox.world.person("Mia"), sandbox.world.person("Omar")
    heard: list[Any] = []

    @client.tree.command()
    async def form(interaction: discord.Interaction) -> None:
        """Open the form."""
        modal = Everything()

        async def keep(submitted: discord.Interaction) -> None:
            heard.append(submitted.data)
            await submitted.response.send_message("Thanks", ephemeral=True)

        modal.on_submit = keep  # type: ignore[method-assign]
        await interaction.response.send_modal(modal)

    async with connected(sandbox, client), opened(sandbox, "Mia") as page:
        questions = str(sandbox.world.channel("#questions").id)
        guild = (await page.wait("world"))["guilds"][0]
        assert {str(mia.id), str(omar.id), str(sandbox.world.bot.id)} <= set(guild["members"])
        assert str(sandbox.world.person("Noor").id) not in guild["members"]
        await page.ask("use", channel=questions, command="form", options={}, nonce="1")
        opener = (await page.wait("modal"))["interaction_id"]
        files = [{"filename": "cv.pdf", "size": 1234}]
        values = {"words": "1234", "user": str(omar.id), "days": ["tue"], "sure": True, "files": files * 2}
        for wrong, why in (
            ({"words": "12345"}, "too long"),
            ({"days": ["sun"]}, "one of mon, tue"),
            ({"files": files * 3}, "takes 1 to 2"),
            ({"files": [{"filename": "cv.pdf"}]}, "size"),
        ):
            reply = await page.ask("submit", interaction_id=opener, values=values | wrong, nonce="2")
            assert (reply["ok"], why in reply["error"]) == (False, True)
        assert (await page.ask("submit", interaction_id=opener, values=values, nonce="3"))["ok"]
        await page.wait("interaction", nonce="3", state="answered")
    (data,) = heard
    held = [each["component"] for each in data["components"]]
    assert [each.get("value", each.get("values")) for each in held[:4]] == ["1234", [str(omar.id)], ["tue"], True]
    attached = data["resolved"]["attachments"]
    assert [(attached[each]["filename"], attached[each]["size"]) for each in held[4]["values"]] == [
        ("cv.pdf", 1234)
    ] * 2
    assert len(attached) == 2
