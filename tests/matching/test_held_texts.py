"""A long text that holds a phrasing word for word is that entry's, whatever else is in it."""

import pytest
from hypothesis import given, strategies as st

from bot.matching import Example, Matcher, fit
from bot.matching.held_texts import MIN_LENGTH, size_of

ERROR = "TimeoutError: the server at port 7000 gave no reply"
LOG = "\n".join(f"[10:2{n}:17] [worker-{n}/INFO] loaded module number {n} in {n * 13} ms" for n in range(9))
LOVELY, ANSWER = "what a lovely day it is out there today", "Restart the router and look at the lights in front."
TEXTS = {
    "timeout": [ERROR, "the server does not reply", "connection lost"],
    "disk": ["no space left on the device", "disk full"],
    "slow": ["连接服务器超时请稍后再试一次", "连不上服务器"],
}


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    """A matcher of errors."""
    examples = [Example(text, (label,)) for label, texts in TEXTS.items() for text in texts]
    return fit([*examples, Example(LOVELY, ()), Example(ANSWER, ("timeout",), origin="answer")]).matcher


def within(text: str) -> str:
    """Put a line into the middle of a long log."""
    return f"{LOG}\n[10:29:18] [main/ERROR] {text}\n    at net.Client.call(Client.java:88)\n{LOG}"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (ERROR, "timeout"),
        (ERROR.upper(), "timeout"),
        (f"{ERROR}!", "timeout"),
        ("No space left on the device", "disk"),
        ("错误：连接服务器超时请稍后再试一次。", "slow"),
    ],
)
def test_an_error_in_a_log(matcher: Matcher, text: str, label: str) -> None:
    """It is answered, though nearly all of the log is about something else."""
    match = matcher.match(within(text))
    assert (match.decision, match.candidates[0].label) == ("answer", label)
    assert not match.exact
    assert match.held


def test_two_entries(matcher: Matcher) -> None:
    """Both are offered, the longer text's first."""
    match = matcher.match(within(f"no space left on the device; {ERROR}"))
    assert match.decision == "suggest"
    assert [candidate.label for candidate in match.suggestions] == ["timeout", "disk"]


@pytest.mark.parametrize("text", ["disk full", "a no space left on the devices", LOVELY, ANSWER])
def test_what_is_not_held(matcher: Matcher, text: str) -> None:
    """A few words, half a word, what has no entry, and an answer that was quoted."""
    assert matcher.match(within(text)).held == ()


def test_a_short_text_is_compared_as_a_whole(matcher: Matcher) -> None:
    """A question that adds something to a phrasing may be another question."""
    text = f"{ERROR} when I use the beta"
    assert size_of(text) < MIN_LENGTH
    assert matcher.match(text).held == ()


WORDS = st.lists(st.sampled_from(["warn", "info", "12:01", "->", "ms", "线程", "{}"]), min_size=60).map(" ".join)


@given(before=WORDS, after=WORDS)
def test_any_surroundings(matcher: Matcher, before: str, after: str) -> None:
    """Whatever stands around it, the entry is answered."""
    match = matcher.match(f"{before}\n{ERROR}\n{after}")
    assert (match.decision, match.candidates[0].label) == ("answer", "timeout")
