"""A bot in a process of its own, connected to a sandbox."""

import asyncio
import os
import resource
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from discord_sandbox import Sandbox

ROOT = Path(__file__).parent.parent
OURS = ("-m", "bot", "run", "--until-stdin-ends")
"""Python's arguments for our own bot."""


@asynccontextmanager
async def bot_process(
    sandbox: Sandbox, command: Sequence[str], environment: Mapping[str, str], *, descriptors: int | None = None
) -> AsyncIterator[asyncio.subprocess.Process]:
    """Start a bot, wait until it is connected and has commands, and end it afterwards.

    `descriptors` is its limit of open files.
    """

    def limit() -> None:
        if descriptors is not None:
            resource.setrlimit(resource.RLIMIT_NOFILE, (descriptors, descriptors))

    whole = (
        dict(os.environ)
        | dict(environment)
        | {
            "DISCORD_TOKEN": sandbox.token,
            "DISCORD_URL": sandbox.base_url,
            "ANSWERS_PER_MINUTE": "0",
            "LOG_LEVEL": "ERROR",
            "PYTHONPATH": str(ROOT),
        }
    )
    process = await asyncio.create_subprocess_exec(
        sys.executable, *command, env=whole, cwd=ROOT, stdin=asyncio.subprocess.PIPE, preexec_fn=limit
    )
    try:
        await sandbox.ready(within=300)
        yield process
    finally:
        process.terminate()
        await process.wait()
