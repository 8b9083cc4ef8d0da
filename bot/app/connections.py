"""How many connections the bot holds open at once: each takes a descriptor, of which a process has a limited number."""

import sys
from contextlib import suppress

import aiohttp

MOST = 500
"""Connections to one address. A first response has three seconds, and a call takes some 100 ms: with 100 connections,
one in ten of 1,000 members who ask at once got no answer (benchmarks/hostile.py)."""


def bounded_connector() -> aiohttp.TCPConnector:
    """Return a connector whose calls wait for each other when all connections are taken; needs a running loop.

    The limit is for each address. In Discord the gateway has one of its own, and a shard's socket takes nothing from
    the calls; where one server is both, as in the sandbox, each shard takes one. At most half of the descriptors are
    for one address: the other half is for the gateway, the FAQ's files and their training.
    """
    return aiohttp.TCPConnector(limit=0, limit_per_host=max(2, min(MOST, _descriptors() // 2)))


if sys.platform == "win32":  # has no such limit

    def raise_descriptor_limit() -> None:
        """Do nothing."""

    def _descriptors() -> int:
        return 2 * MOST

else:
    import resource

    def raise_descriptor_limit() -> None:
        """Raise the limit on open descriptors as far as the system lets this process."""
        _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        with suppress(ValueError, OSError):  # macOS says "unlimited" and means less
            resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))

    def _descriptors() -> int:
        soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
        return 2 * MOST if soft == resource.RLIM_INFINITY else soft
