"""Reading a request's body: JSON, a form's fields, or a form whose part `payload_json` holds it beside files."""

import json
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader, web

from discord_sandbox.errors import ApiError
from discord_sandbox.json_types import Json

_WORDS = {"true": True, "false": False, "1": True, "0": False}
_BOOLEANS = frozenset({"tts", "enforce_nonce", "nsfw", "dm_permission"})
_NUMBERS = frozenset({"flags", "type"})


async def read_body(request: web.Request) -> Json | list[Json]:
    """Return a request's body; an empty one is an empty object.

    Raises:
        ApiError: It isn't JSON, neither an object nor a list (50109).
    """
    if request.content_type == "multipart/form-data":
        return await _read_multipart(request)
    raw = await request.read()
    if request.content_type == "application/x-www-form-urlencoded":
        return dict(_field(*each) for each in parse_qsl(raw.decode(errors="replace"), keep_blank_values=True))
    return _parse(raw) if raw else {}


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


async def _read_multipart(request: web.Request) -> Json | list[Json]:
    fields: Json = {}
    payload: Json | list[Json] | None = None
    files: list[Json] = []
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            continue
        raw = bytes(await part.read())
        name = part.name or ""
        if name == "payload_json":
            payload = _parse(raw)
        elif part.filename:
            index = name.removeprefix("files[").removesuffix("]")
            files.append({"id": index, "filename": part.filename, "size": len(raw)})
        else:
            fields |= [_field(name, raw.decode(errors="replace"))]
    body = fields if payload is None else payload
    if files and isinstance(body, dict):
        inner = body["data"] if isinstance(body.get("data"), dict) else body
        described = {str(each.get("id")): each for each in inner.get("attachments") or []}
        inner["attachments"] = [{**described.get(each["id"], {}), **each} for each in files]
    return body
