"""Long texts that hold an example word for word: a pasted log with an error message in it, say.

Of a long text no similarity is left with the one line in it that matters; and beyond some eighty words it is not even
read whole.
"""

from collections.abc import Iterable, Sequence

from bot.matching.examples import Example

MIN_LENGTH = 240
"""Size of a text from which on it is searched; a shorter one is compared as a whole."""
MIN_EXAMPLE = 20
"""Least size of an example that is looked for: a few words stand in many texts by chance."""
HAN_SIZE = 3
"""Size of a Chinese character, which says about as much as three letters."""


class HeldTexts:
    """The examples that are looked for in long texts."""

    def __init__(self, examples: Iterable[Example]) -> None:
        labelled = (example for example in examples if example.labels and not example.is_answer)
        self._examples = sorted((e for e in labelled if size_of(e.text) >= MIN_EXAMPLE), key=lambda e: -len(e.text))

    def find(self, form: str) -> Sequence[Example]:
        """Return the examples that a text in normal form holds word for word, the longest first, none within another.

        Of a text that is not long none is returned.
        """
        if size_of(form) < MIN_LENGTH:
            return ()
        found: list[Example] = []
        for example in self._examples:
            if _holds(form, example.text) and not any(example.text in longer.text for longer in found):
                found.append(example)
        return found


def size_of(text: str) -> int:
    """Return the size of a text: its characters, Chinese ones as HAN_SIZE each."""
    return len(text) + (HAN_SIZE - 1) * sum("\u4e00" <= character <= "\u9fff" for character in text)


def _holds(text: str, part: str) -> bool:
    """Return whether a text holds another, which neither begins nor ends within a Latin word there."""
    start = text.find(part)
    while start >= 0:
        end = start + len(part)
        if not (_joined(text[start - 1 : start], part[0]) or _joined(part[-1], text[end : end + 1])):
            return True
        start = text.find(part, start + 1)
    return False


def _joined(before: str, after: str) -> bool:
    return all(character.isalnum() and character.isascii() for character in (before, after))
