"""What is wrong with an FAQ's files: where, what, and how to fix it."""

import re
from dataclasses import dataclass
from typing import Literal

_BREAKS_A_LINE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a file; lines and columns count from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One problem; errors keep an FAQ from being used, warnings don't."""

    place: Place
    what: str
    hint: str
    severity: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        said = f"{self.place}: {'warning: ' if self.severity == 'warning' else ''}{self.what}; {self.hint}"
        # What is quoted may hold line breaks: they are shown as \n, so that every problem has a line of its own.
        return _BREAKS_A_LINE.sub(lambda found: found[0].encode("unicode_escape").decode(), said)


def shortened(text: object, longest: int = 80) -> str:
    """Return the beginning of a text, `longest` characters at most."""
    written = str(text)
    return written if len(written) <= longest else f"{written[: longest - 1]}…"


def quoted(text: object) -> str:
    """Return a text that somebody wrote between quotation marks, shortened."""
    return f"'{shortened(text)}'"
