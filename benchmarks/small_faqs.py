"""Our matcher on other people's FAQs, small ones and parts of them, at the cut-offs that it chooses itself.

    python benchmarks/small_faqs.py FAQ… [--talk NAME FAQ…]… [--draws N] [--write]

Each FAQ is a folder that holds `knowledge/` and `questions.yaml`. --talk names several versions of one FAQ (the seeds
of a random one, say), which are reported as their mean. The peers get one cut-off for all FAQs, chosen with hindsight
so that they answer as many out-of-scope questions as ours does. With --write, the tables go into docs/matching.md.
"""

import argparse
import random
import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.document import percent, table, write
from benchmarks.outcomes import Asked, right_at
from benchmarks.peers import CachingEncoder, Peer, peers, rank
from bot.evaluation import LabelledQuestion, read_questions
from bot.evaluation.metrics import FAR
from bot.faq import ParsedFaq, read_files
from bot.matching import Encoder, Example, Matcher, Synonyms, fit
from bot.matching.examples import prepare
from bot.matching.prior import prior_cutoffs
from bot.matching.vectors import cached_vectors
from bot.settings import load_settings
from bot.training.train import examples_of, make_encoder, synonyms_of

SIZES = (1, 2, 3, 4, 6, 10)
TEXTS = (1, 2, 4, 8, 16, 32)
ENTRIES = (1, 2, 3, 5, 10, 30, 100, 500)


@dataclass(frozen=True)
class SmallFaq:
    """An FAQ's examples and questions, and what they are read and encoded with."""

    name: str
    examples: Sequence[Example]
    synonyms: Synonyms
    questions: Sequence[LabelledQuestion]
    encoder: Encoder | None
    vectors: Path

    @classmethod
    def read(cls, folder: Path, encoder: Encoder | None, vectors: Path) -> "SmallFaq":
        """Read an FAQ and its questions."""
        faq = ParsedFaq(read_files(folder / "knowledge")).faq()
        questions = read_questions([folder / "questions.yaml"], frozenset(faq.entries))
        return cls(folder.name, examples_of(faq), synonyms_of(faq), questions, encoder, vectors)

    def matcher(self, labels: set[str] | None = None) -> Matcher:
        """Return the matcher of all entries, or of some; out-of-scope lessons belong to both."""
        chosen = [e for e in self.examples if labels is None or not e.labels or labels.intersection(e.labels)]
        return fit(chosen, encoder=self.encoder, synonyms=self.synonyms, vectors=self.vectors).matcher

    def ask(self, matcher: Matcher, labels: set[str] | None = None) -> list[Asked]:
        """Ask all questions; where only some entries are there, the others' questions have no right entry."""
        return [_asked(matcher, question, labels) for question in self.questions]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("faqs", type=Path, nargs="+", metavar="FAQ")
    parser.add_argument("--talk", nargs="+", action="append", default=[], metavar=("NAME", "FAQ"))
    parser.add_argument("--draws", type=int, default=15, help="parts drawn of each FAQ and size")
    parser.add_argument("--write", action="store_true", help="write the tables into docs/matching.md")
    given = parser.parse_args()
    settings = load_settings()
    encoder = make_encoder(settings)
    shared = CachingEncoder(encoder) if encoder else None
    folder = settings.cache_dir / "bench"
    folder.mkdir(parents=True, exist_ok=True)

    def show(name: str, text: str) -> None:
        print(f"\n{text}", flush=True)
        if given.write:
            write(name, text)

    faqs = [SmallFaq.read(path, shared, folder) for path in given.faqs]
    whole = {faq.name: faq.ask(faq.matcher()) for faq in faqs}
    show("small whole", _own_table("FAQ", {**whole, "**all**": [a for asked in whole.values() for a in asked]}))
    show("small peers", _peer_table(faqs, [a for asked in whole.values() for a in asked]))
    show("small parts", _parts_table(faqs, given.draws))
    if given.talk:
        rows = {
            name: [f.ask(f.matcher()) for f in (SmallFaq.read(Path(p), shared, folder) for p in paths)]
            for name, *paths in given.talk
        }
        show("small talk", _means_table("FAQ and lessons", rows))
    show("small cutoffs", _cutoffs_table())


def _asked(matcher: Matcher, question: LabelledQuestion, labels: set[str] | None) -> Asked:
    match = matcher.match(question.q)
    right = set(question.expect) if labels is None else labels.intersection(question.expect)
    shown = match.suggestions if match.decision == "suggest" else match.candidates[: match.decision == "answer"]
    return Asked(
        frozenset(right),
        tuple(candidate.label for candidate in match.candidates),
        tuple(candidate.label for candidate in shown),
        match.decision,
        match.confidence,
        is_far=question.kind == FAR,
        is_left_out=bool(question.expect) and not right,
    )


