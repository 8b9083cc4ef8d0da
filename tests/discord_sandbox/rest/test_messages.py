"""Messages: what the bot may read, send, change, and whom it calls."""

import discord
import pytest

from discord_sandbox import Channel, Message, Sandbox
from tests.discord_sandbox.client import INTENTS, Client, connected


def last(channel: Channel) -> Message:
    """Return a channel's newest message."""
    return next(reversed(channel.messages.values()))


async def test_content_is_blank_without_the_intent(sandbox: Sandbox, client: Client) -> None:
    """Without the intent only direct messages, mentions and replies that notify the bot can be read, in REST too."""
    mia, channel = sandbox.world.person("Mia"), sandbox.world.channel("questions")
    there = client.get_partial_messageable(channel.id)
    own = await there.send("Mine")
    mine = channel.messages[own.id]
    said = await sandbox.say(mia, channel, "secret")
    await sandbox.say(mia, channel, "a quiet reply", reply_to=mine, ping=False)
    await sandbox.say(mia, channel, "a loud reply", reply_to=mine)
    await sandbox.say(mia, sandbox.world.dm(mia), "between us")
    await client.until(lambda: len([each for each in client.heard if not each.author.bot]) == 4)
    texts = [message.content for message in client.heard if not message.author.bot]
    assert texts == ["", "", "a loud reply", "between us"]
    assert (await there.fetch_message(said.id)).content == ""
    fetched = [message.content async for message in there.history(limit=4, oldest_first=True)]
    assert fetched == ["Mine", "", "", "a loud reply"]


async def test_content_with_the_intent(sandbox: Sandbox) -> None:
    """An application that was granted the intent reads everything."""
    sandbox.world.privileged_intents = 1 << 15
    intents = discord.Intents(INTENTS.value)
    intents.message_content = True
    mia, channel = sandbox.world.person("Mia"), sandbox.world.channel("questions")
    async with connected(sandbox, Client(intents=intents)) as client:
        await sandbox.say(mia, channel, "not for you")
        await client.until(lambda: client.heard)
        assert client.heard[0].content == "not for you"


async def test_where_the_bot_may_not(sandbox: Sandbox, client: Client) -> None:
    """Closed channels answer 50013, those of other guilds 50001, unknown ones 10003."""
    elsewhere = sandbox.world.channel("general")
    closed = sandbox.world.channel("announcements")
    for channel_id, code in ((closed.id, 50013), (elsewhere.id, 50001), (5, 10003)):
        with pytest.raises(discord.HTTPException) as caught:
            await client.get_partial_messageable(channel_id).send("Hello")
        assert caught.value.code == code
    assert sandbox.refusals == []


async def test_what_people_may_not(sandbox: Sandbox) -> None:
    """Members don't see the staff's channel nor write where it is closed; moderators do."""
    mia, omar = sandbox.world.person("Mia"), sandbox.world.person("Omar")
    for name in ("staff", "announcements"):
        with pytest.raises(PermissionError):
            await sandbox.say(mia, sandbox.world.channel(name), "Hello")
        await sandbox.say(omar, sandbox.world.channel(name), "Hello")
    with pytest.raises(PermissionError):
        sandbox.history(mia, sandbox.world.channel("staff"))


async def test_nonces(sandbox: Sandbox, client: Client) -> None:
    """A message with a nonce that was there already comes back instead of a second one."""
    channel = sandbox.world.channel("questions")
    there = client.get_partial_messageable(channel.id)
    first, second = await there.send("One", nonce=7), await there.send("Two", nonce=7)
    assert (second.id, second.content) == (first.id, "One")
    assert len(channel.messages) == 1


