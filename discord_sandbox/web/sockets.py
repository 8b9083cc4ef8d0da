"""The page's sockets: each sends one open page what its person sees, and serves its requests."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass

from aiohttp import WSMsgType, web

from discord_sandbox.errors import SandboxError
from discord_sandbox.faults import Faults
from discord_sandbox.gateway.gateway import Gateway
from discord_sandbox.json_types import Json
from discord_sandbox.web import payloads
from discord_sandbox.web.requests import PageRequests, Restart
from discord_sandbox.websocket import Socket
from discord_sandbox.world import permissions as may
from discord_sandbox.world.entities import Channel, Message, Person, User
from discord_sandbox.world.events import (
    BotJoined,
    BotLeft,
    ChannelCreated,
    ChannelUpdated,
    ConnectionChanged,
    Event,
    InteractionCreated,
    InteractionUpdated,
    MessageCreated,
    MessageDeleted,
    MessageUpdated,
    ReactionAdded,
    ReactionRemoved,
    RequestNoted,
    RequestRefused,
    TypingStarted,
    WorldChanged,
)
from discord_sandbox.world.interactions import Interaction, InteractionType, ResponseType
from discord_sandbox.world.person_actions import PersonActions
from discord_sandbox.world.state import World


@dataclass(frozen=True, slots=True)
class Panel:
    """What the page's panel shows: a notice, what bodies are checked against, how to restart the bot."""

    notice: Callable[[], str | None]
    checks: str
    restart: Restart | None


class PageSockets:
    """The sockets of all open pages."""

    def __init__(self, world: World, actions: PersonActions, gateway: Gateway, faults: Faults, panel: Panel) -> None:
        self._world = world
        self._actions = actions
        self._gateway = gateway
        self._faults = faults
        self._panel = panel
        self._open: dict[Socket, Person] = {}
        world.bus.subscribe(self._forward)

    def close(self) -> None:
        """Close all sockets."""
        for socket in self._open:
            socket.close(1001)

    async def connect(self, request: web.Request) -> web.StreamResponse:
        """Serve one page until it goes away; 403 for a foreign origin, 404 for an unknown person."""
        origin = request.headers.get("Origin")
        if origin is not None and origin != f"http://{request.host}":
            return web.Response(status=403, text="This page is from elsewhere.")
        me = request.query.get("as", "")
        person = self._world.people.get(int(me)) if me.isascii() and me.isdigit() else None
        if person is None:
            return web.Response(status=404, text="There is no such person.")
        person.on_phone = request.query.get("client") == "phone"
        response = web.WebSocketResponse(max_msg_size=1 << 18)
        await response.prepare(request)
        socket = Socket(response, request, compressed=False)
        requests = PageRequests(self._world, self._actions, self._faults, self._panel.restart, person)
        self._open[socket] = person
        self._send(socket, self._world_event(person))
        running = {asyncio.create_task(socket.write())}
        try:
            async for message in response:
                if message.type is WSMsgType.TEXT:
                    running = {task for task in running if not task.done()}
                    running.add(asyncio.create_task(self._serve(socket, requests, message.data)))
        finally:
            del self._open[socket]
            for task in running:
                task.cancel()
            await asyncio.gather(*running, return_exceptions=True)
        return response

    async def _serve(self, socket: Socket, requests: PageRequests, text: str) -> None:
        try:
            request = json.loads(text)
        except ValueError:
            request = None
        if not isinstance(request, dict):
            socket.close(1003)
            return
        reply: Json = {"reply": request.get("request")}
        try:
            self._send(socket, reply | {"ok": True} | await requests.serve(request))
        except (SandboxError, LookupError, ValueError, TypeError, PermissionError, TimeoutError) as error:
            self._send(socket, reply | {"ok": False, "error": str(error)})

    def _send(self, socket: Socket, body: Json) -> None:
        socket.put(json.dumps(body, ensure_ascii=False))

    def _send_to_all(self, body: Json) -> None:
        for socket in self._open:
            self._send(socket, body)

    def _world_event(self, person: Person) -> Json:
        body = payloads.world_event(self._world, person, online=self._gateway.online)
        return body | {
            "notice": self._panel.notice(),
            "checks": self._panel.checks,
            "can_restart": self._panel.restart is not None,
        }

    def _forward(self, event: Event) -> None:
        match event:
            case MessageCreated(message) | MessageUpdated(message) | ReactionAdded(message) | ReactionRemoved(message):
                self._send_message(message)
            case MessageDeleted(message):
                gone = {"event": "deleted", "channel_id": str(message.channel.id), "id": str(message.id)}
                self._send_to_readers(message, lambda _person: gone)
            case TypingStarted(channel, user):
                self._send_typing(channel, user)
            case InteractionCreated(interaction) | InteractionUpdated(interaction):
                self._send_interaction(interaction, started=isinstance(event, InteractionCreated))
            case _:
                self._forward_of_bot(event)

    def _forward_of_bot(self, event: Event) -> None:
        match event:
            case ConnectionChanged(online):
                self._send_to_all({"event": "bot", "online": online})
            case RequestRefused(refusal):
                self._send_to_all({"event": "refusal", **payloads.of_call(refusal)})
            case RequestNoted(note):
                self._send_to_all({"event": "note", **payloads.of_call(note)})
            case BotJoined() | BotLeft() | ChannelCreated() | ChannelUpdated() | WorldChanged():
                for socket, person in self._open.items():
                    self._send(socket, self._world_event(person))

    def _send_typing(self, channel: Channel, user: User) -> None:
        body = {"event": "typing", "channel_id": str(channel.id), "user": payloads.user(user)}
        for socket, person in self._open.items():
            if may.may_see(channel, person) and person is not user:
                self._send(socket, body)

    def _send_message(self, message: Message) -> None:
        if message.id not in message.channel.messages:
            return

        def body(person: Person) -> Json:
            return {"event": "message", "message": payloads.message(self._world, self._actions, message, person)}

        self._send_to_readers(message, body)

    def _send_to_readers(self, message: Message, body: Callable[[Person], Json]) -> None:
        for socket, person in self._open.items():
            if message.ephemeral_to in (None, person) and may.may_see(message.channel, person):
                self._send(socket, body(person))

    def _send_interaction(self, interaction: Interaction, *, started: bool) -> None:
        if interaction.type is InteractionType.AUTOCOMPLETE:
            return
        state = "sent" if started else "failed" if interaction.failed else "answered"
        body = {"event": "interaction", "id": str(interaction.id), "state": state, "nonce": interaction.nonce}
        modal = {"event": "modal", "interaction_id": str(interaction.id), "modal": interaction.modal}
        for socket, person in self._open.items():
            if person is interaction.person:
                self._send(socket, body)
                if not started and interaction.response_type is ResponseType.MODAL:
                    self._send(socket, modal)
