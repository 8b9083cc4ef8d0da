"""What may check request bodies beside the limits."""

from collections.abc import Sequence
from typing import Protocol

from discord_sandbox.json_types import Json
from discord_sandbox.problem import Problem


class BodyCheck(Protocol):
    """A check of what Discord would refuse in a request's body."""

    def check(self, kind: str, body: Json | list[Json]) -> Sequence[Problem]:
        """Return the problems of a body, or of each in a list; `kind` is a schema's name in Discord's description.

        A problem with the code `UNKNOWN_KEY` (`discord_sandbox.problem`) is only noted: Discord passes over such keys.
        """
