"""Nobody gets more answers a minute than the limit."""

import pytest

from bot.app import MentorBot
from bot.mentor import Mentor, Question, Reply
from bot.settings import load_settings
from discord_sandbox import Channel, Message, Person, Sandbox
from tests.discord_sandbox.manual_clock import ManualClock
from tests.e2e.conftest import DELETE, Bots, custom_id, press, related
from tests.e2e.conversation import all_heard, mention, replied, written
from tests.e2e.messages.conftest import joined

LATER = 2.1
"""Seconds after which a further message is one of its own."""
MOST, MINUTE = 10, 60
TOO_MANY = "That was a lot of questions in a minute."
PODCASTS, BLOGS = "podcasts", "blogs"

pytestmark = pytest.mark.usefixtures("calm")


class Counting(Mentor):
    """Counts what it is asked."""

    def __init__(self, mentor: Mentor) -> None:
        super().__init__(mentor.faq, mentor.matcher)
        self.asked = 0

    def ask(self, question: Question) -> Reply:
        """Answer and count."""
        self.asked += 1
        return super().ask(question)


async def many(sandbox: Sandbox, clock: ManualClock, person: Person, channel: Channel, count: int) -> list[Message]:
    """Ask so many questions, each on its own, and give the replies."""
    replies = []
    for _ in range(count):
        replies.append(await replied(sandbox, person, channel, mention(sandbox, "which podcasts are good?")))
        await clock.advance(LATER)
    return replies


async def test_ten_answers_a_minute(
    sandbox: Sandbox, mia: Person, questions: Channel, clock: ManualClock, bot: MentorBot
) -> None:
    """The eleventh is refused kindly, without a ping; what comes then is not even refused, until a minute is over."""
    replies = await many(sandbox, clock, mia, questions, MOST)
    assert all(PODCASTS in reply.text for reply in replies)
    refusal = await replied(sandbox, mia, questions, mention(sandbox, "which blogs should I read?"))
    assert refusal.text == f"{TOO_MANY} Please try again in {MINUTE - MOST * 2 - 1} seconds."
    assert refusal.custom_ids == []
    assert refusal.pings == []
    for text in ("which blogs should I read?", "hi", ""):
        await clock.advance(LATER)
        await sandbox.say(mia, questions, mention(sandbox, text))
    await all_heard(sandbox, bot)
    assert written(sandbox) == [*replies, refusal]
    await clock.advance(MINUTE)
    assert PODCASTS in (await replied(sandbox, mia, questions, mention(sandbox, "which podcasts are good?"))).text


@pytest.mark.usefixtures("bot")
async def test_the_minute_moves_along(sandbox: Sandbox, mia: Person, questions: Channel, clock: ManualClock) -> None:
    """As old answers leave the minute, one at a time, as many new ones are given; too many is said again then."""
    start = clock.now()
    await many(sandbox, clock, mia, questions, MOST)
    refusal = await replied(sandbox, mia, questions, mention(sandbox, "which blogs should I read?"))
    refused_at = clock.now()
    assert refusal.text.startswith(TOO_MANY)
    await clock.advance(start + MINUTE + 0.1 - clock.now())
    assert BLOGS in (await replied(sandbox, mia, questions, mention(sandbox, "which blogs should I read?"))).text
    await clock.advance(refused_at + MINUTE + 0.1 - clock.now())
    more = await many(sandbox, clock, mia, questions, MOST)
    assert [reply.text.startswith(TOO_MANY) for reply in more] == [False] * (MOST - 1) + [True]


@pytest.mark.usefixtures("bot")
async def test_the_clock_is_set_back(sandbox: Sandbox, mia: Person, questions: Channel, clock: ManualClock) -> None:
    """A minute stays a minute, whatever time it is said to be."""
    await many(sandbox, clock, mia, questions, MOST)
    clock.set_back(3600)
    assert (await replied(sandbox, mia, questions, mention(sandbox, "hi"))).text.startswith(TOO_MANY)
    await clock.advance(MINUTE)
    assert PODCASTS in (await replied(sandbox, mia, questions, mention(sandbox, "which podcasts are good?"))).text


