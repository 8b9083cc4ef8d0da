"""What one member does takes nothing from the others."""

import asyncio
import threading
from collections.abc import Iterator

import pytest

from bot.answering.service import BUSY
from bot.answering.turns import MAX_WAITING
from bot.mentor import Answer, Mentor, Question, Reply
from discord_sandbox import Channel, Member, Person, Sandbox
from tests.concurrency import Concurrency
from tests.e2e.conftest import Bots
from tests.e2e.conversation import mention, replied
from tests.e2e.faults.conftest import PATIENCE

pytestmark = pytest.mark.usefixtures("calm")
WITHIN = 10.0
"""Seconds after which something that should come has not come."""
SLOW = "slowly now, which podcasts are good?"
NONSENSE = " ".join("qxzkvwjbptrmhgfdsclnbq"[turn % 22 :] + "qxzkvwjbptrmhgfdsclnbq"[: turn % 22] for turn in range(80))
"""Eighty words of 22 letters, 1,839 characters, of which an encoder makes 1,200 tokens."""


class Held(Mentor):
    """Thinks about slow questions until it is let go, and counts how many it thinks about at once."""

    encodes = True  # so that each has a thread

    def __init__(self, mentor: Mentor) -> None:
        super().__init__(mentor.faq, mentor.matcher)
        self.began, self.let_go = threading.Event(), threading.Event()
        self.concurrency = Concurrency()

    def ask(self, question: Question) -> Reply:
        """Answer, a slow question when it is let go."""
        if "slowly" in question.text:
            with self.concurrency.counted():
                self.began.set()
                self.let_go.wait()
        return super().ask(question)


@pytest.fixture
def held(mentor: Mentor) -> Iterator[Held]:
    """Such a mentor, which lets everything go at the end."""
    one = Held(mentor)
    yield one
    one.let_go.set()


async def test_others_are_answered_meanwhile(
    sandbox: Sandbox, mia: Person, omar: Person, questions: Channel, bots: Bots, held: Held
) -> None:
    """A member's next questions wait, a bounded number, the rest is refused privately; nobody else waits."""
    async with bots(held, answers_per_minute=0):
        slow = [await sandbox.use(mia, questions, "ask", {"question": SLOW}) for _ in range(MAX_WAITING + 1)]
        assert await asyncio.to_thread(held.began.wait, WITHIN)
        assert (
            "podcasts" in (await replied(sandbox, omar, questions, mention(sandbox, "which podcasts are good?"))).text
        )
        refused = await (await sandbox.use(mia, questions, "ask", {"question": SLOW})).settled()
        assert refused.original is not None
        assert refused.original.text.startswith("That was a lot of questions")
        assert refused.original.ephemeral_to is mia
        assert not any(each.is_settled for each in slow)
        held.let_go.set()
        for each in slow:
            assert "podcasts" in ((await each.settled()).original or refused.original).text
    assert held.concurrency.most == 1


async def test_many_at_once(sandbox: Sandbox, omar: Person, questions: Channel, bots: Bots, held: Held) -> None:
    """Where many wait an answer is announced before any time passes; so each of a thousand comes soon enough."""
    async with bots(held, answers_per_minute=0):
        used = [await sandbox.use(one, questions, "ask", {"question": SLOW}) for one in _members(questions, BUSY)]
        await sandbox.complete(omar, questions, "ask", "question", "podcast")  # by then all of them wait
        last = await sandbox.use(omar, questions, "ask", {"question": SLOW})
        assert (await last.answered(within=WITHIN)).response_type == PATIENCE
        assert not any(each.is_answered for each in used)
        held.let_go.set()
        for each in [*used, last]:
            assert (message := (await each.settled()).original) is not None
            assert "podcasts" in message.text


async def test_nonsense_gets_its_no(sandbox: Sandbox, mia: Person, bots: Bots) -> None:
    """The longest word salad is read and refused like any other question."""
    async with bots(answers_per_minute=0):
        assert "podcasts" not in (await replied(sandbox, mia, sandbox.world.dm(mia), NONSENSE)).text


@pytest.mark.parametrize("noise", [NONSENSE[:700], "x" * 1500, "1234567890 " * 120, "</" * 300 + "a:1>" + ":1>" * 300])
def test_a_question_after_a_wall_of_text(mentor: Mentor, noise: str) -> None:
    """What is bounded hides nothing: the question at the end of it ranks as it did, and nothing wrong is answered."""
    reply, match = mentor.consider(Question(f"{noise}\n\nwhich podcasts should I listen to?"))

    assert match.candidates[0].label == "resources/podcasts"
    assert not isinstance(reply, Answer) or reply.entry == "resources/podcasts"


def _members(channel: Channel, count: int) -> list[Person]:
    """Add so many members to the guild of a channel."""
    assert channel.guild is not None
    people = [
        Person(1_290_000_000_000_100_000 + number, f"Member {number}", f"member{number}") for number in range(count)
    ]
    for person in people:
        channel.guild.members[person.id] = Member(person, [], 0.0)
    return people
