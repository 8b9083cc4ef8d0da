"""Validate a document; pydantic's errors are explained in the words of the people who edit the files."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import fuzz, process

from bot.faq.files.problem import Problem, quoted
from bot.faq.files.quoting import in_quotes
from bot.faq.files.schema_keys import keys_at
from bot.faq.files.yaml_source import Document
from bot.i18n.languages import DEFAULT_LANGUAGES, LANGUAGE_CODES

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
        problems = (_problem(document, details, shape) for details in found if not _follows(details, found))
        return list(dict.fromkeys(problems))  # each word behind a comma is an unknown key


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
        known = keys_at(shape, around)
        if cut := _cut_at_a_comma(document, around, str(key), known):
            return cut
        hint = _did_you_mean(str(key), known)
        return Problem(document.place(location, key=True), f"unknown key {quoted(key)}", hint)
    what, hint = _words(details)
    if (in_language := _in_a_language(details, keys_at(shape, location))) and details["type"] in _KINDS:
        hint = in_language
    return Problem(document.place(location), what, hint)


def _cut_at_a_comma(document: Document, around: Sequence[int | str], key: str, known: Sequence[str]) -> Problem | None:
    """Return the problem with a text between braces that has a comma, behind which all is taken for keys."""
    mapping = document.node(around)
    if not isinstance(mapping, yaml.MappingNode) or not mapping.flow_style:
        return None
    names = [name.value for name, _ in mapping.value]
    first = next(place for place, name in enumerate(names) if name not in known)
    cut = mapping.value[first - 1][1] if first else None
    has_value = bool(mapping.value[first][1].value)  # a sentence has hardly a colon behind its comma
    if not isinstance(cut, yaml.ScalarNode) or cut.style or has_value or _nearest(key, known):
        return None
    end = next((name.start_mark for name, _ in mapping.value[first:] if name.value in known), mapping.end_mark)
    start = cut.start_mark
    same_line = start.line == end.line
    text = document.line(start.line)[start.column : end.column - 1 if same_line else None].rstrip(" ,}")
    what = f"the text ends at its comma, and {quoted(names[first])} is taken for a key"
    hint = f"put the whole text in quotes: {names[first - 1]}: {in_quotes(text)}"
    return Problem(document.place((*around, names[first - 1])), what, hint)


def _in_a_language(details: ErrorDetails, known: Sequence[str]) -> str:
    """Return the hint for what stands without its language; "" where no language is wanted."""
    value, location = details["input"], details["loc"]
    if not location or not set(LANGUAGE_CODES) <= set(known) or not value or not isinstance(value, str | list):
        return ""
    text = value if isinstance(value, str) else str(value[0])
    written = in_quotes(text) if isinstance(value, str) else f"[{in_quotes(text)}, …]"
    language = DEFAULT_LANGUAGES.language_of(text) or LANGUAGE_CODES[0]
    return f"name its language: {location[-1]}: {{{language}: {written}}}"


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
    quotes = ", in quotes if it begins with [ or {" if wanted == "text" else ""
    return f"{name} is {found}", f"write {wanted} here{quotes}"


def _name(location: Sequence[int | str]) -> str:
    keys = [step for step in location if isinstance(step, str)]
    return f"'{'.'.join(keys[-2:])}'" if keys else "the file"


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that somebody probably meant; None where none is near."""
    best = process.extractOne(word, list(known), score_cutoff=60)
    return None if best is None else best[0]


def _did_you_mean(key: str, keys: Iterable[str]) -> str:
    nearest = _nearest(key, keys)
    return f"did you mean '{nearest}'?" if nearest else "remove it, or quote the text that it belongs to"


def _nearest(key: str, keys: Iterable[str]) -> str | None:
    # Keys are short: that one holds the letters of another ("id" in "video") says nothing.
    best = process.extractOne(key, list(keys), scorer=fuzz.ratio, processor=str.casefold, score_cutoff=60)
    return None if best is None else best[0]