@pytest.mark.usefixtures("bot")
async def test_the_refusal_speaks_the_persons_language(
    sandbox: Sandbox, lin: Person, yating: Person, clock: ManualClock
) -> None:
    """Also where what was asked too much has none."""
    for person, language, expected in ((lin, "谢谢", "一分钟里问得有点多"), (yating, "謝謝", "一分鐘裡問得有點多")):
        alone = sandbox.world.dm(person)
        for _ in range(MOST):
            await replied(sandbox, person, alone, language)
            await clock.advance(LATER)
        assert expected in (await replied(sandbox, person, alone, "MLE?")).text


@pytest.mark.usefixtures("bot")
async def test_each_person_has_their_own(
    sandbox: Sandbox, mia: Person, omar: Person, questions: Channel, clock: ManualClock
) -> None:
    """Somebody who asked too much takes nothing away from others, and gains nothing by going elsewhere."""
    await many(sandbox, clock, mia, questions, MOST)
    assert PODCASTS in (await many(sandbox, clock, omar, questions, 1))[0].text
    alone = await replied(sandbox, mia, sandbox.world.dm(mia), "which blogs should I read?")
    assert alone.text.startswith(TOO_MANY)


@pytest.mark.usefixtures("bot")
async def test_what_joins_does_not_count(sandbox: Sandbox, mia: Person, questions: Channel, clock: ManualClock) -> None:
    """Nine pairs are nine answers: one more is given, the next is not."""
    for _ in range(MOST - 1):
        reply = await replied(sandbox, mia, questions, mention(sandbox, "which podcasts"))
        await joined(sandbox, mia, reply, mention(sandbox, "are good?"))
        await clock.advance(LATER)
    last = await replied(sandbox, mia, questions, mention(sandbox, "which podcasts"))
    await joined(sandbox, mia, last, mention(sandbox, "are good?"))
    assert PODCASTS in last.text
    await clock.advance(LATER)
    refusal = await replied(sandbox, mia, questions, mention(sandbox, "which podcasts"))
    assert refusal.text.startswith(TOO_MANY)


async def test_what_joins_a_refusal(
    sandbox: Sandbox, mia: Person, questions: Channel, clock: ManualClock, bot: MentorBot
) -> None:
    """Neither gets an answer nor makes one of it."""
    await many(sandbox, clock, mia, questions, MOST)
    refusal = await replied(sandbox, mia, questions, mention(sandbox, "which blogs"))
    await sandbox.say(mia, questions, mention(sandbox, "should I read?"))
    await all_heard(sandbox, bot)
    assert refusal.text.startswith(TOO_MANY)
    assert refusal.edited is None
    assert len(written(sandbox)) == MOST + 1


async def test_commands_and_buttons_count_too(
    sandbox: Sandbox, mia: Person, questions: Channel, clock: ManualClock, bot: MentorBot
) -> None:
    """All ways of asking share the ten; since Discord wants an answer to each, only the asker sees each refusal."""
    replies = await many(sandbox, clock, mia, questions, MOST - 2)
    used = await (await sandbox.use(mia, questions, "ask", {"question": "which blogs should I read?"})).settled()
    assert used.original is not None
    assert BLOGS in used.original.text
    other = related(replies[0])
    await (await press(sandbox, mia, replies[0], other)).settled()
    assert f"### {other.label}" in replies[0].text
    for passed, left in ((0, 44), (7, 37)):
        await clock.advance(passed)
        refused = await (await sandbox.use(mia, questions, "ask", {"question": "hi", "show": "everyone"})).settled()
        assert refused.original is not None
        assert refused.original.text == f"{TOO_MANY} Please try again in {left} seconds."
        assert refused.original.ephemeral_to is mia
    pressed = await (await press(sandbox, mia, replies[1], custom_id(replies[1], "Topic"))).settled()
    assert pressed.original is not None
    assert pressed.original.text.startswith(TOO_MANY)
    assert PODCASTS in replies[1].text
    await sandbox.say(mia, questions, mention(sandbox, "which blogs should I read?"))
    await all_heard(sandbox, bot)
    public = [message for message in written(sandbox) if message.ephemeral_to is None]
    assert len(public) == len(replies)


