"""A document held against its model; what pydantic finds is said in the words of the people who edit the files."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import process

from bot.faq.models import CourtesiesFile, Courtesy, EntryInFile, Lesson, Link, SynonymsFile, TopicFile
from bot.faq.positions import Document
from bot.faq.problem import Problem

Shape = TypeVar("Shape")

_KEYS = sorted(
    {
        key
        for model in (TopicFile, EntryInFile, Link, Lesson, SynonymsFile, Courtesy, CourtesiesFile)
        for key in model.model_fields
    }
    | {"en", "zh"}
)
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
    """Give a document's data in its shape, or every problem that keeps it from having that shape."""
    try:
        return shape.validate_python(document.data)
    except ValidationError as error:
        found = error.errors(include_url=False)
        return [_problem(document, details) for details in found if not _follows(details, found)]


def _follows(details: ErrorDetails, found: Sequence[ErrorDetails]) -> bool:
    """Say whether a list is too short only because its items are wrong, which is said already."""
    location = details["loc"]
    return details["type"] == "too_short" and any(
        other["loc"][: len(location)] == location for other in found if other is not details
    )


def _problem(document: Document, details: ErrorDetails) -> Problem:
    location = details["loc"]
    what, mend = _words(details)
    place = document.place(location, key=details["type"] == "extra_forbidden")
    return Problem(place, what, mend)


def _words(details: ErrorDetails) -> tuple[str, str]:
    kind, location, value = details["type"], details["loc"], details["input"]
    context: dict[str, Any] = details.get("ctx", {})
    name = _name(location)
    if kind in _KINDS:
        return _wrong_kind(name, _KINDS[kind], value)
    match kind:
        case "extra_forbidden":
            return f"unknown key '{location[-1]}'", _did_you_mean(str(location[-1]), _KEYS)
        case "missing":
            return f"'{location[-1]}' is missing", f"add {location[-1]}: …"
        case "string_too_long":
            return f"{name} has {len(value)} characters", f"shorten it to {context['max_length']}"
        case "too_long":
            return f"{name} has {len(value)} items", f"keep {context['max_length']}"
        case "too_short" | "string_too_short":
            return f"{name} is empty", "write something or leave the key out"
        case "string_pattern_mismatch":
            return (
                f"{name} is '{_short(value)}'",
                "use small letters, digits and hyphens, as in interview-process",
            )
        case "literal_error":
            return f"{name} is '{_short(value)}'", f"write {context['expected']}"
        case "value_error":
            what, _, mend = str(context["error"]).partition("; ")
            return f"{name}: {what}", mend
    return f"{name}: {details['msg']}", "see the form in the README"


def _wrong_kind(name: str, wanted: str, value: object) -> tuple[str, str]:
    if value is None:
        return f"{name} is empty", f"write {wanted} here or leave the key out"
    found = "keys and values" if isinstance(value, dict) else "a list" if isinstance(value, list) else "text"
    return f"{name} is {found}", f"write {wanted} here"


def _name(location: Sequence[int | str]) -> str:
    keys = [step for step in location if isinstance(step, str)]
    return f"'{'.'.join(keys[-2:])}'" if keys else "the file"


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 40 else f"{text[:39]}…"


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """Find the known word that somebody probably meant, if one is near."""
    best = process.extractOne(word, list(known), score_cutoff=60)
    return None if best is None else best[0]


def _did_you_mean(word: str, known: Iterable[str]) -> str:
    guess = did_you_mean(word, known)
    return f"did you mean '{guess}'?" if guess else "remove it"
