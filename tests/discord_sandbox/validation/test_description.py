"""Discord's own description takes what discord.py sends, and names the place of what Discord would refuse."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from discord_sandbox import Json
from discord_sandbox.problem import UNKNOWN_KEY, Path as Place
from discord_sandbox.validation.known_disagreements import DISAGREEMENTS
from discord_sandbox.validation.openapi import SCHEMAS, Description
from tests.discord_sandbox.described import discord_described
from tests.discord_sandbox.validation.cases import TAKEN, broken_bodies
from tests.discord_sandbox.validation.real_bodies import bodies

SETUP = Path(__file__).parents[1] / "description"
TEXT = {"type": 10, "content": "Hi"}
BUTTON = {"type": 2, "style": 1, "label": "Go", "custom_id": "go"}


@pytest.fixture
def description() -> Description:
    return discord_described()


async def test_what_discord_py_sends_is_taken(description: Description) -> None:
    told = [(kind, str(problem)) for kind, body in await bodies() for problem in description.check(kind, body)]

    assert told == []


@pytest.mark.usefixtures("description")
async def test_every_exception_is_needed() -> None:
    strict = Description(_schemas(), disagreements=())
    taken = [*await bodies(), *TAKEN]
    told = [(kind, problem, body) for kind, body in taken for problem in strict.check(kind, body)]

    unneeded = [
        exception.tail
        for exception in DISAGREEMENTS
        if not any(exception.excuses(kind, problem, _at(body, problem.path)) for kind, problem, body in told)
    ]

    assert unneeded == []


@pytest.mark.parametrize(("kind", "body"), TAKEN)
def test_what_lies_on_a_limit_is_taken(description: Description, kind: str, body: Any) -> None:  # noqa: ANN401
    """The limits written by hand are no wider than Discord's own, and their tests send nothing that it refuses."""
    assert description.check(kind, body) == []


def test_an_exception_excuses_nothing_else(description: Description) -> None:
    body = {"content": "Hi", "message_reference": {"message_id": 1, "guild_id": [1]}, "nsfw": True}

    assert _places(description, "MessageCreateRequest", body) == {("message_reference", "guild_id"), ("nsfw",)}


async def test_an_unknown_key_is_told_wherever_it_stands(description: Description) -> None:
    for kind, body in await bodies():
        for place in _objects(body):
            if place and str(place[-1]).endswith("_localizations"):
                continue
            changed = json.loads(json.dumps(body))
            _at(changed, place)["surprise"] = 1
            told = [(problem.path, problem.code) for problem in description.check(kind, changed)]
            assert told == [((*place, "surprise"), UNKNOWN_KEY)], (kind, place)


@pytest.mark.parametrize(
    ("component", "place"),
    [
        ({"type": 17, "components": [{"type": 9, "components": [TEXT], "accessory": {**BUTTON, "label": "x" * 81}}]},
         ("components", 0, "accessory", "label")),
        ({"type": 17, "components": [TEXT, {"type": 10, "content": ""}]}, ("components", 1, "content")),
        ({"type": 17, "components": [{"type": 17, "components": [TEXT]}]}, ("components", 0, "type")),
        ({"type": 1, "components": [BUTTON, TEXT]}, ("components", 1, "type")),
        ({"type": 1, "components": [{"type": 2, "label": "Go"}]}, ("components", 0, "style")),
        ({"type": 1, "components": [{"label": "Go"}]}, ("components", 0, "type")),
        ({"type": 1, "components": ["Go"]}, ("components", 0)),
        ({"type": 9, "components": [TEXT]}, ("accessory",)),
        ({"type": 99}, ("type",)),
        ({"type": "1"}, ("type",)),
    ],
)  # fmt: skip
def test_the_path_names_the_culprit(description: Description, component: Json, place: Place) -> None:
    body = {"flags": 32768, "components": [TEXT, component]}

    assert _places(description, "MessageCreateRequest", body) == {("components", 1, *place)}


