"""Options of slash commands: what a person gives comes to the bot as what it stands for."""

from collections.abc import AsyncIterator

import discord
import pytest
from discord import app_commands

from discord_sandbox import InvalidInputError, Sandbox
from tests.discord_sandbox.client import Client, connected


def _add_commands(client: Client) -> None:
    @client.tree.command()
    async def point(
        interaction: discord.Interaction,
        user: discord.User | None = None,
        role: discord.Role | None = None,
        channel: discord.TextChannel | None = None,
        anybody: discord.User | discord.Role | None = None,
        file: discord.Attachment | None = None,
    ) -> None:
        """Name what was given."""
        given = [
            user and f"{user.display_name} ({type(user).__name__})",
            role and role.name,
            channel and channel.name,
            anybody and anybody.name,
            file and file.filename,
        ]
        await interaction.response.send_message(", ".join(each for each in given if each))

    @client.tree.command()
    async def count(
        interaction: discord.Interaction,
        to: app_commands.Range[int, 1, 3] = 1,
        share: app_commands.Range[float, 0, 1] = 0,
    ) -> None:
        """Name the numbers."""
        await interaction.response.send_message(f"{to}, {share}")


@pytest.fixture
async def client(sandbox: Sandbox) -> AsyncIterator[Client]:
    """A client whose commands take options of all kinds."""
    one = Client()
    _add_commands(one)
    async with connected(sandbox, one):
        yield one


@pytest.mark.usefixtures("client")
async def test_an_id_comes_with_what_it_stands_for(sandbox: Sandbox) -> None:
    """Users, members, roles, channels and files are there, though the person gave only an id or a name."""
    mia, omar, noor = (sandbox.world.person(name) for name in ("Mia", "Omar", "Noor"))
    channel = sandbox.world.channel("questions")
    assert channel.guild is not None
    moderators = next(role for role in channel.guild.roles.values() if role.name == "Moderator")
    given = {
        "user": str(omar.id),
        "role": str(moderators.id),
        "channel": str(channel.id),
        "anybody": str(sandbox.world.bot.id),
        "file": "cv.pdf",
    }
    used = await (await sandbox.use(mia, channel, "point", given)).answered()
    assert used.original is not None
    assert used.original.text == "Omar (Member), Moderator, questions, mentor, cv.pdf"
    used = await (await sandbox.use(mia, channel, "point", {"user": str(noor.id)})).answered()
    assert used.original is not None
    assert used.original.text == "Noor (User)"


@pytest.mark.usefixtures("client")
@pytest.mark.parametrize(
    ("command", "option", "value"),
    [
        *[("point", "user", value) for value in ("Omar", "1")],
        *[("point", name, "1290000000000000210") for name in ("role", "channel")],
        *[("count", "to", value) for value in ("0", "4", "two", "1.5")],
        *[("count", "share", value) for value in ("-0.1", "1.1", "nan")],
    ],
)
async def test_what_no_client_would_send(sandbox: Sandbox, command: str, option: str, value: str) -> None:
    """An id of something else, or a number out of bounds, never comes to the bot."""
    mia, channel = sandbox.world.person("Mia"), sandbox.world.channel("questions")
    with pytest.raises(InvalidInputError, match=f"the option '{option}'"):
        await sandbox.use(mia, channel, command, {option: value})


@pytest.mark.usefixtures("client")
async def test_numbers_at_their_bounds(sandbox: Sandbox) -> None:
    """The least and the most are taken."""
    mia, channel = sandbox.world.person("Mia"), sandbox.world.channel("questions")
    for to, share in (("1", "0"), ("3", "1")):
        used = await (await sandbox.use(mia, channel, "count", {"to": to, "share": share})).answered()
        assert used.original is not None
        assert used.original.text == f"{to}, {float(share)}"
