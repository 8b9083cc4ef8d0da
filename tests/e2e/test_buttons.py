"""The buttons on the cards, pressed by the asker, by others and by staff."""

import asyncio
from pathlib import Path

import discord
import pytest

from bot.app import MentorBot
from bot.build import Opening
from bot.mentor import Mentor
from bot.sandbox import Interaction, Message, Sandbox
from bot.sandbox.components import Button
from bot.sandbox.places import Channel, Member
from bot.sandbox.users import Person
from bot.settings import load_settings
from tests.conftest import FaqFolder
from tests.e2e.conftest import Bots, custom_id, labels

ROLE = "What is a machine learning engineer?"
GONE = "That isn't in the FAQ any more."
NEW, IN_PLACE = 4, 7
"""The types of an interaction's answer: another message, or the pressed one edited."""
MOST_BYTES = 10_000
"""Of a message's texts; from about there on Discord fails (discord-api-docs, issue 8554)."""


async def card_of(sandbox: Sandbox, person: Person, channel: Channel, command: str, **options: str) -> Message:
    """Use a command and give the card."""
    used = await (await sandbox.use(person, channel, command, options)).settled()
    assert used.original is not None
    return used.original


async def asked(sandbox: Sandbox, person: Person, channel: Channel, question: str, show: str = "me") -> Message:
    """Use /ask and give the card."""
    return await card_of(sandbox, person, channel, "ask", question=question, show=show)


def related(card: Message, place: int = 0) -> Button:
    """Give a button on which another entry's title stands."""
    return [button for button in card.buttons() if button.target.startswith("e:")][place]


async def replied(sandbox: Sandbox, person: Person, channel: Channel, content: str) -> Message:
    """Write to the bot and give its reply."""
    said = await sandbox.say(person, channel, content)

    def reply() -> Message | None:
        found = (each for each in channel.messages.values() if each.reference and each.reference.message_id == said.id)
        return next(found, None)

    return await sandbox.until(reply)


async def pressed(sandbox: Sandbox, person: Person, message: Message, target: str) -> Interaction:
    """Press the button of that custom id, and wait for what comes of it."""
    press = await (await sandbox.press(person, message, target)).settled()
    assert not press.failed
    return press


async def said_privately(sandbox: Sandbox, person: Person, message: Message, target: str) -> Message:
    """Press a button whose answer is another message that only the one who pressed sees."""
    press = await pressed(sandbox, person, message, target)
    assert press.response_type == NEW
    assert press.original is not None
    assert press.original.ephemeral_to is person
    return press.original


async def with_button(bot: MentorBot, channel: Channel, target: str) -> Message:
    """Have the bot send a button with any custom id, as another version of it may have done."""
    view = discord.ui.LayoutView()
    button: discord.ui.Button[discord.ui.LayoutView] = discord.ui.Button(label="old", custom_id=target)
    view.add_item(discord.ui.ActionRow(button))
    view.stop()
    sent = await bot.get_partial_messageable(channel.id).send(view=view)
    return channel.messages[sent.id]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where what is learnt here is kept: our own FAQ's stays what it was."""
    return tmp_path_factory.mktemp("learnt")


@pytest.fixture
def pets(faq_folder: FaqFolder, kept: Path) -> Mentor:
    """Another FAQ, in which nothing of ours is."""
    return Opening(load_settings(knowledge_dir=faq_folder(), cache_dir=kept, semantic=False)).mentor()


# The asker's press


@pytest.mark.parametrize("show", ["me", "everyone"])
@pytest.mark.usefixtures("bot", "calm")
async def test_the_askers_press_edits_in_place(sandbox: Sandbox, mia: Person, questions: Channel, show: str) -> None:
    """Who may see the card stays as it was, and so do its buttons; the channel gets no further message."""
    card = await asked(sandbox, mia, questions, ROLE, show)
    before, seen = labels(card)[-1], sandbox.history(mia, questions)
    other = related(card)
    press = await pressed(sandbox, mia, card, other.target)
    assert press.response_type == IN_PLACE
    assert f"### {other.label}" in card.text
    assert ROLE not in card.text.splitlines()[0]
    assert card.ephemeral_to is (mia if show == "me" else None)
    assert labels(card)[-1] == before == ("Show everyone" if show == "me" else "Delete")
    assert sandbox.history(mia, questions) == seen


