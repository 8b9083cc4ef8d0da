"""jsonschema's errors as Discord's problems, each at the place that is really at fault."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from jsonschema.exceptions import ValidationError

from discord_sandbox.json_types import Json
from discord_sandbox.problem import UNKNOWN_KEY, Path, Problem
from discord_sandbox.validation.limits.bounds import length

_KIND = "type"
_WRONG_TYPE = {
    "string": ("STRING_TYPE_CONVERT", "Could not interpret {!r} as string."),
    "number": ("NUMBER_TYPE_COERCE", "Value {!r} is not a number."),
    "integer": ("NUMBER_TYPE_COERCE", "Value {!r} is not int."),
    "boolean": ("BOOLEAN_TYPE_CHOICES", "Must be either true or false."),
    "array": ("LIST_TYPE_CONVERT", "Only iterables may be used in a ListType"),
    "object": ("DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType"),
    "null": ("NULL_TYPE", "Only null may be used here"),
}
_OTHERS = {
    "minimum": ("NUMBER_TYPE_MIN", "Value should be greater than or equal to {}."),
    "maximum": ("NUMBER_TYPE_MAX", "Value should be less than or equal to {}."),
    "pattern": ("STRING_TYPE_REGEX", "String value did not match validation regex."),
}


def problems(error: ValidationError) -> list[Problem]:
    """Return the problems of one error; of an `anyOf` or `oneOf` those of the branch that was meant.

    That is the one whose `type` the object has, else the one with the fewest problems, unknown keys counted last, the
    deepest first.
    """
    return list(_union(error) if error.validator in ("anyOf", "oneOf") and error.context else _plain(error))


def _union(error: ValidationError) -> Iterator[Problem]:
    branches: dict[int | str, list[ValidationError]] = defaultdict(list)
    for inner in error.context or ():
        branches[inner.relative_schema_path[0]].append(inner)
    meant = [inner for inner in branches.values() if not any(map(_is_other_branch, inner))]
    if meant:
        by_branch = [[problem for inner in branch for problem in problems(inner)] for branch in meant]
        yield from min(by_branch, key=_distance)
        return
    yield from _no_branch(error, [inner for branch in branches.values() for inner in branch if _is_other_branch(inner)])


def _distance(found: list[Problem]) -> tuple[int, int, int]:
    refused = sum(problem.code != UNKNOWN_KEY for problem in found)
    return refused, len(found), -max(len(problem.path) for problem in found)


def _no_branch(error: ValidationError, off: list[ValidationError]) -> Iterator[Problem]:
    place = (*error.absolute_path, _KIND)
    if isinstance(error.instance, dict) and any(map(_is_about_type, off)):
        if _KIND in error.instance:
            wanted = ", ".join(
                sorted({str(kind) for inner in off for kind in _allowed(inner)}, key=lambda kind: (len(kind), kind))
            )
            yield Problem(place, "UNION_TYPE_CHOICES", f'Value of field "type" must be one of ({wanted}).')
        else:
            yield Problem(place, "BASE_TYPE_REQUIRED", "This field is required")
        return
    typed = sorted(
        (inner for inner in off if inner.validator == "type"), key=lambda inner: inner.validator_value == "null"
    )
    yield from _plain(typed[0] if typed else error)


def _is_other_branch(error: ValidationError) -> bool:
    """Return whether an error says that its branch is about something else."""
    return _is_about_type(error) or (not error.relative_path and error.validator in ("type", "not"))


def _is_about_type(error: ValidationError) -> bool:
    if error.validator == "required":
        return not error.relative_path and _missing(error) == _KIND
    return list(error.relative_path) == [_KIND] and error.validator in ("const", "enum")


def _plain(error: ValidationError) -> Iterator[Problem]:
    path: Path = tuple(error.absolute_path)
    limit, schema, instance = _broken(error)
    match error.validator:
        case "additionalProperties" if limit is False:
            for key in sorted(set(instance) - set(schema.get("properties", {}))):
                yield Problem((*path, key), UNKNOWN_KEY, f"Discord's description knows no {key!r} here")
        case "required":
            yield Problem((*path, _missing(error)), "BASE_TYPE_REQUIRED", "This field is required")
        case "type":
            code, message = _WRONG_TYPE[limit[0] if isinstance(limit, list) else limit]
            yield Problem(path, code, message.format(instance))
        case "const" | "enum":
            allowed = ", ".join(map(repr, _allowed(error)))
            yield Problem(path, "BASE_TYPE_CHOICES", f"Value must be one of {{{allowed}}}.")
        case "minLength" | "maxLength" | "minItems" | "maxItems":
            yield _length(error, path)
        case _:
            code, message = _OTHERS.get(str(error.validator), ("BASE_TYPE_INVALID", error.message))
            yield Problem(path, code, message.format(limit) if str(error.validator) in _OTHERS else message)


def _length(error: ValidationError, path: Path) -> Problem:
    _, schema, instance = _broken(error)
    kind = "Length" if isinstance(instance, str) else "Items"
    least, most = schema.get(f"min{kind}", 0), schema.get(f"max{kind}")
    if most is None:
        return Problem(path, "BASE_TYPE_MIN_LENGTH", f"Must be {least} or more in length.")
    return length(path, least, most)


def _broken(error: ValidationError) -> tuple[Any, Json, Any]:
    """Return the rule's value, its schema, and what broke it; jsonschema types them as perhaps unset."""
    return error.validator_value, error.schema if isinstance(error.schema, dict) else {}, error.instance


def _allowed(error: ValidationError) -> list[int | str]:
    limit, *_ = _broken(error)
    return [limit] if error.validator == "const" else limit if error.validator == "enum" else []


def _missing(error: ValidationError) -> str:
    limit, *_ = _broken(error)
    return next(str(key) for key in limit if error.message.startswith(repr(key)))
