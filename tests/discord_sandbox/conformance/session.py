"""One check for all tests of a process: each shape of a payload is looked at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from tests.discord_sandbox.conformance.checker import Conformance
from tests.discord_sandbox.described import discord_described


@cache
def _conformance() -> Conformance:
    return Conformance(discord_described())


@contextmanager
def conforming() -> Iterator[Conformance]:
    """Yield the check, and fail at the end if a payload was sent that Discord would send otherwise."""
    one = _conformance()
    one.findings.clear()
    yield one
    assert sorted(one.findings) == []
