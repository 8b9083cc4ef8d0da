"""The log of the bot's REST calls, and of what Discord would refuse or pass over in them."""

from dataclasses import dataclass, field
from typing import TypeVar

from discord_sandbox.json_types import Json

T = TypeVar("T")
MOST_CALLS = 100_000
MOST_REFUSALS = 1_000


@dataclass(slots=True)
class Call:
    """A call of the bot; `template` is the route's path, `status` 0 until it is answered, `at` in seconds."""

    method: str
    template: str
    path: str
    body: Json | list[Json]
    at: float
    status: int = 0


@dataclass(frozen=True, slots=True)
class Refusal:
    """A body that Discord would refuse, the schema it was checked against, and the paths in it with messages."""

    call: Call
    schema: str | None
    problems: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Note:
    """A body with keys that Discord doesn't know, which it passes over: served, but probably a mistake."""

    call: Call
    schema: str | None
    problems: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class CallLog:
    """The last calls in the order in which they came, the last refusals and notes; of very many the older half goes."""

    calls: list[Call] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def add(self, call: Call) -> None:
        """Keep a call."""
        _append(self.calls, call, MOST_CALLS)

    def refuse(self, refusal: Refusal) -> None:
        """Keep a refusal."""
        _append(self.refusals, refusal, MOST_REFUSALS)

    def note(self, note: Note) -> None:
        """Keep a note."""
        _append(self.notes, note, MOST_REFUSALS)


def _append(items: list[T], item: T, most: int) -> None:
    if len(items) >= most:
        del items[: most // 2]
    items.append(item)
