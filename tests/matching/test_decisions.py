"""The matcher decides for any FAQ, explains itself, and repairs only what is broken."""

import numpy as np
import pytest

from bot.errors import TrainingError
from bot.matching import Example, Matcher, fit
from bot.matching.confidence import Confidence
from tests.matching.conftest import ENTRIES, examples_of_library


def test_unrelated_questions_are_not_answered(library: Matcher) -> None:
    """A small FAQ does not claim to know everything."""
    for text in ("what is the capital of mongolia", "kubectl logs shows nothing", "量子力学是什么"):
        assert library.match(text).decision != "answer"


def test_known_words_in_another_order_are_answered(library: Matcher) -> None:
    """A question near the examples gets its entry."""
    assert library.match("library card, how can i get one?").candidates[0].label == "card"
    assert library.match("图书馆周末几点开门").candidates[0].label == "hours"


@pytest.mark.parametrize("entries", [1, 2, 5])
@pytest.mark.parametrize("each", [1, 2, 6])
def test_small_faqs(entries: int, each: int) -> None:
    """One entry or five, one example or six, nothing out of scope: exact texts are answered, far ones are not."""
    chosen = list(ENTRIES.items())[:entries]
    matcher = fit([Example(text, (label,)) for label, texts in chosen for text in texts[:each]]).matcher
    for label, texts in chosen:
        match = matcher.match(texts[0].upper())
        assert (match.decision, match.candidates[0].label) == ("answer", label)
    assert matcher.match("best gpu for gaming under 300").decision != "answer"


def test_many_entries() -> None:
    """A hundred and twenty entries with two examples each."""
    names = ["ant", "bee", "cat", "dog", "eel", "fox", "gnu", "hen", "jay", "koi", "lynx", "mole", "newt", "owl", "pig"]
    kinds = [f"{size}{colour}" for size in ("", "big ") for colour in ("red", "blue", "old", "mad")]
    animals = [f"{kind} {name}" for kind in kinds for name in names]
    examples = [Example(f"{ask} {animal}", (animal,)) for animal in animals for ask in ("where is the", "feeding the")]
    matcher = fit(examples).matcher
    assert matcher.match("where is the mad newt").candidates[0].label == "mad newt"
    assert matcher.match("are you feeding the mad newt").candidates[0].label == "mad newt"


def test_contradictions_are_refused() -> None:
    """A text can't have an answer and none; and something must have an answer."""
    with pytest.raises(TrainingError, match="has an answer and has none"):
        fit([Example("Hello there", ("a",)), Example("hello there!", ())])
    with pytest.raises(TrainingError, match="no example has a label"):
        fit([Example("hello", ())])


def test_a_text_with_two_answers_gets_one_of_them(library_examples: list[Example]) -> None:
    """Several labels are several right answers, both shown first."""
    matcher = fit([*library_examples, Example("everything you have", ("card", "rooms"))]).matcher
    match = matcher.match("everything you have")
    assert match.decision == "answer"
    assert {candidate.label for candidate in match.candidates[:2]} == {"card", "rooms"}


def test_spelling_is_repaired(library: Matcher) -> None:
    """A mistyped word is read as the one of the examples, and the reading says so."""
    reading = library.match("how do i bok a stduy romo in the libary").reading
    assert ("libary", "library") in reading.repairs
    assert "library" in reading.words


def test_english_words_are_never_repaired(library: Matcher) -> None:
    """A common word stays what it is, however near it is to one of the examples."""
    assert library.match("the primer of the broom costs money").reading.repairs == ()


def test_synonyms_stand_for_each_other(library: Matcher) -> None:
    """The first of a list is read for all of it."""
    assert library.match("my reader pass is gone").reading.text == "my library card is gone"
    assert library.match("读者卡丢了").reading.text == "借书证丢了"


@pytest.mark.parametrize("text", ["where can i print my thesis", "late again, what do i pay", "will it rain on sunday"])
def test_the_explanation_is_the_decision(library: Matcher, text: str) -> None:
    """The weights of all examples add up to the score of the best entry less half of none's."""
    explanation = library.explain(text, most=1000)
    best = explanation.match.candidates[0]
    total = sum(c.weight for c in [*explanation.supporting, *explanation.opposing])
    row = library.kernel.row(explanation.match.reading, None)
    none = float(np.einsum("i,i->", row, library.weights[:, -1]))
    assert total == pytest.approx(best.score - none / 2, abs=1e-3)
    weights = [c.weight for c in explanation.supporting]
    assert weights == sorted(weights, reverse=True)
    scores = [candidate.score for candidate in explanation.match.candidates]
    assert scores == sorted(scores, reverse=True)


def test_training_without_meaning_needs_no_encoder() -> None:
    """The matcher of two views is whole: it decides alike before and after."""
    first, second = (fit(examples_of_library()).matcher for _ in range(2))
    assert first.match("opening times") == second.match("opening times")


def test_confidence_is_a_proportion_of_the_evidence() -> None:
    """Confidence is the best entry's score less half of none's, over all that was said, or over a least sum."""
    confidence = Confidence(np.ones(2), min_evidence=1.0)
    assert confidence.of_best(np.array([[0.6, 0.2, 0.2]]))[0] == pytest.approx(0.5)
    assert confidence.of_best(np.array([[1.2, 0.4, -0.4]]))[0] == pytest.approx(0.6)
    assert confidence.of_best(np.array([[0.1, 0.0, 0.0]]))[0] == pytest.approx(0.1)
