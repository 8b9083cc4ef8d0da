"""The keys that a place in a file may have, from the schema of its kind."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from pydantic import TypeAdapter

Schema = Mapping[str, Any]


def keys_at(shape: TypeAdapter[Any], location: Sequence[int | str]) -> list[str]:
    """Return the keys that are allowed at a location, in the order of their model."""
    whole = _schema_of(shape)
    found = [whole]
    for step in location:
        found = [inner for schema in found for inner in _inner(whole, schema, step)]
    return [key for schema in found for form in _forms(whole, schema) for key in form.get("properties", ())]


@cache
def _schema_of(shape: TypeAdapter[Any]) -> Schema:
    return shape.json_schema()


def _inner(whole: Schema, schema: Schema, step: int | str) -> list[Schema]:
    forms = _forms(whole, schema)
    if isinstance(step, int):
        return [form["items"] for form in forms if "items" in form]
    return [form["properties"][step] for form in forms if step in form.get("properties", ())]


def _forms(whole: Schema, schema: Schema) -> list[Schema]:
    """Return a schema resolved: the one that it refers to, each of its choices, or itself."""
    if "$ref" in schema:
        return _forms(whole, whole["$defs"][schema["$ref"].rpartition("/")[2]])
    if "anyOf" in schema:
        return [form for choice in schema["anyOf"] for form in _forms(whole, choice)]
    return [schema]
