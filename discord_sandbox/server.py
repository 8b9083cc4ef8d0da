"""The sandbox: a Discord of one's own on loopback."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from types import TracebackType
from typing import Self, TypeVar

from aiohttp import web

from discord_sandbox.clock import Clock, SystemClock
from discord_sandbox.errors import PortError, Unanswered
from discord_sandbox.faults import Faults
from discord_sandbox.gateway.gateway import Gateway
from discord_sandbox.gateway.sessions import Session
from discord_sandbox.json_types import Json
from discord_sandbox.rest.api import BASE, RestApi
from discord_sandbox.rest.gateway import gateway_routes
from discord_sandbox.validation.body_check import BodyCheck
from discord_sandbox.validation.payload_check import PayloadCheck
from discord_sandbox.web.files import page_file
from discord_sandbox.web.host_guard import loopback_only
from discord_sandbox.web.sockets import PageSockets, Panel
from discord_sandbox.world.call_log import Call, Note, Refusal
from discord_sandbox.world.entities import Channel, Guild, Message, Person, User
from discord_sandbox.world.events import WorldChanged
from discord_sandbox.world.interaction_sender import InteractionSender
from discord_sandbox.world.interactions import Interaction
from discord_sandbox.world.modal_submission import FieldValue
from discord_sandbox.world.person_actions import PersonActions
from discord_sandbox.world.seed import seeded_world

T = TypeVar("T")
HOST = "127.0.0.1"


class Sandbox:
    """A Discord to which a bot connects over real sockets; an async context manager.

    Args:
        port: Where to listen on 127.0.0.1; 0 takes a free port.
        clock: Where the time comes from; the real one by default.
        check: Returns what Discord would refuse in a body, beside the hand-written limits.
        restart: Ends the bot and starts it anew, for the page's panel.
        bot_name: What the bot is called.
        token: What the bot logs in with; a new one by default.
        payload_check: Gets what the sandbox sends to the bot: answers and events.
    """

    def __init__(
        self,
        *,
        port: int = 0,
        clock: Clock | None = None,
        check: BodyCheck | None = None,
        restart: Callable[[], Awaitable[None]] | None = None,
        bot_name: str = "Mentor",
        token: str | None = None,
        payload_check: PayloadCheck | None = None,
    ) -> None:
        self.clock = clock or SystemClock()
        self.world = seeded_world(self.clock, token, bot_name)
        self.token = self.world.token
        self.gateway = Gateway(self.world, payload_check)
        self.faults = Faults(self.gateway)
        self.base_url = ""
        self._port = port
        self._notice: str | None = None
        self._sender = InteractionSender(self.world, self.gateway.reaches)
        self._actions = PersonActions(self.world, self._sender)
        self._rest = RestApi(self.world, self.faults, gateway_routes(self.gateway), check, payload_check)
        panel = Panel(lambda: self._notice, "limits" if check is None else "description", restart)
        self._pages = PageSockets(self.world, self._actions, self.gateway, self.faults, panel)
        self._runner: web.AppRunner | None = None

    @property
    def api_url(self) -> str:
        """The address of the REST interface, with its version."""
        return f"{self.base_url}{BASE}"

    @property
    def calls(self) -> list[Call]:
        """The REST calls of the bot, in the order in which they came; the last 50,000 are kept at least."""
        return self.world.call_log.calls

    @property
    def refusals(self) -> list[Refusal]:
        """The bodies that Discord would have refused; the last 500 are kept at least."""
        return self.world.call_log.refusals

    @property
    def notes(self) -> list[Note]:
        """Every body with keys that Discord doesn't know; it would pass over them."""
        return self.world.call_log.notes

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
        self.world.bus.publish(WorldChanged())

    async def start(self) -> None:
        """Start to listen.

        Raises:
            PortError: The port is taken, or may not be used.
        """
        app = web.Application(client_max_size=32 * 1024 * 1024, middlewares=[loopback_only])
        self._rest.add_to(app)
        app.router.add_get("/gateway/", self.gateway.connect)
        app.router.add_get("/page/socket", self._pages.connect)
        app.router.add_get("/{file:.*}", page_file)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, HOST, self._port)
        try:
            await site.start()
        except OSError as error:
            await self._runner.cleanup()
            raise PortError(self._port, error.strerror or str(error)) from error
        port = self._runner.addresses[0][1]
        self.base_url = f"http://{HOST}:{port}"
        self.gateway.url = f"ws://{HOST}:{port}/gateway/"

    async def close(self) -> None:
        """Close all connections and stop listening."""
        self.gateway.close()
        self._pages.close()
        await self._sender.close()
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
        """Wait until a condition returns something true, and return that; it is evaluated after every event.

        Raises:
            WaitTimeoutError: It returned nothing true within so many seconds of real time.
        """
        return await self.world.bus.until(condition, within=within)

    async def connected(self, *, within: float = 20) -> None:
        """Wait until a bot is connected with all its shards.

        Raises:
            WaitTimeoutError: It isn't within so many seconds of real time.
        """
        await self.until(lambda: self.gateway.complete, within=within)

    async def ready(self, *, within: float = 20) -> None:
        """Wait until a bot is connected with all its shards, and has commands.

        Raises:
            WaitTimeoutError: It isn't or has none within so many seconds of real time.
        """
        await self.until(lambda: self.gateway.complete and bool(self.world.commands.get(None)), within=within)

    async def say(
        self, person: Person, channel: Channel, content: str, *, reply_to: Message | None = None, ping: bool = True
    ) -> Message:
        """Write a message for a person, and return it; a reply notifies the other unless `ping` is off.

        Raises:
            NotPermittedError: They may not write there.
            InvalidInputError: It is empty or too long.
        """
        return self._actions.say(person, channel, content, reply_to=reply_to, ping=ping)

    async def post(
        self, person: Person, forum: Channel, title: str, content: str | None = None, tags: Sequence[str] = ()
    ) -> Channel:
        """Open a post in a forum for a person, and return it; without content, it begins with what they say there.

        Raises:
            NotPermittedError: They may not post there.
            InvalidInputError: Title, content or tags are wrong.
        """
        return self._actions.post(person, forum, title, content, tags)

    async def forward(self, person: Person, message: Message, channel: Channel) -> Message:
        """Forward a message to a channel for a person, and return the message that holds the copy.

        Raises:
            NotPermittedError: They may not write there.
            NotFoundError: They don't see the message, or it is ephemeral.
        """
        return self._actions.forward(person, message, channel)

    async def delete(self, person: Person, message: Message) -> None:
        """Delete a message for a person.

        Raises:
            NotPermittedError: They may not.
        """
        self._actions.delete(person, message)

    async def use(
        self, person: Person, channel: Channel, command: str, options: Mapping[str, str] | None = None
    ) -> Interaction:
        """Use a slash command for a person, and return the interaction.

        Raises:
            NotFoundError: They don't have it there.
            InvalidInputError: An option is missing, unknown or wrong, so that Discord's client would not send it.
        """
        return self._actions.use(person, channel, command, options or {})

    async def use_on(self, person: Person, message: Message, command: str) -> Interaction:
        """Use a message command for a person, and return the interaction.

        Raises:
            NotFoundError: They don't have it there, or don't see the message.
        """
        return self._actions.use_on(person, message, command)

    async def use_on_user(self, person: Person, channel: Channel, user: User, command: str) -> Interaction:
        """Use a user command for a person in a channel, and return the interaction.

        Raises:
            NotFoundError: They don't have it there, or that user isn't there.
        """
        return self._actions.use_on_user(person, channel, user, command)

    async def complete(
        self,
        person: Person,
        channel: Channel,
        command: str,
        option: str,
        typed: str,
        options: Mapping[str, str] | None = None,
    ) -> list[Json]:
        """Return the choices that the bot offers for what a person typed; `options` are the others so far.

        Raises:
            NotFoundError: They don't have that command there.
            Unanswered: The bot did not respond in time.
        """
        asked = self._actions.complete(person, channel, command, option, {**(options or {}), option: typed})
        await asked.answered()
        if asked.failed:
            raise Unanswered(
                f"the bot gave no choices for /{command} {option} within 3 s; Sandbox.calls has what it sent"
            )
        return asked.choices

    async def press(self, person: Person, message: Message, custom_id: str, values: Sequence[str] = ()) -> Interaction:
        """Press a button, or choose from a select menu, for a person, and return the interaction.

        Raises:
            NotFoundError: The message is gone, nothing on it has that id and can be pressed, or a value is no option.
        """
        return self._actions.press(person, message, custom_id, values)

    async def submit(self, person: Person, interaction: Interaction, values: Mapping[str, FieldValue]) -> Interaction:
        """Submit the modal that an interaction opened, for a person, and return the new interaction.

        `values` are by custom id: a text, the value of a radio button, whether a checkbox is ticked, or a list of
        what was picked from a menu (ids of users, roles and channels) or uploaded. A field that isn't among them keeps
        what the bot filled it with.

        Raises:
            NotFoundError: It opened none.
            InvalidInputError: A field is missing, unknown or too long, or has a value that it doesn't offer.
        """
        return self._actions.submit(person, interaction, values)

    def history(self, person: Person, channel: Channel) -> list[Message]:
        """Return what a person sees in a channel, oldest first.

        Raises:
            NotPermittedError: They don't see it.
        """
        return self._actions.history(person, channel)

    def invite(self, guild: Guild) -> None:
        """Add the bot to a guild."""
        self.world.join(guild)

    def expel(self, guild: Guild) -> None:
        """Remove the bot from a guild."""
        self.world.leave(guild)
