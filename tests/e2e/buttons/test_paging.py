"""Topics and entries that are more than fit a message."""

from pathlib import Path

import pytest

from bot.mentor import Mentor
from bot.settings import load_settings
from bot.training.loader import MentorLoader
from discord_sandbox import Channel, Member, Message, Person, Sandbox
from tests.e2e.buttons.conftest import IN_PLACE, MOST_BYTES, asked, card_of, pressed
from tests.e2e.conftest import Bots, custom_id, labels, related

# More than fits

LONG_TOPIC = "a-topic-with-a-very-long-name-32"
SLUG = "an-entry-with-a-long-id-{:03}"
ENTRIES, TOPICS = 60, 30


def entry(number: int) -> str:
    """Write an entry with an id, titles and related entries as long and as many as are allowed, and many links."""
    english = f"Question {number:02}, which is as long as a title may be".ljust(79, "x") + "?"
    # In Traditional writing it is longer than an option's label may be: 卸载 becomes 解除安裝.
    chinese = f"第{number:02}个问题，标题长到不能再长{'卸载' * 31}？"
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
    return MentorLoader(load_settings(knowledge_dir=folder, cache_dir=kept, semantic=False)).load()


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
            entries += [option.value for option in card.options() if option.target.startswith("e:")]
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
            found = [option.value for option in card.options() if option.target.startswith("t:")]
            assert await turned(sandbox, mia, card, "▶")
            found += [option.value for option in card.options() if option.target.startswith("t:")]
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
        assert sum(button.target.startswith("https://") for button in card.buttons()) == 11
        await pressed(sandbox, person, card, related(card))
        found += card.custom_ids
        topic = await card_of(sandbox, person, questions, LONG_TOPIC)
        found += topic.custom_ids
        await turned(sandbox, person, topic, "▶")
        found += topic.custom_ids
    assert {target[0] for target in found} == {"e", "l", "s", "t"}
    assert max(map(len, found)) <= 100
