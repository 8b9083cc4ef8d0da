"""Discord's gateway: it logs bots in and sends them events."""

import asyncio
import contextlib
import json
import secrets
from dataclasses import dataclass, field

from aiohttp import WSMsgType, web

from discord_sandbox.gateway.dispatch import dispatch
from discord_sandbox.gateway.sessions import Session, frame
from discord_sandbox.json_types import Json
from discord_sandbox.payloads import base, session as session_payloads
from discord_sandbox.validation.payload_check import PayloadCheck
from discord_sandbox.websocket import Socket
from discord_sandbox.world import intents
from discord_sandbox.world.events import ConnectionChanged, Event
from discord_sandbox.world.state import World

HEARTBEAT_MILLISECONDS = 41_250
INTERVALS_WITHOUT_HEARTBEAT = 1.5
"""After which a socket is closed."""
IDENTIFY_SECONDS = 5.0
"""In which shards of one key may identify once."""
_SESSION_TIMED_OUT = 4009
ACK_LATENCY = 0.02
"""Seconds after which a heartbeat is answered, as over a network: discord.py notes when it sent one only afterwards, in
a thread, and takes an answer that is there before for one to the heartbeat before it, 41 seconds late."""
_NORMAL_CLOSURES = (1000, 1001)


@dataclass
class StartLimit:
    """How many sessions a bot may start; `reset_after` in milliseconds.

    Where it is `strict`, shards of one key (their number modulo `max_concurrency`) start one in 5 s; else at once, so
    that tests can start a bot again without waiting.
    """

    total: int = 1000
    remaining: int = 1000
    reset_after: int = 0
    max_concurrency: int = 1
    strict: bool = False
    _started: dict[int, float] = field(default_factory=dict)

    def start(self, shard: int, now: float) -> bool:
        """Return whether a shard may identify now, and if so note that it did."""
        key = shard % self.max_concurrency
        if self.strict and now - self._started.get(key, -IDENTIFY_SECONDS) < IDENTIFY_SECONDS:
            return False
        self._started[key] = now
        return True


