"""Modals as a person submits them."""

from collections.abc import Mapping

from discord_sandbox.errors import InvalidInputError
from discord_sandbox.json_types import Json
from discord_sandbox.world.components import LABEL, TEXT_DISPLAY, TEXT_INPUT

_ACTION_ROW = 1
_RADIO_GROUP = 21
_SINGLE_VALUE = (TEXT_INPUT, _RADIO_GROUP)


def fill(components: list[Json], values: Mapping[str, str]) -> list[Json]:
    """Return a submission from a modal's components and what was typed, by custom id.

    Raises:
        InvalidInputError: Discord's client would not send it: a field unknown, missing, too long or too short.
    """
    fields: list[str] = []
    found = []
    for component in components:
        body: Json = {"type": component["type"], "id": component["id"]}
        if component["type"] == LABEL:
            body["component"] = _field(component["component"], values, fields)
        elif component["type"] == _ACTION_ROW:
            body["components"] = [_field(each, values, fields) for each in component["components"]]
        elif component["type"] != TEXT_DISPLAY:
            continue
        found.append(body)
    if unknown := set(values) - set(fields):
        raise InvalidInputError(f"the modal has no field {', '.join(sorted(unknown))}")
    return found


def _field(component: Json, values: Mapping[str, str], fields: list[str]) -> Json:
    name = str(component["custom_id"])
    fields.append(name)
    text = values.get(name, str(component.get("value") or ""))
    body: Json = {"type": component["type"], "id": component["id"], "custom_id": name}
    if not text and component.get("required", True):
        raise InvalidInputError(f"the field {name!r} is required")
    if component["type"] != TEXT_INPUT:
        return body | (
            {"value": text or None} if component["type"] in _SINGLE_VALUE else {"values": [text] if text else []}
        )
    if text and not component.get("min_length", 0) <= len(text) <= component.get("max_length", 4000):
        raise InvalidInputError(f"the field {name!r} is too long or too short")
    return body | {"value": text}
