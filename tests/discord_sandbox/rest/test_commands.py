"""Commands: who has which where, and what their options take."""

import discord
import pytest
from discord import app_commands

from discord_sandbox import Sandbox, Unanswered
from discord_sandbox.world import command_access, permissions as may
from discord_sandbox.world.entities import Flag
from tests.discord_sandbox.client import Client, connected
from tests.discord_sandbox.manual_clock import ManualClock


async def test_commands_keep_their_ids(sandbox: Sandbox, client: Client) -> None:
    """A second sync keeps the ids; single ones come and go."""
    before = {command.name: command.id for command in await client.tree.fetch_commands()}
    after = {command.name: command.id for command in await client.tree.sync()}
    assert before == after
    assert sandbox.world.syncs == 2
    first = (await client.tree.fetch_commands())[0]
    await first.edit(description="New")
    assert (await client.tree.fetch_command(first.id)).description == "New"
    await first.delete()
    with pytest.raises(discord.NotFound) as caught:
        await client.tree.fetch_command(first.id)
    assert caught.value.code == 10063


async def test_a_guilds_own_commands(sandbox: Sandbox) -> None:
    """A guild's own commands are there only."""
    client, guild = Client(), sandbox.world.guild("机器学习之友")

    @client.tree.command(guild=discord.Object(guild.id))
    async def here(interaction: discord.Interaction) -> None:
        """Only here."""
        await interaction.response.send_message("Here")

    lin = sandbox.world.person("小林")
    async with connected(sandbox, client):
        await client.tree.sync(guild=discord.Object(guild.id))
        used = await (await sandbox.use(lin, sandbox.world.channel("提问"), "here")).answered()
        assert used.original is not None
        assert used.original.content == "Here"
        with pytest.raises(LookupError):
            await sandbox.use(lin, sandbox.world.channel("questions"), "here")


async def test_who_has_which_command(sandbox: Sandbox, client: Client) -> None:
    """Commands follow permissions, and where they may be used."""
    mia, omar, questions = sandbox.world.person("Mia"), sandbox.world.person("Omar"), sandbox.world.channel("questions")
    with pytest.raises(LookupError):
        await sandbox.use(mia, questions, "tidy")
    used = await (await sandbox.use(omar, questions, "tidy")).answered()
    assert used.original is not None
    assert used.original.content == "True"
    with pytest.raises(LookupError):
        await sandbox.use(omar, sandbox.world.dm(omar), "tidy")
    direct = await (await sandbox.use(mia, sandbox.world.dm(mia), "echo", {"text": "hi"})).answered()
    assert direct.original is not None
    assert client.interactions[-1].context.dm_channel


async def test_on_a_persons_own_account(sandbox: Sandbox, client: Client) -> None:
    """Where the bot isn't, a command of a person's own installation works, with that guild's id and few permissions."""
    noor, general = sandbox.world.person("Noor"), sandbox.world.channel("general")
    used = await (await sandbox.use(noor, general, "echo", {"text": "hi"})).answered()
    assert used.original is not None
    assert used.original.content == "en-GB: hi"
    [heard] = client.interactions
    assert heard.guild_id == sandbox.world.guild("Somewhere Else").id
    assert heard.is_user_integration()
    assert not heard.is_guild_integration()
    assert not heard.app_permissions.send_messages
    assert [command["name"] for command in command_access.usable_commands(sandbox.world, noor, general)] == ["echo"]
    assert len(client.guilds) == 2


@pytest.mark.parametrize("bit", [may.USE_EXTERNAL_APPS, may.SEND_MESSAGES])
async def test_external_answers_can_be_forced_private(sandbox: Sandbox, client: Client, bit: int) -> None:
    """Where a person may not post with what they installed themselves, only they see it; the bot is told so."""
    noor, general = sandbox.world.person("Noor"), sandbox.world.channel("general")
    assert general.guild is not None
    general.guild.owner_id = client.user.id if client.user else 0
    general.guild.everyone.permissions &= ~bit
    used = await (await sandbox.use(noor, general, "echo", {"text": "hi"})).answered()
    assert used.original is not None
    assert used.original.ephemeral_to is noor
    assert used.original.flags & Flag.EPHEMERAL
    mia, questions = sandbox.world.person("Mia"), sandbox.world.channel("questions")
    assert questions.guild is not None
    questions.guild.everyone.permissions &= ~bit
    used = await (await sandbox.use(mia, questions, "echo", {"text": "hi"})).answered()
    assert used.original is not None
    assert used.original.ephemeral_to is None


