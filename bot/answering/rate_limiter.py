"""How many answers one person gets a minute."""

from collections import deque
from dataclasses import dataclass, field
from enum import Enum, auto

from cachetools import LRUCache

WINDOW = 60.0
"""Seconds over which answers are counted."""
MAX_PEOPLE = 10_000
"""People who are counted; the least recently active one is dropped first."""


class RateLimit(Enum):
    """The outcome of a check."""

    ALLOWED = auto()
    REFUSED = auto()
    """Refused, and the person is to be told; at most once in a window."""
    REFUSED_SILENTLY = auto()


@dataclass(slots=True)
class _Person:
    answered: deque[float] = field(default_factory=deque)
    told: float = -WINDOW


class RateLimiter:
    """Counts each person's answers over the last minute."""

    def __init__(self, per_minute: int) -> None:
        """Allow each person `per_minute` answers; 0 lifts the limit."""
        self._per_minute = per_minute
        self._people: LRUCache[int, _Person] = LRUCache(MAX_PEOPLE)

    def check(self, person: int, now: float) -> RateLimit:
        """Return whether a person gets an answer now (seconds that only grow), and count it if so."""
        if not self._per_minute:
            return RateLimit.ALLOWED
        counted = self._counted(person)
        while counted.answered and now - counted.answered[0] >= WINDOW:
            counted.answered.popleft()
        if len(counted.answered) < self._per_minute:
            counted.answered.append(now)
            return RateLimit.ALLOWED
        return self.refuse(person, now)

    def refuse(self, person: int, now: float) -> RateLimit:
        """Return how a person is refused now (seconds)."""
        counted = self._counted(person)
        if now - counted.told < WINDOW:
            return RateLimit.REFUSED_SILENTLY
        counted.told = now
        return RateLimit.REFUSED

    def seconds_left(self, person: int, now: float) -> float:
        """Return the seconds until a person gets the next answer; 0 where that is now."""
        counted = self._people.get(person)
        if counted is None or not self._per_minute or len(counted.answered) < self._per_minute:
            return 0.0
        return max(0.0, counted.answered[0] + WINDOW - now)

    def _counted(self, person: int) -> _Person:
        counted = self._people[person] = self._people.get(person) or _Person()
        return counted
