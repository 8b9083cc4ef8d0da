"""How many answers one person gets a minute."""

from collections import OrderedDict, deque
from typing import Literal

WINDOW = 60.0
"""Seconds over which answers are counted."""
REMEMBERED = 10_000
"""People who are counted; the one who has been quiet for longest is forgotten first."""

Verdict = Literal["answer", "say so", "silent"]


class Limit:
    """Counts each person's answers over the last minute."""

    def __init__(self, most: int) -> None:
        """Take how many answers a person may have a minute; 0 lifts the limit."""
        self._most = most
        self._given: OrderedDict[int, deque[float]] = OrderedDict()
        self._told: dict[int, float] = {}

    def ask(self, person: int, now: float) -> Verdict:
        """Say whether a person gets an answer now, and count it; "say so" comes once a minute."""
        if not self._most:
            return "answer"
        given = self._given.setdefault(person, deque())
        self._given.move_to_end(person)
        if len(self._given) > REMEMBERED:
            self._told.pop(self._given.popitem(last=False)[0], None)
        while given and now - given[0] >= WINDOW:
            given.popleft()
        if len(given) < self._most:
            given.append(now)
            return "answer"
        if now - self._told.get(person, -WINDOW) < WINDOW:
            return "silent"
        self._told[person] = now
        return "say so"
