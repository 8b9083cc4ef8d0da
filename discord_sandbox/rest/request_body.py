"""Reading a request's body: JSON, a form's fields, or a form whose part `payload_json` holds it beside files."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader, web

from discord_sandbox.errors import ApiError
from discord_sandbox.json_types import Json

_WORDS = {"true": True, "false": False, "1": True, "0": False}
_BOOLEANS = frozenset({"tts", "enforce_nonce", "nsfw", "dm_permission"})
_NUMBERS = frozenset({"flags", "type"})


@dataclass(frozen=True, slots=True)
class Sent:
    """A request's body as Discord checks it, and the sizes in bytes of the files beside it, by their ids in it."""

    body: Json | list[Json]
    sizes: Mapping[str, int] = field(default_factory=dict)

    def with_sizes(self) -> Json | list[Json]:
        """Return a copy of the body in which each attachment has its file's size."""
        if not self.sizes or not isinstance(self.body, dict):
            return self.body
        sized = [{**each, "size": self.sizes.get(str(each["id"]), 0)} for each in _message(self.body)["attachments"]]
        if _message(self.body) is self.body:
            return {**self.body, "attachments": sized}
        return {**self.body, "data": {**self.body["data"], "attachments": sized}}


async def read_body(request: web.Request) -> Sent:
    """Return what a request sent; an empty body is an empty object.

    Raises:
        ApiError: It isn't JSON, neither an object nor a list (50109).
    """
    if request.content_type == "multipart/form-data":
        return await _read_multipart(request)
    raw = await request.read()
    if request.content_type == "application/x-www-form-urlencoded":
        return Sent(dict(_field(*each) for each in parse_qsl(raw.decode(errors="replace"), keep_blank_values=True)))
    return Sent(_parse(raw) if raw else {})


def _parse(raw: bytes) -> Json | list[Json]:
    try:
        body: Any = json.loads(raw)
    except ValueError:
        body = None
    if not isinstance(body, dict | list):
        raise ApiError(400, 50109, "The request body contains invalid JSON.")
    return body


def _field(name: str, text: str) -> tuple[str, object]:
    """Return a form's field with its value: all are texts there, and Discord reads some as what they stand for."""
    if name in _BOOLEANS:
        return name, _WORDS.get(text.lower(), text)
    if name in _NUMBERS and text.isascii() and text.isdigit():
        return name, int(text)
    return name, text


async def _read_multipart(request: web.Request) -> Sent:
    fields: Json = {}
    payload: Json | list[Json] | None = None
    files: list[Json] = []
    sizes: dict[str, int] = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            continue
        raw = bytes(await part.read())
        name = part.name or ""
        if name == "payload_json":
            payload = _parse(raw)
        elif part.filename:
            index = name.removeprefix("files[").removesuffix("]")
            files.append({"id": index, "filename": part.filename})
            sizes[index] = len(raw)
        else:
            fields |= [_field(name, raw.decode(errors="replace"))]
    body = fields if payload is None else payload
    if files and isinstance(body, dict):
        inner = _message(body)
        described = {str(each.get("id")): each for each in inner.get("attachments") or []}
        inner["attachments"] = [{**described.get(each["id"], {}), **each} for each in files]
    return Sent(body, sizes)


def _message(body: Json) -> Json:
    """Return the part of a body that is a message: the response to an interaction has it inside."""
    return body["data"] if isinstance(body.get("data"), dict) else body
