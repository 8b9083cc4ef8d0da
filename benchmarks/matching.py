"""Our matcher beside its peers, in one run, on the same examples and questions.

    python benchmarks/matching.py FAQ QUESTIONS… [--also FAQ QUESTIONS]… [--ablation] [--write NAME]

FAQ is a folder of FAQ files. With --also, the results are means over several FAQs (the seeds of a random one, say).
"right at 5 %" is what is answered right at the cut-off that lets 5 % of the near (or far) out-of-scope questions
through: a cut-off chosen with hindsight, the same for everybody. "own" are ours at the cut-offs that we choose
beforehand. With --write, the tables go into docs/matching.md under that name.
"""

import argparse
import statistics
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from benchmarks.document import percent, table, write
from benchmarks.peers import CachingEncoder, peers, rank
from bot.evaluation import LabelledQuestion, read_questions
from bot.evaluation.metrics import FAR, NEAR, percentile
from bot.faq import Faq, ParsedFaq, read_files
from bot.matching import Encoder, Hyperparameters, Matcher, fit
from bot.matching.examples import prepare
from bot.matching.vectors import cached_vectors
from bot.settings import Settings, load_settings
from bot.training.train import examples_of, make_encoder, synonyms_of


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a method for a question."""

    question: LabelledQuestion
    labels: Sequence[str]
    confidence: float
    decision: str
    milliseconds: float

    @property
    def inside(self) -> bool:
        """Whether the FAQ answers the question."""
        return bool(self.question.expect)

    @property
    def first_right(self) -> bool:
        """Whether the best label answers it."""
        return not set(self.labels[:1]).isdisjoint(self.question.expect)

    @property
    def third_right(self) -> bool:
        """Whether one of the best three does."""
        return not set(self.labels[:3]).isdisjoint(self.question.expect)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("faq", type=Path)
    parser.add_argument("questions", type=Path, nargs="+")
    parser.add_argument("--also", nargs=2, type=Path, action="append", default=[], metavar=("FAQ", "QUESTIONS"))
    parser.add_argument("--ablation", action="store_true", help="also leave each part of ours out in turn")
    parser.add_argument("--write", metavar="NAME", help="write the tables into docs/matching.md")
    given = parser.parse_args()
    settings = load_settings()
    sets = [(given.faq, given.questions), *((faq, [questions]) for faq, questions in given.also)]
    runs = [_peers_on(settings, faq, questions) for faq, questions in sets]
    _show("peers", _peer_table(_merged(runs)), given.write)
    if given.ablation:
        runs = [_ablation_on(settings, faq, questions) for faq, questions in sets]
        _show("ablation", _own_table(_merged(runs)), given.write)


def _show(kind: str, text: str, name: str | None) -> None:
    print(f"\n{text}")
    if name:
        write(f"{kind} {name}", text)


Runs = Mapping[str, list[list[Outcome]]]


def _merged(runs: Iterable[Mapping[str, list[Outcome]]]) -> Runs:
    merged: dict[str, list[list[Outcome]]] = {}
    for run in runs:
        for name, outcomes in run.items():
            merged.setdefault(name, []).append(outcomes)
    return merged


def _peers_on(settings: Settings, folder: Path, paths: Sequence[Path]) -> Mapping[str, list[Outcome]]:
    faq, questions, encoder = _opened(settings, folder, paths)
    examples = prepare(examples_of(faq))
    vectors = cached_vectors(encoder, [e.text for e in examples], settings.cache_dir / "bench") if encoder else None
    found: dict[str, list[Outcome]] = {}
    for peer in peers(examples, vectors, encoder):
        print(f"{folder}: {peer.name}", flush=True)
        found[peer.name] = []
        for question in questions:
            start = time.perf_counter()
            peer.decide(question.q)
            took = (time.perf_counter() - start) * 1000
            ranked = rank(peer, examples, question.q)
            found[peer.name].append(Outcome(question, ranked.labels, ranked.confidence, "", took))
    for name, chosen in (("ours without meaning", None), ("ours", encoder)):
        if chosen or not name.endswith("ours"):
            print(f"{folder}: {name}", flush=True)
            found[name] = _ours(_fitted(settings, faq, chosen, Hyperparameters()), questions)
    return found


def _ablation_on(settings: Settings, folder: Path, paths: Sequence[Path]) -> Mapping[str, list[Outcome]]:
    faq, questions, own_encoder = _opened(settings, folder, paths)
    encoder = CachingEncoder(own_encoder) if own_encoder else None
    defaults = Hyperparameters()
    in_scope_only = replace(faq, lessons=tuple(lesson for lesson in faq.lessons if lesson.expect))
    variants: dict[str, Callable[[], Matcher]] = {
        "all of it": lambda: _fitted(settings, faq, encoder, defaults),
        "without words": lambda: _fitted(settings, faq, encoder, replace(defaults, word_weight=0.0)),
        "without characters": lambda: _fitted(settings, faq, encoder, replace(defaults, character_weight=0.0)),
        "without meaning": lambda: _fitted(settings, faq, None, defaults),
        "meaning alone": lambda: _fitted(
            settings, faq, encoder, replace(defaults, word_weight=0.0, character_weight=0.01)
        ),
        "without spelling repair": lambda: _fitted(settings, faq, encoder, replace(defaults, repair_spelling=False)),
        "without synonyms": lambda: _fitted(settings, replace(faq, synonyms={}), encoder, defaults),
        "without out-of-scope examples": lambda: _fitted(settings, in_scope_only, encoder, defaults),
        "without label scales": lambda: _fitted(settings, faq, encoder, replace(defaults, scale_labels=False)),
        "none not subtracted": lambda: _fitted(settings, faq, encoder, replace(defaults, none_weight=0.0)),
    }
    found = {}
    for name, make in variants.items():
        print(f"{folder}: {name}", flush=True)
        found[name] = _ours(make(), questions)
    return found


def _opened(
    settings: Settings, folder: Path, paths: Sequence[Path]
) -> tuple[Faq, Sequence[LabelledQuestion], Encoder | None]:
    faq = ParsedFaq(read_files(folder)).faq()
    return faq, read_questions(paths, frozenset(faq.entries)), make_encoder(settings)


def _fitted(settings: Settings, faq: Faq, encoder: Encoder | None, hyperparameters: Hyperparameters) -> Matcher:
    synonyms = synonyms_of(faq)
    folder = settings.cache_dir / "bench"
    return fit(
        examples_of(faq), encoder=encoder, synonyms=synonyms, vectors=folder, hyperparameters=hyperparameters
    ).matcher


def _ours(matcher: Matcher, questions: Sequence[LabelledQuestion]) -> list[Outcome]:
    outcomes = []
    for question in questions:
        start = time.perf_counter()
        match = matcher.match(question.q)
        took = (time.perf_counter() - start) * 1000
        labels = [candidate.label for candidate in match.candidates]
        outcomes.append(Outcome(question, labels, match.confidence, match.decision, took))
    return outcomes


def _peer_table(runs: Runs) -> str:
    head = ["", "recall@1", "recall@3", "right at 5 % near", "right at 5 % far", "median ms", "p99 ms"]
    rows = []
    for name, several in runs.items():
        every = [
            [
                _proportion(o.first_right for o in outcomes if o.inside),
                _proportion(o.third_right for o in outcomes if o.inside),
                _right_at(outcomes, NEAR),
                _right_at(outcomes, FAR),
            ]
            for outcomes in several
        ]
        times = [o.milliseconds for outcomes in several for o in outcomes]
        cells = [percent(statistics.fmean(column)) for column in zip(*every, strict=True)]
        rows.append([name, *cells, f"{statistics.median(times):.1f}", f"{percentile(times, 99):.1f}"])
    return table(head, rows)


def _own_table(runs: Runs) -> str:
    head = ["own cut-offs", "right", "wrong", "found", "false near", "false far", "suggested near", "right at 5 % near"]
    rows = []
    for name, several in runs.items():
        every = [_own_metrics(outcomes) for outcomes in several]
        rows.append([name, *(percent(statistics.fmean(column)) for column in zip(*every, strict=True))])
    return table(head, rows)


def _own_metrics(outcomes: Sequence[Outcome]) -> list[float]:
    inside = [o for o in outcomes if o.inside]
    near = [o for o in outcomes if o.question.kind == NEAR]
    return [
        _proportion(o.decision == "answer" and o.first_right for o in inside),
        _proportion(o.decision == "answer" and not o.first_right for o in inside),
        _proportion(
            (o.decision == "answer" and o.first_right) or (o.decision == "suggest" and o.third_right) for o in inside
        ),
        _proportion(o.decision == "answer" for o in near),
        _proportion(o.decision == "answer" for o in outcomes if o.question.kind == FAR),
        _proportion(o.decision == "suggest" for o in near),
        _right_at(outcomes, NEAR),
    ]


def _right_at(outcomes: Sequence[Outcome], kind: str, proportion: float = 0.05) -> float:
    """Return what is answered right where this proportion of the out-of-scope questions of a kind gets an answer."""
    out_of_scope = sorted((o.confidence for o in outcomes if o.question.kind == kind), reverse=True)
    if not out_of_scope:
        return float("nan")
    cut = max(out_of_scope[int(len(out_of_scope) * proportion)], -np.inf)
    return _proportion(o.confidence > cut and o.first_right for o in outcomes if o.inside)


def _proportion(hits: Iterable[bool]) -> float:
    found = list(hits)
    return sum(found) / len(found) if found else float("nan")


if __name__ == "__main__":
    main()
