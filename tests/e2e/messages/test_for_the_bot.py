"""What is for the bot gets a reply that pings nobody, the rest none."""

from pathlib import Path

import pytest

from bot.app import MentorBot
from bot.settings import load_settings
from bot.training.loader import MentorLoader
from discord_sandbox import Channel, Member, Person, Sandbox
from tests.conftest import FaqFolder
from tests.discord_sandbox.manual_clock import ManualClock
from tests.e2e.conftest import DELETE, Bots, labels, offered
from tests.e2e.conversation import all_heard, mention, replied, reply_to, written
from tests.e2e.messages.conftest import may_call_everyone

ROLE, PODCASTS = "What is a machine learning engineer?", "podcasts"
LATER = 2.1
"""Seconds after which a further message is one of its own."""
TOPICS = {"About", "Interviews", "Jobs", "Preparing", "Resources", "The role"}

pytestmark = pytest.mark.usefixtures("calm", "unpinged")


@pytest.mark.usefixtures("bot")
async def test_a_mention(sandbox: Sandbox, mia: Person, omar: Person, questions: Channel) -> None:
    """One card that all see, as a reply to the question; it can be deleted, and needs no showing to everyone."""
    reply = await replied(sandbox, mia, questions, mention(sandbox, "what does an ml engineer do"))
    assert ROLE in reply.text
    assert "Source" in labels(reply)
    assert reply.is_v2
    assert reply in sandbox.history(omar, questions)
    assert DELETE in labels(reply)
    assert "Show everyone" not in labels(reply)
    assert written(sandbox) == [reply]


@pytest.mark.usefixtures("bot")
async def test_a_direct_message(sandbox: Sandbox, mia: Person, clock: ManualClock) -> None:
    """Needs no mention, and may have one."""
    alone = sandbox.world.dm(mia)
    plain = await replied(sandbox, mia, alone, "what does an ml engineer do")
    assert ROLE in plain.text
    await clock.advance(LATER)
    mentioned = await replied(sandbox, mia, alone, mention(sandbox, "which podcasts are good?"))
    assert PODCASTS in mentioned.text


@pytest.mark.usefixtures("bot")
async def test_in_a_thread(sandbox: Sandbox, mia: Person, questions: Channel) -> None:
    """The reply comes in the thread, not in the channel above it."""
    thread = sandbox.world.channel("Portfolio ideas")
    assert PODCASTS in (await replied(sandbox, mia, thread, mention(sandbox, "which podcasts are good?"))).text
    assert written(sandbox, questions) == []


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("who", ["mia", "omar"])
async def test_a_reply_to_a_card(
    sandbox: Sandbox, mia: Person, questions: Channel, clock: ManualClock, request: pytest.FixtureRequest, who: str
) -> None:
    """Whoever replies to a card asks on, without another mention."""
    card = await replied(sandbox, mia, questions, mention(sandbox, "what does an ml engineer do"))
    await clock.advance(LATER)
    further = await replied(sandbox, request.getfixturevalue(who), questions, "which podcasts are good?", answers=card)
    assert PODCASTS in further.text
    assert ROLE in card.text


async def test_a_reply_that_does_not_ping(sandbox: Sandbox, omar: Person, questions: Channel, bot: MentorBot) -> None:
    """In a channel Discord doesn't let the bot read it, so it says nothing."""
    card = await replied(sandbox, omar, questions, mention(sandbox, "what does an ml engineer do"))
    await sandbox.say(omar, questions, "which podcasts are good?", reply_to=card, ping=False)
    await all_heard(sandbox, bot)
    assert written(sandbox) == [card]


@pytest.mark.usefixtures("bot")
async def test_a_reply_that_does_not_ping_in_a_direct_message(
    sandbox: Sandbox, mia: Person, clock: ManualClock
) -> None:
    """There all is for the bot."""
    alone = sandbox.world.dm(mia)
    card = await replied(sandbox, mia, alone, "what does an ml engineer do")
    await clock.advance(LATER)
    assert PODCASTS in (await replied(sandbox, mia, alone, "which podcasts are good?", answers=card, ping=False)).text


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize(
    "sentence",
    [
        "can {mention} tell me which podcasts are good?",
        "which podcasts are good, {mention}?",
        "which podcasts are good?\n{mention}",
        "{mention}: which podcasts are good? {mention}",
        "{mention}which podcasts are good?",
        "<@!{id}> which podcasts are good?",
    ],
)
async def test_a_mention_inside_a_sentence(sandbox: Sandbox, mia: Person, questions: Channel, sentence: str) -> None:
    """The question is the sentence without the mention, wherever it stands."""
    said = sentence.format(mention=mention(sandbox), id=sandbox.world.bot.id)
    assert PODCASTS in (await replied(sandbox, mia, questions, said)).text


@pytest.mark.usefixtures("bot")
async def test_others_are_mentioned_too(sandbox: Sandbox, mia: Person, omar: Person, questions: Channel) -> None:
    """The one who was pointed to the bot is not called a second time."""
    said = f"<@{omar.id}> you could ask {mention(sandbox)} which podcasts are good"
    assert PODCASTS in (await replied(sandbox, mia, questions, said)).text


