"""Bodies as forms: urlencoded, and multipart with or without the part `payload_json`."""

import json
from collections.abc import Mapping

import aiohttp
import pytest

from discord_sandbox import Json, Sandbox
from tests.discord_sandbox.rest.calls import Caller


def multipart(fields: Mapping[str, str], files: Mapping[str, tuple[str, bytes]] | None = None) -> aiohttp.FormData:
    """Write a multipart form; `files` are names and contents by field."""
    form = aiohttp.FormData(default_to_multipart=True)
    for name, text in fields.items():
        form.add_field(name, text)
    for name, (filename, content) in (files or {}).items():
        form.add_field(name, content, filename=filename, content_type="text/plain")
    return form


@pytest.mark.parametrize("content", ["Hello", "你好 & good=bye + 100%", "7", "true"])
async def test_urlencoded(described: Sandbox, caller: Caller, content: str) -> None:
    """As OAuth's forms are; what a text says stays text."""
    answer = await caller.send(described.world.channel("questions"), data={"content": content, "tts": "false"})

    assert answer.status == 200
    assert (answer.body["content"], answer.body["tts"]) == (content, False)
    assert described.calls[-1].body == {"content": content, "tts": False}
    assert (described.refusals, described.notes) == ([], [])


async def test_an_empty_urlencoded_body(described: Sandbox, caller: Caller) -> None:
    """It is an empty object, as any other empty body."""
    answer = await caller.send(described.world.channel("questions"), data=aiohttp.FormData())

    assert answer.body["code"] == 50006


async def test_what_is_wrong_in_a_form(described: Sandbox, caller: Caller) -> None:
    """Limits hold for a form as for JSON."""
    answer = await caller.send(described.world.channel("questions"), data={"content": "x" * 2001, "surprise": "1"})

    assert (answer.status, list(answer.body["errors"])) == (400, ["content"])
    assert [path for each in described.notes for path, _ in each.problems] == ["surprise"]


async def test_multipart_without_payload_json(described: Sandbox, caller: Caller) -> None:
    """Its fields are the body, and its files attachments."""
    form = multipart({"content": "Look", "tts": "false", "flags": "4"}, {"files[0]": ("notes.txt", b"12345")})

    answer = await caller.send(described.world.channel("questions"), data=form)

    assert answer.status == 200
    assert (answer.body["content"], answer.body["flags"]) == ("Look", 4)
    (attachment,) = answer.body["attachments"]
    assert (attachment["filename"], attachment["size"]) == ("notes.txt", 5)
    assert (described.refusals, described.notes) == ([], [])


async def test_a_multipart_form_of_files_alone(described: Sandbox, caller: Caller) -> None:
    """Each file is an attachment, in the order in which they came."""
    form = multipart({}, {"files[0]": ("a.txt", b"a"), "files[1]": ("b.txt", b"bb")})

    answer = await caller.send(described.world.channel("questions"), data=form)

    assert [each["filename"] for each in answer.body["attachments"]] == ["a.txt", "b.txt"]


async def test_payload_json_holds_the_body(described: Sandbox, caller: Caller) -> None:
    """Where it is there, the form's other fields are not the body; files keep what it says of them."""
    payload: Json = {"content": "From JSON", "attachments": [{"id": 0, "description": "My notes"}]}
    fields = {"content": "From the form", "payload_json": json.dumps(payload)}

    answer = await caller.send(
        described.world.channel("questions"), data=multipart(fields, {"files[0]": ("notes.txt", b"12345")})
    )

    assert answer.body["content"] == "From JSON"
    (attachment,) = answer.body["attachments"]
    assert (attachment["filename"], attachment["description"]) == ("notes.txt", "My notes")


async def test_payload_json_that_is_none(described: Sandbox, caller: Caller) -> None:
    answer = await caller.send(described.world.channel("questions"), data=multipart({"payload_json": "{"}))

    assert (answer.status, answer.body["code"]) == (400, 50109)
