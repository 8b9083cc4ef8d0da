"""The page's sockets: each tells one open page what its person sees, and serves what it asks for."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass

from aiohttp import WSMsgType, web

from discord_sandbox import page_payloads
from discord_sandbox import permissions as may
from discord_sandbox.changes import (
    Asked,
    Connected,
    Deleted,
    Edited,
    Event,
    Joined,
    Left,
    Moved,
    Opened,
    Otherwise,
    Posted,
    Reacted,
    Refused,
    Typing,
)
from discord_sandbox.connection import Socket
from discord_sandbox.errors import Unanswered
from discord_sandbox.faults import Faults
from discord_sandbox.gateway import Gateway
from discord_sandbox.interaction import Interaction, InteractionType, ResponseType
from discord_sandbox.message import Message
from discord_sandbox.page_requests import Requests, Restart
from discord_sandbox.people import People
from discord_sandbox.places import Channel
from discord_sandbox.users import Person, User
from discord_sandbox.wire import Json
from discord_sandbox.world import World


@dataclass(frozen=True, slots=True)
class Panel:
    """What the page's panel says of the sandbox: a notice, what bodies are held against, how to restart the bot."""

    notice: Callable[[], str | None]
    checks: str
    restart: Restart | None


class Pages:
    """Holds all open pages."""

    def __init__(self, world: World, people: People, gateway: Gateway, faults: Faults, panel: Panel) -> None:
        self._world = world
        self._people = people
        self._gateway = gateway
        self._faults = faults
        self._panel = panel
        self._open: dict[Socket, Person] = {}
        world.changes.listen(self._hear)

    def close(self) -> None:
        """Say goodbye to all."""
        for socket in self._open:
            socket.close(1001)

    async def connect(self, request: web.Request) -> web.StreamResponse:
        """Serve one page until it goes away; 403 for a foreign origin, 404 for nobody we know."""
        origin = request.headers.get("Origin")
        if origin is not None and origin != f"http://{request.host}":
            return web.Response(status=403, text="This page is from elsewhere.")
        me = request.query.get("as", "")
        person = self._world.people.get(int(me)) if me.isascii() and me.isdigit() else None
        if person is None:
            return web.Response(status=404, text="There is no such person.")
        response = web.WebSocketResponse(max_msg_size=1 << 18)
        await response.prepare(request)
        socket = Socket(response, request, compressed=False)
        requests = Requests(self._world, self._people, self._faults, self._panel.restart, person)
        self._open[socket] = person
        self._put(socket, self._world_event(person))
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

    async def _serve(self, socket: Socket, requests: Requests, text: str) -> None:
        try:
            request = json.loads(text)
        except ValueError:
            request = None
        if not isinstance(request, dict):
            socket.close(1003)
            return
        reply: Json = {"reply": request.get("request")}
        try:
            self._put(socket, reply | {"ok": True} | await requests.serve(request))
        except (LookupError, ValueError, TypeError, PermissionError, TimeoutError, Unanswered) as error:
            self._put(socket, reply | {"ok": False, "error": str(error)})

    def _put(self, socket: Socket, body: Json) -> None:
        socket.put(json.dumps(body, ensure_ascii=False))

    def _put_to_all(self, body: Json) -> None:
        for socket in self._open:
            self._put(socket, body)

    def _world_event(self, person: Person) -> Json:
        body = page_payloads.world_event(self._world, person, online=self._gateway.online)
        return body | {
            "notice": self._panel.notice(),
            "checks": self._panel.checks,
            "can_restart": self._panel.restart is not None,
        }

    def _hear(self, event: Event) -> None:
        match event:
            case Posted(message) | Edited(message) | Reacted(message):
                self._tell_of_message(message)
            case Deleted(message):
                gone = {"event": "deleted", "channel_id": str(message.channel.id), "id": str(message.id)}
                self._tell_readers(message, lambda _person: gone)
            case Typing(channel, user):
                self._tell_of_typing(channel, user)
            case Asked(interaction) | Moved(interaction):
                self._tell_of_interaction(interaction, started=isinstance(event, Asked))
            case _:
                self._hear_of_bot(event)

    def _hear_of_bot(self, event: Event) -> None:
        match event:
            case Connected(online):
                self._put_to_all({"event": "bot", "online": online})
            case Refused(refusal):
                problems = [{"path": path, "message": message} for path, message in refusal.problems]
                call = {"method": refusal.call.method, "path": refusal.call.template}
                self._put_to_all({"event": "refusal", **call, "problems": problems})
            case Joined() | Left() | Opened() | Otherwise():
                for socket, person in self._open.items():
                    self._put(socket, self._world_event(person))

    def _tell_of_typing(self, channel: Channel, user: User) -> None:
        body = {"event": "typing", "channel_id": str(channel.id), "user": page_payloads.user(user)}
        for socket, person in self._open.items():
            if may.may_see(channel, person) and person is not user:
                self._put(socket, body)

    def _tell_of_message(self, message: Message) -> None:
        if message.id not in message.channel.messages:
            return

        def body(person: Person) -> Json:
            return {"event": "message", "message": page_payloads.message(self._world, self._people, message, person)}

        self._tell_readers(message, body)

    def _tell_readers(self, message: Message, body: Callable[[Person], Json]) -> None:
        for socket, person in self._open.items():
            if message.ephemeral_to in (None, person) and may.may_see(message.channel, person):
                self._put(socket, body(person))

    def _tell_of_interaction(self, interaction: Interaction, *, started: bool) -> None:
        if interaction.type is InteractionType.AUTOCOMPLETE:
            return
        state = "sent" if started else "failed" if interaction.failed else "answered"
        told = {"event": "interaction", "id": str(interaction.id), "state": state, "nonce": interaction.nonce}
        modal = {"event": "modal", "interaction_id": str(interaction.id), "modal": interaction.modal}
        for socket, person in self._open.items():
            if person is interaction.person:
                self._put(socket, told)
                if not started and interaction.response_type is ResponseType.MODAL:
                    self._put(socket, modal)
