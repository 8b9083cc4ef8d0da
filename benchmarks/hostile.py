"""What one member can do to the others, and a thousand to the bot.

    python benchmarks/hostile.py [--write]

Everything is measured in one run: the slowest text that a search over script, word length and count finds, beside the
median question; the others' median while one member mentions the bot with that text every second, beside their median
alone; and how many answers are lost (answered once / twice / too late / never) where 1,000 members ask at once, while
the bot may open 1,024 files and a call takes as long as to Discord. The rate limit is lifted, which is the harder case.
The machine's speed differs from run to run; the ratios are what counts.
"""

import argparse
import asyncio
import random
import resource
import statistics
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from benchmarks.bot_process import bot_process
from benchmarks.document import table, write
from benchmarks.sandbox_load import KINDS, added_members, endless_questions, what_came_of
from bot.mentor import Mentor, Question
from bot.mentor.splitting import MAX_QUESTIONS
from bot.settings import load_settings
from bot.training.loader import build_mentor
from discord_sandbox import Channel, Interaction, Person, Sandbox

ROOT = Path(__file__).parent.parent
BOT = ["-m", "bot", "run", "--until-stdin-ends"]
MESSAGE = 2000
"""Characters of the longest message that a member can write."""
SCRIPTS = {
    "nonsense in Latin": "bcdfghjklmnpqrstvwxz",
    "digits": "0123456789",
    "Cyrillic": "абвгдежзийклмнопрстуф",
    "Arabic": "ابتثجحخدذرزسشصض",
    "Thai": "กขคงจฉชซฌญฎฏฐฑ",
    "Hangul": "가나다라마바사아자차",
    "kana": "あいうえおかきくけこ",
    "Chinese": "机器学习工程师面试问题",
    "Traditional Chinese": "機器學習體發請問證",
    "rare Chinese": "\U00020000\U00020001\U00020002\U00020003\U00020004",
    "emoji": "😀🤖👩🎉🔥",
    "accents": "e\u0301\u0302\u0303a",
    "signs": "!@#$%^&*()…",
    "compatibility forms": "ﷺ①ﬀＡ㎏",
    "pieces of mentions": ("</", "a:1>", ":1>", "<@", "1>", "<:a", "http://", "体"),
}
LENGTHS = (1, 2, 3, 5, 8, 13, 22, 40, 80, MESSAGE)
COUNTS = (20, 40, 80, MESSAGE)
SIZES = (5, 8, 12, 16, 20, 25, 30, 40, 50)
"""Characters of each of several questions, from what is read together to what is read with the whole only."""
MEASURED_AGAIN = 12
ORDINARY = 150
MEMBERS = 1_000
DESCRIPTORS = 1_024
CALL = 0.1
"""Seconds that each call to Discord takes: on loopback it is one millisecond, and no connection lives long."""
OTHERS = 10
GIVEN_UP = 180.0
"""Seconds after which an answer counts as lost."""


class Hostile(NamedTuple):
    """A text and what it is."""

    name: str
    text: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the table into docs/discord.md")
    given = parser.parse_args()
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))  # the sandbox needs them; only the bot is limited
    mentor = build_mentor(load_settings())
    median = statistics.median(_seconds(mentor, text) for text in islice(endless_questions(), ORDINARY))
    seconds, slowest = _slowest(mentor)
    rows = [
        ["median question", f"{median * 1000:.0f} ms"],
        [f"slowest text found: {slowest.name}", f"{seconds:.3f} s ({seconds / median:.1f} ×)"],
    ]
    alone, spammed = asyncio.run(_others(slowest.text))
    rows += [
        ["the others' median alone", f"{alone * 1000:.0f} ms"],
        ["the others' median while one spams", f"{spammed * 1000:.0f} ms ({spammed / alone:.2f} ×)"],
    ]
    for mentions, who in ((False, "use /ask at once"), (True, "use /ask and mention it at once")):
        outcomes, took = asyncio.run(_all_at_once(mentions=mentions))
        lost = outcomes.total() - outcomes[KINDS[0]]
        kinds = " / ".join(f"{outcomes[kind]:,}" for kind in KINDS)
        rows.append([f"{MEMBERS:,} members {who}", f"{lost:,} lost in {took:.0f} s ({kinds})"])
    text = table(["", "measured"], rows)
    print(text)
    if given.write:
        write("hostile", text, ROOT / "docs" / "discord.md")


def _slowest(mentor: Mentor) -> tuple[float, Hostile]:
    """Return the slowest text, with its median time of several: a single time may be the machine's."""
    found = sorted(((_seconds(mentor, hostile.text), hostile) for hostile in _texts()), reverse=True)
    again = ((statistics.median(_seconds(mentor, text.text) for _ in range(5)), text) for _, text in found)
    return max(islice(again, MEASURED_AGAIN))


