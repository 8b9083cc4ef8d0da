"""The JSON Schemas of the files, for editors, made from the models."""

import json

from pydantic import TypeAdapter

from bot.faq.files.models import Lesson, SmallTalkFile, SynonymsFile, TopicFile

_SHAPES: dict[str, TypeAdapter[object]] = {
    "topic": TypeAdapter(TopicFile),
    "lessons": TypeAdapter(tuple[Lesson, ...]),
    "synonyms": TypeAdapter(SynonymsFile),
    "courtesies": TypeAdapter(SmallTalkFile),
}
KINDS = tuple(_SHAPES)


def schema_of(kind: str) -> str:
    """Return the JSON Schema of a kind of file (one of KINDS)."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **_SHAPES[kind].json_schema()}
    return json.dumps(schema, ensure_ascii=False, indent=2)
