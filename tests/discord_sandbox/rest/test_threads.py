"""Threads that are archived, locked or slow, forums and their posts, AutoMod, and members who are timed out."""

from collections.abc import Awaitable

import discord
import pytest

from discord_sandbox import Channel, InvalidInputError, Message, NotFoundError, NotPermittedError, Sandbox
from discord_sandbox.world import command_access, threads
from discord_sandbox.world.entities import Flag
from tests.discord_sandbox.client import Client
from tests.discord_sandbox.manual_clock import ManualClock


@pytest.fixture
def thread(sandbox: Sandbox) -> Channel:
    """A thread in which all write."""
    return sandbox.world.channel("Portfolio ideas")


@pytest.fixture
def forum(sandbox: Sandbox) -> Channel:
    """A forum with two tags."""
    return sandbox.world.channel("career-forum")


async def code_of(call: Awaitable[object]) -> int:
    """Return the code with which a call is refused."""
    with pytest.raises(discord.HTTPException) as caught:
        await call
    return caught.value.code


async def test_a_message_opens_an_archived_thread(sandbox: Sandbox, client: Client, thread: Channel) -> None:
    """A person's and the bot's; what stands in it can't be edited before."""
    mia, there = sandbox.world.person("Mia"), client.get_partial_messageable(thread.id)
    own = await there.send("mine")
    threads.archive(sandbox.world, thread)
    assert await code_of(own.edit(content="other")) == 50083
    await there.send("again")
    assert not thread.is_archived
    threads.archive(sandbox.world, thread)
    await sandbox.say(mia, thread, "and again")
    assert not thread.is_archived
    await client.until(lambda: client.events.count("THREAD_UPDATE") == 4)


async def test_a_locked_thread(sandbox: Sandbox, client: Client, thread: Channel) -> None:
    """Neither members nor the bot write in it, archived or not; who manages threads does."""
    mia, omar = sandbox.world.person("Mia"), sandbox.world.person("Omar")
    there = client.get_partial_messageable(thread.id)
    threads.archive(sandbox.world, thread, locked=True)
    assert await code_of(there.send("hello")) == 50083
    thread.is_archived = False
    assert await code_of(there.send("hello")) == 160005
    with pytest.raises(NotPermittedError):
        await sandbox.say(mia, thread, "hello")
    assert thread.guild is not None
    thread.guild.owner_id = omar.id
    assert (await sandbox.say(omar, thread, "hello")).content == "hello"


async def test_commands_in_a_locked_thread(sandbox: Sandbox, client: Client, thread: Channel) -> None:
    """There are no slash commands; what comes from a message's menu is private, whatever the bot wants."""
    assert client.user is not None
    mia = sandbox.world.person("Mia")
    card = (await (await sandbox.use(mia, thread, "show", {"text": "Hi"})).answered()).original
    assert card is not None
    threads.archive(sandbox.world, thread, locked=True)
    names = {command["name"] for command in command_access.usable_commands(sandbox.world, mia, thread)}
    assert names == {"Count letters", "Who is this"}
    used = await (await sandbox.use_on(mia, card, "Count letters")).answered()
    assert used.original is not None
    assert used.original.flags & Flag.EPHEMERAL


async def test_slow_mode_is_for_people(sandbox: Sandbox, client: Client, clock: ManualClock, thread: Channel) -> None:
    """A member waits; a moderator and the bot don't."""
    thread.slow_mode = 10
    mia, omar = sandbox.world.person("Mia"), sandbox.world.person("Omar")
    there = client.get_partial_messageable(thread.id)
    for _ in range(2):
        await sandbox.say(omar, thread, "hello")
        await there.send("hello")
    await sandbox.say(mia, thread, "hello")
    with pytest.raises(NotPermittedError, match="slow mode"):
        await sandbox.say(mia, thread, "hello")
    await clock.advance(10)
    await sandbox.say(mia, thread, "hello")


