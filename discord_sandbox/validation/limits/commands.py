"""Discord's limits on application commands: names, descriptions, options, choices, how many."""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any

from discord_sandbox.json_types import Json
from discord_sandbox.problem import Path, Problem
from discord_sandbox.validation.limits.bounds import bits, choice, entries, objects, required, text, whole

CHAT, USER, MESSAGE, ENTRY_POINT = 1, 2, 3, 4
MOST = {CHAT: 100, USER: 15, MESSAGE: 15, ENTRY_POINT: 1}
"""How many commands of a type an app has, and has besides in each server; 15 in menus since 2026-03-03, 5 before."""
SUBCOMMAND, GROUP, STRING, INTEGER, NUMBER = 1, 2, 3, 4, 10
CHARACTERS = 8_000
PERMISSIONS = 1 << 54
# fmt: off
LOCALES = frozenset((
    "bg", "cs", "da", "de", "el", "en-GB", "en-US", "es-419", "es-ES", "fi", "fr", "hi", "hr", "hu", "id", "it",
    "ja", "ko", "lt", "nl", "no", "pl", "pt-BR", "ro", "ru", "sv-SE", "th", "tr", "uk", "vi", "zh-CN", "zh-TW",
))
# fmt: on


def check_all(commands: list[Json], path: Path) -> Iterator[Problem]:
    """Yield what Discord would refuse in the list that overwrites all commands of an app, or of an app in a server."""
    counts: Counter[Any] = Counter()
    names: list[tuple[Any, Any]] = []
    for command, place in objects(commands, path):
        yield from check(command, place)
        kind = command.get("type") or CHAT
        if (kind, command.get("name")) in names:
            yield Problem(
                (*place, "name"), "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique"
            )
        names.append((kind, command.get("name")))
        counts[kind if isinstance(kind, int) else CHAT] += 1
    for kind, most in MOST.items():
        if counts[kind] > most:
            yield Problem(path, "30032", f"Maximum number of application commands of type {kind} reached ({most}).")


def check(command: Json, path: Path, *, partial: bool = False) -> Iterator[Problem]:
    """Yield what Discord would refuse in one command; `partial`: an edit, in which keys may be left out."""
    kind = command.get("type") or CHAT
    yield from choice(kind, (*path, "type"), MOST.keys())
    typed = kind in (CHAT, ENTRY_POINT)
    if not partial:
        yield from required(command, "name", path)
        if typed:
            yield from required(command, "description", path)
    yield from _names(command, path, typed=typed)
    if typed:
        yield from _descriptions(command, path)
    elif command.get("description"):
        yield Problem(
            (*path, "description"),
            "APPLICATION_COMMAND_DESCRIPTION_NOT_ALLOWED",
            "Context menu commands cannot have description",
        )
    if kind != CHAT and command.get("options"):
        yield Problem(
            (*path, "options"), "APPLICATION_COMMAND_OPTIONS_NOT_ALLOWED", "Context menu commands cannot have options"
        )
    yield from bits(command.get("default_member_permissions"), (*path, "default_member_permissions"), PERMISSIONS)
    yield from _options(command, path, depth=0)
    if _character_count(command) > CHARACTERS:
        yield Problem(path, "APPLICATION_COMMAND_TOO_LARGE", f"Command exceeds maximum size ({CHARACTERS})")


def choices(listed: object, path: Path, most: int) -> Iterator[Problem]:
    """Yield the problems of an option's or autocomplete answer's choices; `most`: the characters of a value."""
    yield from entries(listed, path, 0, 25)
    for item, place in objects(listed, path):
        yield from required(item, "name", place)
        yield from text(item.get("name"), (*place, "name"), 1, 100)
        yield from _localisations(item.get("name_localizations"), (*place, "name_localizations"), 100)
        yield from required(item, "value", place)
        if isinstance(item.get("value"), str):
            yield from text(item["value"], (*place, "value"), 0, most)


