"""A place in a request's body that Discord would refuse, and what is wrong there."""

from collections.abc import Iterable
from dataclasses import dataclass

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that Discord would refuse; `path` leads to it from the root, `code` is Discord's where known."""

    path: Path
    code: str
    message: str

    def __str__(self) -> str:
        return f"{'.'.join(map(str, self.path)) or 'body'}: {self.message}"


def merged(*lists: Iterable[Problem]) -> list[Problem]:
    """Join what several checks say, the first word on each place."""
    places: dict[Path, Problem] = {}
    for problems in lists:
        told = set(places)
        for problem in problems:
            if problem.path not in told:
                places.setdefault(problem.path, problem)
    return list(places.values())
