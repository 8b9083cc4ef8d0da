"""Discord's rate limits: buckets of calls, their headers, and the answer to a call that is too many."""

import math
import zlib
from dataclasses import dataclass

from discord_sandbox.clock import Clock
from discord_sandbox.rest.routes import Request, Route

WINDOW_SECONDS = 5.0
LENIENT_LIMIT = 10_000
GLOBAL_LIMIT = 50
_MAJOR = ("channel", "guild", "token")
_MAX_BUCKETS = 5000


@dataclass(slots=True)
class Bucket:
    """How many calls were used; the count begins anew at `until`, by the clock's `monotonic`."""

    until: float
    used: int = 0


@dataclass(frozen=True, slots=True)
class Allowance:
    """The headers for one call, and the seconds to wait if it is too many."""

    headers: dict[str, str]
    wait: float = 0.0
    is_global: bool = False


class Buckets:
    """Counts calls by route and major parameter; refuses only where `strict`, else the limits are lenient."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._buckets: dict[str, Bucket] = {}
        self._global = Bucket(-math.inf)

    def take(self, route: Route, request: Request, *, strict: bool) -> Allowance:
        """Count a call, and return what to answer it."""
        if route.limit is None:
            return Allowance({})
        now = self._clock.monotonic()
        name = _name(route)
        major = next((request.params[each] for each in _MAJOR if each in request.params), "")
        bucket = self._buckets.get(name + major)
        if bucket is None or bucket.until <= now:
            self._drop_expired(now)
            bucket = self._buckets[name + major] = Bucket(now + WINDOW_SECONDS)
        limit = route.limit if strict else LENIENT_LIMIT
        wait = bucket.until - now
        if strict and not route.open and (global_wait := self._global_wait(now)):
            return Allowance({}, global_wait, is_global=True)
        refused = strict and bucket.used >= limit
        bucket.used += not refused
        left = limit - bucket.used if strict else max(1, limit - bucket.used)
        return Allowance(self._headers(route, limit, left, wait), wait if refused else 0.0)

    def exhausted(self, route: Route, wait: float) -> dict[str, str]:
        """Return the headers of a route's bucket that is used up for so many seconds."""
        return {} if route.limit is None else self._headers(route, route.limit, 0, wait)

    def _headers(self, route: Route, limit: int, left: int, wait: float) -> dict[str, str]:
        return {
            "X-RateLimit-Limit": str(limit),
            "X-RateLimit-Remaining": str(left),
            "X-RateLimit-Reset": f"{self._clock.now() + wait:.3f}",
            "X-RateLimit-Reset-After": f"{wait:.3f}",
            "X-RateLimit-Bucket": f"{zlib.crc32(_name(route).encode()):08x}",
        }

    def _global_wait(self, now: float) -> float:
        if self._global.until <= now:
            self._global = Bucket(now + 1)
        self._global.used += 1
        return self._global.until - now if self._global.used > GLOBAL_LIMIT else 0.0

    def _drop_expired(self, now: float) -> None:
        if len(self._buckets) >= _MAX_BUCKETS:
            self._buckets = {key: bucket for key, bucket in self._buckets.items() if bucket.until > now}


def _name(route: Route) -> str:
    return f"{route.method} {route.path}"


def too_many(wait: float, *, is_global: bool = False) -> tuple[dict[str, str], dict[str, object]]:
    """Return the headers and the body of a 429, which asks to wait so many seconds; the header has whole ones.

    Without `Via` discord.py takes it for a ban.
    """
    headers = {"Retry-After": str(math.ceil(wait)), "Via": "1.1 sandbox", "X-RateLimit-Scope": "user"}
    if is_global:
        headers |= {"X-RateLimit-Global": "true", "X-RateLimit-Scope": "global"}
    return headers, {"message": "You are being rate limited.", "retry_after": wait, "global": is_global}
