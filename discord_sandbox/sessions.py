"""What the gateway keeps of a bot: its sessions, and what each was sent, for a resume."""

import json
from collections import deque
from dataclasses import dataclass, field

from discord_sandbox.connection import Socket
from discord_sandbox.snowflake import shard_of
from discord_sandbox.wire import Json

KEPT = 1000


@dataclass(eq=False)
class Session:
    """One shard's session; it outlives its socket until it is resumed, invalidated or replaced."""

    id: str
    shard: int
    shards: int
    intents: int
    socket: Socket | None
    sequence: int = 0
    kept: deque[tuple[int, str]] = field(default_factory=lambda: deque(maxlen=KEPT), repr=False)

    def hears_of(self, guild_id: int | None) -> bool:
        """Whether a guild's events are for this shard; those of no guild go to the first."""
        return self.shard == (0 if guild_id is None else shard_of(guild_id, self.shards))

    def tell(self, name: str, data: Json) -> None:
        """Send an event, and keep it."""
        self.sequence += 1
        text = json.dumps({"op": 0, "t": name, "s": self.sequence, "d": data}, ensure_ascii=False)
        self.kept.append((self.sequence, text))
        if self.socket is not None:
            self.socket.put(text)

    def can_resume_from(self, sequence: int) -> bool:
        """Whether all that was missed since an event is still there."""
        return sequence == self.sequence or (bool(self.kept) and self.kept[0][0] <= sequence + 1)

    def replay(self, sequence: int) -> None:
        """Send again what came after an event."""
        if self.socket is not None:
            for number, text in self.kept:
                if number > sequence:
                    self.socket.put(text)