class Gateway:
    """The gateway and its sessions; `shards` is how many it recommends, `heartbeats` how many it got.

    `heartbeat_milliseconds` is how often a bot is to send one, of which HELLO tells it.
    """

    def __init__(self, world: World, payload_check: PayloadCheck | None = None) -> None:
        self.url = ""
        self.limit = StartLimit()
        self.shards = 1
        self.heartbeats = 0
        self.heartbeat_milliseconds = HEARTBEAT_MILLISECONDS
        self.sessions: dict[str, Session] = {}
        self._sockets: dict[Socket, asyncio.TimerHandle] = {}
        self._world = world
        self._payload_check = payload_check
        world.bus.subscribe(self._forward)

    @property
    def online(self) -> bool:
        """Whether a bot is connected."""
        return any(session.socket for session in self.sessions.values())

    @property
    def complete(self) -> bool:
        """Whether a bot is connected with all of its shards."""
        connected = {session.shard: session.shards for session in self.sessions.values() if session.socket}
        return bool(connected) and len(connected) == max(connected.values())

    def reaches(self, guild_id: int | None) -> bool:
        """Return whether a bot gets the events of a guild now, or after a resume."""
        return any(session.serves(guild_id) for session in self.sessions.values())

    def drop(self) -> None:
        """Break all connections without a close frame."""
        for socket in self._sockets:
            socket.abort()

    def ask_to_reconnect(self) -> None:
        """Ask all bots to reconnect and resume (op 7)."""
        self._send_to_all(frame(7))

    def ask_for_heartbeat(self) -> None:
        """Ask all bots to send a heartbeat now (op 1)."""
        self._send_to_all(frame(1))

    def invalidate(self, *, resumable: bool) -> None:
        """Tell all bots that their session is invalid (op 9); one that isn't resumable is forgotten.

        The socket stays open without a session: a bot may resume or identify on it, or connect anew.
        """
        self._send_to_all(frame(9, data=resumable))
        for session in self.sessions.values():
            session.socket = None
        if not resumable:
            self.sessions.clear()
        self._world.bus.publish(ConnectionChanged(self.online))

    def close(self) -> None:
        """Close all connections, as Discord does when it restarts."""
        for socket in self._sockets:
            socket.close(1001)

    async def connect(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one connection until it ends."""
        response = web.WebSocketResponse(max_msg_size=1 << 16, compress=False)
        await response.prepare(request)
        socket = Socket(response, request, compressed=request.query.get("compress") == "zlib-stream")
        self._expect_heartbeat(socket)
        writer = asyncio.create_task(socket.write())
        socket.put(frame(10, data={"heartbeat_interval": self.heartbeat_milliseconds}))
        if request.query.get("v", "10") != "10":
            socket.close(4012)
        try:
            async for message in response:
                if message.type in (WSMsgType.TEXT, WSMsgType.BINARY):
                    self._receive(socket, message.data)
        finally:
            self._sockets.pop(socket).cancel()
            self._detach(socket, socket.closed_with or response.close_code)
            writer.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await writer
        return response

    def _expect_heartbeat(self, socket: Socket) -> None:
        """Close a socket unless a heartbeat comes in time; its session can be resumed.

        The time is the real one: by it a bot sends its heartbeats, also where the clock is moved by hand.
        """
        if socket in self._sockets:
            self._sockets[socket].cancel()
        seconds = INTERVALS_WITHOUT_HEARTBEAT * self.heartbeat_milliseconds / 1000
        self._sockets[socket] = asyncio.get_running_loop().call_later(seconds, socket.close, _SESSION_TIMED_OUT)

    def _send_to_all(self, text: str) -> None:
        for session in self.sessions.values():
            if session.socket is not None:
                session.socket.put(text)

    def _detach(self, socket: Socket, code: int | None) -> None:
        for session in list(self.sessions.values()):
            if session.socket is socket:
                session.socket = None
                if code in _NORMAL_CLOSURES:
                    del self.sessions[session.id]
                self._world.bus.publish(ConnectionChanged(self.online))

    def _receive(self, socket: Socket, text: str | bytes) -> None:
        try:
            body = json.loads(text)
            op, content = int(body["op"]), body.get("d")
        except (ValueError, KeyError, TypeError):
            socket.close(4002)
            return
        data: Json = content if isinstance(content, dict) else {}
        identified = any(session.socket is socket for session in self.sessions.values())
        match op:
            case 1:
                self.heartbeats += 1
                self._expect_heartbeat(socket)
                asyncio.get_running_loop().call_later(ACK_LATENCY, socket.put, frame(11))
            case 2 | 6 if identified:
                socket.close(4005)
            case 2 | 6 if data.get("token") != self._world.token:
                socket.close(4004)
            case 2:
                self._identify(socket, data)
            case 6:
                self._resume(socket, data)
            case 3 | 4 | 8 | 31 if not identified:
                socket.close(4003)
            case 8:
                self._send_members(socket, data)
            case 3 | 4 | 31:
                pass
            case _:
                socket.close(4001)

    def _identify(self, socket: Socket, data: Json) -> None:
        shard, shards = data.get("shard") or (0, 1)
        wanted = int(data.get("intents") or 0)
        if not 0 <= shard < shards:
            return socket.close(4010)
        if wanted & ~intents.ALL:
            return socket.close(4013)
        if wanted & intents.PRIVILEGED & ~self._world.privileged_intents:
            return socket.close(4014)
        if self.limit.remaining <= 0:
            return socket.close(4004)  # Discord resets the token of a bot that starts too often
        if not self.limit.start(shard, self._world.clock.now()):
            return socket.put(frame(9, data=False))
        self.limit.remaining -= 1
        for session in list(self.sessions.values()):
            if session.socket is None and (session.shard, session.shards) == (shard, shards):
                del self.sessions[session.id]
        session = Session(secrets.token_hex(16), shard, shards, wanted, socket)
        self.sessions[session.id] = session
        self._send_ready(session)
        self._world.bus.publish(ConnectionChanged(online=True))
        return None

    def _send_ready(self, session: Session) -> None:
        world = self._world
        guilds = [guild for guild in world.guilds.values() if world.has_bot(guild) and session.serves(guild.id)]
        shard = (session.shard, session.shards)
        ready = session_payloads.ready(world, guilds, session_id=session.id, shard=shard, url=self.url)
        self._dispatch(session, "READY", ready)
        for guild in guilds if session.intents & intents.GUILDS else []:
            self._dispatch(session, "GUILD_CREATE", base.guild_create(world, guild))

    def _resume(self, socket: Socket, data: Json) -> None:
        session = self.sessions.get(str(data.get("session_id")))
        sequence = int(data.get("seq") or 0)
        if session is None or (sequence <= session.sequence and not session.can_resume_from(sequence)):
            socket.put(frame(9, data=False))
            return
        if sequence > session.sequence:
            socket.close(4007)
            return
        if session.socket is not None:
            session.socket.abort()
        session.socket = socket
        session.replay(sequence)
        self._dispatch(session, "RESUMED", {"_trace": ["sandbox"]})
        self._world.bus.publish(ConnectionChanged(online=True))

    def _send_members(self, socket: Socket, data: Json) -> None:
        guild = self._world.guilds.get(int(data.get("guild_id") or 0))
        session = next(session for session in self.sessions.values() if session.socket is socket)
        if guild is None or not self._world.has_bot(guild):
            return
        may_list = bool(session.intents & intents.MEMBERS)
        self._dispatch(session, "GUILD_MEMBERS_CHUNK", session_payloads.members_chunk(guild, data, may_list=may_list))

    def _dispatch(self, session: Session, name: str, data: Json) -> None:
        if self._payload_check is not None:
            self._payload_check.event(name, data)
        session.dispatch(name, data)

    def _forward(self, event: Event) -> None:
        for session in self.sessions.values():
            has_content = bool(self._world.has_message_content and session.intents & intents.MESSAGE_CONTENT)
            found = dispatch(self._world, event, has_content=has_content)
            if found is None or not session.serves(found.guild_id):
                continue
            if found.intent and not session.intents & found.intent:
                continue
            self._dispatch(session, found.name, found.data)
