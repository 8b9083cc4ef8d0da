"""Discord's limits, to the character: what lies on one is taken, what lies beyond is told with its place."""

from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from discord_sandbox import Json, Problem
from discord_sandbox.problem import Path, merge
from discord_sandbox.validation import limits
from tests.discord_sandbox.validation.cases import REFUSED, TAKEN, broken_bodies
from tests.discord_sandbox.validation.real_bodies import bodies
from tests.discord_sandbox.validation.written_bodies import EDIT, SEND, box, button, link, row, section, v2, words


@pytest.mark.parametrize(("kind", "body"), TAKEN)
def test_what_lies_on_a_limit_is_taken(kind: str, body: Any) -> None:  # noqa: ANN401 - a body or a list of them
    assert limits.check(kind, body) == []


@pytest.mark.parametrize(("kind", "body", "place"), REFUSED)
def test_what_lies_beyond_is_told_with_its_place(kind: str, body: Any, place: Path) -> None:  # noqa: ANN401
    assert places(kind, body) == [place]


async def test_what_discord_py_sends_is_taken() -> None:
    assert [problem for kind, body in await bodies() for problem in limits.check(kind, body)] == []


def test_an_edited_message_stays_one_of_components_v2() -> None:
    """The flag need not be sent again, and can't be taken away."""
    assert places(EDIT, {"components": [words()]}) == [("components", 0, "type")]
    assert places(EDIT, {"components": [words()]}, v2=True) == []
    assert places(EDIT, {"content": "Hi", "flags": 0}, v2=True) == [("content",)]


def test_an_empty_message_has_a_code_of_its_own() -> None:
    (problem,) = limits.check(SEND, {"content": ""})

    assert (problem.code, problem.message) == (limits.EMPTY, "Cannot send an empty message")


def test_a_problem_reads_as_place_and_sentence() -> None:
    (problem,) = limits.check(SEND, v2(row(button(label="x" * 81))))

    assert str(problem) == "components.0.components.0.label: Must be 80 or fewer in length."


def test_two_checks_say_one_thing_of_a_place() -> None:
    first, same_place, other = Problem(("a",), "A", "first"), Problem(("a",), "B", "again"), Problem((), "C", "body")

    assert merge([first], [same_place, other]) == [first, other]


@settings(max_examples=300)
@given(broken=broken_bodies())
def test_any_value_anywhere_is_judged(broken: tuple[str, Any]) -> None:
    for problem in limits.check(*broken):
        assert str(problem)


@given(texts=st.lists(st.text(alphabet="a好😀", min_size=1, max_size=900), min_size=1, max_size=10))
def test_the_texts_of_a_message_are_counted_together(texts: list[str]) -> None:
    told = limits.check(SEND, v2(box(*map(words, texts))))

    assert bool(told) == (sum(map(len, texts)) > 4000 or sum(len(text.encode()) + 12 for text in texts) > 10_170)


@given(shape=st.recursive(st.just(words()), lambda inner: st.lists(inner, min_size=1, max_size=12), max_leaves=60))
def test_nested_components_count_too(shape: Any) -> None:  # noqa: ANN401 - lists in lists
    inside = (
        [section(link(), *[words()] * min(len(part), 3)) if isinstance(part, list) else part for part in shape or []]
        if isinstance(shape, list)
        else [shape]
    )
    count = 1 + sum(2 + len(part["components"]) if part["type"] == 9 else 1 for part in inside)

    assert places(SEND, v2(box(*inside))) == ([("components",)] if count > 40 else [])


def places(kind: str, body: Json | list[Json], **more: bool) -> list[Path]:
    return [problem.path for problem in limits.check(kind, body, **more)]
