"""Modals as a person submits them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from discord_sandbox.errors import InvalidInputError
from discord_sandbox.json_types import Json
from discord_sandbox.world.attachments import attachment
from discord_sandbox.world.components import LABEL, TEXT_DISPLAY, TEXT_INPUT
from discord_sandbox.world.entities import Channel, Person
from discord_sandbox.world.picks import SELECTS, STRING_SELECT, Picks
from discord_sandbox.world.state import World

_ACTION_ROW = 1
_UPLOAD, _RADIO_GROUP, _CHECKBOX_GROUP, _CHECKBOX = 19, 21, 22, 23
_LONGEST_TEXT = 4000


class Upload(NamedTuple):
    """A file that a person uploads; `size` in bytes."""

    filename: str
    size: int = 0


FieldValue = str | bool | Sequence[str | Upload]
"""What a field holds: a text or one value, whether it is ticked, or a list of values or files."""


class Submission(NamedTuple):
    """The components of a submitted modal with their values, and what was picked in them."""

    components: list[Json]
    picks: Picks


def fill(
    world: World, person: Person, channel: Channel, components: list[Json], values: Mapping[str, FieldValue]
) -> Submission:
    """Return what a person submits: what they filled in, by custom id, else what the fields were filled with before.

    Raises:
        InvalidInputError: Discord's client would not send it: a field is unknown, missing, too long or too short, or
            has a value that it doesn't offer.
    """
    form = _Form(world, person, channel, values)
    found = []
    for component in components:
        body: Json = {"type": component["type"], "id": component["id"]}
        if component["type"] == LABEL:
            body["component"] = form.field(component["component"])
        elif component["type"] == _ACTION_ROW:
            body["components"] = [form.field(each) for each in component["components"]]
        elif component["type"] != TEXT_DISPLAY:
            continue
        found.append(body)
    if unknown := set(values) - form.names:
        raise InvalidInputError(f"the modal has no field {', '.join(sorted(unknown))}")
    return Submission(found, form.picks)


class _Form:
    def __init__(self, world: World, person: Person, channel: Channel, values: Mapping[str, FieldValue]) -> None:
        self.names: set[str] = set()
        self.picks = Picks()
        self._world = world
        self._person = person
        self._channel = channel
        self._values = values

    def field(self, component: Json) -> Json:
        name = str(component["custom_id"])
        self.names.add(name)
        value = self._values.get(name, _prefill(component))
        body: Json = {"type": component["type"], "id": component["id"], "custom_id": name}
        if component["type"] == TEXT_INPUT:
            return body | {"value": _text(component, _one(component, value))}
        if component["type"] == _RADIO_GROUP:
            return body | {"value": _option(component, _one(component, value)) or None}
        if component["type"] == _CHECKBOX:
            return body | {"value": value is True}
        if component["type"] == _UPLOAD:
            return body | {"values": self._uploaded(component, value)}
        return body | {"values": self._picked(component, value)}

    def _picked(self, component: Json, value: FieldValue) -> list[str]:
        values = [str(each) for each in _several(component, value)]
        _check_count(component, values)
        if component["type"] in SELECTS:
            self.picks.add(component, values, self._person, self._channel, self._world.bot)
        else:
            for each in values:
                _option(component, each)
        return values

    def _uploaded(self, component: Json, value: FieldValue) -> list[str]:
        uploads = [each if isinstance(each, Upload) else Upload(each) for each in _several(component, value)]
        _check_count(component, uploads)
        files = [attachment(self._world, each.filename, each.size) for each in uploads]
        self.picks.files += files
        return [str(each["id"]) for each in files]


def _prefill(component: Json) -> FieldValue:
    """Return what a field holds before anybody has touched it."""
    kind = component["type"]
    chosen = [str(option["value"]) for option in component.get("options") or [] if option.get("default")]
    if kind == TEXT_INPUT:
        return str(component.get("value") or "")
    if kind == _RADIO_GROUP:
        return next(iter(chosen), "")
    if kind == _CHECKBOX:
        return bool(component.get("default"))
    if kind in (STRING_SELECT, _CHECKBOX_GROUP):
        return chosen
    return [str(each["id"]) for each in component.get("default_values") or []]


def _one(component: Json, value: FieldValue) -> str:
    if not isinstance(value, str):
        raise InvalidInputError(f"the field {component['custom_id']!r} takes one text, not {value!r}")
    if not value and _is_required(component):
        raise InvalidInputError(f"the field {component['custom_id']!r} is required")
    return value


def _several(component: Json, value: FieldValue) -> Iterable[str | Upload]:
    if isinstance(value, bool):
        raise InvalidInputError(f"the field {component['custom_id']!r} takes a list of values, not {value!r}")
    return [value] if isinstance(value, str) and value else value


def _text(component: Json, text: str) -> str:
    least, most = component.get("min_length") or 0, component.get("max_length") or _LONGEST_TEXT
    if text and not least <= len(text) <= most:
        raise InvalidInputError(f"the field {component['custom_id']!r} is too long or too short")
    return text


def _option(component: Json, value: str) -> str:
    known = [str(option["value"]) for option in component.get("options") or []]
    if value and value not in known:
        raise InvalidInputError(f"the field {component['custom_id']!r} is one of {', '.join(known)}, not {value!r}")
    return value


def _check_count(component: Json, values: Sequence[object]) -> None:
    """Raise InvalidInputError for more or fewer values than a field takes; none is right if it isn't required.

    A value is taken once only, but two files may have the same name and size.
    """
    name = component["custom_id"]
    if not values and not _is_required(component):
        return
    every = len(component.get("options") or []) if component["type"] == _CHECKBOX_GROUP else 1
    least = 1 if component.get("min_values") is None else component["min_values"]
    most = component.get("max_values") or every
    if component["type"] != _UPLOAD and len(set(values)) != len(values):
        raise InvalidInputError(f"the field {name!r} has a value twice")
    if not least <= len(values) <= most:
        wanted = "is required" if not values else f"takes {least} to {most} values, not {len(values)}"
        raise InvalidInputError(f"the field {name!r} {wanted}")


def _is_required(component: Json) -> bool:
    return component.get("required") is not False
