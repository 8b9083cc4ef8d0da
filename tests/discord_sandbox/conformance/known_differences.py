"""Where Discord itself sends something else than its description says: each with its reason."""

from dataclasses import dataclass

from discord_sandbox import Json
from discord_sandbox.problem import Problem


@dataclass(frozen=True, slots=True)
class Difference:
    """A problem that Discord's own payloads have: the last keys of its path, and its code."""

    tail: tuple[str, ...]
    code: str
    reason: str

    def excuses(self, problem: Problem) -> bool:
        """Return whether it is about this problem."""
        keys = tuple(step for step in problem.path if isinstance(step, str))
        return problem.code == self.code and keys[-len(self.tail) :] == self.tail


_OFFSET = "Discord writes times with the offset +00:00, the description takes only those that end in Z"

DIFFERENCES = (
    *(
        Difference((key,), "STRING_TYPE_REGEX", _OFFSET)
        for key in (
            *("timestamp", "edited_timestamp", "joined_at", "communication_disabled_until"),
            *("archive_timestamp", "create_timestamp"),
        )
    ),
    Difference(
        ("message_reference", "type"),
        "BASE_TYPE_CHOICES",
        "1 is a forward, in Discord's documents; the description has 0",
    ),
)

ERROR: Json = {
    "type": "object",
    "properties": {"code": {"type": "integer"}, "message": {"type": "string"}, "errors": {"type": "object"}},
    "required": ["code", "message"],
    "additionalProperties": False,
}
"""A refusal as Discord's documents have it: the description has numbers for the codes in `errors`, where Discord sends
names ("BASE_TYPE_REQUIRED"), and no errors of an array's items."""

LIMITED: Json = {
    "type": "object",
    "properties": {
        "message": {"type": "string"},
        "retry_after": {"type": "number", "minimum": 0},
        "global": {"type": "boolean"},
        "code": {"type": "integer"},
    },
    "required": ["message", "retry_after", "global"],
    "additionalProperties": False,
}
"""A 429 as Discord's documents have it: the description requires a code, which Discord sends with few of them."""
