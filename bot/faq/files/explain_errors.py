"""Validate a document; pydantic's errors are explained in the words of the people who edit the files."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import fuzz, process

from bot.faq.files.problem import Problem, quoted
from bot.faq.files.schema_keys import keys_at
from bot.faq.files.yaml_source import Document

Shape = TypeVar("Shape")

_KINDS = {
    "string_type": "text",
    "list_type": "a list",
    "tuple_type": "a list",
    "dict_type": "keys and values",
    "model_type": "keys and values",
    "model_attributes_type": "keys and values",
    "date_type": "a date",
}


def validate(document: Document, shape: TypeAdapter[Shape]) -> Shape | list[Problem]:
    """Return a document's data in its shape, or every problem that keeps it from having that shape."""
    try:
        return shape.validate_python(document.data)
    except ValidationError as error:
        found = error.errors(include_url=False)
        return [_problem(document, details, shape) for details in found if not _follows(details, found)]


def _follows(details: ErrorDetails, found: Sequence[ErrorDetails]) -> bool:
    """Return whether a list is too short only because its items are wrong, which is reported already."""
    location = details["loc"]
    return details["type"] == "too_short" and any(
        other["loc"][: len(location)] == location for other in found if other is not details
    )


def _problem(document: Document, details: ErrorDetails, shape: TypeAdapter[Shape]) -> Problem:
    location = details["loc"]
    if details["type"] == "extra_forbidden":
        *around, key = location
        hint = _did_you_mean(str(key), keys_at(shape, around))
        return Problem(document.place(location, key=True), f"unknown key {quoted(key)}", hint)
    what, hint = _words(details)
    return Problem(document.place(location), what, hint)


def _words(details: ErrorDetails) -> tuple[str, str]:
    kind, location, value = details["type"], details["loc"], details["input"]
    context: dict[str, Any] = details.get("ctx", {})
    name = _name(location)
    if kind in _KINDS:
        return _wrong_kind(name, _KINDS[kind], value)
    match kind:
        case "missing":
            return f"'{location[-1]}' is missing", f"add {location[-1]}: …"
        case "string_too_long":
            most = f"{context['max_length']:,}"
            split = f"split the entry in two; a card takes {most}"
            return f"{name} has {len(value):,} characters", split if "answer" in location else f"shorten it to {most}"
        case "too_long":
            return f"{name} has {len(value)} items", f"keep {context['max_length']}"
        case "too_short" if value:
            items = "1 item" if len(value) == 1 else f"{len(value)} items"
            return f"{name} has only {items} here", f"write at least {context['min_length']} or take the list out"
        case "too_short" | "string_too_short":
            return f"{name} is empty", "write something or leave the key out"
        case "string_pattern_mismatch":
            return f"{name} is {quoted(value)}", "use small letters, digits and hyphens, as in interview-process"
        case "literal_error":
            return f"{name} is {quoted(value)}", f"write {context['expected']}"
        case "value_error":
            what, _, hint = str(context["error"]).partition("; ")
            return f"{name}: {what}", hint
    return f"{name}: {details['msg']}", "see the form in the README"


def _wrong_kind(name: str, wanted: str, value: object) -> tuple[str, str]:
    if value is None:
        return f"{name} is empty", f"write {wanted} here or leave the key out"
    found = "keys and values" if isinstance(value, dict) else "a list" if isinstance(value, list) else "text"
    return f"{name} is {found}", f"write {wanted} here"


def _name(location: Sequence[int | str]) -> str:
    keys = [step for step in location if isinstance(step, str)]
    return f"'{'.'.join(keys[-2:])}'" if keys else "the file"


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that somebody probably meant; None where none is near."""
    best = process.extractOne(word, list(known), score_cutoff=60)
    return None if best is None else best[0]


def _did_you_mean(key: str, keys: Iterable[str]) -> str:
    # Keys are short: that one holds the letters of another ("id" in "video") says nothing.
    best = process.extractOne(key, list(keys), scorer=fuzz.ratio, processor=str.casefold, score_cutoff=60)
    return "remove it" if best is None else f"did you mean '{best[0]}'?"
