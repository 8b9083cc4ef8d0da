"""The sandbox: a Discord of our own, its page, and the bot in a process of its own that the page can restart."""

import asyncio
import os
import signal
import sys
from contextlib import suppress

import typer

from bot.errors import SettingsError
from bot.i18n import translate
from bot.settings import Settings, child_environment
from discord_sandbox import PortError, Sandbox
from discord_sandbox.validation.installed import installed_description

PAGE_PORT = 8420
"""Where the page is if nobody says otherwise: a bookmark of it lives on."""
GREETS_AFTER = 3.0
"""Seconds after the start from which on discord.py takes a guild for a new one; it waits two for those it was in."""
ENDS_WITHIN = 10.0
"""Seconds that the bot gets to finish what it is answering."""


def serve_sandbox(settings: Settings, port: int | None) -> None:
    """Serve the sandbox until Ctrl-C or SIGTERM, or until the bot can't start.

    Without a `port` the page is where it was the last time, unless something else is there.

    Raises:
        SettingsError: the port can't be used.
        typer.Exit: the bot ended by itself; its exit code is passed on.
    """
    typer.echo("No DISCORD_TOKEN is set: starting a Discord of its own, with a page for your browser …", err=True)
    try:
        code = _run(settings, port)
    except PortError as error:
        raise SettingsError(f"port {port} can't be used ({error.reason}); give another with --port, or 0") from error
    if code:
        raise typer.Exit(code)


def _run(settings: Settings, port: int | None) -> int:
    if port is not None:
        return asyncio.run(_serve(settings, port))
    try:
        return asyncio.run(_serve(settings, PAGE_PORT))
    except PortError:
        return asyncio.run(_serve(settings, 0))


async def _serve(settings: Settings, port: int) -> int:
    end = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, end.set)
    bot = BotProcess(settings)
    async with Sandbox(port=port, check=installed_description(), restart=bot.restart) as sandbox:
        bot.url, bot.token = sandbox.base_url, sandbox.token
        await bot.start()
        try:
            ready = asyncio.create_task(sandbox.ready(within=3600))
            ending = asyncio.create_task(end.wait())
            failed = asyncio.create_task(bot.ended_by_itself())
            await asyncio.wait({ready, ending, failed}, return_when=asyncio.FIRST_COMPLETED)
            if ready.done():
                typer.echo(translate("sandbox-open", "en", address=sandbox.base_url))
                greeted = asyncio.create_task(_invite_anew(sandbox))
                await asyncio.wait({ending, failed}, return_when=asyncio.FIRST_COMPLETED)
                greeted.cancel()
                await asyncio.gather(greeted, return_exceptions=True)
            for task in (ready, ending, failed):
                task.cancel()
            await asyncio.gather(ready, ending, failed, return_exceptions=True)
            return bot.code if failed.done() and not failed.cancelled() else 0
        finally:
            await bot.stop()


async def _invite_anew(sandbox: Sandbox) -> None:
    """Invite the bot to its guilds once more, so that they show how it greets those that are new."""
    await asyncio.sleep(GREETS_AFTER)
    for guild in sandbox.world.guilds.values():
        if sandbox.world.has_bot(guild):
            sandbox.expel(guild)
            sandbox.invite(guild)


class BotProcess:
    """The bot as a process of its own, which connects to the sandbox as it would to Discord."""

    def __init__(self, settings: Settings) -> None:
        self.url = self.token = ""
        self.code = 0
        self._settings = settings
        self._process: asyncio.subprocess.Process | None = None
        self._restarting = asyncio.Lock()

    async def start(self) -> None:
        """Start it."""
        environment = child_environment(self._settings) | {
            "DISCORD_TOKEN": self.token,
            "DISCORD_URL": self.url,
            "LOG_LEVEL": os.environ.get("LOG_LEVEL", "WARNING"),
        }
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", "--until-stdin-ends",
            env=environment, stdin=asyncio.subprocess.PIPE, start_new_session=True,
        )  # fmt: skip

    async def stop(self) -> None:
        """Terminate it, and kill it where it has not ended in time."""
        process = self._process
        if process is None or process.returncode is not None:
            return
        process.terminate()
        try:
            async with asyncio.timeout(ENDS_WITHIN):
                await process.wait()
        except TimeoutError:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()

    async def restart(self) -> None:
        """Stop it and start a new one."""
        async with self._restarting:
            await self.stop()
            await self.start()

    async def ended_by_itself(self) -> None:
        """Wait until it ends without having been stopped."""
        while True:
            process = self._process
            if process is None:
                return
            code = await process.wait()
            async with self._restarting:  # it was not by itself where a restart ended it
                if process is self._process:
                    self.code = code
                    return
