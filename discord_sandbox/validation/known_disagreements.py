"""Where libraries and Discord's description disagree and Discord takes what they send: each with its reason."""

from dataclasses import dataclass
from types import EllipsisType

from discord_sandbox.problem import UNKNOWN_KEY, Path, Problem


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A problem that Discord would not have.

    `kinds` are the schemas in which it is excused (all where empty), `tail` the end of its path (`...`: any one step),
    `value` the type that the value has there.
    """

    tail: tuple[str | EllipsisType, ...]
    code: str
    value: type
    reason: str
    kinds: frozenset[str] = frozenset()

    def excuses(self, kind: str, problem: Problem, value: object) -> bool:
        """Return whether it is about this problem; `value` is what the body holds at the problem's path."""
        return (
            problem.code == self.code
            and (not self.kinds or kind in self.kinds)
            and type(value) is self.value
            and self._matches_end(problem.path)
        )

    def _matches_end(self, path: Path) -> bool:
        end = path[len(path) - len(self.tail) :] if len(path) >= len(self.tail) else ()
        return len(end) == len(self.tail) and all(
            want is ... or want == step for want, step in zip(self.tail, end, strict=True)
        )


_COMMANDS = frozenset({"ApplicationCommandUpdateRequest", "ApplicationCommandCreateRequest"})
_NUMBER = "discord.py sends ids as numbers; Discord takes those too, the description names only the string"

DISAGREEMENTS = (
    *(
        Disagreement(("message_reference", key), "STRING_TYPE_CONVERT", int, _NUMBER)
        for key in ("guild_id", "channel_id", "message_id")
    ),
    *(Disagreement(("allowed_mentions", key, ...), "STRING_TYPE_CONVERT", int, _NUMBER) for key in ("users", "roles")),
    Disagreement(("attachments", ..., "id"), "STRING_TYPE_CONVERT", int, _NUMBER),
    Disagreement(("sticker_ids", ...), "STRING_TYPE_CONVERT", int, _NUMBER),
    Disagreement(("recipient_id",), "STRING_TYPE_CONVERT", int, _NUMBER, frozenset({"CreatePrivateChannelRequest"})),
    Disagreement(
        ("embeds", ..., "timestamp"),
        "STRING_TYPE_REGEX",
        str,
        "discord.py writes the offset as +00:00; Discord takes that too, the description only times that end in Z",
    ),
    Disagreement(
        ("embeds", ..., "flags"),
        UNKNOWN_KEY,
        int,
        "discord.py sends an embed's flags back, which only Discord sets; it passes over them",
    ),
    Disagreement(
        ("default_member_permissions",),
        "NUMBER_TYPE_COERCE",
        str,
        "discord.js sends the string of Discord's documents; the description names only the number (its issue 11)",
    ),
    Disagreement(
        ("message_reference", "type"),
        "BASE_TYPE_CHOICES",
        int,
        "1 is a forward, in Discord's documents; the description has 0",
    ),
    Disagreement(
        ("nsfw",),
        UNKNOWN_KEY,
        bool,
        "discord.py sends it with every slash command; Discord's documents list it, the description doesn't",
        _COMMANDS,
    ),
    Disagreement(
        ("tts",),
        UNKNOWN_KEY,
        bool,
        "discord.py sets it in every message, edits too; there Discord passes over it",
        frozenset(
            {
                "UpdateMessageInteractionCallbackRequest",
                "IncomingWebhookUpdateRequestPartial",
                "MessageEditRequestPartial",
            }
        ),
    ),
)
