"""What a REST route is: its path, who may call it, how its body is checked, and what serves it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from discord_sandbox.json_types import Json
from discord_sandbox.world.entities import Message
from discord_sandbox.world.state import World


@dataclass(frozen=True, slots=True)
class Request:
    """A call as a route gets it; `items` is the body where that is a list."""

    params: Mapping[str, str]
    query: Mapping[str, str]
    body: Json
    items: list[Json]

    def id(self, name: str) -> int:
        """Return a path's id as a number; 0, which nothing has, where it isn't one."""
        text = self.params[name]
        return int(text) if text.isascii() and text.isdigit() else 0

    def flag(self, name: str) -> bool:
        """Return whether a query parameter is switched on."""
        return self.query.get(name, "").lower() in ("1", "true")


@dataclass(frozen=True, slots=True)
class Answer:
    """A route's answer; it has no body with 204."""

    status: int = 200
    body: Any = None


Handler = Callable[[World, Request], Answer]
NO_CONTENT = Answer(204)


@dataclass(frozen=True, slots=True)
class Route:
    """A REST route below `/api/v10`.

    `kind` returns the name of the description's schema for the body, or each item of a list; `edits` returns the
    message that a body changes; `open` ones carry their own token in the path; `limit` is how many calls a bucket takes
    in 5 s once rate limits are switched on; None where there is no bucket, as for the response to an interaction.
    """

    method: str
    path: str
    handler: Handler
    kind: Callable[[Json], str | None] = lambda _body: None
    edits: Callable[[World, Request], Message | None] = lambda _world, _request: None
    open: bool = False
    limit: int | None = 50


def always(kind: str) -> Callable[[Json], str | None]:
    """Return a function that returns the same schema's name for each body."""
    return lambda _body: kind
