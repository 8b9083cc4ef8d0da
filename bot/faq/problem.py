"""What is wrong with an FAQ's files: where, what, and how to mend it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal


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
    mend: str
    severity: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        return f"{self.place}: {'warning: ' if self.severity == 'warning' else ''}{self.what}; {self.mend}"


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Keep the errors, sorted by place."""
    return sorted(problem for problem in problems if problem.severity == "error")


def warnings(problems: Iterable[Problem]) -> list[Problem]:
    """Keep the warnings, sorted by place."""
    return sorted(problem for problem in problems if problem.severity == "warning")
