"""The figures of a question set, each with its 95 % interval."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bot.evaluation.cases import Case

NEAR, FAR = "oos-near", "oos-far"


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    hits: int
    total: int

    @property
    def value(self) -> float:
        """The share, 0 to 1; 0 of nothing."""
        return self.hits / self.total if self.total else 0.0

    def interval(self) -> tuple[float, float]:
        """Give the 95 % interval (Wilson, "Probable inference", JASA 22, 1927)."""
        if not self.total:
            return 0.0, 1.0
        z, n, p = 1.959964, self.total, self.value
        middle = (p + z * z / (2 * n)) / (1 + z * z / n)
        half = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
        return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of some cases, as the README of the question sets defines them."""

    in_scope: int
    out_of_scope: int
    answered_right: Share
    answered_wrong: Share
    suggested_right: Share
    found: Share
    recall_at_1: Share
    recall_at_3: Share
    false_answers: dict[str, Share]
    false_suggestions: dict[str, Share]


def figures_of(cases: Sequence[Case]) -> Figures:
    """Count the figures of some cases."""
    inside = [case for case in cases if case.in_scope]
    outside = [case for case in cases if not case.in_scope]
    return Figures(
        in_scope=len(inside),
        out_of_scope=len(outside),
        answered_right=_share(inside, lambda case: case.right),
        answered_wrong=_share(inside, lambda case: case.prediction == "answer" and not case.right),
        suggested_right=_share(inside, lambda case: case.prediction == "suggest" and case.found),
        found=_share(inside, lambda case: case.found),
        recall_at_1=_share(inside, lambda case: case.holds(c.label for c in case.candidates[:1])),
        recall_at_3=_share(inside, lambda case: case.holds(c.label for c in case.candidates[:3])),
        false_answers=_by_distance(outside, lambda case: case.prediction == "answer"),
        false_suggestions=_by_distance(outside, lambda case: case.prediction == "suggest"),
    )


def _by_distance(outside: Sequence[Case], hit: Callable[[Case], bool]) -> dict[str, Share]:
    return {"all": _share(outside, hit)} | {
        kind: _share([case for case in outside if case.question.kind == kind], hit) for kind in (NEAR, FAR)
    }


def _share(cases: Iterable[Case], hit: Callable[[Case], bool]) -> Share:
    hits = [hit(case) for case in cases]
    return Share(sum(hits), len(hits))


def percentile(values: Sequence[float], percent: float) -> float:
    """Give the value that this percentage of values does not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * percent / 100) - 1)]
