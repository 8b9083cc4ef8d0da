"""Discord's limits on a modal."""

from collections.abc import Iterator

from discord_sandbox.json_types import Json
from discord_sandbox.problem import Path, Problem
from discord_sandbox.validation.limits.bounds import choice, entries, length, objects, required, text, whole
from discord_sandbox.validation.limits.components import ROW, SELECTS, TEXT, duplicates, kind, text_display, walk
from discord_sandbox.validation.limits.controls import options, picked, select

TEXT_INPUT, LABEL, UPLOAD, RADIO, CHECKBOXES, CHECKBOX = 4, 18, 19, 21, 22, 23
FIELDS = SELECTS | {TEXT_INPUT, UPLOAD, RADIO, CHECKBOXES, CHECKBOX}


def check(modal: Json, path: Path) -> Iterator[Problem]:
    """Yield what Discord would refuse in the `data` of a modal callback."""
    place = (*path, "components")
    for key, most in (("title", 45), ("custom_id", 100)):
        yield from required(modal, key, path)
        yield from text(modal.get(key), (*path, key), 1, most)
    yield from required(modal, "components", path)
    yield from entries(modal.get("components"), place, 1, 5)
    for component, component_place in objects(modal.get("components"), place):
        wrong = list(kind(component, component_place, {ROW, TEXT, LABEL}))
        yield from wrong
        if not wrong:
            yield from _RULES[component["type"]](component, component_place)
    yield from duplicates(list(walk(modal.get("components"), place)))


def _row(component: Json, path: Path) -> Iterator[Problem]:
    place = (*path, "components")
    yield from required(component, "components", path)
    yield from entries(component.get("components"), place, 1, 1)
    for child, child_place in objects(component.get("components"), place):
        yield from kind(child, child_place, {TEXT_INPUT})
        yield from required(child, "label", child_place)
        yield from text(child.get("label"), (*child_place, "label"), 1, 45)
        yield from _text_input(child, child_place)


def _label(component: Json, path: Path) -> Iterator[Problem]:
    yield from required(component, "label", path)
    yield from text(component.get("label"), (*path, "label"), 1, 45)
    yield from text(component.get("description"), (*path, "description"), 0, 100)
    yield from required(component, "component", path)
    field, place = component.get("component"), (*path, "component")
    if not isinstance(field, dict):
        return
    wrong = list(kind(field, place, FIELDS))
    yield from wrong
    if not wrong:
        yield from _field(field, place)


def _field(field: Json, path: Path) -> Iterator[Problem]:
    if field["type"] in SELECTS:
        yield from select(field, path)
        if field.get("disabled"):
            yield Problem((*path, "disabled"), "MODAL_COMPONENT_DISABLED", "A select menu in a modal can't be disabled")
        return
    yield from required(field, "custom_id", path)
    if field["type"] == TEXT_INPUT:
        if field.get("label") is not None:
            yield Problem((*path, "label"), "TEXT_INPUT_LABEL", "A text input in a label has no label of its own")
        yield from _text_input(field, path)
    elif field["type"] == RADIO:
        yield from options(field, path, 2, 10)
    else:
        yield from picked(field, path, 10)
        if field["type"] == CHECKBOXES:
            yield from options(field, path, 1, 10)
    yield from text(field.get("custom_id"), (*path, "custom_id"), 1, 100)


def _text_input(field: Json, path: Path) -> Iterator[Problem]:
    for key in ("style", "custom_id"):
        yield from required(field, key, path)
    yield from choice(field.get("style"), (*path, "style"), {1, 2})
    yield from text(field.get("custom_id"), (*path, "custom_id"), 1, 100)
    yield from text(field.get("value"), (*path, "value"), 0, 4000)
    yield from text(field.get("placeholder"), (*path, "placeholder"), 0, 100)
    least, most = field.get("min_length"), field.get("max_length")
    yield from whole(least, (*path, "min_length"), 0, 4000)
    yield from whole(most, (*path, "max_length"), 1, 4000)
    if isinstance(most, int) and isinstance(field.get("value"), str) and 1 <= most < len(field["value"]) <= 4000:
        yield length((*path, "value"), least if isinstance(least, int) else 0, most)
    if isinstance(least, int) and isinstance(most, int) and least > most:
        yield Problem((*path, "max_length"), "NUMBER_TYPE_MIN", f"max_length must be at least min_length ({least})")


_RULES = {ROW: _row, TEXT: text_display, LABEL: _label}
