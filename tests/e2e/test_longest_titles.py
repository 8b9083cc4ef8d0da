"""Whatever `check` accepts starts, and is offered and shown in every writing."""

import asyncio
import json
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import assume, example, given, settings, strategies as st

from bot import limits
from bot.app import MentorBot, discord_at, make_services
from bot.app.lifecycle import log_in
from bot.errors import KnowledgeError
from bot.faq import Faq, ParsedFaq, read_files
from bot.mentor import Library, Mentor
from discord_sandbox import Json, Sandbox
from discord_sandbox.validation.openapi import Description
from tests.discord_sandbox.manual_clock import ManualClock

LONGEST, LONGEST_ANSWER = limits.TITLE, limits.ANSWER
PEOPLE = ("Mia", "小林", "雅婷")
# Longer in Traditional Chinese as Taiwan writes it, of one length, and no letters at all.
WORDS = ("卸载", "打印", "软件", "网络", "信息", "发", "U盘", "cats ", "ß", "😀", "-", "İ", "?")
TITLES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=LONGEST).map(lambda words: "".join(words)[:LONGEST])
"""Texts, most of them as long as a title may be."""
Entries = list[tuple[str, str]]


def faq_of(topics: list[tuple[str, Entries]]) -> Faq:
    """Return the FAQ of some topics, each a title and its entries' titles and answers, as `check` reads it."""
    with TemporaryDirectory() as folder:
        for number, (title, entries) in enumerate(topics):
            written = [
                {
                    "id": f"e{place}",
                    "title": {"zh": name},
                    "answer": {"zh": answer},
                    "phrasings": {"zh": [f"第{number}个主题的第{place}个问题"]},
                    "links": [{"label": {"zh": name}, "url": "https://example.org/"}],
                }
                for place, (name, answer) in enumerate(entries)
            ]
            text = json.dumps({"topic": {"zh": title}, "entries": written}, ensure_ascii=False)
            Path(folder, f"topic{number}.yaml").write_text(text, encoding="utf-8")
        return ParsedFaq(read_files(Path(folder))).faq()


async def used(mentor: Mentor, description: Description) -> list[str]:
    """Start a bot, and have people of each writing use all that has a title; return what Discord would refuse."""
    async with Sandbox(clock=ManualClock(), check=description) as sandbox:
        with discord_at(sandbox.base_url):
            bot = MentorBot(make_services(Library(mentor), clock=sandbox.clock, answers_per_minute=0))
            async with bot:
                await log_in(bot, sandbox.token)
                serving = asyncio.create_task(bot.connect())
                await sandbox.ready()
                for name in PEOPLE:
                    await used_by(sandbox, mentor, name)
            await serving
        assert_all_names_differ(list(sandbox.world.commands[None].values()))
        return [str(refusal) for refusal in sandbox.refusals]


async def used_by(sandbox: Sandbox, mentor: Mentor, name: str) -> None:
    """Look at the topics, each topic and each entry, and at what is offered meanwhile."""
    person, channel = sandbox.world.person(name), sandbox.world.channel("#questions")
    await (await sandbox.use(person, channel, "topics")).settled()
    for topic in mentor.faq.topics:
        assert len(await sandbox.complete(person, channel, topic.name, "entry", "")) == min(25, len(topic.entries))
        await (await sandbox.use(person, channel, topic.name)).settled()
        for entry in topic.entries:
            title = entry.content.title.in_language("zh")
            assert await sandbox.complete(person, channel, "ask", "question", title)
            shown = await (await sandbox.use(person, channel, topic.name, {"entry": entry.id})).settled()
            assert shown.original is not None


def assert_all_names_differ(commands: list[Json]) -> None:
    """Discord takes no two commands of one name, in any language."""
    for locale in ("zh-CN", "zh-TW"):
        names = [(each["type"], (each["name_localizations"] or {}).get(locale, each["name"])) for each in commands]
        assert len(set(names)) == len(names)


ALIKE = "卸载" * (LONGEST // 2)
ANSWERS = st.sampled_from(["在。", "卸载" * (LONGEST_ANSWER // 2), "😀" * LONGEST_ANSWER])
ENTRIES = st.lists(st.tuples(TITLES, ANSWERS), min_size=1, max_size=3)
TOPICS = st.lists(st.tuples(TITLES, ENTRIES), min_size=1, max_size=3)


@given(topics=TOPICS)
@example(topics=[("卸载" * 10, [("卸载" * 28, "在。"), ("卸载" * 100, "在。")])])
@example(topics=[(ALIKE, [(ALIKE, "在。")]), (ALIKE[:-1] + "吗", [(f"{ALIKE[:-2]}吗", "卸载" * 1500)])])
@example(topics=[("打印", [(f"{number}{ALIKE}"[:LONGEST], "在。") for number in range(10, 40)])])
@settings(max_examples=12)
def test_any_titles(mentor: Mentor, description: Description, topics: list[tuple[str, Entries]]) -> None:
    """Of any length that is accepted: nothing is refused, no choice is missing, no command has another's name."""
    try:
        faq = faq_of(topics)
    except KnowledgeError:  # two titles that are one in normal form, or none
        assume(False)
        raise
    assert asyncio.run(used(Mentor(faq, mentor.matcher), description)) == []
