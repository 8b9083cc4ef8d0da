"""Reading a request's body: JSON, or a form whose part `payload_json` holds it beside files."""

import json
from typing import Any

from aiohttp import BodyPartReader, web

from discord_sandbox.errors import ApiError
from discord_sandbox.json_types import Json


async def read_body(request: web.Request) -> Json | list[Json]:
    """Return a request's body; an empty one is an empty object.

    Raises:
        ApiError: It isn't JSON, neither an object nor a list (50109).
    """
    if request.content_type == "multipart/form-data":
        return await _read_form(request)
    raw = await request.read()
    return _parse(raw) if raw else {}


def _parse(raw: bytes) -> Json | list[Json]:
    try:
        body: Any = json.loads(raw)
    except ValueError:
        body = None
    if not isinstance(body, dict | list):
        raise ApiError(400, 50109, "The request body contains invalid JSON.")
    return body


async def _read_form(request: web.Request) -> Json | list[Json]:
    body: Json | list[Json] = {}
    files: list[Json] = []
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            continue
        raw = await part.read()
        if part.name == "payload_json":
            body = _parse(bytes(raw))
        elif part.filename:
            index = (part.name or "").removeprefix("files[").removesuffix("]")
            files.append({"id": index, "filename": part.filename, "size": len(raw)})
    if files and isinstance(body, dict):
        inner = body["data"] if isinstance(body.get("data"), dict) else body
        described = {str(each.get("id")): each for each in inner.get("attachments") or []}
        inner["attachments"] = [{**described.get(each["id"], {}), **each} for each in files]
    return body
