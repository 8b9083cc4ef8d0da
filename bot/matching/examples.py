"""The examples that a matcher is trained on."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.errors import TrainingError
from bot.text import normalise


@dataclass(frozen=True, slots=True, order=True)
class Example:
    """A text and the labels that answer it; a text without labels is out of scope.

    Out-of-scope examples of one `group` are held out together when the cut-offs are chosen.
    """

    text: str
    labels: tuple[str, ...]
    group: str = ""


def _order(example: Example) -> tuple[tuple[str, ...], str, str]:
    # What is held out together is sorted together: its columns are contiguous in memory.
    return example.labels, "" if example.labels else example.group, example.text


def prepare(examples: Iterable[Example]) -> tuple[Example, ...]:
    """Return examples in normal form, each text once, without texts that have no word, sorted.

    Raises:
        TrainingError: no example has a label, or one text has a label and is out of scope as well.
    """
    found: dict[str, Example] = {}
    for example in sorted(examples, key=lambda example: (example.text, example.labels, example.group)):
        text = normalise(example.text)
        if not text:
            continue
        known = found.get(text)
        if known and bool(known.labels) != bool(example.labels):
            raise TrainingError(f"'{example.text}' has an answer and has none; keep one of the two")
        labels = set(example.labels).union(known.labels if known else ())
        found[text] = Example(text, tuple(sorted(labels)), known.group if known else example.group)
    if not any(example.labels for example in found.values()):
        raise TrainingError("no example has a label; give at least one")
    return tuple(sorted(found.values(), key=_order))
