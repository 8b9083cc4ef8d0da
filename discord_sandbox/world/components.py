"""Reading Discord's components: rows, sections, containers, buttons, texts."""

from collections.abc import Iterator
from copy import deepcopy
from typing import NamedTuple

from discord_sandbox.json_types import Json

BUTTON = 2
STRING_SELECT = 3
TEXT_INPUT = 4
TEXT_DISPLAY = 10
LABEL = 18
_LINK = 5


class Button(NamedTuple):
    """A button as a person sees it; `target` is its custom id or its address."""

    label: str
    target: str
    disabled: bool


class Option(NamedTuple):
    """An option of a select menu; `target` is the menu's custom id, `value` what the bot is sent."""

    label: str
    target: str
    value: str


def walk(components: list[Json]) -> Iterator[Json]:
    """Yield every component and all inside it, in reading order."""
    for component in components:
        yield component
        yield from walk(component.get("components", []))
        for key in ("component", "accessory"):
            if isinstance(component.get(key), dict):
                yield from walk([component[key]])


def with_ids(components: list[Json]) -> list[Json]:
    """Return a copy in which each component has a numeric id, as Discord assigns them; ids that are there stay."""
    copy = deepcopy(components)
    taken = {component.get("id") for component in walk(copy)}
    free = (number for number in range(1, 10_000) if number not in taken)
    for component in walk(copy):
        if not component.get("id"):
            component["id"] = next(free)
    return copy


def texts(components: list[Json]) -> list[str]:
    """Return all text displays, in order."""
    return [str(component["content"]) for component in walk(components) if component["type"] == TEXT_DISPLAY]


def buttons(components: list[Json]) -> list[Button]:
    """Return all buttons, in order."""
    return [
        Button(
            component.get("label") or (component.get("emoji") or {}).get("name") or "",
            component.get("url" if component.get("style") == _LINK else "custom_id") or "",
            bool(component.get("disabled")),
        )
        for component in walk(components)
        if component["type"] == BUTTON
    ]


def options(components: list[Json]) -> list[Option]:
    """Return the options of all select menus, in order."""
    menus = (component for component in walk(components) if component["type"] == STRING_SELECT)
    return [
        Option(str(option["label"]), str(menu["custom_id"]), str(option["value"]))
        for menu in menus
        for option in menu.get("options", [])
    ]


def custom_ids(components: list[Json]) -> list[str]:
    """Return all custom ids, in order."""
    return [str(component["custom_id"]) for component in walk(components) if component.get("custom_id")]


def find(components: list[Json], custom_id: str) -> Json | None:
    """Return the component with that custom id, or None."""
    return next((component for component in walk(components) if component.get("custom_id") == custom_id), None)
