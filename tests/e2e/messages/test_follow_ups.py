"""Short questions in a reply to a card are about its entry."""

import pytest

from discord_sandbox import Channel, Person, Sandbox
from tests.discord_sandbox.manual_clock import ManualClock
from tests.e2e.conversation import mention, replied

TEAM, SPLIT = "Which roles make up a data team?", "Why did the data scientist role split into several?"
FOLLOW_UP = "why so many?"
LATER = 2.1
"""Seconds after which a further message is one of its own."""

pytestmark = pytest.mark.usefixtures("calm", "bot")


async def test_in_a_channel(
    sandbox: Sandbox, clock: ManualClock, mia: Person, omar: Person, questions: Channel
) -> None:
    """Whoever replies, it is about the card; as a message of its own it isn't."""
    card = await replied(sandbox, mia, questions, mention(sandbox, TEAM))
    await clock.advance(LATER)
    assert SPLIT in (await replied(sandbox, omar, questions, FOLLOW_UP, answers=card)).text
    await clock.advance(LATER)
    alone = await replied(sandbox, omar, questions, mention(sandbox, FOLLOW_UP))
    assert not alone.text.startswith(f"### {SPLIT}")


async def test_under_a_card_that_was_shown_to_everyone(
    sandbox: Sandbox, clock: ManualClock, mia: Person, omar: Person, questions: Channel
) -> None:
    """It knows its entry as well as a reply does."""
    used = await (await sandbox.use(mia, questions, "ask", {"question": TEAM, "show": "everyone"})).settled()
    assert used.original is not None
    await clock.advance(LATER)
    assert SPLIT in (await replied(sandbox, omar, questions, FOLLOW_UP, answers=used.original)).text


async def test_in_a_direct_message(sandbox: Sandbox, clock: ManualClock, lin: Person) -> None:
    """There a reply is one, too, in the language of its words."""
    direct = sandbox.world.dm(lin)
    card = await replied(sandbox, lin, direct, "有哪些网课值得上？")
    await clock.advance(LATER)
    assert "### 机器学习的理论去哪儿学？" in (await replied(sandbox, lin, direct, "书呢？", answers=card)).text
