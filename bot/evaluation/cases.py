"""The mentor's replies to labelled questions."""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from bot.evaluation.questions import LabelledQuestion
from bot.matching import Candidate
from bot.mentor import Answer, Mentor, Question, Suggestions

Prediction = Literal["answer", "suggest", "none"]


@dataclass(frozen=True, slots=True)
class Case:
    """A question and the mentor's reply; `offered` are the entries that it showed, `milliseconds` the time it took."""

    question: LabelledQuestion
    prediction: Prediction
    offered: tuple[str, ...]
    confidence: float
    candidates: tuple[Candidate, ...]
    milliseconds: float

    @property
    def in_scope(self) -> bool:
        """Whether the FAQ answers the question."""
        return bool(self.question.expect)

    def includes_expected(self, ids: Iterable[str]) -> bool:
        """Return whether one of the entries answers the question."""
        return not set(ids).isdisjoint(self.question.expect)

    @property
    def correct(self) -> bool:
        """Whether it was answered with an entry that answers it."""
        return self.prediction == "answer" and self.includes_expected(self.offered)

    @property
    def found(self) -> bool:
        """Whether an entry that answers it was shown."""
        return self.prediction != "none" and self.includes_expected(self.offered)

    @property
    def as_expected(self) -> bool:
        """Whether the reply is as expected: a right entry shown, or no entry where none is right."""
        return self.found if self.in_scope else self.prediction == "none"


def ask_all(mentor: Mentor, questions: Iterable[LabelledQuestion]) -> list[Case]:
    """Ask every question in turn and return its case."""
    return [_case(mentor, question) for question in questions]


def _case(mentor: Mentor, question: LabelledQuestion) -> Case:
    start = time.perf_counter()
    reply, match = mentor.consider(Question(question.q, question.lang))
    milliseconds = (time.perf_counter() - start) * 1000
    prediction: Prediction = "none"
    offered: tuple[str, ...] = ()
    if isinstance(reply, Answer):
        prediction, offered = "answer", (reply.entry,)
    elif isinstance(reply, Suggestions):
        prediction, offered = "suggest", tuple(choice.id for choice in reply.choices)
    return Case(question, prediction, offered, match.confidence, match.candidates, milliseconds)
