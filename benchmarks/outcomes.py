"""What became of a question in a benchmark."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asked:
    """A question's right labels, the labels that were found and shown, best first, and the decision."""

    right: frozenset[str]
    labels: Sequence[str]
    shown: Sequence[str]
    decision: str
    confidence: float
    is_far: bool = False
    is_left_out: bool = False

    @property
    def in_scope(self) -> bool:
        """Whether some label is right."""
        return bool(self.right)

    def right_among(self, places: int) -> bool:
        """Return whether a right label is among the best few."""
        return not self.right.isdisjoint(self.labels[:places])

    @property
    def shown_right(self) -> bool:
        """Whether a right label was shown."""
        return not self.right.isdisjoint(self.shown)

    @property
    def answered_right(self) -> bool:
        """Whether it got a right answer."""
        return self.decision == "answer" and self.shown_right


def right_at(asked: Sequence[Asked], false_answers: int) -> float:
    """Return what is answered right, 0 to 1, at the cut-off that lets this many out-of-scope questions through."""
    out_of_scope = sorted((a.confidence for a in asked if not a.in_scope), reverse=True)
    cut = out_of_scope[false_answers] if false_answers < len(out_of_scope) else float("-inf")
    inside = [a for a in asked if a.in_scope]
    return sum(a.confidence > cut and a.right_among(1) for a in inside) / len(inside)
