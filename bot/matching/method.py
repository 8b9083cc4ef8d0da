"""The method's numbers in one place; how each was chosen stands in docs/matching.md."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Method:
    """Weights of the views, the kernel, the ridge, and how confidence is reckoned.

    A weight of 0 leaves a view out. Meaning counts only where there is an encoder.
    """

    words: float = 1.0
    characters: float = 0.5
    meaning: float = 1.5
    gamma: float = 0.5
    ridge: float = 0.03
    none_counts: float = 0.5
    """How much the score of *none of these* takes off."""
    by_ease: bool = True
    """Whether less is asked of entries that are asked in many ways."""
    repair: bool = True
    """Whether the spelling of texts is repaired."""
    answered: float = 0.05
    """Share of the near misses (entries left out) that may get an answer."""
    strangers_answered: float = 0.07
    """Share of the strangers (themes left out) that may get an answer."""
    suggested: float = 0.20
    """Share of it that may get an answer or suggestions."""
    lead: float = 0.02
    """Confidence by which the best entry must lead the second one to be answered with; else both are suggested."""
    worth_showing: float = 0.15
    """Confidence by which a third suggestion may lie behind the best one."""

    @property
    def text_length(self) -> float:
        """The squared length of a text that has words and characters."""
        return self.words**2 + self.characters**2


USUAL = Method()
