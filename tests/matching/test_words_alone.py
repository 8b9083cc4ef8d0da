"""What words alone decide needs no encoder; all else is decided by meaning as well."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bot.matching import Example, Matcher, fit
from bot.matching.serialisation import load_model, save_model
from tests.matching.conftest import CharacterEncoder

QUESTIONS = (
    "when does the library open on sundays",
    "what does it cost to print a page here",
    "how much do i pay for a late book each day",
    "somewhere to sit with three friends",
    "我想打印一份文件",
    "how do eggs and tomato soup work",
    "who won",
    "a",
)


@pytest.fixture
def matcher(library_examples: Sequence[Example], encoder: CharacterEncoder) -> Matcher:
    return fit(library_examples, encoder=encoder).matcher


def with_certainty(matcher: Matcher, answer: float, none: float) -> Matcher:
    sure = replace(matcher.kernel.hyperparameters, certain_answer=answer, certain_none=none)
    return replace(matcher, kernel=replace(matcher.kernel, hyperparameters=sure))


@pytest.mark.parametrize("question", QUESTIONS)
def test_beyond_doubt_or_encoded(matcher: Matcher, encoder: CharacterEncoder, question: str) -> None:
    """One of the two; where words decide, their confidence is beyond what is demanded of them."""
    encoder.encoded.clear()
    match = matcher.match(question)
    assert match.by_words == (encoder.encoded == [])
    if match.by_words:
        assert match.confidence >= 0.4 or match.confidence <= -0.2


def test_how_sure_words_have_to_be(matcher: Matcher, encoder: CharacterEncoder) -> None:
    """At a low demand they decide nearly all, at one that nothing reaches, none."""
    easy, never = with_certainty(matcher, 0.1, -0.01), with_certainty(matcher, 9.0, -9.0)
    assert sum(easy.match(question).by_words for question in QUESTIONS) >= len(QUESTIONS) / 2
    encoder.encoded.clear()
    assert not any(never.match(question).by_words for question in QUESTIONS)
    assert len(encoder.encoded) == len(QUESTIONS)


def test_words_decide_as_without_an_encoder(matcher: Matcher, library_examples: Sequence[Example]) -> None:
    """Their scores are those of a matcher that was trained without one."""
    plain = fit(library_examples).matcher
    for question in QUESTIONS:
        match = with_certainty(matcher, 0.1, -0.01).match(question)
        if match.by_words:
            expected = {candidate.label: candidate.score for candidate in plain.match(question).candidates}
            assert {c.label: c.score for c in match.candidates} == pytest.approx(expected, abs=1e-4)


def test_the_explanation_is_of_the_words(matcher: Matcher, encoder: CharacterEncoder) -> None:
    """Where words alone decide, the contributions are theirs, and nothing is encoded."""
    easy = with_certainty(matcher, 0.1, -0.01)
    encoder.encoded.clear()
    explanation = easy.explain(QUESTIONS[0], most=1000)
    assert encoder.encoded == []
    assert explanation.match.by_words
    best = explanation.match.candidates[0]
    total = sum(c.weight for c in [*explanation.supporting, *explanation.opposing])
    assert easy.by_words is not None
    row = easy.by_words.kernel.row(explanation.match.reading, None)
    none = float(np.einsum("i,i->", row, easy.by_words.weights[:, -1]))
    assert total == pytest.approx(best.score - none / 2, abs=1e-3)


def test_a_saved_matcher_decides_alike(
    library_examples: Sequence[Example], encoder: CharacterEncoder, tmp_path: Path
) -> None:
    """The words' own weights are saved too."""
    trained = fit(library_examples, encoder=encoder)
    save_model(tmp_path / "matcher.npz", trained)
    loaded = load_model(tmp_path / "matcher.npz", encoder)
    assert loaded is not None
    for question in QUESTIONS:
        assert loaded.matcher.match(question) == trained.matcher.match(question)
        assert with_certainty(loaded.matcher, 0.1, -0.01).match(question).by_words == (
            with_certainty(trained.matcher, 0.1, -0.01).match(question).by_words
        )
