"""Commands, cards and forms for a plain client: one of each kind that Discord has."""

import re
from typing import Self

import discord
from discord import app_commands

from tests.discord_sandbox.client import Client


class Again(discord.ui.DynamicItem[discord.ui.Button[discord.ui.LayoutView]], template=r"again:(?P<times>\d+)"):
    """A button that outlives its process: it counts how often it was pressed."""

    def __init__(self, times: int) -> None:
        super().__init__(discord.ui.Button(label=f"Again ({times})", custom_id=f"again:{times}"))
        self.times = times

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction, _item: discord.ui.Item[discord.ui.LayoutView], match: re.Match[str], /
    ) -> Self:
        """Read the count."""
        return cls(int(match["times"]))

    async def callback(self, interaction: discord.Interaction) -> None:
        """Show the next count in place."""
        await interaction.response.edit_message(view=card(f"Pressed {self.times} times", self.times + 1))


class Form(discord.ui.Modal, title="Tell us"):
    """A form with one field."""

    name: discord.ui.Label["Form"] = discord.ui.Label(
        text="Your name", component=discord.ui.TextInput(custom_id="name", max_length=20)
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        """Greet."""
        assert isinstance(self.name.component, discord.ui.TextInput)
        await interaction.response.send_message(f"Hello {self.name.component.value}", ephemeral=True)


def card(text: str, times: int = 1) -> discord.ui.LayoutView:
    """Make a Components V2 card with a link and a button that counts."""
    view = discord.ui.LayoutView(timeout=None)
    row = discord.ui.ActionRow[discord.ui.LayoutView]()
    row.add_item(discord.ui.Button(label="Read", url="https://example.org/"))
    row.add_item(Again(times))
    view.add_item(discord.ui.Container(discord.ui.TextDisplay(text), row))
    view.stop()
    return view


def add_commands(client: Client) -> None:
    """Add the commands to a client."""
    tree = client.tree
    client.add_dynamic_items(Again)
    _add_menu_commands(tree)

    @tree.command()
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def echo(interaction: discord.Interaction, text: str, private: bool = False) -> None:
        """Say it again."""
        await interaction.response.send_message(f"{interaction.locale}: {text}", ephemeral=private)

    @tree.command()
    async def show(interaction: discord.Interaction, text: str) -> None:
        """Show a card."""
        await interaction.response.send_message(view=card(text))

    @tree.command()
    async def later(interaction: discord.Interaction, private: bool = False) -> None:
        """Think, then answer and follow up."""
        await interaction.response.defer(ephemeral=private)
        await interaction.edit_original_response(view=card("Done"))
        await interaction.followup.send("And more", ephemeral=True)

    @tree.command()
    async def form(interaction: discord.Interaction) -> None:
        """Open a form."""
        await interaction.response.send_modal(Form())

    @tree.command()
    @app_commands.default_permissions(manage_messages=True)
    @app_commands.guild_only()
    async def tidy(interaction: discord.Interaction) -> None:
        """Do what moderators do."""
        await interaction.response.send_message(str(interaction.permissions.manage_messages))

    @tree.command()
    async def pick(interaction: discord.Interaction, fruit: str) -> None:
        """Pick a fruit."""
        await interaction.response.send_message(fruit)

    @pick.autocomplete("fruit")
    async def fruits(_interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        names = [name for name in ("apple", "apricot", "banana") if name.startswith(typed)]
        return [app_commands.Choice(name=name.title(), value=name) for name in names]

    @tree.command()
    async def silent(_interaction: discord.Interaction) -> None:
        """Never answer."""


def _add_menu_commands(tree: app_commands.CommandTree[Client]) -> None:
    @tree.context_menu(name="Count letters")
    async def count(interaction: discord.Interaction, message: discord.Message) -> None:
        await interaction.response.send_message(f"{len(message.content)} letters", ephemeral=True)

    @tree.context_menu(name="Who is this")
    async def who(interaction: discord.Interaction, user: discord.User | discord.Member) -> None:
        joined = user.joined_at if isinstance(user, discord.Member) else None
        await interaction.response.send_message(f"{user.display_name}, {'a' if joined else 'no'} member")