@pytest.mark.usefixtures("bot")
async def test_everyone_and_the_bot(sandbox: Sandbox, omar: Person, mia: Person, questions: Channel) -> None:
    """A call to everyone that names the bot as well is a question; everyone is called by its author only."""
    may_call_everyone(sandbox)
    said = await sandbox.say(omar, questions, f"@everyone {mention(sandbox)} which podcasts are good?")
    assert mia in said.pings
    assert PODCASTS in (await sandbox.until(lambda: reply_to(said))).text


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("text", ["{mention}", "<@!{id}>", " {mention}\n{mention} "])
async def test_a_mention_alone(sandbox: Sandbox, mia: Person, questions: Channel, text: str) -> None:
    """Gets a hello, and the topics to look at."""
    said = text.format(mention=mention(sandbox), id=sandbox.world.bot.id)
    reply = await replied(sandbox, mia, questions, said)
    assert reply.text.startswith("Hi! Ask me anything")
    assert set(offered(reply)) == TOPICS
    assert labels(reply) == [DELETE]


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hi", "Hello!"),
        ("Thank you so much!!", "You're welcome."),
        ("谢谢", "不客气"),
        ("謝謝", "不客氣"),
        ("你好", "你好"),
        ("ok cool", "All right."),
        ("lol", "Glad that made you laugh!"),
        ("you're so dumb", "Sorry I wasn't more help."),
        ("👍", "All right."),
        ("???", "Put it in a sentence"),
        ("嗯", "好的"),
    ],
)
async def test_small_talk(sandbox: Sandbox, mia: Person, questions: Channel, text: str, expected: str) -> None:
    """Gets a line of small talk in its own language, with nothing to press, in a channel and alone."""
    for channel, said in ((questions, mention(sandbox, text)), (sandbox.world.dm(mia), text)):
        reply = await replied(sandbox, mia, channel, said)
        assert reply.text.startswith(expected)
        assert reply.custom_ids == []


@pytest.mark.usefixtures("bot")
async def test_a_no(sandbox: Sandbox, mia: Person, questions: Channel) -> None:
    """Is a line and a row of two: a button for the topics, and an icon to delete it."""
    reply = await replied(sandbox, mia, questions, mention(sandbox, "how much do MLEs earn?"))
    assert reply.text.startswith("I don't know that one")
    assert len(reply.text) < 80
    assert labels(reply) == ["All topics", DELETE]
    assert reply.options() == []


# What is not for the bot


@pytest.mark.parametrize(
    "text",
    [
        "which podcasts are good?",
        "Mentor, which podcasts are good?",
        "@Mentor which podcasts are good?",
        "<@{omar}> which podcasts are good?",
        "@everyone which podcasts are good?",
        "@here which podcasts are good?",
    ],
)
async def test_what_people_say_to_each_other(
    sandbox: Sandbox, mia: Person, omar: Person, questions: Channel, bot: MentorBot, text: str
) -> None:
    """The bot keeps out of it, whatever it could have answered; a name that is no mention is not one."""
    may_call_everyone(sandbox)
    said = await sandbox.say(omar, questions, text.format(omar=mia.id))
    await sandbox.say(mia, questions, "which blogs should I read?", reply_to=said)
    await all_heard(sandbox, bot)
    assert written(sandbox, questions) == []
    await replied(sandbox, mia, questions, mention(sandbox, "hi"))


async def test_a_reply_to_somebody_who_asked(
    sandbox: Sandbox, mia: Person, omar: Person, questions: Channel, bot: MentorBot
) -> None:
    """What is said under a question to the bot is said to its author."""
    asked = await sandbox.say(mia, questions, mention(sandbox, "which podcasts are good?"))
    reply = await sandbox.until(lambda: reply_to(asked))
    await sandbox.say(omar, questions, "which blogs should I read?", reply_to=asked)
    await all_heard(sandbox, bot)
    assert written(sandbox) == [reply]


async def test_other_bots(sandbox: Sandbox, mia: Person, questions: Channel, bot: MentorBot) -> None:
    """A bot that mentions ours, replies to its card or writes to it gets no word, so that no two talk for ever."""
    robot = Person(sandbox.world.bot.id + 1, "Robot", "robot", bot=True)
    assert questions.guild is not None
    sandbox.world.people[robot.id] = robot
    questions.guild.members[robot.id] = Member(robot, [], 0)
    card = await replied(sandbox, mia, questions, mention(sandbox, "which podcasts are good?"))
    await sandbox.say(robot, questions, mention(sandbox, "which podcasts are good?"))
    await sandbox.say(robot, questions, "which podcasts are good?", reply_to=card)
    await sandbox.say(robot, sandbox.world.dm(robot), "which podcasts are good?")
    await all_heard(sandbox, bot)
    assert written(sandbox) == [card]


# Whom an answer names


async def test_an_answer_that_names_people(
    sandbox: Sandbox, mia: Person, omar: Person, questions: Channel, bots: Bots, faq_folder: FaqFolder, tmp_path: Path
) -> None:
    """Whatever stands in the FAQ, and whatever the bot may: neither a reply nor a public /ask pings anybody."""
    guild = questions.guild
    assert guild is not None
    may_call_everyone(sandbox)
    moderator = next(role for role in guild.roles.values() if role.name == "Moderator")
    names = f"@everyone @here <@{omar.id}> <@{mia.id}> <@&{moderator.id}>"
    pets = PETS.format(names=names)
    settings = load_settings(knowledge_dir=faq_folder({"pets.yaml": pets}), cache_dir=tmp_path / "c", semantic=False)
    async with bots(MentorLoader(settings).load()):
        reply = await replied(sandbox, mia, questions, mention(sandbox, "Do you have cats?"))
        used = await sandbox.use(mia, questions, "ask", {"question": "Do you have cats?", "show": "everyone"})
        shown = (await used.settled()).original
    assert shown is not None
    assert written(sandbox) == [reply, shown]
    assert all(names in each.text for each in (reply, shown))


PETS = """\
topic:
  en: Pets
entries:
  - id: cats
    title: {{en: Do you have cats?}}
    answer: {{en: "We have two: {names}"}}
    phrasings: {{en: [is there a cat here, "any kittens?"]}}
  - id: dogs
    title: {{en: Do you have dogs?}}
    answer: {{en: We have none.}}
    phrasings: {{en: [is there a dog, puppies]}}
"""
