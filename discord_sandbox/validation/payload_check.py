"""What may check the sandbox's own payloads."""

from typing import Protocol

from discord_sandbox.json_types import Json


class PayloadCheck(Protocol):
    """Gets all that the sandbox sends to the bot, so that tests can hold it against what Discord would send."""

    def answer(self, method: str, template: str, status: int, body: object) -> None:
        """Check the answer to a call of a route; `body` is None where it has none."""

    def event(self, name: str, data: Json) -> None:
        """Check the data of a gateway event."""