def _texts() -> Iterator[Hostile]:
    """Yield messages of words of every script, length and number; each word is another one, so no cache helps."""
    dice = random.Random(1)  # noqa: S311 -- a benchmark, not a secret
    for script, alphabet in SCRIPTS.items():
        for length in LENGTHS:
            for count in COUNTS:
                words = ("".join(dice.choices(alphabet, k=length)) for _ in range(count))
                yield Hostile(f"{script}, {count} words of {length}", _joined(words))
        for size in SIZES:
            parts = ("".join(dice.choices(alphabet, k=size)) for _ in range(MAX_QUESTIONS))
            yield Hostile(f"questions in {script}, {size} characters", "".join(f"what is {part}?\n" for part in parts))
    yield Hostile("a command in a command in a command …", "é" + "</" * 390 + "a:1>" + ":1>" * 390)


def _joined(words: Iterable[str]) -> str:
    """Return so many words as a message holds."""
    text = ""
    for word in words:
        text += f"{word} "
        if len(text) >= MESSAGE:
            break
    return text[:MESSAGE]


def _seconds(mentor: Mentor, text: str) -> float:
    start = time.perf_counter()
    mentor.ask(Question(text))
    return time.perf_counter() - start


async def _others(hostile: str) -> tuple[float, float]:
    """Return the median seconds that members wait for an answer, alone and while another one spams."""
    questions = endless_questions()
    async with Sandbox() as sandbox, bot_process(sandbox, BOT, {"SEMANTIC": "1"}):
        channel = sandbox.world.channel("#questions")
        *people, spammer = added_members(sandbox, channel, OTHERS + 1)
        await _waited(sandbox, people, channel, questions)  # warms up
        alone = await _waited(sandbox, people, channel, questions)
        async with _spam(sandbox, spammer, channel, hostile):
            spammed = await _waited(sandbox, people, channel, questions)
    return alone, spammed


async def _waited(sandbox: Sandbox, people: list[Person], channel: Channel, questions: Iterator[str]) -> float:
    """Return the median seconds of questions that come one after another, now from this member, now from that one."""
    taken = []
    for number in range(ORDINARY):
        start = time.perf_counter()
        used = await sandbox.use(people[number % len(people)], channel, "ask", {"question": next(questions)})
        await used.settled(within=120)
        taken.append(time.perf_counter() - start)
        await asyncio.sleep(0.05)
    return statistics.median(taken)


@asynccontextmanager
async def _spam(sandbox: Sandbox, person: Person, channel: Channel, text: str) -> AsyncIterator[None]:
    """Mention the bot with a text every second."""
    mention = f"<@{sandbox.world.bot.id}> "

    async def spam() -> None:
        while True:
            await sandbox.say(person, channel, f"{mention}{text}"[:MESSAGE])
            await asyncio.sleep(1)

    task = asyncio.create_task(spam())
    try:
        await asyncio.sleep(3)  # until it has its effect
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _all_at_once(*, mentions: bool) -> tuple[Counter[str], float]:
    """Return what came of a question of each of a thousand members, and how long it took until all were settled.

    With `mentions` each also mentions the bot with another question, so that there are twice as many.
    """
    async with Sandbox() as sandbox, bot_process(sandbox, BOT, {"SEMANTIC": "1"}, descriptors=DESCRIPTORS):
        channel = sandbox.world.channel("#questions")
        people = list(added_members(sandbox, channel, MEMBERS))
        sandbox.faults.delay_next(10 * MEMBERS, CALL)
        start = time.perf_counter()
        asked: list[Interaction] = []
        said: set[int] = set()
        questions = endless_questions()
        for person in people:
            asked.append(await sandbox.use(person, channel, "ask", {"question": next(questions)}))
            if mentions:
                text = f"<@{sandbox.world.bot.id}> {next(questions)}"[:MESSAGE]
                said.add((await sandbox.say(person, channel, text)).id)
            await asyncio.sleep(0)  # Discord takes calls while members write; without it the sandbox would not

        # Polled, not waited for: a thousand conditions after each event would be the sandbox's cost.
        with suppress(TimeoutError):
            async with asyncio.timeout(GIVEN_UP):
                while said - _replied_to(channel) or not all(map(_is_over, asked)):  # noqa: ASYNC110
                    await asyncio.sleep(0.2)
        replied = len(said & _replied_to(channel))
        outcomes = Counter({KINDS[0]: replied, KINDS[-1]: len(said) - replied})
        outcomes.update(map(_outcome, asked))
        return outcomes, time.perf_counter() - start


def _replied_to(channel: Channel) -> set[int]:
    """Return the messages that the bot has replied to."""
    written = (message for message in channel.messages.values() if message.author.bot)
    return {message.reference.message_id for message in written if message.reference}


def _is_over(interaction: Interaction) -> bool:
    return interaction.is_settled or interaction.failed


def _outcome(interaction: Interaction) -> str:
    """Return the kind of an interaction's outcome; one that is "thinking" to the end never gets its answer."""
    return what_came_of(interaction) if _is_over(interaction) else KINDS[-1]


if __name__ == "__main__":
    main()
