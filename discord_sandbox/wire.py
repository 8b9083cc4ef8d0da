"""What goes over the wire: JSON bodies, and the check that a body is one Discord would take."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from discord_sandbox.problem import Problem

Json = dict[str, Any]


class BodyCheck(Protocol):
    """Says what Discord would refuse in a request's body."""

    def check(self, kind: str, body: Json | list[Json]) -> Sequence[Problem]:
        """Hold a body, or each of a list, against a schema of Discord's description by its name."""