@pytest.mark.usefixtures("calm")
async def test_in_a_mentions_reply(sandbox: Sandbox, mia: Person, questions: Channel, bot: MentorBot) -> None:
    """The reply stays a reply to the question, and pings nobody."""
    assert bot.user is not None
    reply = await replied(sandbox, mia, questions, f"<@{bot.user.id}> {ROLE}")
    target = reply.reference
    other = related(reply)
    press = await pressed(sandbox, mia, reply, other.target)
    assert press.response_type == IN_PLACE
    assert f"### {other.label}" in reply.text
    assert reply.reference is target
    assert reply.pings == []


@pytest.mark.usefixtures("bot", "calm")
async def test_in_a_direct_message(sandbox: Sandbox, mia: Person) -> None:
    """There too; and what was said can be taken away."""
    alone = sandbox.world.dm(mia)
    reply = await replied(sandbox, mia, alone, ROLE)
    other = related(reply)
    await pressed(sandbox, mia, reply, other.target)
    assert f"### {other.label}" in reply.text
    await pressed(sandbox, mia, reply, custom_id(reply, "Delete"))
    assert reply not in sandbox.history(mia, alone)


# Somebody else's press


@pytest.mark.usefixtures("bot", "calm")
async def test_anybody_else_gets_a_copy_of_their_own(
    sandbox: Sandbox, mia: Person, omar: Person, questions: Channel
) -> None:
    """The original is left as it was; the copy belongs to who pressed, and goes on in place."""
    card = await asked(sandbox, mia, questions, ROLE, "everyone")
    before = card.components
    other = related(card)
    copy = await said_privately(sandbox, omar, card, other.target)
    assert card.components == before
    assert card.edited is None
    assert f"### {other.label}" in copy.text
    assert "Show everyone" in labels(copy)
    assert "Delete" not in labels(copy)
    further = related(copy)
    press = await pressed(sandbox, omar, copy, further.target)
    assert press.response_type == IN_PLACE
    assert f"### {further.label}" in copy.text


@pytest.mark.usefixtures("bot", "calm")
async def test_a_copy_is_in_the_cards_language(sandbox: Sandbox, mia: Person, lin: Person, questions: Channel) -> None:
    """Who presses has read the card."""
    card = await asked(sandbox, lin, questions, "面试会考什么", "everyone")
    other = related(card)
    copy = await said_privately(sandbox, mia, card, other.target)
    assert f"### {other.label}" in copy.text
    assert "给大家看" in labels(copy)


# Suggestions


@pytest.fixture
async def suggestions(sandbox: Sandbox, mia: Person, questions: Channel, bot: MentorBot) -> Message:
    """A card that asks which of several entries is meant."""
    del bot
    card = await asked(sandbox, mia, questions, "blogs or podcasts", "everyone")
    assert "Did you mean one of these?" in card.text
    return card


@pytest.mark.usefixtures("calm")
async def test_a_suggestion(sandbox: Sandbox, mia: Person, omar: Person, suggestions: Message) -> None:
    """Others look at it for themselves; the asker's choice takes the place of the question."""
    chosen = next(button for button in suggestions.buttons() if "podcasts" in button.target)
    copy = await said_privately(sandbox, omar, suggestions, chosen.target)
    assert f"### {chosen.label}" in copy.text
    assert "Did you mean" in suggestions.text
    await pressed(sandbox, mia, suggestions, chosen.target)
    assert f"### {chosen.label}" in suggestions.text
    assert "None of these" not in labels(suggestions)


