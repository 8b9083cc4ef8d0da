"""The sandbox by itself: `python -m discord_sandbox` serves a Discord to which any bot can connect."""

import argparse
import asyncio
import signal
import sys

from discord_sandbox.errors import PortError
from discord_sandbox.server import Sandbox
from discord_sandbox.validation.installed import installed_description
from discord_sandbox.world.call_log import Note, Refusal
from discord_sandbox.world.events import ConnectionChanged, Event, RequestNoted, RequestRefused

EXIT_PORT = 2
"""The exit code where the port can't be used."""


def main() -> None:
    """Serve until Ctrl-C or SIGTERM.

    Raises:
        SystemExit: The port can't be used.
    """
    parser = _parser()
    arguments = parser.parse_args()
    try:
        asyncio.run(_serve(arguments.port, arguments.bot_name, arguments.token))
    except PortError as error:
        parser.exit(EXIT_PORT, f"{error}\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m discord_sandbox", description=__doc__)
    parser.add_argument("--port", type=_port, default=8000, help="where to listen on 127.0.0.1; 0 takes any free port")
    parser.add_argument("--bot-name", default="Bot", help="what the bot is called")
    parser.add_argument("--token", help="what the bot logs in with; a new one by default")
    return parser


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= 65535:
        raise argparse.ArgumentTypeError(f"{port} is no port; ports go from 0 to 65535")
    return port


async def _serve(port: int, bot_name: str, token: str | None) -> None:
    end = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, end.set)
    async with Sandbox(port=port, check=installed_description(), bot_name=bot_name, token=token) as sandbox:
        sandbox.world.bus.subscribe(_report)
        _print(
            f"page     {sandbox.base_url}/\n"
            f"API      {sandbox.api_url}\n"
            f"gateway  {sandbox.gateway.url}\n"
            f"token    {sandbox.token}\n"
            "Waiting for a bot; Ctrl-C ends the sandbox."
        )
        await end.wait()


def _report(event: Event) -> None:
    match event:
        case ConnectionChanged(online):
            _print("The bot is connected." if online else "The bot is not connected any more.")
        case RequestRefused(refusal):
            _print(f"Discord would refuse {_described(refusal)}")
        case RequestNoted(note):
            _print(f"Discord would pass over keys of {_described(note)}")
        case _:
            pass


def _described(found: Refusal | Note) -> str:
    problems = "; ".join(f"{path or 'body'}: {message}" for path, message in found.problems)
    return f"{found.call.method} {found.call.template}: {problems}"


def _print(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
