"""Null for a key that may be left out counts as left out; for one that is required it is refused."""

from collections.abc import AsyncIterator

import pytest

from discord_sandbox import Json, Sandbox
from tests.discord_sandbox.client import Client, connected
from tests.discord_sandbox.commands import add_commands
from tests.discord_sandbox.described import discord_described
from tests.discord_sandbox.manual_clock import ManualClock
from tests.discord_sandbox.rest.calls import Caller, calling

FIELD = {"type": 4, "custom_id": "name", "style": 1}
OPTION = {"type": 3, "name": "text", "description": "What"}
MENU = {"type": 3, "custom_id": "menu", "options": [{"label": "A", "value": "a"}]}


@pytest.fixture(params=["limits", "description"])
async def either(request: pytest.FixtureRequest, clock: ManualClock) -> AsyncIterator[Sandbox]:
    """A sandbox that has the hand-written limits alone, or Discord's description too, with a client."""
    client = Client()
    add_commands(client)
    check = discord_described() if request.param == "description" else None
    async with Sandbox(clock=clock, check=check) as sandbox, connected(sandbox, client):
        yield sandbox


@pytest.fixture
async def calls(either: Sandbox) -> AsyncIterator[Caller]:
    """Calls to it."""
    async with calling(either) as one:
        yield one


@pytest.mark.parametrize(
    "more",
    [
        {key: None}
        for key in (
            *("embeds", "components", "attachments", "allowed_mentions", "message_reference", "nonce", "tts", "flags"),
            *("sticker_ids", "enforce_nonce", "poll"),
        )
    ],
)
async def test_in_a_message(either: Sandbox, calls: Caller, more: Json) -> None:
    answer = await calls.send(either.world.channel("questions"), json={"content": "Hi", **more})

    assert (answer.status, either.refusals, either.notes) == (200, [], [])
    assert (answer.body["content"], answer.body["embeds"], answer.body["components"]) == ("Hi", [], [])


@pytest.mark.parametrize(
    "component",
    [
        {"type": 2, "style": 1, "label": "Go", "custom_id": "go", "emoji": None, "url": None, "disabled": None},
        {"type": 2, "style": 5, "label": "Go", "url": "https://example.org", "custom_id": None, "sku_id": None},
        {**MENU, "placeholder": None, "min_values": None, "max_values": None, "disabled": None},
        {**MENU, "options": [{"label": "A", "value": "a", "description": None, "emoji": None, "default": None}]},
    ],
)
async def test_in_a_component(either: Sandbox, calls: Caller, component: Json) -> None:
    """What comes back has no null either: clients compare it with what they sent."""
    row = {"type": 1, "id": None, "components": [component]}

    answer = await calls.send(either.world.channel("questions"), json={"components": [row]})

    assert (answer.status, either.refusals, either.notes) == (200, [], [])
    (sent,) = answer.body["components"][0]["components"]
    assert None not in sent.values()


@pytest.mark.parametrize(
    "more",
    [{key: None} for key in ("max_length", "min_length", "choices", "autocomplete", "required", "name_localizations")],
)
async def test_in_an_option(either: Sandbox, calls: Caller, more: Json) -> None:
    """An option's null isn't kept."""
    command = {"name": "ask", "description": "Ask", "options": [{**OPTION, **more}]}

    answer = await calls.call("PUT", f"/applications/{either.world.application_id}/commands", json=[command])

    assert (answer.status, either.refusals, either.notes) == (200, [], [])
    assert None not in answer.body[0]["options"][0].values()


@pytest.mark.parametrize(
    "more",
    [
        {key: None}
        for key in (
            *("options", "default_member_permissions", "dm_permission", "contexts", "integration_types"),
            *("name_localizations", "description_localizations", "type"),
        )
    ],
)
async def test_in_a_command(either: Sandbox, calls: Caller, more: Json) -> None:
    path = f"/applications/{either.world.application_id}/commands"

    answer = await calls.call("POST", path, json={"name": "fresh", "description": "New", **more})

    assert (answer.status, either.refusals, either.notes) == (201, [], [])
    assert (answer.body["type"], answer.body.get("options", [])) == (1, [])


@pytest.mark.parametrize("key", ["max_length", "min_length", "placeholder", "value", "required"])
async def test_in_a_modal(either: Sandbox, calls: Caller, key: str) -> None:
    used = await either.use(either.world.person("Mia"), either.world.channel("questions"), "silent")
    label = {"type": 18, "label": "Name", "description": None, "component": {**FIELD, key: None}}
    form = {"custom_id": "form", "title": "Form", "components": [label]}

    answer = await calls.respond(used, {"type": 9, "data": form})

    assert (answer.status, either.refusals, either.notes) == (204, [], [])
    assert used.modal is not None


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ({"components": [{"type": 1, "components": [{"type": 2, "style": 1, "label": "Go", "custom_id": None}]}]},
         "components.0.components.0.custom_id"),
        ({"components": [{"type": 1, "components": [{**MENU, "custom_id": None}]}]},
         "components.0.components.0.custom_id"),
        ({"flags": 1 << 15, "components": [{"type": 10, "content": None}]}, "components.0.content"),
        ({"embeds": [{"fields": [{"name": None, "value": "b"}]}]}, "embeds.0.fields.0.name"),
    ],
)  # fmt: skip
async def test_for_a_required_key(either: Sandbox, calls: Caller, body: Json, place: str) -> None:
    answer = await calls.send(either.world.channel("questions"), json=body)

    assert (answer.status, answer.body["code"]) == (400, 50035)
    assert [path for each in either.refusals for path, _ in each.problems] == [place]


async def test_for_what_a_message_needs(either: Sandbox, calls: Caller) -> None:
    """With null for all that could be in it, a message is empty."""
    answer = await calls.send(either.world.channel("questions"), json={"content": None, "embeds": None})

    assert (answer.status, answer.body["code"]) == (400, 50006)


@pytest.mark.parametrize("key", ["name", "description"])
async def test_for_a_command_without_its_name(either: Sandbox, calls: Caller, key: str) -> None:
    command = {"name": "ask", "description": "Ask", key: None}

    answer = await calls.call("PUT", f"/applications/{either.world.application_id}/commands", json=[command])

    assert (answer.status, answer.body["code"]) == (400, 50035)
    assert [path for each in either.refusals for path, _ in each.problems] == [f"0.{key}"]


async def test_whether_what_is_replied_to_must_exist(either: Sandbox, calls: Caller) -> None:
    """It must, unless that is switched off."""
    for fails, status in ((None, 400), (True, 400), (False, 200)):
        reference = {"message_id": "1", "fail_if_not_exists": fails}
        answer = await calls.send(
            either.world.channel("questions"), json={"content": "Hi", "message_reference": reference}
        )
        assert answer.status == status


async def test_whether_a_command_is_there_in_direct_messages(either: Sandbox, calls: Caller) -> None:
    path = f"/applications/{either.world.application_id}/commands"

    answer = await calls.call("PUT", path, json=[{"name": "ask", "description": "Ask", "dm_permission": None}])

    assert answer.body[0]["dm_permission"] is True
