"""Metrics of an evaluation, each with its 95 % interval."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bot.evaluation.cases import Case

NEAR, FAR = "oos-near", "oos-far"


@dataclass(frozen=True, slots=True)
class Proportion:
    """A proportion: `hits` of `total`."""

    hits: int
    total: int

    @property
    def value(self) -> float:
        """The proportion, 0 to 1; 0 where `total` is 0."""
        return self.hits / self.total if self.total else 0.0

    def interval(self) -> tuple[float, float]:
        """Return the 95 % interval (Wilson, "Probable inference", JASA 22, 1927)."""
        if not self.total:
            return 0.0, 1.0
        z, n, p = 1.959964, self.total, self.value
        middle = (p + z * z / (2 * n)) / (1 + z * z / n)
        half = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
        return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(frozen=True, slots=True)
class EvaluationMetrics:
    """The metrics of some cases."""

    in_scope: int
    out_of_scope: int
    answered_right: Proportion
    answered_wrong: Proportion
    suggested_right: Proportion
    found: Proportion
    recall_at_1: Proportion
    recall_at_3: Proportion
    false_answers: dict[str, Proportion]
    false_suggestions: dict[str, Proportion]


def compute_metrics(cases: Sequence[Case]) -> EvaluationMetrics:
    """Return the metrics of some cases."""
    inside = [case for case in cases if case.in_scope]
    outside = [case for case in cases if not case.in_scope]
    return EvaluationMetrics(
        in_scope=len(inside),
        out_of_scope=len(outside),
        answered_right=_proportion(inside, lambda case: case.correct),
        answered_wrong=_proportion(inside, lambda case: case.prediction == "answer" and not case.correct),
        suggested_right=_proportion(inside, lambda case: case.prediction == "suggest" and case.found),
        found=_proportion(inside, lambda case: case.found),
        recall_at_1=_proportion(inside, lambda case: case.includes_expected(c.label for c in case.candidates[:1])),
        recall_at_3=_proportion(inside, lambda case: case.includes_expected(c.label for c in case.candidates[:3])),
        false_answers=_by_distance(outside, lambda case: case.prediction == "answer"),
        false_suggestions=_by_distance(outside, lambda case: case.prediction == "suggest"),
    )


def _by_distance(outside: Sequence[Case], hit: Callable[[Case], bool]) -> dict[str, Proportion]:
    return {"all": _proportion(outside, hit)} | {
        kind: _proportion([case for case in outside if case.question.kind == kind], hit) for kind in (NEAR, FAR)
    }


def _proportion(cases: Iterable[Case], hit: Callable[[Case], bool]) -> Proportion:
    hits = [hit(case) for case in cases]
    return Proportion(sum(hits), len(hits))


def percentile(values: Sequence[float], percent: float) -> float:
    """Return the value that this percentage of values does not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * percent / 100) - 1)]
