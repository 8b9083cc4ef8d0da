"""A place in a request's body that Discord would refuse, and what is wrong there."""

from collections.abc import Iterable
from dataclasses import dataclass

Path = tuple[str | int, ...]
UNKNOWN_KEY = "UNKNOWN_KEY"
"""The code of a problem with a key that Discord doesn't know: it passes over such a key."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that Discord would refuse; `path` leads to it from the root, `code` is Discord's where known."""

    path: Path
    code: str
    message: str

    def __str__(self) -> str:
        return f"{'.'.join(map(str, self.path)) or 'body'}: {self.message}"


def merge(*lists: Iterable[Problem]) -> list[Problem]:
    """Return the problems of several checks; of each path only those of the first check that names it."""
    by_path: dict[Path, Problem] = {}
    for problems in lists:
        known = set(by_path)
        for problem in problems:
            if problem.path not in known:
                by_path.setdefault(problem.path, problem)
    return list(by_path.values())
