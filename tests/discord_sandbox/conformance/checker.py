"""A check of the sandbox's answers and events against Discord's description of its API."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field

from jsonschema import Draft202012Validator

from discord_sandbox import Json
from discord_sandbox.problem import Path
from discord_sandbox.validation.openapi import Description
from discord_sandbox.validation.schema_errors import problems
from tests.discord_sandbox.conformance.event_schemas import event_schemas
from tests.discord_sandbox.conformance.known_differences import DIFFERENCES, ERROR, LIMITED, Difference


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A payload that Discord would send otherwise: which one, where in it, and how."""

    payload: str
    place: str
    message: str


@dataclass
class Conformance:
    """Collects what Discord would send otherwise; `findings` is emptied by whoever has reported them.

    Payloads of the same shape are checked once: the same keys with values of the same types, and the same values where
    a schema may depend on them.
    """

    description: Description
    differences: tuple[Difference, ...] = DIFFERENCES
    findings: set[Finding] = field(default_factory=set)
    excused: set[Difference] = field(default_factory=set)
    seen: dict[Hashable, set[Finding]] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        self._events = event_schemas(self.description)
        self._validators: dict[str, Draft202012Validator] = {}

    def answer(self, method: str, template: str, status: int, body: object) -> None:
        """Check an answer's status and body; what fails on the server's side has no form."""
        if status >= 500:
            return
        name = f"{method} {template} {status}"
        schema = self.description.answer_schema(method, template, status)
        if schema is None:
            self.findings.add(Finding(name, "", "Discord has no such answer"))
        elif body is not None:
            self._check(name, schema if status < 400 else LIMITED if status == 429 else ERROR, body)

    def event(self, name: str, data: Json) -> None:
        """Check an event's data."""
        if name in self._events:
            self._check(name, self._events[name], data)
        else:
            self.findings.add(Finding(name, "", "there is no schema for this event"))

    def _check(self, name: str, schema: Json, value: object) -> None:
        shape = (name, _shape(value))
        if shape not in self.seen:
            self.seen[shape] = set(self._findings(name, schema, value))
        self.findings |= self.seen[shape]

    def _findings(self, name: str, schema: Json, value: object) -> Iterator[Finding]:
        if name not in self._validators:
            self._validators[name] = self.description.validator(schema)
        for error in self._validators[name].iter_errors(value):
            for problem in problems(error):
                excuse = next((each for each in self.differences if each.excuses(problem)), None)
                if excuse is None:
                    yield Finding(name, _dotted(problem.path), problem.message)
                else:
                    self.excused.add(excuse)


def _dotted(path: Path) -> str:
    return ".".join("*" if isinstance(step, int) else step for step in path)


def _shape(value: object, key: str = "") -> Hashable:
    if isinstance(value, dict):
        return tuple((name, _shape(inner, name)) for name, inner in value.items())
    if isinstance(value, list):
        return frozenset(_shape(inner) for inner in value)
    return str(value) if key in _DECIDING else type(value).__name__


_DECIDING = frozenset({"type", "component_type", "style"})
"""Keys whose values decide which schema holds for the object that they stand in."""
