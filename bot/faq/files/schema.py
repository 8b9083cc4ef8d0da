"""The JSON Schemas of the files, for editors, made from the models."""

import json
from typing import Any

from pydantic import TypeAdapter

from bot.faq.files.parse import ABOUT_SHAPE, LESSONS_SHAPE, SMALL_TALK_SHAPE, SYNONYMS_SHAPE, TOPIC_SHAPE

_SHAPES: dict[str, TypeAdapter[Any]] = {
    "topic": TOPIC_SHAPE,
    "lessons": LESSONS_SHAPE,
    "synonyms": SYNONYMS_SHAPE,
    "courtesies": SMALL_TALK_SHAPE,
    "about-this-faq": ABOUT_SHAPE,
}
KINDS = tuple(_SHAPES)


def schema_of(kind: str) -> str:
    """Return the JSON Schema of a kind of file (one of KINDS)."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **_SHAPES[kind].json_schema()}
    return json.dumps(schema, ensure_ascii=False, indent=2)
