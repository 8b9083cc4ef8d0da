"""Modals as a person sends them back."""

from collections.abc import Mapping

from discord_sandbox.components import LABEL, TEXT_DISPLAY, TEXT_INPUT
from discord_sandbox.wire import Json

_ACTION_ROW = 1
_SINGLE = (TEXT_INPUT, 21)


def filled(components: list[Json], values: Mapping[str, str]) -> list[Json]:
    """Turn a modal's components and what was typed, by custom id, into a submission.

    Raises:
        ValueError: Discord's client would not send it: a field unknown, missing, too long or too short.
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
        raise ValueError(f"the form has no field {', '.join(sorted(unknown))}")
    return found


def _field(component: Json, values: Mapping[str, str], fields: list[str]) -> Json:
    name = str(component["custom_id"])
    fields.append(name)
    text = values.get(name, str(component.get("value") or ""))
    body: Json = {"type": component["type"], "id": component["id"], "custom_id": name}
    if not text and component.get("required", True):
        raise ValueError(f"the field {name!r} is required")
    if component["type"] != TEXT_INPUT:
        return body | ({"value": text or None} if component["type"] in _SINGLE else {"values": [text] if text else []})
    if text and not component.get("min_length", 0) <= len(text) <= component.get("max_length", 4000):
        raise ValueError(f"the field {name!r} is too long or too short")
    return body | {"value": text}
