"""What the page asks for: reading, writing, commands, presses, modals, and the panel's switches."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from discord_sandbox.errors import InvalidInputError, NotFoundError, Unanswered
from discord_sandbox.faults import Faults
from discord_sandbox.json_types import Json
from discord_sandbox.web import payloads
from discord_sandbox.world import command_access
from discord_sandbox.world.entities import Channel, Message, Person
from discord_sandbox.world.interactions import Interaction
from discord_sandbox.world.modal_submission import FieldValue, Upload
from discord_sandbox.world.person_actions import PersonActions
from discord_sandbox.world.state import World

Restart = Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class PageRequests:
    """Serves the requests of one person's page.

    Whatever Discord's client would not let them do raises a SandboxError; a request that isn't understood raises one
    too, or a KeyError, ValueError or TypeError.
    """

    world: World
    actions: PersonActions
    faults: Faults
    restart: Restart | None
    me: Person

    async def serve(self, request: Json) -> Json:
        """Serve a request, and return what to reply beside `ok`."""
        serve = _REQUESTS.get(str(request.get("do")))
        if serve is not None:
            return serve(self, request)
        if request.get("do") == "complete":
            return await self._complete(request)
        if request.get("do") == "restart":
            if self.restart is None:
                raise NotFoundError("nothing here can restart the bot")
            await self.restart()
            return {}
        raise NotFoundError(f"there is nothing to do called {request.get('do')!r}")

    def history(self, request: Json) -> Json:
        """Return a channel's messages, oldest first."""
        seen = self.actions.history(self.me, self._channel(request))
        return {"messages": [payloads.message(self.world, self.actions, each, self.me) for each in seen]}

    def say(self, request: Json) -> Json:
        """Write a message."""
        channel = self._channel(request)
        target = channel.messages.get(int(request["reply_to"])) if request.get("reply_to") else None
        if request.get("reply_to") and target is None:
            raise NotFoundError("the message to reply to is gone")
        ping = bool(request.get("ping", True))
        said = self.actions.say(self.me, channel, str(request["content"]), reply_to=target, ping=ping)
        return {"id": str(said.id)}

    def posts(self, request: Json) -> Json:
        """Return a forum's posts, the one written in last first."""
        forum = self._channel(request)
        self.actions.history(self.me, forum)
        return {"posts": payloads.posts(self.world, self.actions, forum, self.me)}

    def post(self, request: Json) -> Json:
        """Open a post in a forum."""
        forum = self._channel(request)
        names = {str(tag.id): tag.name for tag in forum.tags}
        wanted = [str(tag) for tag in request.get("tags") or []]
        if not names.keys() >= set(wanted):
            raise NotFoundError("the forum has no such tag any more")
        tags = [names[tag] for tag in wanted]
        opened = self.actions.post(self.me, forum, str(request["title"]), str(request["content"]), tags)
        return {"channel": str(opened.id)}

    def commands(self, request: Json) -> Json:
        """Return the commands that can be used in a channel."""
        return {"commands": command_access.usable_commands(self.world, self.me, self._channel(request))}

    def use(self, request: Json) -> Json:
        """Use a slash command."""
        typed = {str(name): str(value) for name, value in (request.get("options") or {}).items()}
        used = self.actions.use(self.me, self._channel(request), str(request["command"]), typed, _nonce(request))
        return _reply_with_id(used)

    def use_on(self, request: Json) -> Json:
        """Use a message command."""
        return _reply_with_id(
            self.actions.use_on(self.me, self._message(request), str(request["command"]), _nonce(request))
        )

    def press(self, request: Json) -> Json:
        """Press a button, or choose from a select menu."""
        values = [str(value) for value in request.get("values") or []]
        custom_id = str(request["custom_id"])
        return _reply_with_id(self.actions.press(self.me, self._message(request), custom_id, values, _nonce(request)))

    def submit(self, request: Json) -> Json:
        """Submit a modal."""
        opened = self.world.interaction(int(request["interaction_id"]))
        values = {str(name): _field_value(value) for name, value in (request.get("values") or {}).items()}
        return _reply_with_id(self.actions.submit(self.me, opened, values, _nonce(request)))

    def delete(self, request: Json) -> Json:
        """Delete a message."""
        self.actions.delete(self.me, self._message(request))
        return {}

    def dismiss(self, request: Json) -> Json:
        """Dismiss a message that only this person sees."""
        self.actions.dismiss(self.me, self._message(request))
        return {}

    def drop(self, _request: Json) -> Json:
        """Break the bot's sockets."""
        self.faults.drop()
        return {}

    def delay(self, request: Json) -> Json:
        """Delay the next calls."""
        self.faults.delay_next(int(request["calls"]), float(request["seconds"]))
        return {}

    def fail(self, request: Json) -> Json:
        """Make the next calls fail."""
        status = int(request["status"])
        if not 400 <= status < 600:
            raise InvalidInputError("a failure has a status from 400 to 599")
        self.faults.fail_next(int(request["calls"]), status)
        return {}

    async def _complete(self, request: Json) -> Json:
        typed = {str(name): str(value) for name, value in (request.get("options") or {}).items()}
        option = str(request["option"])
        typed[option] = str(request.get("typed") or "")
        asked = self.actions.complete(self.me, self._channel(request), str(request["command"]), option, typed)
        await asked.answered(within=60)
        if asked.failed:
            raise Unanswered("the bot gave no choices")
        return {"choices": asked.choices}

    def _channel(self, request: Json) -> Channel:
        channel = self.world.channels.get(int(request["channel"]))
        if channel is None:
            raise NotFoundError("there is no such channel")
        return channel

    def _message(self, request: Json) -> Message:
        message = self._channel(request).messages.get(int(request["message"]))
        if message is None:
            raise NotFoundError("that message is gone")
        return message


_REQUESTS: dict[str, Callable[[PageRequests, Json], Json]] = {
    "history": PageRequests.history,
    "say": PageRequests.say,
    "posts": PageRequests.posts,
    "post": PageRequests.post,
    "commands": PageRequests.commands,
    "use": PageRequests.use,
    "use_on": PageRequests.use_on,
    "press": PageRequests.press,
    "submit": PageRequests.submit,
    "delete": PageRequests.delete,
    "dismiss": PageRequests.dismiss,
    "drop": PageRequests.drop,
    "delay": PageRequests.delay,
    "fail": PageRequests.fail,
}


def _nonce(request: Json) -> str | None:
    return None if request.get("nonce") is None else str(request["nonce"])


def _field_value(value: object) -> FieldValue:
    """Return a form's field as it was sent: a text, whether it is ticked, or a list of values or files."""
    if isinstance(value, list):
        return [
            Upload(str(each["filename"]), int(each["size"])) if isinstance(each, dict) else str(each) for each in value
        ]
    return value if isinstance(value, bool) else str(value)


def _reply_with_id(interaction: Interaction) -> Json:
    return {"interaction_id": str(interaction.id)}