async def test_whom_a_message_calls(sandbox: Sandbox, client: Client) -> None:
    """Pings follow `allowed_mentions`, the author's permissions and who sees the channel."""
    world, channel = sandbox.world, sandbox.world.channel("questions")
    mia = world.person("Mia")
    there = client.get_partial_messageable(channel.id)
    await there.send(f"@everyone <@{mia.id}> <@{world.person('Noor').id}>")
    assert last(channel).pings == [mia]
    await there.send(f"<@{mia.id}>", allowed_mentions=discord.AllowedMentions.none())
    assert (last(channel).pings, last(channel).mentions) == ([], [])
    said = await sandbox.say(mia, channel, "hm")
    answered = client.get_partial_messageable(channel.id).get_partial_message(said.id)
    await answered.reply("Quiet", allowed_mentions=discord.AllowedMentions(replied_user=False))
    assert last(channel).pings == []
    await answered.reply("Loud", mention_author=True)
    assert last(channel).pings == [mia]


async def test_edits_and_deletes(sandbox: Sandbox, client: Client) -> None:
    """The bot changes and deletes its own messages, not those of others."""
    mia, channel = sandbox.world.person("Mia"), sandbox.world.channel("questions")
    there = client.get_partial_messageable(channel.id)
    own = await there.send("One")
    await own.edit(content="Two")
    assert last(channel).content == "Two"
    assert last(channel).edited is not None
    await own.delete()
    assert channel.messages == {}
    said = await sandbox.say(mia, channel, "hm")
    another = there.get_partial_message(said.id)
    with pytest.raises(discord.Forbidden) as edited:
        await another.edit(content="x")
    assert edited.value.code == 50005
    with pytest.raises(discord.Forbidden) as deleted:
        await another.delete()
    assert deleted.value.code == 50013
    await sandbox.delete(mia, said)
    await client.until(lambda: client.events.count("MESSAGE_DELETE") == 2)
    with pytest.raises(discord.HTTPException) as gone:
        await another.reply("Late")
    assert gone.value.code == 50035
    assert sandbox.refusals == []  # it went meanwhile, that is no mistake of the bot


async def test_direct_messages(sandbox: Sandbox, client: Client) -> None:
    """A direct message goes both ways; one to somebody who never wrote is noted."""
    mia, omar = sandbox.world.person("Mia"), sandbox.world.person("Omar")
    await sandbox.say(mia, sandbox.world.dm(mia), "psst")
    await client.until(lambda: client.heard)
    assert client.heard[0].guild is None
    await client.heard[0].channel.send("Yes?")
    assert sandbox.world.unsolicited == []
    await (await client.fetch_user(omar.id)).send("You don't know me")
    assert [message.content for message in sandbox.world.unsolicited] == ["You don't know me"]


async def test_threads_typing_and_reactions(sandbox: Sandbox, client: Client) -> None:
    """The bot writes in a thread, is seen typing, and reacts."""
    mia, thread = sandbox.world.person("Mia"), sandbox.world.channel("Portfolio ideas")
    said = await sandbox.say(mia, thread, f"<@{sandbox.world.bot.id}> ideas?")
    reply = await sandbox.until(lambda: next((each for each in thread.messages.values() if each.author.bot), None))
    assert reply.pings == [mia]
    there = client.get_partial_messageable(thread.id)
    async with there.typing():
        await there.get_partial_message(said.id).add_reaction("👍")
    assert said.reactions == {"👍": [sandbox.world.bot.id]}
    assert client.user is not None
    await there.get_partial_message(said.id).remove_reaction("👍", client.user)
    assert said.reactions == {}
    assert [call.status for call in sandbox.calls if "typing" in call.template] == [204]


async def test_files(sandbox: Sandbox, client: Client, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A message with a file comes as a form, and keeps the file's name and size."""
    path = tmp_path_factory.mktemp("files") / "notes.txt"
    path.write_text("12345", encoding="utf-8")
    channel = sandbox.world.channel("questions")
    await client.get_partial_messageable(channel.id).send("Look", file=discord.File(path))
    [attachment] = last(channel).attachments
    assert (attachment["filename"], attachment["size"], last(channel).content) == ("notes.txt", 5, "Look")
    assert sandbox.refusals == []
