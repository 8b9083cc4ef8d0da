"""Questions of newcomers that had a wrong answer, or a no; each kind in several wordings that nobody trained on."""

import pytest

from bot.mentor import Answer, Mentor, NoAnswer, Question, Suggestions
from bot.settings import load_settings
from bot.training.loader import build_mentor


@pytest.fixture(scope="module")
def mentor() -> Mentor:
    return build_mentor(load_settings())


def offered(mentor: Mentor, text: str) -> list[str]:
    """Return the entries that are shown: the answer, or all suggestions."""
    reply = mentor.ask(Question(text))
    match reply:
        case Answer():
            return [reply.entry]
        case Suggestions():
            return [choice.id for choice in reply.choices]
        case _:
            return []


@pytest.mark.parametrize(
    "text",
    [
        "how is MLE different from software engineer",
        "how is a machine learning engineer different from a software engineer?",
        "difference between ml engineer and swe",
        "how does an mle differ from a software engineer",
        "机器学习工程师和软件工程师有什么区别",
    ],
)
def test_beside_a_software_engineer(mentor: Mentor, text: str) -> None:
    """Both entries that speak of it are suggested, not the interviews."""
    assert isinstance(mentor.ask(Question(text)), Suggestions)
    assert {"prepare/software-engineering-first", "role/mle-skills"} == set(offered(mentor, text)[:2])


@pytest.mark.parametrize(
    "text",
    [
        "i suck at maths, can i still do it",
        "math was never my thing, should i give up on ML",
        "i failed maths in school, does that matter for an ML job",
    ],
)
def test_weak_at_maths(mentor: Mentor, text: str) -> None:
    """The answer says where the theory can be learned, and not "Yes. Be a solid software engineer"."""
    reply = mentor.ask(Question(text))
    assert isinstance(reply, Answer)
    assert reply.entry == "resources/theory"


@pytest.mark.parametrize(
    "text", ["how much math do i need", "i'm bad at statistics, can i become an mle", "数学不好能做机器学习工程师吗"]
)
def test_how_much_maths(mentor: Mentor, text: str) -> None:
    """Where the question leaves more open, the theory is suggested first."""
    assert offered(mentor, text)[:1] == ["resources/theory"]


@pytest.mark.parametrize(
    "text",
    [
        "tips for a beginner",
        "any advice for beginners",
        "advice for someone just starting out",
        "got any tips for a newbie?",
        "beginner tips pls",
        "给新手一点建议",
        "小白有什么建议吗",
    ],
)
def test_advice_for_beginners(mentor: Mentor, text: str) -> None:
    """The answer is how to become one."""
    reply = mentor.ask(Question(text))
    assert isinstance(reply, Answer)
    assert reply.entry == "prepare/how-to-become-an-mle"


@pytest.mark.parametrize(
    "text", ["what certifications matter", "which certs are worth getting", "哪些证书有用", "要不要考个证"]
)
def test_certifications(mentor: Mentor, text: str) -> None:
    """The courses are shown first."""
    assert offered(mentor, text)[:1] == ["prepare/courses"]


@pytest.mark.parametrize("text", ["pytorch or tensorflow", "keras vs pytorch for an mle", "学 PyTorch 还是 TensorFlow"])
def test_which_framework(mentor: Mentor, text: str) -> None:
    """The article names none, so there is no answer; the tools may be suggested."""
    reply = mentor.ask(Question(text))
    assert isinstance(reply, NoAnswer) or "role/mle-tools" in offered(mentor, text)
    assert not isinstance(reply, Answer)


@pytest.mark.parametrize(
    "text",
    [
        "tips for a beginner at tennis",
        "how much maths does a carpenter need",
        "我数学不好，能学会计吗",
        "frontend vs backend",
    ],
)
def test_the_same_about_something_else(mentor: Mentor, text: str) -> None:
    """Is not answered."""
    assert not isinstance(mentor.ask(Question(text)), Answer)
