"""Faults on purpose: broken sockets, slow calls, failing calls."""

import random
from dataclasses import dataclass, field

from discord_sandbox.gateway.gateway import Gateway

HANG_UP = 0
"""In place of a status: the connection is broken without an answer."""


@dataclass(frozen=True, slots=True)
class Failure:
    """How a call fails; `after` means that it took effect and only the answer is lost.

    `retry_after` in seconds, for 429.
    """

    status: int
    after: bool = False
    retry_after: float = 0.05
    is_global: bool = False


@dataclass(slots=True)
class _Pending:
    left: int
    match: str | None
    failure: Failure | None = None
    seconds: float = 0.0

    def matches(self, call: str) -> bool:
        return self.left > 0 and (self.match is None or self.match in call)


@dataclass
class Faults:
    """Switches for faults."""

    gateway: Gateway
    _delays: list[_Pending] = field(default_factory=list)
    _failures: list[_Pending] = field(default_factory=list)
    _every: tuple[int, Failure] | None = None
    _share: tuple[float, tuple[Failure, ...], random.Random] | None = None
    _calls: int = 0

    @property
    def rate_limits(self) -> bool:
        """Whether limits are as tight as Discord's: 5 messages in 5 s, one IDENTIFY in 5 s."""
        return self.gateway.limit.strict

    @rate_limits.setter
    def rate_limits(self, on: bool) -> None:
        self.gateway.limit.strict = on

    def drop(self) -> None:
        """Break all of the bot's sockets without a close frame."""
        self.gateway.drop()

    def reconnect(self) -> None:
        """Ask the bot to reconnect and resume (op 7)."""
        self.gateway.ask_to_reconnect()

    def invalidate(self, *, resumable: bool) -> None:
        """Tell the bot that its sessions are invalid (op 9)."""
        self.gateway.invalidate(resumable=resumable)

    def delay_next(self, calls: int, seconds: float, match: str | None = None) -> None:
        """Delay the next calls by so many seconds of the clock; only those with `match` in "METHOD path", if given."""
        self._delays.append(_Pending(calls, match, seconds=seconds))

    def fail_next(
        self,
        calls: int,
        status: int,
        *,
        match: str | None = None,
        after: bool = False,
        retry_after: float = 0.05,
        is_global: bool = False,
    ) -> None:
        """Make the next calls fail with an HTTP status.

        Args:
            calls: How many.
            status: 429 comes with `retry_after` seconds, for all routes if `is_global`; `HANG_UP` breaks the
                connection.
            match: Only calls with this in "METHOD path".
            after: The call takes effect, only its answer is lost.
            retry_after: Seconds that a 429 asks for.
            is_global: Whether a 429 is about all routes.
        """
        self._failures.append(_Pending(calls, match, Failure(status, after, retry_after, is_global)))

    def every(self, n: int, status: int, *, retry_after: float = 0.05) -> None:
        """Make every n-th call fail; 0 stops it."""
        self._every = (n, Failure(status, retry_after=retry_after)) if n else None

    def share(self, share: float, *statuses: int, seed: int = 0, retry_after: float = 0.05) -> None:
        """Make a share (0 to 1) of all calls fail with one of the statuses; 0 stops it."""
        failures = tuple(Failure(status, retry_after=retry_after) for status in statuses)
        self._share = (share, failures, random.Random(seed)) if share and failures else None  # noqa: S311

    def clear(self) -> None:
        """Switch all faults off."""
        self._delays.clear()
        self._failures.clear()
        self._every = self._share = None
        self.rate_limits = False

    def delay(self, call: str) -> float:
        """Return the seconds that a call ("METHOD path") has to wait, and count it off."""
        for each in self._delays:
            if each.matches(call):
                each.left -= 1
                return each.seconds
        return 0.0

    def failure(self, call: str) -> Failure | None:
        """Return how a call ("METHOD path") fails, or None, and count it off."""
        self._calls += 1
        for each in self._failures:
            if each.matches(call):
                each.left -= 1
                return each.failure
        if self._every is not None and self._calls % self._every[0] == 0:
            return self._every[1]
        if self._share is not None:
            share, failures, dice = self._share
            if dice.random() < share:
                return dice.choice(failures)
        return None