async def test_options(sandbox: Sandbox) -> None:
    """Options come as their types; what Discord's client would not send is refused before."""
    client = Client()
    group = app_commands.Group(name="sum", description="Sums")

    @group.command()
    @app_commands.choices(
        how=[app_commands.Choice(name="Up", value="up"), app_commands.Choice(name="Down", value="down")]
    )
    async def of(interaction: discord.Interaction, a: int, b: float, how: str, sure: bool = False) -> None:
        """Add."""
        await interaction.response.send_message(f"{a + b} {how} {sure}")

    client.tree.add_command(group)
    mia, channel = sandbox.world.person("Mia"), sandbox.world.channel("questions")
    async with connected(sandbox, client):
        typed = {"a": "1", "b": "0.5", "how": "up", "sure": "true"}
        used = await (await sandbox.use(mia, channel, "sum of", typed)).answered()
        assert used.original is not None
        assert used.original.content == "1.5 up True"
        for wrong in ({"a": "1"}, typed | {"how": "sideways"}, typed | {"c": "1"}, typed | {"a": "one"}):
            with pytest.raises(ValueError):  # noqa: PT011 - the option is named in it
                await sandbox.use(mia, channel, "sum of", wrong)
        with pytest.raises(LookupError):
            await sandbox.use(mia, channel, "sum", typed)


async def test_choices_that_never_come(sandbox: Sandbox, clock: ManualClock) -> None:
    """Choices that the bot doesn't give within 3 s are said to be missing."""
    client = Client()

    @client.tree.command()
    async def pick(interaction: discord.Interaction, fruit: str) -> None:
        """Pick."""

    @pick.autocomplete("fruit")
    async def fruits(_interaction: discord.Interaction, _typed: str) -> list[app_commands.Choice[str]]:
        await clock.advance(3.1)
        return []

    mia, channel = sandbox.world.person("Mia"), sandbox.world.channel("questions")
    async with connected(sandbox, client):
        with pytest.raises(Unanswered):
            await sandbox.complete(mia, channel, "pick", "fruit", "a")


async def test_where_the_application_can_be_installed(sandbox: Sandbox, client: Client) -> None:
    """Commands for another way are refused, all of a list with them; by default they are for the first way."""
    sandbox.world.installs = frozenset({0})
    assert (await client.application_info()).user_integration_config is None

    @client.tree.command(name="mine")
    @app_commands.allowed_installs(guilds=True, users=True)
    async def mine(interaction: discord.Interaction) -> None:
        """Mine."""
        await interaction.response.send_message("Mine")

    before = dict(sandbox.world.commands[None])
    with pytest.raises(discord.HTTPException) as caught:
        await client.tree.sync()
    assert (caught.value.status, caught.value.code) == (400, 50035)
    assert sandbox.world.commands[None] == before
    mine.allowed_installs = None
    echo = client.tree.get_command("echo")
    assert isinstance(echo, app_commands.Command)
    echo.allowed_installs = None
    await client.tree.sync()
    assert {tuple(command["integration_types"]) for command in sandbox.world.commands[None].values()} == {(0,)}


async def test_two_hundred_new_commands_a_day(sandbox: Sandbox, client: Client, clock: ManualClock) -> None:
    """More are refused for a day; commands whose names are known already do not count."""
    known = len(sandbox.world.commands[None])
    sandbox.world.created[None] = [clock.monotonic()] * 200

    @client.tree.command(name="another")
    async def another(interaction: discord.Interaction) -> None:
        """Another."""
        await interaction.response.send_message("Another")

    with pytest.raises(discord.HTTPException) as caught:
        await client.tree.sync()
    assert (caught.value.status, caught.value.code) == (400, 30034)
    client.tree.remove_command("another")
    await client.tree.sync()
    await clock.advance(24 * 3600)
    client.tree.add_command(another)
    await client.tree.sync()
    assert len(sandbox.world.commands[None]) == known + 1
