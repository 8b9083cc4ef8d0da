"""The matcher decides for any FAQ, explains itself, and repairs only what is broken."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import LearningError
from bot.matching import Example, Matcher, learn
from bot.matching.confidence import Confidence
from bot.matching.cutoffs import WITHOUT_EVIDENCE, Foreseen
from tests.matching.conftest import ENTRIES, examples_of_library


def test_unrelated_questions_are_not_answered(library: Matcher) -> None:
    """A small FAQ does not claim to know everything."""
    for text in ("what is the capital of mongolia", "kubectl logs shows nothing", "量子力学是什么"):
        assert library.match(text).band != "answer"


def test_known_words_in_another_order_are_answered(library: Matcher) -> None:
    """A question near the examples gets its entry."""
    assert library.match("library card, how can i get one?").candidates[0].label == "card"
    assert library.match("图书馆周末几点开门").candidates[0].label == "hours"


@pytest.mark.parametrize("entries", [1, 2, 5])
@pytest.mark.parametrize("each", [1, 2, 6])
def test_small_faqs(entries: int, each: int) -> None:
    """One entry or five, one example or six, no strangers: exact texts are answered, far ones are not."""
    chosen = list(ENTRIES.items())[:entries]
    matcher = learn([Example(text, (label,)) for label, texts in chosen for text in texts[:each]]).matcher
    for label, texts in chosen:
        match = matcher.match(texts[0].upper())
        assert (match.band, match.candidates[0].label) == ("answer", label)
    assert matcher.match("best gpu for gaming under 300").band != "answer"


def test_many_entries() -> None:
    """A hundred and twenty entries with two examples each."""
    names = ["ant", "bee", "cat", "dog", "eel", "fox", "gnu", "hen", "jay", "koi", "lynx", "mole", "newt", "owl", "pig"]
    kinds = [f"{size}{colour}" for size in ("", "big ") for colour in ("red", "blue", "old", "mad")]
    animals = [f"{kind} {name}" for kind in kinds for name in names]
    examples = [Example(f"{ask} {animal}", (animal,)) for animal in animals for ask in ("where is the", "feeding the")]
    matcher = learn(examples).matcher
    assert matcher.match("where is the mad newt").candidates[0].label == "mad newt"
    assert matcher.match("are you feeding the mad newt").candidates[0].label == "mad newt"


def test_contradictions_are_refused() -> None:
    """A text can't have an answer and none; and something must have an answer."""
    with pytest.raises(LearningError, match="has an answer and has none"):
        learn([Example("Hello there", ("a",)), Example("hello there!", ())])
    with pytest.raises(LearningError, match="no example has a label"):
        learn([Example("hello", ())])


def test_a_text_with_two_answers_gets_one_of_them(library_examples: list[Example]) -> None:
    """Several labels are several right answers, both shown first."""
    matcher = learn([*library_examples, Example("everything you have", ("card", "rooms"))]).matcher
    match = matcher.match("everything you have")
    assert match.band == "answer"
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
    spoken = sum(w.weight for w in [*explanation.speaks_for, *explanation.speaks_against])
    row = library.kernel.row(explanation.match.reading, None)
    none = float(np.einsum("i,i->", row, library.weights[:, -1]))
    assert spoken == pytest.approx(best.score - none / 2, abs=1e-3)
    weights = [w.weight for w in explanation.speaks_for]
    assert weights == sorted(weights, reverse=True)
    scores = [candidate.score for candidate in explanation.match.candidates]
    assert scores == sorted(scores, reverse=True)


def test_learning_without_meaning_needs_no_encoder() -> None:
    """The matcher of two views is whole: it decides alike before and after."""
    first, second = (learn(examples_of_library()).matcher for _ in range(2))
    assert first.match("opening times") == second.match("opening times")


SHARES = st.floats(0.0, 1.0)
VALUES = st.lists(st.floats(-1, 1), max_size=60).map(np.array)


@given(VALUES, VALUES, SHARES)
def test_no_more_than_the_share_gets_through(strangers: np.ndarray, entry_out: np.ndarray, share: float) -> None:
    """Of what is foreseen at most the asked share, by weight, reaches the cut-off."""
    foreseen = Foreseen({"group": strangers}, entry_out)
    cutoff = foreseen.cutoff(share)
    weight = min(100.0 / max(len(entry_out), 1), 1.0)
    total = len(strangers) + weight * len(entry_out)
    if not total:
        assert cutoff == WITHOUT_EVIDENCE
    else:
        through = (strangers >= cutoff).sum() + weight * (entry_out >= cutoff).sum()
        assert through <= share * total + 1e-9


def test_a_share_of_the_evidence() -> None:
    """Confidence is the best entry's score less half of none's, over all that was said."""
    confidence = Confidence(np.ones(2))
    assert confidence.of_best(np.array([[0.6, 0.2, 0.2]]))[0] == pytest.approx(0.5)
    assert confidence.of_best(np.array([[1.2, 0.4, -0.4]]))[0] == pytest.approx(0.6)
    assert confidence.of_best(np.array([[0.1, 0.0, 0.0]]))[0] == pytest.approx(0.1)