def test_a_wrong_kind_is_told_with_those_that_fit(description: Description) -> None:
    (problem,) = description.check("MessageCreateRequest", {"components": [{"type": 2}]})

    assert str(problem) == 'components.0.type: Value of field "type" must be one of (1, 9, 10, 12, 13, 14, 17).'


def test_choices_of_three_types_are_told_apart_by_what_fits_best(description: Description) -> None:
    """An autocomplete answer has no type to go by."""
    body = {"type": 8, "data": {"choices": [{"name": "ok", "value": "v"}, {"name": "x" * 101, "value": "v"}]}}

    assert _places(description, "ApplicationCommandAutocompleteCallbackRequest", body) == {
        ("data", "choices", 1, "name")
    }


def test_of_a_list_each_item_is_checked(description: Description) -> None:
    command = {"name": "ask", "description": "Ask"}

    told = description.check("ApplicationCommandUpdateRequest", [command, {**command, "name": "x" * 33}])

    assert [problem.path for problem in told] == [(1, "name")]


@given(broken=broken_bodies())
def test_any_value_anywhere_is_judged(broken: tuple[str, Any]) -> None:
    for problem in discord_described().check(*broken):
        assert str(problem)


def test_an_object_in_parts_takes_the_keys_of_all_of_them(description: Description) -> None:
    """`allOf` would take nothing if each of its parts were closed."""
    limited = {"code": 0, "message": "You are being rate limited.", "retry_after": 0.5, "global": False}

    assert description.check("RatelimitedResponse", limited) == []
    assert description.check("RatelimitedResponse", {**limited, "surprise": 1}) != []


@pytest.mark.usefixtures("description")
def test_no_object_is_left_open() -> None:
    left_open = [
        name
        for name, schema in _schemas().items()
        for part in _schema_parts(schema)
        if "properties" in part and part.get("additionalProperties") is not False
    ]

    assert sorted(left_open) == ["ErrorResponse"] * 2 + ["RatelimitedResponse"] * 2  # parts of closed wholes


def test_an_unknown_schema_is_a_mistake_of_ours(description: Description) -> None:
    with pytest.raises(LookupError, match="MessageCreateRequests"):
        description.check("MessageCreateRequests", {})


@pytest.mark.usefixtures("description")
def test_the_description_is_the_pinned_one() -> None:
    """Every package is pinned with its hash; no registry's address is written down."""
    wanted = json.loads((SETUP / "package.json").read_text())["dependencies"]
    lock = json.loads((SETUP / "package-lock.json").read_text())["packages"]
    locked = {name.removeprefix("node_modules/"): package for name, package in lock.items() if name}

    assert {name: package["version"] for name, package in locked.items()} == wanted
    assert all(package["integrity"].startswith("sha512-") for package in locked.values())
    assert not any("resolved" in package for package in locked.values())
    assert json.loads(SCHEMAS.read_text())["packages"] == wanted


def _schemas() -> dict[str, Json]:
    schemas: dict[str, Json] = json.loads(SCHEMAS.read_text())["schemas"]
    return schemas


def _places(description: Description, kind: str, body: Json) -> set[Place]:
    return {problem.path for problem in description.check(kind, body)}


def _at(value: Any, place: Place) -> Any:  # noqa: ANN401 - whatever a body holds there
    for step in place:
        value = value.get(step) if isinstance(value, dict) else value[step]
    return value


def _objects(value: object, place: Place = ()) -> Iterator[Place]:
    if isinstance(value, dict):
        yield place
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in steps:
        yield from _objects(inner, (*place, step))


def _schema_parts(schema: object) -> Iterator[Json]:
    if isinstance(schema, list):
        for part in schema:
            yield from _schema_parts(part)
    elif isinstance(schema, dict):
        yield schema
        for word, part in schema.items():
            yield from _schema_parts(list(part.values()) if word == "properties" else part)
