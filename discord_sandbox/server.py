"""The sandbox: a Discord of our own on loopback."""

import secrets
from collections.abc import Awaitable, Callable, Mapping, Sequence
from types import TracebackType
from typing import Self, TypeVar

from aiohttp import web

from discord_sandbox.application import gateway_routes
from discord_sandbox.changes import Otherwise
from discord_sandbox.clock import Clock, SystemClock
from discord_sandbox.errors import Unanswered
from discord_sandbox.faults import Faults
from discord_sandbox.gateway import Gateway
from discord_sandbox.interaction import Interaction
from discord_sandbox.message import Message
from discord_sandbox.page_files import only_from_here, page_file
from discord_sandbox.pages import Pages, Panel
from discord_sandbox.people import People
from discord_sandbox.places import Channel, Guild
from discord_sandbox.population import populated
from discord_sandbox.rest import Call, Refusal, Rest
from discord_sandbox.sessions import Session
from discord_sandbox.users import Person
from discord_sandbox.wire import BodyCheck, Json

T = TypeVar("T")
HOST = "127.0.0.1"


class Sandbox:
    """A Discord to which a bot connects over real sockets; an async context manager.

    Args:
        port: Where to listen on 127.0.0.1; 0 takes a free port.
        clock: Where the time comes from; the real one by default.
        check: Says which bodies Discord would refuse; the hand-written limits by default.
        restart: Ends the bot and starts it anew, for the page's panel.
    """

    def __init__(
        self,
        *,
        port: int = 0,
        clock: Clock | None = None,
        check: BodyCheck | None = None,
        restart: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        self.clock = clock or SystemClock()
        self.token = f"sandbox-token-{secrets.token_hex(16)}"
        self.world = populated(self.clock, self.token)
        self.gateway = Gateway(self.world)
        self.faults = Faults(self.gateway)
        self.base_url = ""
        self._port = port
        self._notice: str | None = None
        self._people = People(self.world, self.gateway)
        self._rest = Rest(self.world, self.faults, check, gateway_routes(self.gateway))
        panel = Panel(lambda: self._notice, "limits" if check is None else "description", restart)
        self._pages = Pages(self.world, self._people, self.gateway, self.faults, panel)
        self._runner: web.AppRunner | None = None

    @property
    def calls(self) -> list[Call]:
        """Every REST call of the bot, in the order in which they came."""
        return self._rest.calls

    @property
    def refusals(self) -> list[Refusal]:
        """Every body that Discord would have refused."""
        return self._rest.refusals

    @property
    def connections(self) -> list[Session]:
        """The gateway sessions that have an open socket."""
        return [session for session in self.gateway.sessions.values() if session.socket is not None]

    @property
    def notice(self) -> str | None:
        """A line that the page's panel shows, such as what is wrong with a saved file."""
        return self._notice

    @notice.setter
    def notice(self, text: str | None) -> None:
        self._notice = text
        self.world.changes.publish(Otherwise())

    async def start(self) -> None:
        """Listen.

        Raises:
            OSError: The port is taken.
        """
        app = web.Application(client_max_size=32 * 1024 * 1024, middlewares=[only_from_here])
        self._rest.add_to(app)
        app.router.add_get("/gateway/", self.gateway.connect)
        app.router.add_get("/page/socket", self._pages.connect)
        app.router.add_get("/{file:.*}", page_file)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, HOST, self._port)
        await site.start()
        port = self._runner.addresses[0][1]
        self.base_url = f"http://{HOST}:{port}"
        self.gateway.url = f"ws://{HOST}:{port}/gateway/"

    async def close(self) -> None:
        """Say goodbye to all and stop listening."""
        self.gateway.close()
        self._pages.close()
        await self._people.close()
        if self._runner is not None:
            await self._runner.cleanup()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def until(self, condition: Callable[[], T | None], *, within: float = 20) -> T:
        """Wait until a condition gives something true, looked at after every event.

        Raises:
            TimeoutError: It didn't within so many seconds of real time.
        """
        return await self.world.changes.until(condition, within=within)

    async def connected(self, *, within: float = 20) -> None:
        """Wait until a bot is there with all its shards and was told of its guilds."""
        await self.until(lambda: self.gateway.complete, within=within)

    async def ready(self, *, within: float = 20) -> None:
        """Wait until a bot is there with all its shards, and has commands."""
        await self.until(lambda: self.gateway.complete and bool(self.world.commands.get(None)), within=within)

    async def say(
        self, person: Person, channel: Channel, content: str, *, reply_to: Message | None = None, ping: bool = True
    ) -> Message:
        """Write a message for a person; a reply notifies the other unless `ping` is off.

        Raises:
            PermissionError: They may not write there.
        """
        return self._people.say(person, channel, content, reply_to=reply_to, ping=ping)

    async def delete(self, person: Person, message: Message) -> None:
        """Delete a message for a person.

        Raises:
            PermissionError: They may not.
        """
        self._people.delete(person, message)

    async def use(
        self, person: Person, channel: Channel, command: str, options: Mapping[str, str] | None = None
    ) -> Interaction:
        """Use a slash command for a person.

        Raises:
            LookupError: They don't have it there.
            ValueError: An option is missing, unknown or wrong, so that Discord's client would not send it.
        """
        return self._people.use(person, channel, command, options or {})

    async def use_on(self, person: Person, message: Message, command: str) -> Interaction:
        """Use a command from a message's menu for a person.

        Raises:
            LookupError: They don't have it there, or don't see the message.
        """
        return self._people.use_on(person, message, command)

    async def complete(
        self,
        person: Person,
        channel: Channel,
        command: str,
        option: str,
        typed: str,
        options: Mapping[str, str] | None = None,
    ) -> list[Json]:
        """Give the choices that the bot offers for what a person typed; `options` are the others so far.

        Raises:
            LookupError: They don't have that command there.
            Unanswered: The bot said nothing in time.
        """
        asked = self._people.complete(person, channel, command, option, {**(options or {}), option: typed})
        await asked.answered()
        if asked.failed:
            raise Unanswered(f"no choices for /{command} {option}")
        return asked.choices

    async def press(self, person: Person, message: Message, custom_id: str, values: Sequence[str] = ()) -> Interaction:
        """Press a button, or choose from a menu, for a person.

        Raises:
            LookupError: The message is gone, or nothing on it has that id and can be pressed.
        """
        return self._people.press(person, message, custom_id, values)

    async def submit(self, person: Person, interaction: Interaction, values: Mapping[str, str]) -> Interaction:
        """Send the form that an interaction opened, for a person.

        Raises:
            LookupError: It opened none.
            ValueError: A field is missing, unknown or too long.
        """
        return self._people.submit(person, interaction, values)

    def history(self, person: Person, channel: Channel) -> list[Message]:
        """Give what a person sees in a channel, oldest first.

        Raises:
            PermissionError: They don't see it.
        """
        return self._people.history(person, channel)

    def invite(self, guild: Guild) -> None:
        """Put the bot into a guild."""
        self.world.join(guild)

    def expel(self, guild: Guild) -> None:
        """Take the bot out of a guild."""
        self.world.leave(guild)
