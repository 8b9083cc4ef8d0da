"""A known text gets its own entry, and what says the same is decided the same."""

import pytest
from hypothesis import given, strategies as st

from bot.faq import ParsedFaq, TrainingExample, read_files
from bot.matching import Match
from bot.mentor import Mentor
from bot.settings import load_settings
from bot.text import normalise
from bot.training.loader import build_mentor
from tests.conftest import ROOT

pytestmark = pytest.mark.slow
EXAMPLES = ParsedFaq(read_files(ROOT / "knowledge")).faq().training_examples()
LESSONS = [lesson for lesson in EXAMPLES if normalise(lesson.text)]
QUESTIONS = ["what does an ml engineer do", "面试会考什么", "wich skils for mle", "cheap gpu", "hello", "職缺", ""]


def decision(match: Match) -> tuple[str, float, tuple[str, ...]]:
    return match.decision, match.confidence, tuple(candidate.label for candidate in match.candidates)


@pytest.fixture(scope="module")
def mentor() -> Mentor:
    return build_mentor(load_settings())


@pytest.mark.parametrize("part", range(20))
def test_every_phrasing_and_lesson_gets_its_own(mentor: Mentor, part: int) -> None:
    """Typed exactly, each gets an entry that answers it, or the no."""
    wrong = [lesson.text for lesson in LESSONS[part::20] if not _as_trained(mentor, lesson)]
    assert wrong == []


def _as_trained(mentor: Mentor, lesson: TrainingExample) -> bool:
    match = mentor.matcher.match(lesson.text)
    if not lesson.expect:
        return match.decision == "none"
    return match.decision == "answer" and match.candidates[0].label in lesson.expect


KNOWN = st.sampled_from(LESSONS).map(lambda lesson: lesson.text)
ASKED = st.one_of(st.sampled_from(QUESTIONS), KNOWN, st.text(st.characters(), max_size=60))
MENTIONS = st.sampled_from(["<@123456>", "<@!98>", "<#77>", "@everyone", "<a:wave:5>"])


MARKS = st.text("?!.。？！…", max_size=4)
SPACE = st.text(" \t\n\u3000", max_size=3)


@given(text=ASKED, mention=MENTIONS, marks=MARKS, space=SPACE)
def test_the_same_is_decided_the_same(mentor: Mentor, text: str, mention: str, marks: str, space: str) -> None:
    """White space, marks at the end and an added mention never change a decision."""
    asked = decision(mentor.matcher.match(text))
    assert decision(mentor.matcher.match(f"{space}{text}{space}")) == asked
    assert decision(mentor.matcher.match(f"{normalise(text)}{marks}")) == asked
    assert decision(mentor.matcher.match(f"{mention} {text}")) == asked


@given(text=st.sampled_from(QUESTIONS) | KNOWN)
def test_case_and_width_do_not_count(mentor: Mentor, text: str) -> None:
    """Capitals and full-width forms never change a decision."""
    asked = decision(mentor.matcher.match(text))
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)
    assert decision(mentor.matcher.match(text.lower())) == asked
    assert decision(mentor.matcher.match(wide)) == asked
    if text.isascii():
        assert decision(mentor.matcher.match(text.upper())) == asked