@pytest.mark.usefixtures("calm")
async def test_none_of_these(sandbox: Sandbox, mia: Person, suggestions: Message, bot: MentorBot) -> None:
    """It owns up to not knowing, and names the topics; those can be pressed."""
    await pressed(sandbox, mia, suggestions, custom_id(suggestions, "None of these"))
    assert "I don't know that one" in suggestions.text
    topics = bot.desk.library.mentor.topics("en")
    assert {topic.title for topic in topics} <= set(labels(suggestions))
    await pressed(sandbox, mia, suggestions, custom_id(suggestions, "Interviews"))
    assert "### Interviews" in suggestions.text


# More than fits

LONG_TOPIC = "a-topic-with-a-very-long-name-32"
SLUG = "an-entry-with-a-long-id-{:03}"
ENTRIES, TOPICS = 60, 25


def entry(number: int) -> str:
    """Write an entry with an id, titles and related entries as long and as many as are allowed, and many links."""
    english = f"Question {number:02}, which is as long as a title may be".ljust(79, "x") + "?"
    chinese = f"第{number:02}个问题，标题长到不能再长".ljust(79, "学") + "？"
    # Of the last one the links alone are more than a message holds.
    long = 512 if number == ENTRIES - 1 else 120
    links = "".join(
        f"      - {{label: {{en: Link {number}.{link}, zh: 链接{number}.{link}}}, "
        f"url: '{f'https://example.org/{number}/{link}/'.ljust(long, 'x')}'}}\n"
        for link in range(10 if number == ENTRIES - 1 else number % 8)
    )
    related = ", ".join(f"{LONG_TOPIC}/{SLUG.format((number + step) % ENTRIES)}" for step in range(1, 6))
    return (
        f"  - id: {SLUG.format(number)}\n"
        f"    title: {{en: '{english}', zh: '{chinese}'}}\n"
        f"    answer: {{en: '{'An answer. ' * 270}', zh: '{'很长的回答。' * 490}'}}\n"
        f"    phrasings: {{en: [number {number} in english], zh: [中文的第{number}号]}}\n"
        f"    related: [{related}]\n"
        f"    source: 'https://example.org/source'\n" + (f"    links:\n{links}" if links else "")
    )


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory, kept: Path) -> Mentor:
    """An FAQ with a topic of 60 entries, and more topics than fit on a card."""
    folder = tmp_path_factory.mktemp("large")
    title = "topic: {en: Everything, zh: 全部}\n"
    (folder / f"{LONG_TOPIC}.yaml").write_text(
        f"{title}entries:\n{''.join(map(entry, range(ENTRIES)))}", encoding="utf-8"
    )
    for number in range(TOPICS - 1):
        words = f"{{en: Topic {number}, zh: 主题{number}}}"
        (folder / f"topic-{number}.yaml").write_text(
            f"topic: {words}\nentries:\n  - id: only\n    title: {words}\n    answer: {words}\n"
            f"    phrasings: {{en: [about topic {number}], zh: [关于主题{number}]}}\n",
            encoding="utf-8",
        )
    return Opening(load_settings(knowledge_dir=folder, cache_dir=kept, semantic=False)).mentor()


async def turned(sandbox: Sandbox, person: Person, card: Message, sign: str) -> bool:
    """Turn the page in place; say whether there was one."""
    if sign not in labels(card):
        return False
    assert (await pressed(sandbox, person, card, custom_id(card, sign))).response_type == IN_PLACE
    return True


