"""The hyperparameters of the matcher; docs/matching.md says how each was chosen."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hyperparameters:
    """Weights of the views, the kernel, the ridge, the confidence and the cut-offs.

    A weight of 0 leaves a view out. The weight of meaning counts only where there is an encoder.
    """

    word_weight: float = 1.0
    character_weight: float = 0.5
    meaning_weight: float = 1.5
    gamma: float = 0.5
    ridge: float = 0.03
    answer_ridge: float = 0.1
    """Ridge of examples that are answers: their scores are fitted less closely, so they weigh less."""
    general_texts: float = 10.0
    """Texts of one's own that the encoder's mean over general texts weighs as much as."""
    min_evidence: float = 2.0
    """Least sum of scores that confidence divides by: a faint similarity gives little, even with a single label."""
    none_weight: float = 0.5
    """Part of the score of *none of these* that is subtracted from the confidence."""
    scale_labels: bool = True
    """Whether confidence is divided by the scale of the label, so that labels with many wordings need less."""
    repair_spelling: bool = True
    """Whether the spelling of texts is repaired."""
    near_miss_answer_rate: float = 0.05
    """Proportion of near misses (examples of labels held out) that may get an answer."""
    out_of_scope_answer_rate: float = 0.08
    """Proportion of out-of-scope examples (groups held out) that may get an answer."""
    suggestion_rate: float = 0.20
    """Proportion of both that may get an answer or suggestions."""
    talk_answer_rate: float = 0.10
    """Proportion of out-of-scope talk that may get an answer."""
    talk_suggestion_rate: float = 0.55
    """Proportion of out-of-scope talk that may get an answer or suggestions."""
    certain_answer: float = 0.4
    """Confidence by words alone from which on an answer needs no encoder."""
    certain_none: float = -0.2
    """Confidence by words alone up to which *none of these* needs no encoder."""
    answer_margin: float = 0.02
    """Confidence by which the best label must lead the second one to be the answer; else both are suggested."""
    third_suggestion_margin: float = 0.15
    """Confidence by which a third suggestion may be below the best one."""

    @property
    def text_length(self) -> float:
        """The squared length of a text that has words and characters."""
        return self.word_weight**2 + self.character_weight**2


DEFAULTS = Hyperparameters()
