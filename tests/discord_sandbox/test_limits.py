"""Discord's limits, to the character: what lies on one is taken, what lies beyond is told with its place."""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discord_sandbox import Json
from discord_sandbox.problem import Path, Problem, merge
from discord_sandbox.validation import limits
from tests.discord_sandbox.real_bodies import bodies

SEND, EDIT, COMMAND = "MessageCreateRequest", "MessageEditRequestPartial", "ApplicationCommandUpdateRequest"
REPLY, UPDATE = "CreateMessageInteractionCallbackRequest", "UpdateMessageInteractionCallbackRequest"
AUTOCOMPLETE, MODAL = "ApplicationCommandAutocompleteCallbackRequest", "ModalInteractionCallbackRequest"
KEYS = ["type", "components", "data", "content", "options", "embeds", "flags", "accessory", "choices", "name", "url"]
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-1, 40_000) | st.floats() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner),
)


def button(custom_id: str = "go", **more: object) -> Json:
    return {"type": 2, "style": 1, "label": "Go", "custom_id": custom_id, **more}


def link(url: object = "https://example.org", **more: object) -> Json:
    return {"type": 2, "style": 5, "label": "Go", "url": url, **more}


def row(*components: Json) -> Json:
    return {"type": 1, "components": list(components)}


def menu(count: int = 2, **more: object) -> Json:
    return {
        "type": 3,
        "custom_id": "menu",
        "options": [{"label": f"{i}", "value": f"{i}"} for i in range(count)],
        **more,
    }


def words(content: object = "Hi") -> Json:
    return {"type": 10, "content": content}


def section(accessory: Json, *texts: Json) -> Json:
    return {"type": 9, "components": list(texts or [words()]), "accessory": accessory}


def box(*components: Json) -> Json:
    return {"type": 17, "components": list(components)}


def v2(*components: object) -> Json:
    return {"flags": 1 << 15, "components": list(components)}


def modal(*components: Json, **more: object) -> Json:
    return {"type": 9, "data": {"title": "Teach", "custom_id": "teach", "components": list(components), **more}}


def label(component: Json, **more: object) -> Json:
    return {"type": 18, "label": "Question", "component": component, **more}


def typed(**more: object) -> Json:
    return {"type": 4, "custom_id": "q", "style": 1, **more}


def command(**more: object) -> Json:
    return {"name": "ask", "description": "Ask", **more}


def option(name: str = "question", **more: object) -> Json:
    return {"type": 3, "name": name, "description": "What", **more}


def choices(*pairs: tuple[str, object]) -> Json:
    return {"type": 8, "data": {"choices": [{"name": name, "value": value} for name, value in pairs]}}


def places(kind: str, body: Json | list[Json], **more: bool) -> list[Path]:
    return [problem.path for problem in limits.check(kind, body, **more)]


TAKEN: list[tuple[str, Any]] = [
    (SEND, {"content": "x" * 2000, "nonce": "1" * 25}),
    (SEND, {"content": "", "components": [row(button())]}),
    (SEND, {"content": "Hi", "nonce": 2**60}),
    (SEND, v2(words("x" * 3000), words("y" * 1000))),
    (SEND, v2(*[words() for _ in range(40)])),
    (SEND, v2(box(*[section(link()) for _ in range(13)]))),
    (SEND, {**v2(words()), "content": None, "embeds": []}),
    (SEND, v2(row(*[button(f"{i}") for i in range(5)]))),
    (SEND, v2(row(button("x" * 100, label="x" * 80)))),
    (SEND, v2(row(link("https://e.org/" + "x" * 498), link("discord://-/channels/1/2"), link("http://e.org")))),
    (SEND, v2(row(button(label=None, emoji={"name": "1️⃣"})))),
    (SEND, v2(row(menu(25)))),
    (SEND, {"content": "Hi", "components": [row(button(f"{i}")) for i in range(5)]}),
    (EDIT, {"content": None}),
    (EDIT, {"components": []}),
    (REPLY, {"type": 5, "data": {"flags": 64}}),
    (REPLY, {"type": 5}),
    (UPDATE, {"type": 6}),
    (AUTOCOMPLETE, choices(*[("x" * 100, "y" * 100)] * 25)),
    (MODAL, modal(label(typed(value="x" * 4000)), words(), label(menu(2, max_values=2)))),
    (COMMAND, command(name="提问")),
    (COMMAND, command(name="ask-me_it's", options=[option("一个"), option("two", autocomplete=True)])),
    (COMMAND, command(name="สวัสดี", name_localizations={"hi": "नमस्ते"})),
    (COMMAND, {"type": 3, "name": "Ask the mentor"}),
    (COMMAND, [command(name=f"c{i}") for i in range(100)]),
    (COMMAND, [command(name="ask"), {"type": 3, "name": "ask"}]),
]

