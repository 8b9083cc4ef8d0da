"""What the page asks for: reading, writing, commands, presses, forms, and the panel's switches."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from discord_sandbox import page_payloads, usable
from discord_sandbox.errors import Unanswered
from discord_sandbox.faults import Faults
from discord_sandbox.interaction import Interaction
from discord_sandbox.message import Message
from discord_sandbox.people import People
from discord_sandbox.places import Channel
from discord_sandbox.users import Person
from discord_sandbox.wire import Json
from discord_sandbox.world import World

Restart = Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Requests:
    """Serves one person's page.

    Whatever Discord's client would not let them do raises a LookupError, ValueError or PermissionError; so does a
    request that isn't understood.
    """

    world: World
    people: People
    faults: Faults
    restart: Restart | None
    me: Person

    async def serve(self, request: Json) -> Json:
        """Do what a request wants, and give what to reply beside `ok`."""
        do = _DOES.get(str(request.get("do")))
        if do is not None:
            return do(self, request)
        if request.get("do") == "complete":
            return await self._complete(request)
        if request.get("do") == "restart":
            if self.restart is None:
                raise LookupError("nothing here can restart the bot")
            await self.restart()
            return {}
        raise LookupError(f"there is nothing to do called {request.get('do')!r}")

    def history(self, request: Json) -> Json:
        """Give a channel's messages, oldest first."""
        seen = self.people.history(self.me, self._channel(request))
        return {"messages": [page_payloads.message(self.world, self.people, each, self.me) for each in seen]}

    def say(self, request: Json) -> Json:
        """Write a message."""
        channel = self._channel(request)
        target = channel.messages.get(int(request["reply_to"])) if request.get("reply_to") else None
        if request.get("reply_to") and target is None:
            raise LookupError("the message to reply to is gone")
        ping = bool(request.get("ping", True))
        said = self.people.say(self.me, channel, str(request["content"]), reply_to=target, ping=ping)
        return {"id": str(said.id)}

    def commands(self, request: Json) -> Json:
        """Give the commands that can be used in a channel."""
        return {"commands": usable.commands(self.world, self.me, self._channel(request))}

    def use(self, request: Json) -> Json:
        """Use a slash command."""
        typed = {str(name): str(value) for name, value in (request.get("options") or {}).items()}
        used = self.people.use(self.me, self._channel(request), str(request["command"]), typed, _nonce(request))
        return _told(used)

    def use_on(self, request: Json) -> Json:
        """Use a command from a message's menu."""
        return _told(self.people.use_on(self.me, self._message(request), str(request["command"]), _nonce(request)))

    def press(self, request: Json) -> Json:
        """Press a button, or choose from a menu."""
        values = [str(value) for value in request.get("values") or []]
        custom_id = str(request["custom_id"])
        return _told(self.people.press(self.me, self._message(request), custom_id, values, _nonce(request)))

    def submit(self, request: Json) -> Json:
        """Send a form."""
        opened = self.world.interaction(int(request["interaction_id"]))
        values = {str(name): str(value) for name, value in (request.get("values") or {}).items()}
        return _told(self.people.submit(self.me, opened, values, _nonce(request)))

    def delete(self, request: Json) -> Json:
        """Delete a message."""
        self.people.delete(self.me, self._message(request))
        return {}

    def dismiss(self, request: Json) -> Json:
        """Put away a message that only this person sees."""
        self.people.dismiss(self.me, self._message(request))
        return {}

    def drop(self, _request: Json) -> Json:
        """Break the bot's sockets."""
        self.faults.drop()
        return {}

    def delay(self, request: Json) -> Json:
        """Slow the next calls down."""
        self.faults.delay_next(int(request["calls"]), float(request["seconds"]))
        return {}

    def fail(self, request: Json) -> Json:
        """Let the next calls fail."""
        status = int(request["status"])
        if not 400 <= status < 600:
            raise ValueError("a failure has a status from 400 to 599")
        self.faults.fail_next(int(request["calls"]), status)
        return {}

    async def _complete(self, request: Json) -> Json:
        typed = {str(name): str(value) for name, value in (request.get("options") or {}).items()}
        option = str(request["option"])
        typed[option] = str(request.get("typed") or "")
        asked = self.people.complete(self.me, self._channel(request), str(request["command"]), option, typed)
        await asked.answered(within=60)
        if asked.failed:
            raise Unanswered("the bot gave no choices")
        return {"choices": asked.choices}

    def _channel(self, request: Json) -> Channel:
        channel = self.world.channels.get(int(request["channel"]))
        if channel is None:
            raise LookupError("there is no such channel")
        return channel

    def _message(self, request: Json) -> Message:
        message = self._channel(request).messages.get(int(request["message"]))
        if message is None:
            raise LookupError("that message is gone")
        return message


_DOES: dict[str, Callable[[Requests, Json], Json]] = {
    "history": Requests.history,
    "say": Requests.say,
    "commands": Requests.commands,
    "use": Requests.use,
    "use_on": Requests.use_on,
    "press": Requests.press,
    "submit": Requests.submit,
    "delete": Requests.delete,
    "dismiss": Requests.dismiss,
    "drop": Requests.drop,
    "delay": Requests.delay,
    "fail": Requests.fail,
}


def _nonce(request: Json) -> str | None:
    return None if request.get("nonce") is None else str(request["nonce"])


def _told(interaction: Interaction) -> Json:
    return {"interaction_id": str(interaction.id)}
