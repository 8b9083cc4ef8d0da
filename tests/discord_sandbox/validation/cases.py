"""All bodies on and beyond a limit, and the same with any JSON anywhere in them."""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import Any

from hypothesis import strategies as st

from discord_sandbox.problem import Path
from tests.discord_sandbox.validation import command_cases, component_cases, message_cases, modal_cases
from tests.discord_sandbox.validation.written_bodies import Case, RefusedCase

_SUBJECTS = (message_cases, component_cases, modal_cases, command_cases)
TAKEN: list[Case] = [case for subject in _SUBJECTS for case in subject.TAKEN]
REFUSED: list[RefusedCase] = [case for subject in _SUBJECTS for case in subject.REFUSED]

KEYS = ["type", "components", "data", "content", "options", "embeds", "flags", "accessory", "choices", "name", "url"]
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-1, 40_000) | st.floats() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner),
)


@st.composite
def broken_bodies(draw: st.DrawFn) -> tuple[str, Any]:
    """A right body or a wrong one, with one value in it replaced by any JSON."""
    kind, body = draw(st.sampled_from([*TAKEN, *(case[:2] for case in REFUSED)]))
    broken = {"body": deepcopy(body)}
    *way, last = draw(
        st.sampled_from([place for place in _places(broken["body"], ("body",)) if len(place) > 1 or not body])
    )
    if way:
        _at(broken, way)[last] = draw(ANY_JSON)
    return kind, broken["body"]


def _places(value: object, place: Path = ()) -> Iterator[Path]:
    yield place
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in steps:
        yield from _places(inner, (*place, step))


def _at(value: Any, place: Iterable[str | int]) -> Any:  # noqa: ANN401 - whatever a body holds there
    for step in place:
        value = value[step]
    return value
