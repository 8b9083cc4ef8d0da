"""Discord's ids: the time in milliseconds since 2015, and a counter."""

from datetime import UTC, datetime

from discord_sandbox.clock import Clock

_EPOCH = 1_420_070_400_000
_SHIFT = 22


class Snowflakes:
    """Makes ids that always increase, even while the clock stands still."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last = 0

    def make(self) -> int:
        """Return a new id, stamped with the clock's time."""
        stamp = (int(self._clock.now() * 1000) - _EPOCH) << _SHIFT
        self._last = max(stamp, self._last + 1)
        return self._last


def seconds(snowflake: int) -> float:
    """Return when an id was made, in seconds since the epoch."""
    return ((snowflake >> _SHIFT) + _EPOCH) / 1000


def iso(moment: float) -> str:
    """Return a time, in seconds since the epoch, in ISO 8601 as Discord writes it."""
    return datetime.fromtimestamp(moment, UTC).isoformat()


def shard_of(guild_id: int, count: int) -> int:
    """Return which of `count` shards gets the events of a guild."""
    return (guild_id >> _SHIFT) % count
