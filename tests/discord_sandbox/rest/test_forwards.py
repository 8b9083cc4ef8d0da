"""Forwarded messages: a copy of what another message said, and nothing else."""

import discord
import pytest

from discord_sandbox import Sandbox
from tests.discord_sandbox.client import Client
from tests.discord_sandbox.web.page_socket import opened


async def test_a_forwarded_message_holds_a_copy(sandbox: Sandbox, client: Client) -> None:
    """The copy stays as it was; in a direct message the bot can read it, elsewhere not without the intent."""
    mia, questions = sandbox.world.person("Mia"), sandbox.world.channel("questions")
    original = await sandbox.say(mia, questions, "the words")
    direct = await sandbox.forward(mia, original, sandbox.world.dm(mia))
    await sandbox.forward(mia, direct, sandbox.world.channel("interviews"))
    original.content = "other words"
    await client.until(lambda: len(client.heard) == 3)
    _, read, blank = client.heard
    assert read.reference is not None
    assert read.reference.type is discord.MessageReferenceType.forward
    assert read.reference.message_id == original.id
    assert (read.content, read.flags.forwarded) == ("", True)
    assert [snapshot.content for snapshot in read.message_snapshots] == ["the words"]
    assert [snapshot.content for snapshot in blank.message_snapshots] == [""]


async def test_forwarded_on_the_page(sandbox: Sandbox) -> None:
    """The page gets the copy, and quotes nothing above it."""
    mia, questions = sandbox.world.person("Mia"), sandbox.world.channel("questions")
    async with opened(sandbox, "Mia") as page:
        original = await sandbox.say(mia, questions, "the words")
        await sandbox.forward(mia, original, questions)
        await page.wait("message")
        message = (await page.wait("message"))["message"]
    assert message["message_snapshots"][0]["message"]["content"] == "the words"
    assert message["referenced_message"] is None


async def test_who_may_forward(sandbox: Sandbox) -> None:
    """Only what one sees, and only where one may write."""
    mia, omar = sandbox.world.person("Mia"), sandbox.world.person("Omar")
    staff, announcements = sandbox.world.channel("staff"), sandbox.world.channel("announcements")
    secret = await sandbox.say(omar, staff, "secret")
    public = await sandbox.say(omar, announcements, "public")
    for message, channel in ((secret, sandbox.world.channel("questions")), (public, announcements)):
        with pytest.raises(PermissionError):
            await sandbox.forward(mia, message, channel)


async def test_the_bot_forwards(sandbox: Sandbox, client: Client) -> None:
    """From any channel that it sees to any where it may write; what it can't read it can't forward."""
    mia, questions = sandbox.world.person("Mia"), sandbox.world.channel("questions")
    interviews = client.get_partial_messageable(sandbox.world.channel("interviews").id)
    there = client.get_partial_messageable(questions.id)
    mentioned = await sandbox.say(mia, questions, f"<@{sandbox.world.bot.id}> the words")
    forwarded = await there.get_partial_message(mentioned.id).forward(interviews)
    assert [snapshot.content for snapshot in forwarded.message_snapshots] == [mentioned.content]
    (copy,) = sandbox.history(mia, sandbox.world.channel("interviews"))
    assert (copy.author, copy.content, copy.pings) == (sandbox.world.bot, "", [])
    assert copy.snapshot is not None
    assert copy.snapshot.content == mentioned.content
    again = await interviews.get_partial_message(copy.id).forward(there)
    assert [snapshot.content for snapshot in again.message_snapshots] == [mentioned.content]
    other = await sandbox.say(mia, questions, "not for bots")
    with pytest.raises(discord.HTTPException) as unreadable:
        await there.get_partial_message(other.id).forward(interviews)
    assert unreadable.value.code == 160014
    sandbox.world.privileged_intents = 1 << 15
    forwarded = await there.get_partial_message(other.id).forward(interviews)
    assert [snapshot.content for snapshot in forwarded.message_snapshots] == ["not for bots"]
    await sandbox.delete(mia, other)
    with pytest.raises(discord.HTTPException) as gone:
        await there.get_partial_message(other.id).forward(interviews)
    assert gone.value.code == 50035
    assert sandbox.refusals == []
