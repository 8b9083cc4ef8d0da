"""Discord's limits on buttons and select menus."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from discord_sandbox.json_types import Json
from discord_sandbox.problem import Path, Problem
from discord_sandbox.validation.limits.bounds import choice, entries, objects, required, text, whole

LINK, PREMIUM = 5, 6
STRING_SELECT = 3
SCHEMES = ("http", "https", "discord")


def button(component: Json, path: Path) -> Iterator[Problem]:
    """Yield the problems of a button; its style says whether it has a custom id, an address or something for sale."""
    style = component.get("style")
    yield from required(component, "style", path)
    yield from choice(style, (*path, "style"), range(1, 7))
    yield from text(component.get("label"), (*path, "label"), 0, 80)
    yield from text(component.get("custom_id"), (*path, "custom_id"), 1, 100)
    yield from address(component.get("url"), (*path, "url"), 512)
    wanted = "url" if style == LINK else "sku_id" if style == PREMIUM else "custom_id"
    yield from required(component, wanted, path)
    for key in {"url", "sku_id", "custom_id"} - {wanted}:
        if component.get(key) is not None:
            yield Problem((*path, key), "BUTTON_STYLE_FIELD", f"A button of style {style} takes {wanted}, not {key}")
    if wanted != "sku_id" and not component.get("label") and not component.get("emoji"):
        yield Problem((*path, "label"), "BASE_TYPE_REQUIRED", "A button must have a label or an emoji")
    yield from _emoji(component.get("emoji"), (*path, "emoji"))


def select(component: Json, path: Path) -> Iterator[Problem]:
    """Yield the problems of a select menu of any kind, in a message or a modal."""
    yield from required(component, "custom_id", path)
    yield from text(component.get("custom_id"), (*path, "custom_id"), 1, 100)
    yield from text(component.get("placeholder"), (*path, "placeholder"), 0, 150)
    yield from picked(component, path, 25)
    if component.get("type") == STRING_SELECT:
        yield from options(component, path, 1, 25)


def picked(component: Json, path: Path, most: int) -> Iterator[Problem]:
    """Yield the problems of how many values a person must and may pick."""
    least_picked, most_picked = component.get("min_values"), component.get("max_values")
    yield from whole(least_picked, (*path, "min_values"), 0, most)
    yield from whole(most_picked, (*path, "max_values"), 1, most)
    least = least_picked if isinstance(least_picked, int) else 1
    if isinstance(most_picked, int) and most_picked < least:
        yield Problem((*path, "max_values"), "NUMBER_TYPE_MIN", f"max_values must be at least min_values ({least})")


def options(component: Json, path: Path, least: int, most: int) -> Iterator[Problem]:
    """Yield the problems of a menu's or group's options, whose values must be unique."""
    listed, place = component.get("options"), (*path, "options")
    yield from required(component, "options", path)
    yield from entries(listed, place, least, most)
    values: list[Any] = []
    for option, option_place in objects(listed, place):
        for key in ("label", "value"):
            yield from required(option, key, option_place)
            yield from text(option.get(key), (*option_place, key), 1, 100)
        yield from text(option.get("description"), (*option_place, "description"), 0, 100)
        yield from _emoji(option.get("emoji"), (*option_place, "emoji"))
        if option.get("value") in values:
            yield Problem(
                (*option_place, "value"),
                "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
                "The specified option value is already used",
            )
        values.append(option.get("value"))
    for key in ("min_values", "max_values"):
        wanted = component.get(key)
        if isinstance(wanted, int) and isinstance(listed, list) and wanted > len(listed):
            yield Problem(
                (*path, key), "NUMBER_TYPE_MAX", f"{key} must be at most the number of options ({len(listed)})"
            )


def address(value: object, path: Path, most: int) -> Iterator[Problem]:
    """Yield the problems of a link; Discord opens http, https and discord."""
    yield from text(value, path, 1, most)
    if not isinstance(value, str) or not value:
        return
    try:
        parts = urlsplit(value)
    except ValueError:
        yield Problem(path, "URL_TYPE_INVALID_URL", "Not a well formed URL.")
        return
    if parts.scheme.lower() not in SCHEMES:
        yield Problem(path, "URL_TYPE_INVALID_SCHEME", f'Scheme "{parts.scheme}" must be one of {SCHEMES!r}.')
    elif not parts.netloc or any(letter.isspace() for letter in value):
        yield Problem(path, "URL_TYPE_INVALID_URL", "Not a well formed URL.")


def _emoji(value: object, path: Path) -> Iterator[Problem]:
    if not isinstance(value, dict) or value.get("id"):
        return
    name = value.get("name")
    # Every emoji of Unicode has a sign beyond ASCII, the keycaps ("1️⃣") too.
    if not isinstance(name, str) or name.isascii():
        yield Problem((*path, "name"), "COMPONENT_INVALID_EMOJI", "Invalid emoji")
