"""How long and how large the values in a request's body may be.

Every check takes whatever JSON holds there; null counts as left out. Lengths are in characters (code points).
"""

from collections.abc import Collection, Iterator
from typing import TypeGuard

from discord_sandbox.json_types import Json
from discord_sandbox.problem import Path, Problem


def required(body: Json, key: str, path: Path) -> Iterator[Problem]:
    """Yield a problem if a key is missing or null."""
    if body.get(key) is None:
        yield Problem((*path, key), "BASE_TYPE_REQUIRED", "This field is required")


def text(value: object, path: Path, least: int, most: int) -> Iterator[Problem]:
    """Yield a problem if it isn't a string of `least` to `most` characters."""
    if value is None:
        return
    if not isinstance(value, str):
        yield Problem(path, "STRING_TYPE_CONVERT", f"Could not interpret {value!r} as string.")
    elif not least <= len(value) <= most:
        yield length(path, least, most)


def entries(value: object, path: Path, least: int, most: int) -> Iterator[Problem]:
    """Yield a problem if it isn't an array of `least` to `most` items."""
    if value is None:
        return
    if not isinstance(value, list):
        yield Problem(path, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
    elif not least <= len(value) <= most:
        yield length(path, least, most)


def whole(value: object, path: Path, least: int, most: int) -> Iterator[Problem]:
    """Yield a problem if it isn't an integer from `least` to `most`."""
    if value is None:
        return
    if not is_whole(value):
        yield Problem(path, "NUMBER_TYPE_COERCE", f"Value {value!r} is not int.")
    elif value < least:
        yield Problem(path, "NUMBER_TYPE_MIN", f"int value should be greater than or equal to {least}.")
    elif value > most:
        yield Problem(path, "NUMBER_TYPE_MAX", f"int value should be less than or equal to {most}.")


def bits(value: object, path: Path, most: int) -> Iterator[Problem]:
    """Yield a problem if it isn't an integer from 0 to `most`, written as a number or, as Discord documents, a string.

    Discord takes both (discord-api-spec, issue 11).
    """
    is_written = isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= len(str(most))
    yield from whole(int(value) if is_written and isinstance(value, str) else value, path, 0, most)


def choice(value: object, path: Path, allowed: Collection[int | str]) -> Iterator[Problem]:
    """Yield a problem if it is none of the allowed values."""
    if value is not None and (isinstance(value, bool | list | dict) or value not in allowed):
        yield Problem(
            path, "BASE_TYPE_CHOICES", f"Value must be one of {{{', '.join(map(repr, sorted(allowed, key=str)))}}}."
        )


def length(path: Path, least: int, most: int) -> Problem:
    """Return Discord's problem for a wrong length."""
    if least:
        return Problem(path, "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length.")
    return Problem(path, "BASE_TYPE_MAX_LENGTH", f"Must be {most} or fewer in length.")


def is_whole(value: object) -> TypeGuard[int]:
    """Return whether it is an integer (JSON's true and false are not)."""
    return isinstance(value, int) and not isinstance(value, bool)


def objects(value: object, path: Path) -> Iterator[tuple[Json, Path]]:
    """Yield the objects in an array, each with its path; what is no object is skipped."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            if isinstance(item, dict):
                yield item, (*path, index)
