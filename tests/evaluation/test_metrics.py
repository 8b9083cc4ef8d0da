"""The metrics are those that one would count by hand."""

from pathlib import Path

import pytest

from bot.errors import QuestionsError
from bot.evaluation import Case, LabelledQuestion, compute_metrics, read_questions
from bot.evaluation.cases import Prediction
from bot.evaluation.metrics import Proportion, percentile
from bot.matching import Candidate


def case(
    expect: tuple[str, ...], prediction: Prediction, offered: str = "", kind: str = "clean", ranked: str = "abc"
) -> Case:
    question = LabelledQuestion(q="?", lang="en", expect=expect, kind=kind)
    return Case(question, prediction, tuple(offered), 0.5, tuple(Candidate(label, 0.0, 0.0) for label in ranked), 1.0)


def test_counted_by_hand() -> None:
    """Right, wrong, suggested, found, recall and false replies."""
    metrics = compute_metrics(
        [
            case(("a",), "answer", "a"),
            case(("b", "x"), "answer", "a"),
            case(("c",), "suggest", "abc"),
            case(("z",), "suggest", "abc"),
            case(("b",), "none"),
            case((), "answer", "a", "oos-near"),
            case((), "suggest", "abc", "oos-near"),
            case((), "none", kind="oos-near"),
            case((), "none", kind="oos-far"),
        ]
    )
    assert (metrics.in_scope, metrics.out_of_scope) == (5, 4)
    assert metrics.answered_right == Proportion(1, 5)
    assert metrics.answered_wrong == Proportion(1, 5)
    assert metrics.suggested_right == Proportion(1, 5)
    assert metrics.found == Proportion(2, 5)
    assert metrics.recall_at_1 == Proportion(1, 5)
    assert metrics.recall_at_3 == Proportion(4, 5)
    assert metrics.false_answers == {"all": Proportion(1, 4), "oos-near": Proportion(1, 3), "oos-far": Proportion(0, 1)}
    assert metrics.false_suggestions == {
        "all": Proportion(1, 4),
        "oos-near": Proportion(1, 3),
        "oos-far": Proportion(0, 1),
    }


def test_intervals() -> None:
    """Wilson's interval, against values from the literature (Newcombe, Statistics in Medicine 17, 1998, table I)."""
    low, high = Proportion(81, 263).interval()
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)
    low, high = Proportion(0, 20).interval()
    assert (round(low, 4), round(high, 4)) == (0.0, 0.1611)


def test_percentiles() -> None:
    """The nearest rank."""
    assert percentile([3.0, 1.0, 2.0], 50) == 2.0
    assert percentile([3.0, 1.0, 2.0], 99) == 3.0


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("- {q: hi, lang: en, expect: [pets/cow]}", ":1:30", "no entry has the id"),
        ("- {q: hi, lang: en}", ":1:3", "'expect' is missing"),
        ("- {q: [", "", "not YAML"),
    ],
)
def test_broken_questions_are_refused(tmp_path: Path, text: str, place: str, words: str) -> None:
    """The place is named."""
    path = tmp_path / "q.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(QuestionsError) as error:
        read_questions([path], frozenset({"pets/cats"}))
    assert f"q.yaml{place}" in str(error.value)
    assert words in str(error.value)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    """Not found, and which."""
    with pytest.raises(QuestionsError, match=r"none\.yaml"):
        read_questions([tmp_path / "none.yaml"], frozenset())