REFUSED: list[tuple[str, Any, Path]] = [
    # a message
    (SEND, {"content": "x" * 2001}, ("content",)),
    (SEND, {"content": "Hi", "nonce": "1" * 26}, ("nonce",)),
    (SEND, {"content": " \n"}, ()),
    (SEND, {}, ()),
    (SEND, {"message_reference": {"message_id": "1"}}, ()),
    (SEND, {"flags": 1 << 15}, ()),
    (EDIT, v2(), ()),
    (SEND, {**v2(words()), "content": "Hi"}, ("content",)),
    (SEND, {**v2(words()), "embeds": [{"title": "T"}]}, ("embeds",)),
    (SEND, {"content": "Hi", "components": [words()]}, ("components", 0, "type")),
    (SEND, {"content": "Hi", "components": [row(button(f"{i}")) for i in range(6)]}, ("components",)),
    (SEND, {"embeds": [{"description": "x" * 4096}, {"description": "x" * 1905}]}, ("embeds",)),
    (SEND, {"embeds": [{"title": "x" * 257}]}, ("embeds", 0, "title")),
    (SEND, {"content": "Hi", "allowed_mentions": {"parse": ["all"]}}, ("allowed_mentions", "parse", 0)),
    (SEND, {"content": "Hi", "allowed_mentions": {"parse": ["users"], "users": ["1"]}}, ("allowed_mentions", "parse")),
    (REPLY, {"type": 4, "data": {"content": ""}}, ("data",)),
    (REPLY, {"type": 4}, ("data",)),
    (REPLY, {"type": 4, "data": {"content": "x" * 2001}}, ("data", "content")),
    (UPDATE, {"type": 7, "data": {"content": "x" * 2001}}, ("data", "content")),
    # Components V2
    (SEND, v2(words("x" * 3000), box(words("y" * 1001))), ("components",)),
    (SEND, v2(words("好" * 3400)), ("components",)),
    (SEND, v2(words("")), ("components", 0, "content")),
    (SEND, v2(box(*[section(link()) for _ in range(13)]), words()), ("components",)),
    (SEND, v2(box()), ("components", 0, "components")),
    (SEND, v2(box(box(words()))), ("components", 0, "components", 0, "type")),
    (SEND, v2(button()), ("components", 0, "type")),
    (SEND, v2({}), ("components", 0, "type")),
    (SEND, v2({"type": True}), ("components", 0, "type")),
    (SEND, v2(section(row(button()))), ("components", 0, "accessory", "type")),
    (SEND, v2({"type": 9, "components": [words()]}), ("components", 0, "accessory")),
    (SEND, v2(section(link(), *[words()] * 4)), ("components", 0, "components")),
    (SEND, v2(section(link(), button())), ("components", 0, "components", 0, "type")),
    (SEND, v2({"type": 14, "spacing": 3}), ("components", 0, "spacing")),
    (SEND, v2(row()), ("components", 0, "components")),
    (SEND, v2(row(*[button(f"{i}") for i in range(6)])), ("components", 0, "components")),
    (SEND, v2(row(menu(), button())), ("components", 0, "components", 1)),
    (SEND, v2(row(button("a")), box(row(button("a", disabled=True)))),
     ("components", 1, "components", 0, "components", 0, "custom_id")),
    (SEND, v2(words() | {"id": 3}, words() | {"id": 3}), ("components", 1, "id")),
    # buttons and menus
    (SEND, v2(row(button(label="x" * 81))), ("components", 0, "components", 0, "label")),
    (SEND, v2(row(button(label=None))), ("components", 0, "components", 0, "label")),
    (SEND, v2(row(button(""))), ("components", 0, "components", 0, "custom_id")),
    (SEND, v2(row(button("x" * 101))), ("components", 0, "components", 0, "custom_id")),
    (SEND, v2(row(button(style=7))), ("components", 0, "components", 0, "style")),
    (SEND, v2(row(button(url="https://e.org"))), ("components", 0, "components", 0, "url")),
    (SEND, v2(row(link(custom_id="go"))), ("components", 0, "components", 0, "custom_id")),
    (SEND, v2(row(link(None))), ("components", 0, "components", 0, "url")),
    (SEND, v2(row(link("https://e.org/" + "x" * 499))), ("components", 0, "components", 0, "url")),
    (SEND, v2(row(link("javascript:alert(1)"))), ("components", 0, "components", 0, "url")),
    (SEND, v2(row(link("https://"))), ("components", 0, "components", 0, "url")),
    (SEND, v2(row(link("https://[e.org"))), ("components", 0, "components", 0, "url")),
    (SEND, v2(row(link("https://e.org/a b"))), ("components", 0, "components", 0, "url")),
    (SEND, v2(row(button(emoji={"name": "smile"}))), ("components", 0, "components", 0, "emoji", "name")),
    (SEND, v2(row(menu(26))), ("components", 0, "components", 0, "options")),
    (SEND, v2(row(menu(0))), ("components", 0, "components", 0, "options")),
    (SEND, v2(row(menu(max_values=3))), ("components", 0, "components", 0, "max_values")),
    (SEND, v2(row(menu(min_values=2, max_values=1))), ("components", 0, "components", 0, "max_values")),
    (SEND, v2(row(menu(options=[{"label": "x" * 101, "value": "v"}]))),
     ("components", 0, "components", 0, "options", 0, "label")),
    (SEND, v2(row(menu(options=[{"label": "a", "value": "v"}, {"label": "b", "value": "v"}]))),
     ("components", 0, "components", 0, "options", 1, "value")),
    # autocomplete
    (AUTOCOMPLETE, choices(*[("x", "y")] * 26), ("data", "choices")),
    (AUTOCOMPLETE, choices(("x" * 101, "y")), ("data", "choices", 0, "name")),
    (AUTOCOMPLETE, choices(("x", "y" * 101)), ("data", "choices", 0, "value")),
    (AUTOCOMPLETE, choices(("", "y")), ("data", "choices", 0, "name")),
    # a modal
    (MODAL, modal(label(typed()), title="x" * 46), ("data", "title")),
    (MODAL, modal(label(typed()), custom_id=""), ("data", "custom_id")),
    (MODAL, modal(), ("data", "components")),
    (MODAL, modal(*[words() for _ in range(6)]), ("data", "components")),
    (MODAL, modal(label(typed()), label(typed())), ("data", "components", 1, "component", "custom_id")),
    (MODAL, modal(typed()), ("data", "components", 0, "type")),
    (MODAL, modal(label(button())), ("data", "components", 0, "component", "type")),
    (MODAL, modal(label(typed(), label="x" * 46)), ("data", "components", 0, "label")),
    (MODAL, modal(label(typed(), description="x" * 101)), ("data", "components", 0, "description")),
    (MODAL, modal(label(typed(label="Own"))), ("data", "components", 0, "component", "label")),
    (MODAL, modal(label(typed(min_length=5, max_length=4))), ("data", "components", 0, "component", "max_length")),
    (MODAL, modal(label(typed(max_length=4001))), ("data", "components", 0, "component", "max_length")),
    (MODAL, modal(label(typed(value="x" * 4001))), ("data", "components", 0, "component", "value")),
    (MODAL, modal(label(typed(placeholder="x" * 101))), ("data", "components", 0, "component", "placeholder")),
    (MODAL, modal(label(menu(disabled=True))), ("data", "components", 0, "component", "disabled")),
    (MODAL, modal(row(typed(label="Old"), typed(label="Old", custom_id="r"))), ("data", "components", 0, "components")),
    (MODAL, modal(row(typed())), ("data", "components", 0, "components", 0, "label")),
    # commands
    (COMMAND, command(name="Ask"), ("name",)),
    (COMMAND, command(name="ask me"), ("name",)),
    (COMMAND, command(name="x" * 33), ("name",)),
    (COMMAND, command(description=""), ("description",)),
    (COMMAND, command(description="x" * 101), ("description",)),
    (COMMAND, {"name": "ask"}, ("description",)),
    (COMMAND, command(name_localizations={"zh": "提问"}), ("name_localizations", "zh")),
    (COMMAND, command(name_localizations={"zh-CN": "提 问"}), ("name_localizations", "zh-CN")),
    (COMMAND, command(description_localizations={"zh-CN": "问" * 101}), ("description_localizations", "zh-CN")),
    (COMMAND, {"type": 3, "name": "Ask", "description": "Ask"}, ("description",)),
    (COMMAND, {"type": 3, "name": "Ask", "options": [option()]}, ("options",)),
    (COMMAND, command(options=[option(f"o{i}") for i in range(26)]), ("options",)),
    (COMMAND, command(options=[option("a"), option("a")]), ("options", 1, "name")),
    (COMMAND, command(options=[option("a"), option("b", required=True)]), ("options", 1)),
    (COMMAND, command(options=[option("Question")]), ("options", 0, "name")),
    (COMMAND, command(options=[option(description="")]), ("options", 0, "description")),
    (COMMAND, command(options=[option(choices=[{"name": "a", "value": "a"}], autocomplete=True)]),
     ("options", 0, "autocomplete")),
    (COMMAND, command(options=[option(type=6, autocomplete=True)]), ("options", 0, "autocomplete")),
    (COMMAND, command(options=[option("a"), option("b", type=1)]), ("options",)),
    (COMMAND, command(options=[option(type=2, options=[option("b", type=2)])]), ("options", 0, "options", 0, "type")),
    (COMMAND, command(options=[option(f"o{i}", choices=[{"name": f"{j}" * 30, "value": "x" * 99} for j in range(10)])
                               for i in range(7)]), ()),
    (COMMAND, [command(name=f"c{i}") for i in range(101)], ()),
    (COMMAND, [{"type": 3, "name": f"c{i}"} for i in range(6)], ()),
    (COMMAND, [command(), command()], (1, "name")),
    ("ApplicationCommandPatchRequestPartial", {"name": "Ask"}, ("name",)),
]  # fmt: skip


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


@st.composite
def broken_bodies(draw: st.DrawFn) -> tuple[str, Any]:
    """A right body or a wrong one, with one value in it replaced by any JSON."""
    kind, body, *_ = draw(st.sampled_from([*TAKEN, *REFUSED]))
    broken = {"body": deepcopy(body)}
    *way, last = draw(
        st.sampled_from([place for place in _places(broken["body"], ("body",)) if len(place) > 1 or not body])
    )
    if way:
        _at(broken, way)[last] = draw(ANY_JSON)
    return kind, broken["body"]


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


def _places(value: object, place: Path = ()) -> Iterator[Path]:
    yield place
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in steps:
        yield from _places(inner, (*place, step))


def _at(value: Any, place: Iterable[str | int]) -> Any:  # noqa: ANN401 - whatever a body holds there
    for step in place:
        value = value[step]
    return value