@pytest.mark.parametrize(
    ("name", "title"),
    [("Mia", "as long as a title"), ("小林", "标题长到不能再长"), ("雅婷", "標題長到不能再長")],
    ids=["English", "Simplified", "Traditional"],
)
@pytest.mark.usefixtures("calm")
async def test_a_topic_with_more_than_fits(
    sandbox: Sandbox, bots: Bots, large: Mentor, questions: Channel, name: str, title: str
) -> None:
    """Page by page each entry is there once, with all its links as far as a message holds them; and back again."""
    person = sandbox.world.person(name)
    async with bots(large, answers_per_minute=0):
        card = await card_of(sandbox, person, questions, LONG_TOPIC)
        first, entries, texts = card.text, list[str](), list[str]()
        while True:
            entries += [button.target.split(":")[3] for button in card.buttons() if button.target.startswith("e:")]
            texts.append(card.text)
            assert len(card.text.encode()) < MOST_BYTES
            if not await turned(sandbox, person, card, "▶"):
                break
        assert entries == [f"{LONG_TOPIC}/{SLUG.format(number)}" for number in range(ENTRIES)]
        everything = "\n".join(texts)
        assert title in everything
        for number in range(ENTRIES - 1):
            for link in range(number % 8):
                assert f"https://example.org/{number}/{link}/" in everything
        while await turned(sandbox, person, card, "◀"):
            pass
        assert card.text == first


@pytest.mark.usefixtures("calm")
async def test_more_topics_than_fit(
    sandbox: Sandbox, bots: Bots, large: Mentor, mia: Person, questions: Channel
) -> None:
    """The list of topics is paged too, also below a "no"."""
    async with bots(large):
        listed = await card_of(sandbox, mia, questions, "topics")
        no = await asked(sandbox, mia, questions, "zyxwv")
        for card in (listed, no):
            found = [button.target.split(":")[3] for button in card.buttons() if button.target.startswith("t:")]
            assert await turned(sandbox, mia, card, "▶")
            found += [button.target.split(":")[3] for button in card.buttons() if button.target.startswith("t:")]
            assert sorted(found) == sorted(topic.id for topic in large.topics("en"))
            assert not await turned(sandbox, mia, card, "▶")


@pytest.mark.parametrize("locale", ["en-US", "zh-CN", "zh-TW"])
@pytest.mark.usefixtures("calm")
async def test_the_longest_ids_fit(
    sandbox: Sandbox, bots: Bots, large: Mentor, questions: Channel, locale: str
) -> None:
    """An id of 60 characters, and a person whose own has twenty digits: each custom id is within Discord's 100."""
    person = Person(10**19, "Zoe", "zoe", locale=locale)
    sandbox.world.people[person.id] = person
    assert questions.guild is not None
    questions.guild.members[person.id] = Member(person, [], sandbox.clock.now())
    last = f"{LONG_TOPIC}/{SLUG.format(ENTRIES - 1)}"
    assert len(last) == 60
    async with bots(large, answers_per_minute=0):
        card = await card_of(sandbox, person, questions, LONG_TOPIC, entry=last)
        found = list(card.custom_ids)
        assert sum(button.target.startswith("https://") for button in card.buttons()) == 10
        await pressed(sandbox, person, card, related(card).target)
        found += card.custom_ids
        topic = await card_of(sandbox, person, questions, LONG_TOPIC)
        found += topic.custom_ids
        await turned(sandbox, person, topic, "▶")
        found += topic.custom_ids
    assert {target[0] for target in found} == {"e", "s", "t"}
    assert max(map(len, found)) <= 100


# Show everyone


@pytest.mark.usefixtures("bot", "calm")
async def test_show_everyone_once(sandbox: Sandbox, mia: Person, omar: Person, questions: Channel) -> None:
    """All see the card then, its asker can take it away; a second press says that it is there."""
    card = await asked(sandbox, mia, questions, ROLE)
    press = await pressed(sandbox, mia, card, custom_id(card, "Show everyone"))
    shown = press.original
    assert press.response_type == NEW
    assert shown in sandbox.history(omar, questions)
    assert shown is not None
    assert shown.text == card.text
    assert shown.pings == []
    assert labels(shown)[-1] == "Delete"
    again = await said_privately(sandbox, mia, card, custom_id(card, "Show everyone"))
    assert "It's in the channel already." in again.text
    await pressed(sandbox, mia, shown, custom_id(shown, "Delete"))
    assert shown.deleted


