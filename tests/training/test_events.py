"""What a training process writes is read line by line; whatever else it writes is ignored."""

import pytest
from hypothesis import given, strategies as st

from bot.training.events import Event, Failed, ProvisionalSaved, read_event, write_event


@pytest.mark.parametrize(
    "event",
    [
        ProvisionalSaved(digest="a"),
        Failed(digest="a", error="knowledge", message="宠物.yaml:1:1: no\nb.yaml: no"),
    ],
)
def test_an_event_is_a_line(event: Event, capsys: pytest.CaptureFixture[str]) -> None:
    """It is ASCII, whatever is in it, and comes back as it was."""
    write_event(event)
    line = capsys.readouterr().out
    assert (line.count("\n"), line.isascii()) == (1, True)
    assert read_event(line) == event


@given(
    st.text() | st.sampled_from(["{}", "[]", "null", '{"event": "other"}', '{"event": "failed", "digest": "a"}', ""])
)
def test_other_output_is_no_event(line: str) -> None:
    """Warnings of libraries, empty lines and other JSON."""
    assert read_event(line) is None
