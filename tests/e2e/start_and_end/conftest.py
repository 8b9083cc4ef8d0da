"""Starting and ending, as an operator sees it: processes of `python -m bot run`, what they print, how they end."""

import asyncio
import os
import signal
import subprocess
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.settings import load_settings
from bot.training.loader import MentorLoader
from discord_sandbox import Sandbox
from tests.conftest import ROOT, FaqFolder

SLOW_START = 60.0
"""Seconds of real time that a process may take to begin, on a busy machine."""
NOT_TAKEN = "Discord does not take DISCORD_TOKEN; copy it again from the developer portal, page Bot"
STARTING = "No DISCORD_TOKEN is set: starting a Discord of its own, with a page for your browser …\n"
"""Said at once where there is no token."""
ENDS_WITHIN = 10.0
"""Seconds that a container gives."""


@dataclass(frozen=True)
class Ended:
    """How a process ended, and all that it printed."""

    code: int | None
    out: str
    err: str


@asynccontextmanager
async def process(
    environment: dict[str, str], *options: str, stdin: int = DEVNULL, descriptors: tuple[int, int] | None = None
) -> AsyncIterator[Process]:
    """Run the bot in a process of its own, which is ended with all that it started.

    `descriptors` are its soft and its hard limit on open ones.
    """
    one = await asyncio.create_subprocess_exec(
        *(["prlimit", "--nofile=" + ":".join(map(str, descriptors))] if descriptors else []),
        sys.executable, "-m", "bot", "run", *options,
        env=environment, cwd=environment["HOME"], stdin=stdin, stdout=PIPE, stderr=PIPE, start_new_session=True,
    )  # fmt: skip
    try:
        yield one
    finally:
        if one.returncode is None:
            for pid in started_by(one):
                os.kill(pid, signal.SIGKILL)
            one.kill()
        await one.communicate()


def started_by(one: Process) -> list[int]:
    """List the processes that a process has started."""
    listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], check=True, capture_output=True, text=True).stdout  # noqa: S607 -- wherever it is
    pairs = [tuple(map(int, line.split())) for line in listed.splitlines()]
    return [pid for pid, parent in pairs if parent == one.pid]


async def ended(one: Process, *, within: float = ENDS_WITHIN) -> Ended:
    """Wait until a process, and whatever it started, has closed its output and is gone."""
    async with asyncio.timeout(within):
        out, err = await one.communicate()
    return Ended(one.returncode, out.decode(), err.decode())


Environment = Callable[..., dict[str, str]]


@pytest.fixture
def environment(faq_folder: FaqFolder, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """Make an environment for a process: a small FAQ that is trained already, and nothing of whoever runs the tests."""
    kept, folder = tmp_path_factory.getbasetemp() / "cache", faq_folder()
    MentorLoader(load_settings(knowledge_dir=folder, cache_dir=kept, semantic=False)).load()
    theirs = {name: value for name, value in os.environ.items() if not name.startswith("DISCORD_")}
    ours = {
        "HOME": str(tmp_path),
        "PYTHONPATH": str(ROOT),
        "KNOWLEDGE_DIR": str(folder),
        "CACHE_DIR": str(kept),
        "SEMANTIC": "0",
        "LOG_LEVEL": "WARNING",
    }
    return lambda **more: theirs | ours | more


@pytest.fixture
def in_discord(environment: Environment, sandbox: Sandbox) -> dict[str, str]:
    """Make the environment of a bot that connects to the sandbox."""
    return environment(DISCORD_TOKEN=sandbox.token, DISCORD_URL=sandbox.base_url)