@pytest.mark.usefixtures("bot", "calm")
async def test_show_everyone_a_topic(sandbox: Sandbox, mia: Person, omar: Person, questions: Channel) -> None:
    """A topic at a glance can be shown as an answer can."""
    card = await card_of(sandbox, mia, questions, "interviews")
    press = await pressed(sandbox, mia, card, custom_id(card, "Show everyone"))
    assert press.original in sandbox.history(omar, questions)
    assert press.original is not None
    assert "### Interviews" in press.original.text


@pytest.mark.usefixtures("bot", "calm")
async def test_what_a_card_turns_into_was_not_shown_yet(
    sandbox: Sandbox, mia: Person, omar: Person, questions: Channel
) -> None:
    """Once is once for each answer, not for each message."""
    card = await asked(sandbox, mia, questions, ROLE)
    await pressed(sandbox, mia, card, custom_id(card, "Show everyone"))
    other = related(card)
    await pressed(sandbox, mia, card, other.target)
    press = await pressed(sandbox, mia, card, custom_id(card, "Show everyone"))
    assert press.original in sandbox.history(omar, questions)
    assert press.original is not None
    assert f"### {other.label}" in press.original.text


@pytest.mark.usefixtures("bot")
async def test_what_could_not_be_shown_can_be_tried_again(
    sandbox: Sandbox, mia: Person, omar: Person, questions: Channel
) -> None:
    """A press that Discord didn't take shows nothing, so it doesn't count."""
    card = await asked(sandbox, mia, questions, ROLE)
    sandbox.faults.fail_next(1, 403, match="/callback")
    failed = await said_privately(sandbox, mia, card, custom_id(card, "Show everyone"))
    assert "Something went wrong" in failed.text
    press = await pressed(sandbox, mia, card, custom_id(card, "Show everyone"))
    assert press.original in sandbox.history(omar, questions)


# Delete


@pytest.mark.usefixtures("bot", "calm")
async def test_the_asker_deletes(sandbox: Sandbox, mia: Person, questions: Channel) -> None:
    """Nothing of the card is left, and nothing is said about it."""
    card = await asked(sandbox, mia, questions, ROLE, "everyone")
    await pressed(sandbox, mia, card, custom_id(card, "Delete"))
    assert sandbox.history(mia, questions) == []


@pytest.mark.usefixtures("bot", "calm")
async def test_others_may_not_delete(sandbox: Sandbox, mia: Person, lin: Person, questions: Channel) -> None:
    """They are told so in their own language; the card stays."""
    card = await asked(sandbox, mia, questions, ROLE, "everyone")
    told = await said_privately(sandbox, lin, card, custom_id(card, "Delete"))
    assert "只有提问的人和管理员可以删除。" in told.text
    assert card in sandbox.history(mia, questions)


@pytest.mark.usefixtures("bot", "calm")
async def test_staff_is_who_it_is_at_the_press(
    sandbox: Sandbox, mia: Person, omar: Person, lin: Person, questions: Channel
) -> None:
    """A moderator deletes others' cards; one who is no longer a moderator doesn't, who has become one does."""
    first = await asked(sandbox, mia, questions, ROLE, "everyone")
    second = await asked(sandbox, mia, questions, ROLE, "everyone")
    await pressed(sandbox, omar, first, custom_id(first, "Delete"))
    assert first.deleted
    assert questions.guild is not None
    members = questions.guild.members
    members[lin.id].roles[:], members[omar.id].roles[:] = members[omar.id].roles[:], []
    await said_privately(sandbox, omar, second, custom_id(second, "Delete"))
    assert not second.deleted
    await pressed(sandbox, lin, second, custom_id(second, "Delete"))
    assert second.deleted


# What is gone, and what never was


