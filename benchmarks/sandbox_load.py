"""What the whole bot bears: /ask from many members over real sockets, beside a bare discord.py bot.

    python benchmarks/sandbox_load.py [--questions 10000] [--members 50] [--write]

Everything is measured in one run on one stand-in: the bare bot, ours without the sentence encoder, that again with
sockets dropped and calls failing, and ours with the encoder. The machine's speed differs from run to run; the ratio is
what counts.
"""

import argparse
import asyncio
import random
import statistics
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from benchmarks.bot_process import OURS, ROOT, bot_process
from benchmarks.document import table, write
from bot.faq import ParsedFaq, read_files
from bot.settings import load_settings
from discord_sandbox import Channel, Interaction, Member, Person, Sandbox

DROP_EVERY = 500
FAILING = 0.01
WARM_UP = 200
KINDS = ("once", "twice", "never, token expired", "never, unexplained")


@dataclass
class Outcome:
    """What came of all the questions."""

    seconds: float = 0.0
    milliseconds: list[float] = field(default_factory=list)
    answered: Counter[str] = field(default_factory=Counter)
    before: float = 0.0
    after: float = 0.0

    def row(self, name: str, questions: int, peer: "Outcome | None") -> list[str]:
        """Write it as a row of the table."""
        rate = questions / self.seconds
        ratio = f" ({rate / (len(peer.milliseconds) / peer.seconds):.2f} ×)" if peer else ""
        ordered = sorted(self.milliseconds)
        return [
            name,
            f"{rate:.0f}{ratio}",
            f"{statistics.median(ordered):.0f} / {ordered[int(0.99 * (len(ordered) - 1))]:.0f} ms",
            f"{self.before:.0f} → {self.after:.0f} MB",
            " / ".join(f"{self.answered[kind]:,}" for kind in KINDS),
        ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--questions", type=int, default=10_000)
    parser.add_argument("--members", type=int, default=50)
    parser.add_argument("--write", action="store_true", help="write the table into docs/discord.md")
    given = parser.parse_args()
    ours = list(OURS)
    few = given.questions // 5  # the encoder takes some 15 ms a question
    runs: list[tuple[str, list[str], str, int, bool]] = [
        ("bare discord.py, a constant card", [str(ROOT / "benchmarks" / "bare_bot.py")], "0", given.questions, False),
        ("ours, `SEMANTIC=0`", ours, "0", given.questions, False),
        (f"the same, sockets dropped every {DROP_EVERY}, 1 % of calls failing", ours, "0", given.questions, True),
        (f"ours with the encoder, {few:,} questions", ours, "1", few, False),
    ]
    peer: Outcome | None = None
    rows = []
    for name, command, semantic, questions, faults in runs:
        outcome = asyncio.run(_measured(command, {"SEMANTIC": semantic}, questions, given.members, faults=faults))
        rows.append(outcome.row(name, questions, peer))
        print(" | ".join(rows[-1]), flush=True)
        peer = peer or outcome
    text = table(
        ["", "answers a second", "median / 99th", "the bot's memory", "answered once / twice / too late / never"], rows
    )
    print(text)
    if given.write:
        write("load", text, ROOT / "docs" / "discord.md")


async def _measured(
    command: list[str], environment: dict[str, str], questions: int, members: int, *, faults: bool
) -> Outcome:
    outcome = Outcome()
    texts = endless_questions()
    async with Sandbox() as sandbox, bot_process(sandbox, command, environment) as process:
        channel = sandbox.world.channel("#questions")
        people = list(added_members(sandbox, channel, members))
        for person in people * (WARM_UP // len(people)):
            await (await sandbox.use(person, channel, "ask", {"question": next(texts)})).settled()
        outcome.before = _megabytes(process.pid)
        if faults:
            sandbox.faults.share(FAILING, 429, 500, seed=1)
        numbers = iter(range(questions))
        start = time.perf_counter()
        async with asyncio.TaskGroup() as tasks:
            for person in people:
                tasks.create_task(_ask(sandbox, person, channel, numbers, texts, outcome, faults=faults))
        outcome.seconds = time.perf_counter() - start
        outcome.after = _megabytes(process.pid)
    return outcome


async def _ask(
    sandbox: Sandbox,
    person: Person,
    channel: Channel,
    numbers: Iterator[int],
    texts: Iterator[str],
    outcome: Outcome,
    *,
    faults: bool,
) -> None:
    """One member asks one question after another."""
    for number in numbers:
        if faults and number % DROP_EVERY == DROP_EVERY - 1:
            sandbox.faults.drop()
        start = time.perf_counter()
        interaction = await (await sandbox.use(person, channel, "ask", {"question": next(texts)})).settled(within=60)
        outcome.milliseconds.append((time.perf_counter() - start) * 1000)
        outcome.answered[what_came_of(interaction)] += 1
        channel.messages.clear()  # as in a busy channel: old messages scroll away


def what_came_of(interaction: Interaction) -> str:
    """Return the kind of an interaction's outcome."""
    if interaction.original is None:
        return "never, token expired" if interaction.failed else "never, unexplained"
    return "twice" if interaction.followups else "once"


def added_members(sandbox: Sandbox, channel: Channel, members: int) -> Iterator[Person]:
    """Add members to the guild of a channel, and yield them."""
    guild = channel.guild
    if guild is None:
        raise SystemExit("the channel belongs to no guild")
    for number in range(members):
        person = Person(1_290_000_000_000_100_000 + number, f"Member {number}", f"member{number}")
        sandbox.world.people[person.id] = person
        guild.members[person.id] = Member(person, [], 0.0)
        yield person


def endless_questions() -> Iterator[str]:
    """Yield questions without end: training examples of the FAQ, each with a number so that none is an exact match."""
    examples = ParsedFaq(read_files(load_settings().knowledge_dir)).faq().training_examples()
    dice = random.Random(1)  # noqa: S311 -- a benchmark, not a secret
    return (f"{dice.choice(examples).text} ({number})" for number in count())


def _megabytes(process: int) -> float:
    """Return how much memory a process holds, from Linux's /proc."""
    for line in Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return float("nan")


if __name__ == "__main__":
    main()
