"""Keys that Discord doesn't know are passed over wherever they stand, and noted."""

import pytest

from discord_sandbox import Json, Sandbox
from tests.discord_sandbox.rest.calls import Caller

TEXT = {"type": 10, "content": "Hi"}
BUTTON = {"type": 2, "style": 1, "label": "Go", "custom_id": "go"}
FIELD: Json = {"type": 4, "custom_id": "name", "style": 1}
FORM: Json = {"custom_id": "form", "title": "Form", "components": [{"type": 18, "label": "Name", "component": FIELD}]}
OPTION: Json = {"type": 3, "name": "text", "description": "What"}
COMMAND = {"name": "ask", "description": "Ask", "options": [OPTION]}
NEW: Json = {"surprise": 1}


def v2(*components: Json) -> Json:
    """Return a message of Components V2."""
    return {"flags": 1 << 15, "components": list(components)}


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ({"content": "Hi", **NEW}, "surprise"),
        ({"embeds": [{"title": "Hi", **NEW}]}, "embeds.0.surprise"),
        ({"embeds": [{"title": "Hi", "fields": [{"name": "a", "value": "b", **NEW}]}]}, "embeds.0.fields.0.surprise"),
        ({"content": "Hi", "allowed_mentions": {"parse": [], **NEW}}, "allowed_mentions.surprise"),
        (v2({**TEXT, **NEW}), "components.0.surprise"),
        (v2({"type": 17, "components": [TEXT], **NEW}), "components.0.surprise"),
        (v2({"type": 17, "components": [{"type": 1, "components": [{**BUTTON, **NEW}]}]}),
         "components.0.components.0.components.0.surprise"),
        (v2({"type": 9, "components": [TEXT], "accessory": {**BUTTON, **NEW}}), "components.0.accessory.surprise"),
    ],
)  # fmt: skip
async def test_in_a_message(described: Sandbox, caller: Caller, body: Json, place: str) -> None:
    answer = await caller.send(described.world.channel("questions"), json=body)

    assert answer.status == 200
    assert described.refusals == []
    (note,) = described.notes
    assert [path for path, _ in note.problems] == [place]
    assert (note.call, note.schema) == (described.calls[-1], "MessageCreateRequest")


@pytest.mark.parametrize(
    ("command", "place"),
    [
        ({**COMMAND, **NEW}, "0.surprise"),
        ({**COMMAND, "options": [{**OPTION, **NEW}]}, "0.options.0.surprise"),
        ({**COMMAND, "options": [{**OPTION, "choices": [{"name": "a", "value": "b", **NEW}]}]},
         "0.options.0.choices.0.surprise"),
        ({**COMMAND, "options": [{"type": 1, "name": "sub", "description": "Sub", "options": [{**OPTION, **NEW}]}]},
         "0.options.0.options.0.surprise"),
    ],
)  # fmt: skip
async def test_in_a_command(described: Sandbox, caller: Caller, command: Json, place: str) -> None:
    path = f"/applications/{described.world.application_id}/commands"

    answer = await caller.call("PUT", path, json=[command])

    assert (answer.status, [each["name"] for each in answer.body]) == (200, ["ask"])
    assert described.refusals == []
    assert [path for note in described.notes for path, _ in note.problems] == [place]


@pytest.mark.parametrize(
    ("response", "place"),
    [
        ({"type": 4, "data": {"content": "Hi"}, **NEW}, "surprise"),
        ({"type": 4, "data": {"content": "Hi", **NEW}}, "data.surprise"),
        ({"type": 9, "data": {**FORM, **NEW}}, "data.surprise"),
        ({"type": 9, "data": {**FORM, "components": [{**FORM["components"][0], **NEW}]}}, "data.components.0.surprise"),
        ({"type": 9, "data": {**FORM, "components": [{"type": 18, "label": "Name", "component": {**FIELD, **NEW}}]}},
         "data.components.0.component.surprise"),
    ],
)  # fmt: skip
async def test_in_a_response(described: Sandbox, caller: Caller, response: Json, place: str) -> None:
    mia, channel = described.world.person("Mia"), described.world.channel("questions")
    used = await described.use(mia, channel, "silent")

    answer = await caller.respond(used, response)

    assert answer.status == 204
    assert used.response_type == response["type"]
    assert described.refusals == []
    assert [path for note in described.notes for path, _ in note.problems] == [place]


async def test_beside_what_is_refused(described: Sandbox, caller: Caller) -> None:
    """The refusal names only what Discord refuses, the note only what it passes over."""
    answer = await caller.send(described.world.channel("questions"), json={"content": "x" * 2001, "surprise": 1})

    assert (answer.status, list(answer.body["errors"])) == (400, ["content"])
    assert [path for each in described.refusals for path, _ in each.problems] == ["content"]
    assert [path for each in described.notes for path, _ in each.problems] == ["surprise"]