def _names(item: Json, path: Path, *, typed: bool) -> Iterator[Problem]:
    localised = item.get("name_localizations")
    yield from _localisations(localised, (*path, "name_localizations"), 32)
    names = [(item.get("name"), (*path, "name"))]
    if isinstance(localised, dict):
        names += [(name, (*path, "name_localizations", locale)) for locale, name in localised.items()]
    for name, place in names:
        yield from text(name, place, 1, 32)
        if typed and isinstance(name, str) and name and not _is_slash_name(name):
            yield Problem(place, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")


def _descriptions(item: Json, path: Path) -> Iterator[Problem]:
    yield from text(item.get("description"), (*path, "description"), 1, 100)
    yield from _localisations(item.get("description_localizations"), (*path, "description_localizations"), 100)


def _localisations(texts: object, path: Path, most: int) -> Iterator[Problem]:
    if not isinstance(texts, dict):
        return
    for locale, value in texts.items():
        yield from choice(locale, (*path, locale), LOCALES)
        yield from text(value, (*path, locale), 1, most)


def _is_slash_name(name: str) -> bool:
    r"""Return whether it matches `^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$`, in lower case where there is one."""
    return name == name.lower() and all(
        letter in "-_'"
        or unicodedata.category(letter)[0] in "LN"
        or unicodedata.name(letter, "").startswith(("DEVANAGARI", "THAI"))
        for letter in name
    )


def _options(item: Json, path: Path, *, depth: int) -> Iterator[Problem]:
    listed, place = item.get("options"), (*path, "options")
    yield from entries(listed, place, 0, 25)
    names: list[Any] = []
    optional = False
    for option, option_place in objects(listed, place):
        for key in ("type", "name", "description"):
            yield from required(option, key, option_place)
        yield from choice(option.get("type"), (*option_place, "type"), range(1, 12))
        yield from _names(option, option_place, typed=True)
        yield from _descriptions(option, option_place)
        yield from _values(option, option_place)
        if option.get("name") in names:
            yield Problem(
                (*option_place, "name"), "APPLICATION_COMMAND_OPTIONS_NAME_INVALID", "Option name must be unique"
            )
        names.append(option.get("name"))
        if option.get("required") and optional:
            yield Problem(
                option_place,
                "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                "Required options must be placed before non-required options",
            )
        optional = optional or not option.get("required")
        yield from _nested(option, option_place, depth=depth)
    kinds = {option.get("type") in (SUBCOMMAND, GROUP) for option, _ in objects(listed, place)}
    if len(kinds) > 1:
        yield Problem(
            place,
            "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
            "Sub-command and sub-command group option types are mutually exclusive to all other types",
        )


def _nested(option: Json, path: Path, *, depth: int) -> Iterator[Problem]:
    kind = option.get("type")
    if (kind == GROUP and depth > 0) or (kind == SUBCOMMAND and depth > 1):
        yield Problem((*path, "type"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Nested too deep")
    elif kind in (GROUP, SUBCOMMAND):
        yield from _options(option, path, depth=1 if kind == GROUP else 2)
    elif option.get("options"):
        yield Problem((*path, "options"), "APPLICATION_COMMAND_OPTIONS_NOT_ALLOWED", "Only sub-commands have options")


def _values(option: Json, path: Path) -> Iterator[Problem]:
    yield from choices(option.get("choices"), (*path, "choices"), 100)
    names = [item.get("name") for item, _ in objects(option.get("choices"), ())]
    for key in ("choices", "autocomplete"):
        if option.get(key) and option.get("type") not in (STRING, INTEGER, NUMBER):
            yield Problem((*path, key), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", f"This type takes no {key}")
    if option.get("choices") and option.get("autocomplete"):
        yield Problem(
            (*path, "autocomplete"),
            "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID",
            "Autocomplete must be false if choices are set",
        )
    for item, place in objects(option.get("choices"), (*path, "choices")):
        if names.count(item.get("name")) > 1:
            yield Problem(
                (*place, "name"),
                "APPLICATION_COMMAND_OPTIONS_CHOICE_NAMES_INVALID",
                "Option choice names must be unique",
            )
    yield from whole(option.get("min_length"), (*path, "min_length"), 0, 6000)
    yield from whole(option.get("max_length"), (*path, "max_length"), 1, 6000)


def _character_count(item: Json) -> int:
    """Return the characters of all names, descriptions and values, each in its longest language."""
    own = sum(_longest(item, key) for key in ("name", "description"))
    value = item.get("value")
    inside = [child for key in ("options", "choices") for child, _ in objects(item.get(key), ())]
    return own + (len(value) if isinstance(value, str) else 0) + sum(map(_character_count, inside))


def _longest(item: Json, key: str) -> int:
    localised = item.get(f"{key}_localizations")
    texts = [item.get(key), *(localised.values() if isinstance(localised, dict) else ())]
    return max((len(value) for value in texts if isinstance(value, str)), default=0)
