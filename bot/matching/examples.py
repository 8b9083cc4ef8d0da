"""The examples that a matcher is trained on."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from bot.errors import TrainingError
from bot.text import normalise

Origin = Literal["invented", "talk", "picked", "answer"]
"""Where a text comes from.

- invented: somebody thought of it, as of others of its group;
- talk: people said it, and it was drawn at random, so that what they say next is like it;
- picked: people said it, and it was chosen for what it is;
- answer: it is (part of) what answers the label's questions, not a question.
"""
_BY_VALUE: tuple[Origin, ...] = ("invented", "talk", "picked", "answer")


@dataclass(frozen=True, slots=True, order=True)
class Example:
    """A text and the labels that answer it; a text without labels is out of scope.

    Invented out-of-scope examples of one `group` are held out together when the cut-offs are chosen.
    """

    text: str
    labels: tuple[str, ...]
    group: str = ""
    origin: Origin = "invented"

    @property
    def is_answer(self) -> bool:
        """Whether the text is an answer and not a question."""
        return self.origin == "answer"


def _order(example: Example) -> tuple[tuple[str, ...], str, str]:
    # What is held out together is sorted together: its columns are contiguous in memory.
    return example.labels, "" if example.labels else example.group, example.text


def prepare(examples: Iterable[Example]) -> tuple[Example, ...]:
    """Return examples in normal form, each text once, without texts that have no word, sorted.

    An answer that is the same text as a question is left out: the question says more.

    Raises:
        TrainingError: no example has a label, or one text has a label and is out of scope as well.
    """
    found: dict[str, Example] = {}
    for example in sorted(examples, key=lambda example: (_BY_VALUE.index(example.origin), example)):
        text = normalise(example.text)
        if not text:
            continue
        known = found.get(text)
        if known and example.is_answer and not known.is_answer:
            continue
        if known and bool(known.labels) != bool(example.labels):
            raise TrainingError(f"'{example.text}' has an answer and has none; keep one of the two")
        labels = set(example.labels).union(known.labels if known else ())
        first = known or example
        found[text] = Example(text, tuple(sorted(labels)), first.group, first.origin)
    if not any(example.labels for example in found.values()):
        raise TrainingError("no example has a label; give at least one")
    return tuple(sorted(found.values(), key=_order))
