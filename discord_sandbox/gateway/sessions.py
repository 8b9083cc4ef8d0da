"""The gateway's sessions, and what each was sent, for a resume."""

import json
from collections import deque
from dataclasses import dataclass, field

from discord_sandbox.json_types import Json
from discord_sandbox.websocket import Socket
from discord_sandbox.world.snowflake import shard_of

MAX_REPLAYED = 1000
"""How many events a session can miss and still resume."""


def frame(op: int, *, data: Json | bool | None = None) -> str:
    """Return what the gateway sends beside events: `s` and `t` are null in it, and never left out."""
    return json.dumps({"op": op, "d": data, "s": None, "t": None})


@dataclass(eq=False)
class Session:
    """One shard's session; it outlives its socket until it is resumed, invalidated or replaced."""

    id: str
    shard: int
    shards: int
    intents: int
    socket: Socket | None
    sequence: int = 0
    replay_buffer: deque[tuple[int, str]] = field(default_factory=lambda: deque(maxlen=MAX_REPLAYED), repr=False)

    def serves(self, guild_id: int | None) -> bool:
        """Return whether a guild's events are for this shard; those of no guild go to the first."""
        return self.shard == (0 if guild_id is None else shard_of(guild_id, self.shards))

    def dispatch(self, name: str, data: Json) -> None:
        """Send an event, and keep it for a resume."""
        self.sequence += 1
        text = json.dumps({"op": 0, "t": name, "s": self.sequence, "d": data}, ensure_ascii=False)
        self.replay_buffer.append((self.sequence, text))
        if self.socket is not None:
            self.socket.put(text)

    def can_resume_from(self, sequence: int) -> bool:
        """Return whether all that was missed since an event is still there."""
        return sequence == self.sequence or (bool(self.replay_buffer) and self.replay_buffer[0][0] <= sequence + 1)

    def replay(self, sequence: int) -> None:
        """Send what came after an event once more."""
        if self.socket is not None:
            for number, text in self.replay_buffer:
                if number > sequence:
                    self.socket.put(text)