@pytest.mark.parametrize("button", ["e:", "t:", "g:", "s:"])
@pytest.mark.usefixtures("calm")
async def test_what_a_button_stood_for_is_gone(
    sandbox: Sandbox, mia: Person, questions: Channel, bot: MentorBot, pets: Mentor, button: str
) -> None:
    """It says so privately, also to the asker, with the topics that there are now; the card stays."""
    question = {"e:": ROLE, "t:": "how much do MLEs earn?", "g:": "blogs or podcasts", "s:": ROLE}[button]
    card = await asked(sandbox, mia, questions, question)
    before = card.components
    bot.desk.library.replace(pets)
    target = next(target for target in card.custom_ids if target.startswith(button))
    told = await said_privately(sandbox, mia, card, target)
    assert GONE in told.text
    assert labels(told) == ["Pets"]
    assert card.components == before
    await pressed(sandbox, mia, told, custom_id(told, "Pets"))
    assert "### Pets" in told.text


@pytest.mark.parametrize(
    "target",
    [
        "menu",
        "e",
        "e:",
        "E:1:en:jobs/who-hires",
        "e:me:en:jobs/who-hires",
        "e:1:fr:jobs/who-hires",
        "e:1:en:jobs/who-hires:again",
        "e:1:en:",
        "e:1:en:jobs",
        "t:1:en:jobs/who-hires",
        "t:1:en:jobs,second",
        "l:1:en:second",
        "s:1:en:nothing",
        "💣" * 100,
    ],
)
@pytest.mark.usefixtures("calm")
async def test_ids_that_nobody_knows(
    sandbox: Sandbox, mia: Person, questions: Channel, bot: MentorBot, target: str
) -> None:
    """A button of another version, or with anything else in its id, is answered privately, with the topics."""
    message = await with_button(bot, questions, target)
    before = message.components
    told = await said_privately(sandbox, mia, message, target)
    assert GONE in told.text
    assert labels(told) == [topic.title for topic in bot.desk.library.mentor.topics("en")]
    assert message.components == before


@pytest.mark.usefixtures("calm")
async def test_ids_that_nobody_knows_in_chinese(
    sandbox: Sandbox, lin: Person, questions: Channel, bot: MentorBot
) -> None:
    """What says nothing of a language is answered in that of who presses."""
    message = await with_button(bot, questions, "menu")
    assert "这一条已经不在问答里了。" in (await said_privately(sandbox, lin, message, "menu")).text


# At once


@pytest.mark.usefixtures("bot", "calm")
async def test_two_presses_at_once(sandbox: Sandbox, mia: Person, omar: Person, questions: Channel) -> None:
    """Each is answered; the card is one of both, whole, and another's copy is what they pressed."""
    card = await asked(sandbox, mia, questions, ROLE, "everyone")
    one, other = related(card), related(card, 1)
    mias, mias_other, omars = await asyncio.gather(
        pressed(sandbox, mia, card, one.target),
        pressed(sandbox, mia, card, other.target),
        pressed(sandbox, omar, card, other.target),
    )
    assert mias.response_type == mias_other.response_type == IN_PLACE
    assert card.text.startswith((f"### {one.label}\n", f"### {other.label}\n"))
    assert omars.original is not None
    assert omars.original.ephemeral_to is omar
    assert omars.original.text.startswith(f"### {other.label}\n")


@pytest.mark.usefixtures("bot", "calm")
async def test_shown_to_everyone_by_two_presses_at_once(
    sandbox: Sandbox, mia: Person, omar: Person, questions: Channel
) -> None:
    """It stands in the channel once."""
    card = await asked(sandbox, mia, questions, ROLE)
    target = custom_id(card, "Show everyone")
    await asyncio.gather(pressed(sandbox, mia, card, target), pressed(sandbox, mia, card, target))
    assert len(sandbox.history(omar, questions)) == 1


@pytest.mark.usefixtures("bot", "calm")
async def test_deleted_by_two_at_once(sandbox: Sandbox, mia: Person, omar: Person, questions: Channel) -> None:
    """The second finds it gone, which is what they wanted."""
    card = await asked(sandbox, mia, questions, ROLE, "everyone")
    target = custom_id(card, "Delete")
    presses = [await sandbox.press(person, card, target) for person in (mia, omar)]
    for press in presses:
        assert not (await press.answered()).failed
    await sandbox.until(lambda: card.deleted)
    assert sandbox.history(mia, questions) == sandbox.history(omar, questions) == []
