"""What our matcher costs, on our own FAQ: decisions beside the encoder alone, training, starting, memory.

    python benchmarks/cost.py QUESTIONS… [--write]

Everything is measured in one run. The machine's speed differs from run to run; the ratio is what counts.
"""

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple, TypeVar

from benchmarks.document import table, write
from bot.evaluation import read_questions
from bot.faq import ParsedFaq, read_files
from bot.matching import Matcher
from bot.settings import Settings, load_settings
from bot.training.cache import MatcherCache
from bot.training.loader import load_or_train
from bot.training.train import make_encoder

ROOT = Path(__file__).parent.parent
Item = TypeVar("Item")
SMALLER = 4_600
"""Examples of the smaller FAQ that is trained, at most."""


class Run(NamedTuple):
    """How long a process took, and the most memory that it held."""

    seconds: float
    megabytes: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("questions", type=Path, nargs="+")
    parser.add_argument("--write", action="store_true", help="write the table into docs/matching.md")
    given = parser.parse_args()
    settings = load_settings()
    parsed = ParsedFaq(read_files(settings.knowledge_dir))
    texts = [question.q for question in read_questions(given.questions, frozenset(parsed.answers().entries))]
    with_meaning = load_or_train(settings, parsed, make_encoder(settings)).matcher
    without = load_or_train(settings.model_copy(update={"semantic": False}), parsed, None).matcher
    rows = [*_decisions(with_meaning, without, texts), *_training(settings, len(with_meaning.examples)), *_starting()]
    text = table(["", "measured"], rows)
    print(text)
    if given.write:
        write("cost", text)


def _decisions(matcher: Matcher, without: Matcher, texts: Iterable[str]) -> list[list[str]]:
    encoder = matcher.encoder
    if encoder is None:
        raise SystemExit("the encoder can't run here, so there is nothing to measure beside it")
    readings = [matcher.reader.read(text).text for text in texts]
    alone, whole, two_views = [], [], []
    for _ in range(3):
        alone += _milliseconds(encoder.encode, readings)
        whole += _milliseconds(matcher.match, texts)
        two_views += _milliseconds(without.match, texts)
    ratio = statistics.median(whole) / statistics.median(alone)
    long = "what does an ml engineer do " * 3600
    return [
        ["encoder alone, median", f"{statistics.median(alone):.1f} ms"],
        ["decision, median", f"{statistics.median(whole):.1f} ms ({ratio:.2f} × the encoder alone)"],
        ["decision without meaning, median", f"{statistics.median(two_views):.2f} ms"],
        ["decision on 100,000 characters", f"{statistics.median(_milliseconds(matcher.match, [long] * 5)):.0f} ms"],
    ]


def _milliseconds(do: Callable[[Item], object], items: Iterable[Item]) -> list[float]:
    taken = []
    for item in items:
        start = time.perf_counter()
        do(item)
        taken.append((time.perf_counter() - start) * 1000)
    return taken


def _training(settings: Settings, examples: int) -> list[list[str]]:
    """Train in a process of its own, with cached vectors: on all of our FAQ, and on fewer lessons."""
    rows = [_trained(settings, examples)]
    with tempfile.TemporaryDirectory() as folder:
        smaller = settings.model_copy(update={"knowledge_dir": Path(folder) / "knowledge"})
        shutil.copytree(settings.knowledge_dir, smaller.knowledge_dir)
        left = examples
        for file in sorted((smaller.knowledge_dir / "lessons").glob("*.yaml"), key=lambda path: -path.stat().st_size):
            if left > SMALLER:
                file.unlink()
                left = len(ParsedFaq(read_files(smaller.knowledge_dir)).faq().training_examples())
        rows.append(_trained(smaller, left))
    return rows


def _trained(settings: Settings, examples: int) -> list[str]:
    """Delete the cached matcher of an FAQ, and train it."""
    path = MatcherCache(settings.cache_dir, make_encoder(settings)).path_of(read_files(settings.knowledge_dir))
    if path:
        path.unlink(missing_ok=True)
    run = _run("learn", "--knowledge", str(settings.knowledge_dir))
    return [f"training on {examples:,} examples with cached vectors", f"{run.seconds:.1f} s, {run.megabytes:.0f} MB"]


def _starting() -> list[list[str]]:
    runs = [_run("ask", "what does an ml engineer do") for _ in range(6)][1:]
    return [
        ["`python -m bot ask`, start to answer, median", f"{statistics.median(run.seconds for run in runs):.2f} s"],
        ["memory of the answering process", f"{max(run.megabytes for run in runs):.0f} MB"],
    ]


_WATCHED = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stdout)
sys.exit(code)
"""
"""Runs a command and prints the most memory that it held, in KB. A small process of its own, since a process begins
with the memory of the one that starts it."""


def _run(*command: str) -> Run:
    whole = [sys.executable, "-c", _WATCHED, sys.executable, "-m", "bot", *command]
    start = time.perf_counter()
    done = subprocess.run(whole, cwd=ROOT, check=False, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise SystemExit(f"{command[0]} failed")
    return Run(time.perf_counter() - start, int(done.stdout) / 1024)


if __name__ == "__main__":
    main()
