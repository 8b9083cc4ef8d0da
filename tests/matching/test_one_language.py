"""An FAQ in one language works by itself."""

import pytest

from bot.matching import Example, Matcher, fit
from tests.matching.conftest import ENTRIES, CharacterEncoder


def only(*, chinese: bool, encoder: CharacterEncoder | None = None) -> Matcher:
    """Train on the library's entries in one of their languages."""
    texts = [(label, text) for label, texts in ENTRIES.items() for text in texts if text.isascii() != chinese]
    return fit([Example(text, (label,)) for label, text in texts], encoder=encoder).matcher


@pytest.mark.parametrize("with_encoder", [False, True])
@pytest.mark.parametrize("chinese", [False, True])
def test_known_texts_are_answered(*, chinese: bool, with_encoder: bool) -> None:
    """Each text gets its own entry, with an encoder and without."""
    matcher = only(chinese=chinese, encoder=CharacterEncoder() if with_encoder else None)

    wrong = [e.text for e in matcher.examples if matcher.match(f"{e.text}!").candidates[0].label not in e.labels]

    assert wrong == []


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("图书馆什么时候开门", "hours"),
        ("哪里能打印文件", "printing"),
        ("借书证怎么办", "card"),
        ("書還晚了要罰款嗎", "fines"),
    ],
)
def test_chinese_alone(text: str, label: str) -> None:
    """In other words, in Chinese of either script, the right entry is found."""
    match = only(chinese=True).match(text)

    assert (match.decision, match.candidates[0].label) == ("answer", label)


@pytest.mark.parametrize(
    ("text", "label"),
    [("when does it open", "hours"), ("where to print", "printing"), ("library card how to get", "card")],
)
def test_english_alone(text: str, label: str) -> None:
    """In other words, in English, the right entry is found."""
    match = only(chinese=False).match(text)

    assert (match.decision, match.candidates[0].label) == ("answer", label)


@pytest.mark.parametrize(("chinese", "text"), [(True, "when does the library open"), (False, "图书馆几点开门")])
def test_the_other_language_is_unknown(*, chinese: bool, text: str) -> None:
    """Without an encoder a question in another language is like nothing, and gets the no."""
    match = only(chinese=chinese).match(text)

    assert match.decision == "none"
    assert match.confidence == pytest.approx(0, abs=1e-3)


def test_two_phrasings_an_entry() -> None:
    """Five entries of two phrasings: known texts are answered, far ones are not."""
    matcher = fit([Example(text, (label,)) for label, texts in ENTRIES.items() for text in texts[:2]]).matcher

    for label, texts in ENTRIES.items():
        assert [matcher.match(text).candidates[0].label for text in texts[:2]] == [label, label]
    for text in ("how do i make a pizza at home", "who won the world cup in 1998", "今天天气怎么样", "zxcv"):
        assert matcher.match(text).decision != "answer"
