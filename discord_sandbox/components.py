"""Looking into Discord's components: rows, sections, containers, buttons, texts."""

from collections.abc import Iterator
from copy import deepcopy
from typing import NamedTuple

from discord_sandbox.wire import Json

BUTTON = 2
TEXT_INPUT = 4
TEXT_DISPLAY = 10
LABEL = 18
_LINK = 5


class Button(NamedTuple):
    """A button as a person sees it; `target` is its custom id or its address."""

    label: str
    target: str
    disabled: bool


def walk(components: list[Json]) -> Iterator[Json]:
    """Give every component with all that lies in it, in the order of reading."""
    for component in components:
        yield component
        yield from walk(component.get("components", []))
        for key in ("component", "accessory"):
            if isinstance(component.get(key), dict):
                yield from walk([component[key]])


def numbered(components: list[Json]) -> list[Json]:
    """Copy components and give each the numeric id that Discord would; ids that are there stay."""
    copy = deepcopy(components)
    taken = {component.get("id") for component in walk(copy)}
    free = (number for number in range(1, 10_000) if number not in taken)
    for component in walk(copy):
        if not component.get("id"):
            component["id"] = next(free)
    return copy


def texts(components: list[Json]) -> list[str]:
    """Give all text displays, in order."""
    return [str(component["content"]) for component in walk(components) if component["type"] == TEXT_DISPLAY]


def buttons(components: list[Json]) -> list[Button]:
    """Give all buttons, in order."""
    return [
        Button(
            component.get("label") or (component.get("emoji") or {}).get("name") or "",
            component.get("url" if component.get("style") == _LINK else "custom_id") or "",
            bool(component.get("disabled")),
        )
        for component in walk(components)
        if component["type"] == BUTTON
    ]


def custom_ids(components: list[Json]) -> list[str]:
    """Give all custom ids, in order."""
    return [str(component["custom_id"]) for component in walk(components) if component.get("custom_id")]


def find(components: list[Json], custom_id: str) -> Json | None:
    """Give the component with that custom id."""
    return next((component for component in walk(components) if component.get("custom_id") == custom_id), None)