Column = tuple[str, Callable[[Asked], bool], Callable[[Asked], bool]]
_INSIDE: Callable[[Asked], bool] = lambda a: a.in_scope  # noqa: E731
_OUTSIDE: Callable[[Asked], bool] = lambda a: not a.in_scope  # noqa: E731
_COLUMNS: tuple[Column, ...] = (
    ("right", _INSIDE, lambda a: a.answered_right),
    ("wrong", _INSIDE, lambda a: a.decision == "answer" and not a.answered_right),
    ("shown", _INSIDE, lambda a: a.shown_right),
    ("none", _INSIDE, lambda a: a.decision == "none"),
    ("first", _INSIDE, lambda a: a.right_among(1)),
    ("among three", _INSIDE, lambda a: a.right_among(3)),
    ("false", _OUTSIDE, lambda a: a.decision == "answer"),
    ("false far", lambda a: a.is_far, lambda a: a.decision == "answer"),
    ("suggested", _OUTSIDE, lambda a: a.decision == "suggest"),
)
_LEFT_OUT: Column = ("false, entry left out", lambda a: a.is_left_out, lambda a: a.decision == "answer")


def _values(asked: Sequence[Asked], columns: Sequence[Column]) -> list[float]:
    values = []
    for _, belongs, hit in columns:
        hits = [hit(a) for a in asked if belongs(a)]
        values.append(sum(hits) / len(hits) if hits else float("nan"))
    return values


def _cells(values: Iterable[float]) -> list[str]:
    return ["" if np.isnan(value) else percent(value) for value in values]


def _own_table(what: str, rows: dict[str, list[Asked]], columns: Sequence[Column] = _COLUMNS) -> str:
    head = [f"{what}, in %", *(name for name, *_ in columns)]
    return table(head, [[name, *_cells(_values(asked, columns))] for name, asked in rows.items()])


def _means_table(what: str, rows: dict[str, list[list[Asked]]]) -> str:
    head = [f"{what}, in %", *(name for name, *_ in _COLUMNS)]
    means = {
        name: [statistics.fmean(column) for column in zip(*(_values(a, _COLUMNS) for a in several), strict=True)]
        for name, several in rows.items()
    }
    return table(head, [[name, *_cells(values)] for name, values in means.items()])


def _parts_table(faqs: Sequence[SmallFaq], draws: int) -> str:
    rows: dict[str, list[Asked]] = {}
    for size in SIZES:
        asked = rows.setdefault("1 entry" if size == 1 else f"{size} entries", [])
        for faq in faqs:
            labels = sorted({label for question in faq.questions for label in question.expect})
            chance = random.Random(f"{faq.name} {size}")  # noqa: S311 -- a draw that comes out the same each time
            for _ in range(draws if size < len(labels) else 0):
                chosen = set(chance.sample(labels, size))
                asked += faq.ask(faq.matcher(chosen), chosen)
    return _own_table("parts of", rows, [*_COLUMNS[:4], _COLUMNS[7], _LEFT_OUT, _COLUMNS[8]])


def _peer_table(faqs: Sequence[SmallFaq], ours: Sequence[Asked]) -> str:
    allowed = sum(a.decision == "answer" for a in ours if not a.in_scope)
    head = ["", "recall@1", "recall@3", f"right at {allowed} false answers"]
    found: dict[str, list[Asked]] = {}
    for faq in faqs:
        for name, asked in _peers_on(faq):
            found.setdefault(name, []).extend(asked)
    found["ours"] = list(ours)
    rows = []
    for name, asked in found.items():
        inside = [a for a in asked if a.in_scope]
        recalls = [statistics.fmean(a.right_among(places) for a in inside) for places in (1, 3)]
        right = statistics.fmean(a.answered_right for a in inside) if name == "ours" else right_at(asked, allowed)
        rows.append([name, *map(percent, (*recalls, right))])
    return table(head, rows)


def _peers_on(faq: SmallFaq) -> Iterable[tuple[str, list[Asked]]]:
    with_answers = prepare(faq.examples)
    questions = [example for example in with_answers if not example.is_answer]
    for examples, suffix in ((questions, ""), (with_answers, ", with answers")):
        vectors = cached_vectors(faq.encoder, [e.text for e in examples], faq.vectors) if faq.encoder else None
        for peer in peers(examples, vectors, faq.encoder):
            yield peer.name + suffix, [_of_peer(peer, examples, question) for question in faq.questions]


def _of_peer(peer: Peer, examples: Sequence[Example], question: LabelledQuestion) -> Asked:
    ranked = rank(peer, examples, question.q)
    return Asked(frozenset(question.expect), tuple(ranked.labels), (), "", ranked.confidence)


def _cutoffs_table() -> str:
    head = ["texts an entry", "answer", "suggest"]
    rows = []
    for texts in TEXTS:
        cutoffs = prior_cutoffs(texts)
        rows.append([str(texts), f"{cutoffs.answer:.2f}", f"{cutoffs.suggest:.2f}"])
    return table(head, rows)


if __name__ == "__main__":
    main()