async def test_a_forum_and_its_posts(sandbox: Sandbox, client: Client, forum: Channel) -> None:
    """The thread comes before its first message, which has its id; the tags are the forum's."""
    mia = sandbox.world.person("Mia")
    here = client.get_channel(forum.id)
    assert isinstance(here, discord.ForumChannel)
    assert [tag.name for tag in here.available_tags] == ["jobs", "learning"]
    post = await sandbox.post(mia, forum, "Where to begin?", "I know some Python", ["learning"])
    await client.until(lambda: client.heard)
    there = client.get_channel(post.id)
    assert isinstance(there, discord.Thread)
    assert (there.parent, there.owner_id, there.name) == (here, mia.id, "Where to begin?")
    assert [tag.name for tag in there.applied_tags] == ["learning"]
    assert client.heard[0].id == there.id
    created = [name for name in client.events if name in ("THREAD_CREATE", "MESSAGE_CREATE")]
    assert created == ["THREAD_CREATE", "MESSAGE_CREATE"]


async def test_a_post_without_its_first_message(sandbox: Sandbox, client: Client, forum: Channel) -> None:
    """While its author still uploads a file nobody else can write there, nor read its beginning."""
    mia, omar = sandbox.world.person("Mia"), sandbox.world.person("Omar")
    post = await sandbox.post(mia, forum, "My portfolio")
    await client.until(lambda: "THREAD_CREATE" in client.events)
    there = client.get_partial_messageable(post.id)
    assert await code_of(there.send("Welcome")) == 40058
    assert await code_of(there.fetch_message(post.id)) == 10008
    with pytest.raises(NotPermittedError):
        await sandbox.say(omar, post, "first!")
    said = await sandbox.say(mia, post, "Here it is")
    assert said.id == post.id
    await there.send("Welcome")


async def test_what_a_forum_refuses(sandbox: Sandbox, client: Client, forum: Channel) -> None:
    """Messages and slash commands in the forum itself, and posts with a wrong title or tag."""
    mia = sandbox.world.person("Mia")
    assert await code_of(client.get_partial_messageable(forum.id).send("hello")) == 50008
    with pytest.raises(NotPermittedError):
        await sandbox.say(mia, forum, "hello")
    with pytest.raises(NotFoundError):
        await sandbox.use(mia, forum, "echo", {"text": "hi"})
    for title, tags in (("", []), ("x" * 101, []), ("title", ["cats"])):
        with pytest.raises(InvalidInputError):
            await sandbox.post(mia, forum, title, "text", tags)
    with pytest.raises(NotPermittedError):
        await sandbox.post(mia, sandbox.world.channel("questions"), "title", "text")


async def test_automod(sandbox: Sandbox, client: Client) -> None:
    """Blocked words come from nobody but those who manage the guild; what one person sees isn't checked."""
    mia, omar, channel = sandbox.world.person("Mia"), sandbox.world.person("Omar"), sandbox.world.channel("questions")
    assert channel.guild is not None
    there = client.get_partial_messageable(channel.id)
    own = await there.send("harmless")
    channel.guild.blocked_words = ["Spam"]
    assert await code_of(there.send("no spam here")) == 200000
    assert await code_of(own.edit(content="spam")) == 200000
    with pytest.raises(InvalidInputError):
        await sandbox.say(mia, channel, "spam")
    assert (await sandbox.say(omar, channel, "spam")).content == "spam"
    private = await (await sandbox.use(mia, channel, "echo", {"text": "spam", "private": "true"})).answered()
    assert private.original is not None
    await sandbox.use(mia, channel, "echo", {"text": "spam"})
    await sandbox.until(
        lambda: [call for call in sandbox.calls if call.template.endswith("callback") and call.status == 400]
    )
    assert sandbox.refusals == []


async def test_a_member_who_is_timed_out(sandbox: Sandbox, client: Client, clock: ManualClock) -> None:
    """They read, and neither write nor use commands or buttons until it is over."""
    mia, channel = sandbox.world.person("Mia"), sandbox.world.channel("questions")
    assert channel.guild is not None
    card = (await (await sandbox.use(mia, channel, "show", {"text": "Hi"})).answered()).original
    assert isinstance(card, Message)
    channel.guild.members[mia.id].timed_out_until = clock.now() + 60
    assert sandbox.history(mia, channel) == [card]
    with pytest.raises(NotPermittedError):
        await sandbox.say(mia, channel, "hello")
    with pytest.raises(NotFoundError):
        await sandbox.use(mia, channel, "show", {"text": "Hi"})
    with pytest.raises(NotPermittedError):
        await sandbox.press(mia, card, "again:1")
    await clock.advance(61)
    await sandbox.press(mia, card, "again:1")
    channel.guild.members[sandbox.world.bot.id].timed_out_until = clock.now() + 60
    assert await code_of(client.get_partial_messageable(channel.id).send("hello")) == 50013
