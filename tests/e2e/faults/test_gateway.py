"""The connection breaks in every way: nothing is lost, nothing is answered twice."""

from collections.abc import Callable
from functools import partial

import pytest

from bot.app import MentorBot
from discord_sandbox import Channel, Faults, Message, Person, Sandbox
from tests.e2e.conftest import Bots, press, related
from tests.e2e.conversation import all_heard, mention, replied, reply_to, written
from tests.e2e.faults.conftest import AT_ONCE, QUESTION, ROLE, Slow

# The gateway

BREAKS: dict[str, Callable[[Faults], None]] = {
    "dropped": Faults.drop,
    "op 7": Faults.reconnect,
    "op 9, resumable": lambda faults: faults.invalidate(resumable=True),
}


@pytest.mark.usefixtures("calm")
@pytest.mark.parametrize("name", BREAKS)
async def test_what_is_said_meanwhile(
    sandbox: Sandbox, mia: Person, omar: Person, questions: Channel, bot: MentorBot, name: str
) -> None:
    """Is heard on the resumed session, and answered once: a mention, a direct message, a command, a press."""
    card = await replied(sandbox, mia, questions, mention(sandbox, "which podcasts are good?"))
    other = related(card)
    sessions = sandbox.gateway.limit.remaining
    BREAKS[name](sandbox.faults)
    said = await sandbox.say(omar, questions, mention(sandbox, QUESTION))
    alone = await sandbox.say(mia, sandbox.world.dm(mia), QUESTION)
    used = await sandbox.use(omar, questions, "ask", {"question": QUESTION})
    pressed = await press(sandbox, mia, card, other)
    assert ROLE in (await sandbox.until(lambda: reply_to(said))).text
    assert ROLE in (await sandbox.until(lambda: reply_to(alone))).text
    assert not (await used.settled()).failed
    assert not (await pressed.settled()).failed
    assert other.label in card.text
    await all_heard(sandbox, bot)
    assert len(written(sandbox)) == 4
    assert sandbox.gateway.limit.remaining == sessions


@pytest.mark.usefixtures("calm")
async def test_what_is_said_while_there_is_no_socket(
    sandbox: Sandbox, mia: Person, questions: Channel, bot: MentorBot
) -> None:
    """The same for what the bot can't have heard on the old one; three times in a row."""
    replies: list[Message] = []
    for channel in (questions, sandbox.world.channel("#interviews"), sandbox.world.dm(mia)):
        sandbox.faults.drop()
        await sandbox.until(lambda: not sandbox.connections)
        said = await sandbox.say(mia, channel, mention(sandbox, QUESTION))
        assert not sandbox.connections
        replies.append(await sandbox.until(partial(reply_to, said)))
    await all_heard(sandbox, bot)
    assert written(sandbox) == replies
    assert all(ROLE in reply.text for reply in replies)


@pytest.mark.usefixtures("calm")
async def test_a_session_that_can_not_be_resumed(
    sandbox: Sandbox, mia: Person, questions: Channel, bot: MentorBot
) -> None:
    """The bot begins anew: old buttons and new questions work; it greets nobody again and tells no commands again."""
    card = await replied(sandbox, mia, questions, mention(sandbox, QUESTION))
    other = related(card)
    sessions = sandbox.gateway.limit.remaining
    sandbox.faults.invalidate(resumable=False)
    await sandbox.ready()
    assert sandbox.gateway.limit.remaining == sessions - 1
    assert not (await (await press(sandbox, mia, card, other)).settled()).failed
    assert other.label in card.text
    elsewhere = await replied(sandbox, mia, sandbox.world.channel("#interviews"), mention(sandbox, QUESTION))
    assert ROLE in elsewhere.text
    await all_heard(sandbox, bot)
    assert written(sandbox) == [card, elsewhere]
    assert len([call for call in sandbox.calls if call.method == "PUT"]) == 1


@pytest.mark.usefixtures("calm")
@pytest.mark.parametrize("name", BREAKS)
async def test_a_break_while_an_answer_is_under_way(
    sandbox: Sandbox, mia: Person, questions: Channel, bots: Bots, slow: Slow, name: str
) -> None:
    """It is given all the same: answers don't need the socket."""
    async with bots(slow) as bot:
        said = await sandbox.say(mia, questions, mention(sandbox, QUESTION))
        used = await sandbox.use(mia, questions, "ask", {"question": QUESTION})
        await slow.is_asked()
        BREAKS[name](sandbox.faults)
        slow.go()
        assert ROLE in (await sandbox.until(lambda: reply_to(said))).text
        assert (await used.settled()).response_type == AT_ONCE
        await all_heard(sandbox, bot)
    assert len(written(sandbox)) == 2


@pytest.mark.usefixtures("calm")
async def test_a_lost_session_while_an_answer_is_under_way(
    sandbox: Sandbox, mia: Person, questions: Channel, bots: Bots, slow: Slow
) -> None:
    """Is no different, though the bot begins anew meanwhile."""
    async with bots(slow) as bot:
        said = await sandbox.say(mia, questions, mention(sandbox, QUESTION))
        await slow.is_asked()
        sandbox.faults.invalidate(resumable=False)
        await sandbox.ready()
        slow.go()
        reply = await sandbox.until(lambda: reply_to(said))
        await all_heard(sandbox, bot)
    assert ROLE in reply.text
    assert written(sandbox) == [reply]
