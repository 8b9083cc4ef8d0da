"""The type of a JSON object, and JSON values without null."""

from typing import Any

Json = dict[str, Any]


def without_nulls(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return a copy of a JSON value in which no object has a key with null: Discord takes that as left out."""
    if isinstance(value, dict):
        return {key: without_nulls(inner) for key, inner in value.items() if inner is not None}
    return [without_nulls(inner) for inner in value] if isinstance(value, list) else value
