"""The gateway: shards, resumes, invalid sessions, close codes."""

import discord
import pytest

from discord_sandbox import Sandbox
from tests.discord_sandbox.client import INTENTS, Client, connected, running


@pytest.mark.slow
async def test_two_shards(sandbox: Sandbox) -> None:
    """Each shard hears of its guilds; direct messages go to the first."""
    sandbox.gateway.shards = 2
    mia, lin = sandbox.world.person("Mia"), sandbox.world.person("小林")
    async with connected(sandbox, Client()) as client:
        assert sorted(guild.shard_id for guild in client.guilds) == [0, 1]
        assert len(sandbox.connections) == 2
        await sandbox.say(mia, sandbox.world.channel("questions"), "hi")
        await sandbox.say(lin, sandbox.world.channel("提问"), "你好")
        await sandbox.say(mia, sandbox.world.dm(mia), "psst")
        await client.until(lambda: len(client.heard) == 3)


async def test_a_dropped_socket_is_resumed(sandbox: Sandbox, client: Client) -> None:
    """What happens while the socket is broken comes after the resume, once."""
    mia, channel = sandbox.world.person("Mia"), sandbox.world.channel("questions")
    sandbox.faults.drop()
    await sandbox.until(lambda: not sandbox.connections)
    await sandbox.say(mia, channel, "hi")
    used = await sandbox.use(mia, channel, "echo", {"text": "still there?"})
    await used.answered()
    assert used.original is not None
    await client.until(lambda: "RESUMED" in client.events)
    await client.until(lambda: len([each for each in client.heard if not each.author.bot]) == 1)
    assert client.events.count("READY") == 1


@pytest.mark.parametrize("ask", ["reconnect", "invalid"])
async def test_asked_to_resume(sandbox: Sandbox, client: Client, ask: str) -> None:
    """Op 7 and a resumable op 9 make the client resume."""
    if ask == "reconnect":
        sandbox.faults.reconnect()
    else:
        sandbox.faults.invalidate(resumable=True)
    await client.until(lambda: "RESUMED" in client.events)
    assert client.events.count("READY") == 1


@pytest.mark.slow
async def test_a_session_that_is_gone(sandbox: Sandbox, client: Client) -> None:
    """After an op 9 that isn't resumable the client identifies anew (discord.py waits 5 s before it does)."""
    sandbox.faults.invalidate(resumable=False)
    await client.until(lambda: client.events.count("READY") == 2)
    assert sandbox.gateway.limit.remaining == 998
    mia, channel = sandbox.world.person("Mia"), sandbox.world.channel("questions")
    used = await (await sandbox.use(mia, channel, "echo", {"text": "hi"})).answered()
    assert used.original is not None


async def test_a_heartbeat_is_asked_for(sandbox: Sandbox, client: Client) -> None:
    """Op 1 makes the client send a heartbeat at once."""
    before = sandbox.gateway.heartbeats
    sandbox.gateway.ask_for_heartbeat()
    mia, channel = sandbox.world.person("Mia"), sandbox.world.channel("questions")
    await (await sandbox.use(mia, channel, "echo", {"text": "hi"})).answered()
    assert sandbox.gateway.heartbeats == before + 1
    assert client.events


async def test_a_wrong_token(sandbox: Sandbox) -> None:
    """Another token can't log in."""
    async with running(sandbox, Client(), "another") as task:
        with pytest.raises(discord.LoginFailure):
            await task
    assert [call.status for call in sandbox.calls] == [401]


async def test_privileged_intents(sandbox: Sandbox) -> None:
    """Privileged intents that weren't granted close the socket with 4014."""
    intents = discord.Intents(INTENTS.value)
    intents.members = True
    async with running(sandbox, Client(intents=intents)) as task:
        with pytest.raises(discord.PrivilegedIntentsRequired):
            await task


async def test_guilds_come_and_go(sandbox: Sandbox, client: Client) -> None:
    """An invitation tells the bot of a guild, and it can write there; expelled, it can't."""
    guild = sandbox.world.guild("Somewhere Else")
    sandbox.invite(guild)
    await client.until(lambda: len(client.guilds) == 3)
    there = client.get_guild(guild.id)
    assert there is not None
    assert there.system_channel is not None
    await there.system_channel.send("Hello")
    sandbox.expel(guild)
    await client.until(lambda: len(client.guilds) == 2)
    with pytest.raises(discord.Forbidden):
        await there.system_channel.send("Still here?")


async def test_events_follow_the_intents(sandbox: Sandbox) -> None:
    """Without the intent for direct messages they aren't told."""
    intents = discord.Intents(guilds=True, guild_messages=True)
    mia = sandbox.world.person("Mia")
    async with connected(sandbox, Client(intents=intents)) as client:
        await sandbox.say(mia, sandbox.world.dm(mia), "psst")
        await sandbox.say(mia, sandbox.world.channel("questions"), "hi")
        await client.until(lambda: client.heard)
        assert client.heard[0].guild is not None


async def test_guilds_and_members_in_rest(sandbox: Sandbox, client: Client) -> None:
    """Guilds, channels and members can be fetched where the bot is; a list of members takes the intent."""
    study, mia = sandbox.world.guild("MLE Study Group"), sandbox.world.person("Mia")
    guild = await client.fetch_guild(study.id)
    assert guild.name == "MLE Study Group"
    assert (await guild.fetch_member(mia.id)).global_name == "Mia"
    assert (await guild.fetch_channels())[0].name == "welcome"
    thread = await client.fetch_channel(sandbox.world.channel("Portfolio ideas").id)
    assert isinstance(thread, discord.Thread)
    with pytest.raises(discord.Forbidden):
        await client.http.get_members(study.id, 10, None)
    with pytest.raises(discord.NotFound):
        await guild.fetch_member(sandbox.world.person("Noor").id)
    with pytest.raises(discord.Forbidden):
        await client.fetch_guild(sandbox.world.guild("Somewhere Else").id)
    assert client.application_id == sandbox.world.application_id


async def test_members_are_found_by_name(client: Client) -> None:
    """By the beginning of either name, in whatever case, and so many as were asked for."""
    guild = next(guild for guild in client.guilds if guild.name == "MLE Study Group")
    assert list(guild.members) == [guild.me]
    for query, names in (
        ("mi", ["Mia"]),
        ("XIAO", ["小林"]),
        ("小", ["小林"]),
        ("nobody", []),
        ("m", ["Mia", "Mentor"]),
    ):
        assert [each.display_name for each in await guild.query_members(query)] == names
    assert [each.display_name for each in await guild.query_members("m", limit=1)] == ["Mia"]


async def test_all_members_come_with_the_intent(sandbox: Sandbox) -> None:
    """A client with the privileged intent asks for the whole list when it starts."""
    sandbox.world.privileged_intents = discord.Intents(members=True).value
    async with connected(sandbox, Client(intents=discord.Intents(guilds=True, members=True))) as client:
        guild = next(guild for guild in client.guilds if guild.name == "MLE Study Group")
        assert {each.display_name for each in guild.members} == {"Mia", "Omar", "小林", "雅婷", "Mentor"}
