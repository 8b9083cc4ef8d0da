"""Discord's own description of its API as JSON Schemas, which `make` gets for the tests from npm `discord-api-spec`."""

import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from pathlib import Path as File
from typing import Any, Self

from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from discord_sandbox.errors import SchemasMissingError
from discord_sandbox.json_types import Json
from discord_sandbox.problem import UNKNOWN_KEY, Path, Problem
from discord_sandbox.validation.known_disagreements import DISAGREEMENTS, Disagreement
from discord_sandbox.validation.schema_errors import problems

SCHEMAS = File(sys.prefix) / "discord-description" / "schemas.json"
"""Where `make` puts them."""


class Description:
    """The schemas by name, against which request bodies are checked; and those of answers, by route and status."""

    def __init__(
        self,
        schemas: Mapping[str, Json],
        answers: Mapping[str, Mapping[str, Json]] | None = None,
        *,
        disagreements: tuple[Disagreement, ...] = DISAGREEMENTS,
    ) -> None:
        self._schemas = schemas
        self._answers = answers or {}
        self._disagreements = disagreements
        self._registry: Registry[bool | Mapping[str, Any]] = Registry().with_resources(
            (schema["$id"], DRAFT202012.create_resource(schema)) for schema in schemas.values()
        )
        self._validators: dict[str, Draft202012Validator] = {}

    @classmethod
    def load(cls, path: File = SCHEMAS) -> Self:
        """Return the description read from a file; the default is where `make` puts it.

        Raises:
            SchemasMissingError: It was not fetched yet.
        """
        try:
            text = path.read_text(encoding="utf-8")
        except FileNotFoundError as error:
            target = "/".join(path.parts[-3:])
            raise SchemasMissingError(
                f"Discord's description of its API is missing at {path}: "
                f"run `make {target}` where the npm registry can be reached"
            ) from error
        found = json.loads(text)
        return cls(found["schemas"], found["answers"])

    def schema(self, name: str) -> Json:
        """Return the schema of a name; raise a LookupError where there is none."""
        if name not in self._schemas:
            raise LookupError(f"Discord's description has no schema {name!r}")
        return self._schemas[name]

    def answer_schema(self, method: str, template: str, status: int) -> Json | None:
        """Return the schema of a route's answer with a status, or None where the description has no such answer."""
        answers = self._answers.get(f"{method} {re.sub(r'{[^}]*}', '{}', template)}", {})
        return answers.get(str(status), answers.get(f"{status // 100}XX"))

    def validator(self, schema: Json) -> Draft202012Validator:
        """Return a validator for a schema that may refer to the description's own."""
        return Draft202012Validator(schema, registry=self._registry)

    def check(self, kind: str, body: Json | list[Json]) -> list[Problem]:
        """Return what the schema of that name refuses in a body; of a list, each item is checked against it.

        Null where the description wants a value counts as left out: Discord takes it so, and clients send it.

        Raises:
            LookupError: The description has no schema of that name.
        """
        validator = self._validator(kind)
        if not isinstance(body, list):
            return self._check_one(validator, kind, body)
        return [
            Problem((index, *problem.path), problem.code, problem.message)
            for index, item in enumerate(body)
            for problem in self._check_one(validator, kind, item)
        ]

    def _check_one(self, validator: Draft202012Validator, kind: str, body: Json) -> list[Problem]:
        found = _problems(validator, body)
        while nulls := {problem.path for problem in found if _is_null(body, problem)}:
            body = _without(body, nulls)
            found = _problems(validator, body)
        return [problem for problem in found if not self._excused(kind, problem, body)]

    def _excused(self, kind: str, problem: Problem, body: Json) -> bool:
        value = _at(body, problem.path)
        return any(disagreement.excuses(kind, problem, value) for disagreement in self._disagreements)

    def _validator(self, kind: str) -> Draft202012Validator:
        if kind not in self._validators:
            self._validators[kind] = self.validator(self.schema(kind))
        return self._validators[kind]


def _problems(validator: Draft202012Validator, body: Json) -> list[Problem]:
    return [problem for error in validator.iter_errors(body) for problem in problems(error)]


def _is_null(body: Json, problem: Problem) -> bool:
    """Return whether a problem is about a key that the description knows, but not with null."""
    is_known_key = problem.code != UNKNOWN_KEY and bool(problem.path) and isinstance(problem.path[-1], str)
    return is_known_key and _at(body, problem.path, ...) is None


def _without(body: Json, places: Iterable[Path]) -> Json:
    copy = deepcopy(body)
    for *above, key in places:
        inside = _at(copy, above)
        if isinstance(inside, dict):
            del inside[str(key)]
    return copy


def _at(body: Json, path: Sequence[str | int], missing: object = None) -> object:
    value: object = body
    for step in path:
        if not isinstance(value, dict | list):
            return missing
        value = value.get(step, missing) if isinstance(value, dict) else value[int(step)]
    return value
