"""Discord's rate limits: buckets of calls, the headers that tell of them, and what a refused call is told."""

import zlib
from dataclasses import dataclass

from discord_sandbox.clock import Clock
from discord_sandbox.routes import Request, Route

WINDOW = 5.0
GENEROUS = 10_000
A_SECOND = 50
_MAJOR = ("channel", "guild", "token")
_KEPT = 5000


@dataclass(slots=True)
class Bucket:
    """How many calls were made until a moment at which the count begins anew."""

    until: float
    used: int = 0


@dataclass(frozen=True, slots=True)
class Allowance:
    """What one call is told: headers, and the seconds to wait if it is too many."""

    headers: dict[str, str]
    wait: float = 0.0
    is_global: bool = False


class Buckets:
    """Counts calls a route and major parameter; refuses only where `strict`, else the limits are generous."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._buckets: dict[str, Bucket] = {}
        self._second = Bucket(0)

    def take(self, route: Route, request: Request, *, strict: bool) -> Allowance:
        """Count a call."""
        now = self._clock.now()
        name = f"{route.method} {route.path}"
        major = next((request.params[each] for each in _MAJOR if each in request.params), "")
        bucket = self._buckets.get(name + major)
        if bucket is None or bucket.until <= now:
            self._forget(now)
            bucket = self._buckets[name + major] = Bucket(now + WINDOW)
        limit = route.limit if strict else GENEROUS
        wait = bucket.until - now
        if strict and not route.open and (pause := self._pause(now)):
            return Allowance({}, pause, is_global=True)
        refused = strict and bucket.used >= limit
        bucket.used += not refused
        left = limit - bucket.used if strict else max(1, limit - bucket.used)
        headers = {
            "X-RateLimit-Limit": str(limit),
            "X-RateLimit-Remaining": str(left),
            "X-RateLimit-Reset": f"{bucket.until:.3f}",
            "X-RateLimit-Reset-After": f"{wait:.3f}",
            "X-RateLimit-Bucket": f"{zlib.crc32(name.encode()):08x}",
        }
        return Allowance(headers, wait if refused else 0.0)

    def _pause(self, now: float) -> float:
        if self._second.until <= now:
            self._second = Bucket(now + 1)
        self._second.used += 1
        return self._second.until - now if self._second.used > A_SECOND else 0.0

    def _forget(self, now: float) -> None:
        if len(self._buckets) >= _KEPT:
            self._buckets = {key: bucket for key, bucket in self._buckets.items() if bucket.until > now}


def too_many(wait: float, *, is_global: bool = False) -> tuple[dict[str, str], dict[str, object]]:
    """Write the headers and the body of a 429; without `Via` discord.py takes it for a ban."""
    headers = {"Retry-After": f"{wait:.3f}", "Via": "1.1 sandbox", "X-RateLimit-Scope": "user"}
    if is_global:
        headers |= {"X-RateLimit-Global": "true", "X-RateLimit-Scope": "global"}
    return headers, {"message": "You are being rate limited.", "retry_after": wait, "global": is_global}
