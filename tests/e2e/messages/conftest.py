"""What tests of messages share."""

from collections.abc import Iterator

import pytest

from discord_sandbox import Message, Person, Sandbox
from discord_sandbox.world import permissions as may
from tests.e2e.conversation import written


@pytest.fixture
def unpinged(sandbox: Sandbox) -> Iterator[None]:
    """Fail if anything that the bot wrote notifies or names anybody, or came to somebody who never wrote."""
    yield
    assert written(sandbox)
    for message in written(sandbox):
        assert (message.pings, message.mentions, message.mentions_everyone) == ([], [], False)
    assert sandbox.world.unsolicited == []


async def joined(sandbox: Sandbox, person: Person, reply: Message, content: str) -> None:
    """Say something further, and wait until the reply that is there was edited."""
    calls = len(edits(sandbox, reply))
    await sandbox.say(person, reply.channel, content)
    await sandbox.until(lambda: len(edits(sandbox, reply)) > calls)


def edits(sandbox: Sandbox, reply: Message) -> list[int]:
    """Return the statuses of the calls that edited a message."""
    path = f"/channels/{reply.channel.id}/messages/{reply.id}"
    return [call.status for call in sandbox.calls if (call.method, call.path) == ("PATCH", path) and call.status]


def may_call_everyone(sandbox: Sandbox) -> None:
    """Let everybody mention everyone, the bot too."""
    guild = sandbox.world.guild("MLE Study Group")
    guild.everyone.permissions |= may.MENTION_EVERYONE