@pytest.mark.parametrize("gone", [False, True])
async def test_a_choice_that_is_refused_can_be_made_again(
    sandbox: Sandbox, mia: Person, omar: Person, questions: Channel, clock: ManualClock, bot: MentorBot, *, gone: bool
) -> None:
    """Discord sends no choice twice until the card is edited: so it is, to what it was, unless it was deleted."""
    replies = await many(sandbox, clock, mia, questions, MOST)
    card, other = replies[0], related(replies[0])
    before = card.components
    pressed = await press(sandbox, mia, card, other)
    if gone:
        await sandbox.delete(omar, card)
    await pressed.settled()
    await all_heard(sandbox, bot)
    told = pressed.original if gone else pressed.followups[0]
    assert told is not None
    assert told.text.startswith(TOO_MANY)
    assert told.ephemeral_to is mia
    if not gone:
        assert card.edited
        assert card.components == before
        await clock.advance(60)
        await (await press(sandbox, mia, card, other)).settled()
        assert f"### {other.label}" in card.text


async def test_nothing_is_computed_for_who_asked_too_much(
    sandbox: Sandbox, mia: Person, questions: Channel, clock: ManualClock, bots: Bots, mentor: Mentor
) -> None:
    """The limit is asked first: a message, a command and a press beyond it cost no thought."""
    counting = Counting(mentor)
    async with bots(counting) as bot:
        replies = await many(sandbox, clock, mia, questions, MOST)
        before = counting.asked
        await replied(sandbox, mia, questions, mention(sandbox, "which blogs should I read?"))
        for _ in range(3):
            await clock.advance(LATER)
            await sandbox.say(mia, questions, mention(sandbox, "which blogs should I read?"))
        await (await sandbox.use(mia, questions, "ask", {"question": "which blogs should I read?"})).settled()
        await (await press(sandbox, mia, replies[0], related(replies[0]))).settled()
        await all_heard(sandbox, bot)
    assert before == MOST
    assert counting.asked == before + 1  # the proof that all was heard is somebody else's "hi"


@pytest.mark.usefixtures("bot")
async def test_deleting_is_no_answer(sandbox: Sandbox, mia: Person, questions: Channel, clock: ManualClock) -> None:
    """Who has asked too much can still take an answer away."""
    replies = await many(sandbox, clock, mia, questions, MOST)
    await (await sandbox.press(mia, replies[0], custom_id(replies[0], DELETE))).settled()
    assert replies[0].deleted
    assert (await replied(sandbox, mia, questions, mention(sandbox, "hi"))).text.startswith(TOO_MANY)


@pytest.mark.parametrize("most", [1, 3])
async def test_the_setting(
    sandbox: Sandbox,
    mia: Person,
    questions: Channel,
    clock: ManualClock,
    bots: Bots,
    monkeypatch: pytest.MonkeyPatch,
    most: int,
) -> None:
    """Whoever runs the bot says how many answers a minute there are."""
    monkeypatch.setenv("ANSWERS_PER_MINUTE", str(most))
    async with bots(answers_per_minute=load_settings().answers_per_minute):
        replies = await many(sandbox, clock, mia, questions, most + 1)
    assert [reply.text.startswith(TOO_MANY) for reply in replies] == [False] * most + [True]


async def test_no_limit(
    sandbox: Sandbox,
    mia: Person,
    questions: Channel,
    clock: ManualClock,
    bots: Bots,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The setting 0 lifts it."""
    monkeypatch.setenv("ANSWERS_PER_MINUTE", "0")
    async with bots(answers_per_minute=load_settings().answers_per_minute):
        replies = await many(sandbox, clock, mia, questions, 2 * MOST)
    assert all(PODCASTS in reply.text for reply in replies)
