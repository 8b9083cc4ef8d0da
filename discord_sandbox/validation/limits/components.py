"""Discord's limits on the components of a message: which go where, how many, how long."""

from collections.abc import Callable, Collection, Iterator

from discord_sandbox.json_types import Json
from discord_sandbox.problem import Path, Problem
from discord_sandbox.validation.limits.bounds import choice, entries, is_whole, objects, required, text
from discord_sandbox.validation.limits.controls import button, select

ROW, BUTTON, SECTION, TEXT, THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER = 1, 2, 9, 10, 11, 12, 13, 14, 17
SELECTS = frozenset({3, 5, 6, 7, 8})
IN_CONTAINER = frozenset({ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR})
TOP_LEVEL = IN_CONTAINER | {CONTAINER}
ROWS, ROW_WIDTH, COMPONENTS, CHARACTERS = 5, 5, 40, 4_000
TEXT_BYTES, BYTES_A_TEXT = 10_170, 12


def check(components: object, path: Path, *, v2: bool) -> Iterator[Problem]:
    """Yield what Discord would refuse in a message's components; `v2`: the message has the flag for Components V2."""
    yield from entries(components, path, 0, COMPONENTS if v2 else ROWS)
    for component, place in objects(components, path):
        yield from _component(component, place, TOP_LEVEL if v2 else {ROW})
    inside = list(walk(components, path))
    yield from duplicates(inside)
    if v2:
        yield from _totals(inside, path)


def walk(components: object, path: Path) -> Iterator[tuple[Json, Path]]:
    """Yield every component and all inside it, each with its path."""
    for component, place in objects(components, path):
        yield component, place
        yield from walk(component.get("components"), (*place, "components"))
        for key in ("component", "accessory"):
            if isinstance(component.get(key), dict):
                yield component[key], (*place, key)


def duplicates(components: list[tuple[Json, Path]]) -> Iterator[Problem]:
    """Yield the custom ids and component ids that aren't unique in a message or modal; disabled buttons count too."""
    custom_ids: set[str] = set()
    ids: set[int] = set()
    for component, place in components:
        custom_id, number = component.get("custom_id"), component.get("id")
        if isinstance(custom_id, str):
            if custom_id in custom_ids:
                yield Problem(
                    (*place, "custom_id"), "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated"
                )
            custom_ids.add(custom_id)
        if is_whole(number) and number:  # 0 asks Discord for a number
            if number in ids:
                yield Problem((*place, "id"), "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated")
            ids.add(number)


def kind(component: Json, path: Path, allowed: Collection[int]) -> Iterator[Problem]:
    """Yield a problem if the component's `type` is none that may be there."""
    found = component.get("type")
    if found is None:
        yield from required(component, "type", path)
    elif not is_whole(found) or found not in allowed:
        wanted = ", ".join(map(str, sorted(allowed)))
        yield Problem((*path, "type"), "UNION_TYPE_CHOICES", f'Value of field "type" must be one of ({wanted}).')


def _totals(components: list[tuple[Json, Path]], path: Path) -> Iterator[Problem]:
    if len(components) > COMPONENTS:
        yield Problem(
            path,
            "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
            f"{len(components)} components with the nested ones: the maximum is {COMPONENTS}",
        )
    texts = [c["content"] for c, _ in components if c.get("type") == TEXT and isinstance(c.get("content"), str)]
    characters = sum(map(len, texts))
    # Not documented: above it Discord answers 500. Chinese gets there at 3,386 characters.
    # https://github.com/discord/discord-api-docs/issues/8554
    size = sum(len(content.encode("utf-8", "surrogatepass")) + BYTES_A_TEXT for content in texts)
    if characters > CHARACTERS:
        yield Problem(
            path,
            "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
            f"Displayable text of {characters} characters exceeds the maximum size of {CHARACTERS}",
        )
    elif size > TEXT_BYTES:
        yield Problem(
            path, "COMPONENT_TEXT_BYTES_EXCEEDED", f"Texts of {size} bytes: Discord answers 500 above {TEXT_BYTES}"
        )


def _component(component: Json, path: Path, allowed: Collection[int]) -> Iterator[Problem]:
    wrong = list(kind(component, path, allowed))
    yield from wrong
    if not wrong:
        yield from _RULES[component["type"]](component, path)


def _children(component: Json, path: Path, least: int, most: int, allowed: Collection[int]) -> Iterator[Problem]:
    place = (*path, "components")
    yield from required(component, "components", path)
    yield from entries(component.get("components"), place, least, most)
    for child, child_place in objects(component.get("components"), place):
        yield from _component(child, child_place, allowed)


def _row(component: Json, path: Path) -> Iterator[Problem]:
    yield from _children(component, path, 1, ROW_WIDTH, SELECTS | {BUTTON})
    children = list(objects(component.get("components"), (*path, "components")))
    widths = [ROW_WIDTH if child.get("type") in tuple(SELECTS) else 1 for child, _ in children]
    for index, (_, place) in enumerate(children[:ROW_WIDTH]):
        if sum(widths[: index + 1]) > ROW_WIDTH:
            yield Problem(place, "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "The specified component exceeds the maximum width")


def _section(component: Json, path: Path) -> Iterator[Problem]:
    yield from _children(component, path, 1, 3, {TEXT})
    yield from required(component, "accessory", path)
    if isinstance(component.get("accessory"), dict):
        yield from _component(component["accessory"], (*path, "accessory"), {BUTTON, THUMBNAIL})


def _container(component: Json, path: Path) -> Iterator[Problem]:
    yield from _children(component, path, 1, COMPONENTS, IN_CONTAINER)


def text_display(component: Json, path: Path) -> Iterator[Problem]:
    """Yield the problems of a text display, in a message or a modal."""
    yield from required(component, "content", path)
    yield from text(component.get("content"), (*path, "content"), 1, CHARACTERS)


def _thumbnail(component: Json, path: Path) -> Iterator[Problem]:
    yield from required(component, "media", path)
    yield from text(component.get("description"), (*path, "description"), 1, 1024)


def _gallery(component: Json, path: Path) -> Iterator[Problem]:
    yield from required(component, "items", path)
    yield from entries(component.get("items"), (*path, "items"), 1, 10)
    for item, place in objects(component.get("items"), (*path, "items")):
        yield from _thumbnail(item, place)


def _file(component: Json, path: Path) -> Iterator[Problem]:
    yield from required(component, "file", path)


def _separator(component: Json, path: Path) -> Iterator[Problem]:
    yield from choice(component.get("spacing"), (*path, "spacing"), {1, 2})


_RULES: dict[int, Callable[[Json, Path], Iterator[Problem]]] = {
    ROW: _row,
    BUTTON: button,
    **dict.fromkeys(SELECTS, select),
    SECTION: _section,
    TEXT: text_display,
    THUMBNAIL: _thumbnail,
    GALLERY: _gallery,
    FILE: _file,
    SEPARATOR: _separator,
    CONTAINER: _container,
}
