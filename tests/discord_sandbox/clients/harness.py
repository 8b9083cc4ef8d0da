"""Starts a client program, and reads what it reports.

Every program is the same bot in another library. It gets the address and the token from the environment (`SANDBOX_API`,
`DISCORD_TOKEN`) and reports on stdout what can't be seen from the sandbox, one JSON object a line with its name under
`event`; nothing goes to stderr. It ends with exit code 0 when its stdin is closed.
"""

import asyncio
import json
import os
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from discord_sandbox import Sandbox

ROOT = Path(__file__).parents[3]
_SECONDS_TO_END = 10.0


@dataclass(frozen=True)
class Program:
    """A bot in one library.

    Attributes:
        name: The library's.
        command: How it is started, from the root of the repository.
        made_by: What `make` installs it by; a file that is there once it did.
        environment: What it needs beside the address and the token.
        fields: Those of its form; not every library has menus in forms.
        notes: What the library itself sends that Discord doesn't know: routes and the keys in their bodies.
    """

    name: str
    command: tuple[str, ...]
    made_by: str
    environment: Mapping[str, str] = field(default_factory=dict)
    fields: tuple[str, ...] = ("goal", "level")
    notes: frozenset[tuple[str, str]] = frozenset()


class RunningProgram:
    """A started program.

    `reported` is all that it has reported so far; `may_complain` is set where the sandbox gives it a reason to.
    """

    def __init__(self, program: Program, process: asyncio.subprocess.Process) -> None:
        self.program = program
        self.reported: list[dict[str, Any]] = []
        self.may_complain = False
        self._process = process
        self._taken: Counter[str] = Counter()
        self._changed = asyncio.Event()
        self._reading = asyncio.create_task(self._keep())

    async def event(self, name: str, *, within: float = 20) -> dict[str, Any]:
        """Return the next report of a name; those of other names can be waited for later.

        Raises:
            AssertionError: The program ended without it, or didn't report it within so many seconds.
        """
        try:
            async with asyncio.timeout(within):
                while len(found := self._named(name)) <= self._taken[name] and not self._reading.done():
                    self._changed.clear()
                    await self._changed.wait()
        except TimeoutError:
            found = []
        assert len(found) > self._taken[name], f"{self.program.name} did not report {name!r} but {self.reported}"
        self._taken[name] += 1
        return found[self._taken[name] - 1]

    def _named(self, name: str) -> list[dict[str, Any]]:
        return [report for report in self.reported if report["event"] == name]

    async def end(self) -> None:
        """Close the program's stdin, and wait until it ends.

        Raises:
            AssertionError: It has written to stderr and may not, or ended with another exit code than 0.
        """
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            async with asyncio.timeout(_SECONDS_TO_END):
                complaints = await self.complaints()
                status = await self._process.wait()
        finally:
            self.kill()
        expected = complaints if self.may_complain else ""
        assert (complaints, status) == (expected, 0), f"{self.program.name} ended with {status}:\n{complaints}"

    async def complaints(self) -> str:
        """Return all that it has written to stderr, once it has ended."""
        assert self._process.stderr is not None
        written = (await self._process.stderr.read()).decode()
        await self._reading
        return written

    def kill(self) -> None:
        """End it at once, if it still runs."""
        if self._process.returncode is None:
            self._process.kill()

    async def _keep(self) -> None:
        assert self._process.stdout is not None
        try:
            async for line in self._process.stdout:
                self.reported.append(json.loads(line))
                self._changed.set()
        finally:
            self._changed.set()


@asynccontextmanager
async def running(program: Program, sandbox: Sandbox) -> AsyncIterator[RunningProgram]:
    """Start a program, end it, and fail if it complained."""
    if not (ROOT / program.made_by).exists():
        pytest.fail(f"{program.name} is not installed; make it by: make {program.made_by}", pytrace=False)
    process = await asyncio.create_subprocess_exec(
        *program.command,
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],
            "SANDBOX_API": f"{sandbox.base_url}/api",
            "DISCORD_TOKEN": sandbox.token,
            **program.environment,
        },
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    one = RunningProgram(program, process)
    try:
        yield one
    except BaseException:
        one.kill()
        print(f"{program.name} wrote to stderr:\n{await one.complaints()}")  # noqa: T201 - pytest shows it
        raise
    await one.end()
