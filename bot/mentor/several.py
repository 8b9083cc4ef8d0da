"""Several questions in one message: which entry answers the message, and which ones answer the rest of it."""

from collections.abc import Callable, Container, Sequence

from bot.matching import Match
from bot.mentor.splitting import questions_in

MAX_TOKENS = 160
"""Tokens of a message and its questions together; a message alone may have 128."""


def affordable_questions_in(text: str, tokens: Callable[[str], int]) -> tuple[str, ...]:
    """Return the questions of a text, if there are several and reading them as well costs little."""
    questions = questions_in(text)
    return questions if questions and sum(map(tokens, (text, *questions))) <= MAX_TOKENS else ()


def answers_in(whole: Match, parts: Sequence[Match], entries: Container[str]) -> tuple[Match, tuple[str, ...]]:
    """Return the match to reply to, and the entries that answer further questions.

    `whole` is the match of a text, `parts` are those of its questions. Unless two of them have different answers among
    `entries`, `whole` stands, with nothing further. A part counts where it would be answered alone, with an entry that
    is among the candidates for the whole text: a few words without the rest may say something else. The answer to the
    whole text, if no part has it, stands for the first one that has none.
    """
    answered = [part if part.decision == "answer" else None for part in parts]
    if whole.decision == "answer" and None in answered and _best(whole) not in map(_best, filter(None, answered)):
        answered[answered.index(None)] = whole
    likely = {candidate.label for candidate in whole.candidates if candidate.label in entries}
    answers: dict[str, Match] = {}
    for match in filter(None, answered):
        if _best(match) in likely:
            answers.setdefault(_best(match), match)
    first, *further = answers or [""]
    return (answers[first], tuple(further)) if further else (whole, ())


def _best(match: Match) -> str:
    return match.candidates[0].label
