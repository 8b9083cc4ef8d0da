"""REST: channels and the messages in them."""

from urllib.parse import unquote

from discord_sandbox import errors, message_payload, payloads, posting
from discord_sandbox import permissions as may
from discord_sandbox.changes import Reacted, Typing
from discord_sandbox.message import Message, MessageType, Reference
from discord_sandbox.places import Channel
from discord_sandbox.posting import Setting
from discord_sandbox.problem import Problem
from discord_sandbox.routes import NO_CONTENT, Answer, Request, Route, always
from discord_sandbox.wire import Json
from discord_sandbox.world import World


def channel_of(world: World, request: Request) -> Channel:
    """Find the channel that a path names.

    Raises:
        ApiError: There is none (10003), or the bot doesn't see it (50001).
    """
    channel = world.channels.get(request.id("channel"))
    if channel is None:
        raise errors.unknown("Channel")
    if not may.may_see(channel, world.bot):
        raise errors.missing_access()
    return channel


def _message_of(world: World, request: Request) -> Message:
    message = channel_of(world, request).messages.get(request.id("message"))
    if message is None or message.ephemeral_to is not None:
        raise errors.unknown("Message")
    return message


def _require(world: World, channel: Channel, bit: int) -> None:
    if not may.in_channel(channel, world.bot) & bit:
        raise errors.missing_permissions()


def shown(world: World, message: Message) -> Json:
    """Write a message as REST gives it to the bot; content is blank without the intent, as in events."""
    return message_payload.for_bot(world, message, has_intent=world.has_message_content)


def _channel(world: World, request: Request) -> Answer:
    return Answer(body=payloads.channel(channel_of(world, request)))


def _history(world: World, request: Request) -> Answer:
    channel = channel_of(world, request)
    if not may.in_channel(channel, world.bot) & may.READ_MESSAGE_HISTORY:
        return Answer(body=[])
    limit = int(request.query.get("limit") or 50)
    if not 1 <= limit <= 100:
        raise errors.invalid_form([Problem(("limit",), "NUMBER_TYPE_COERCE", "Value should be between 1 and 100.")])
    seen = [message for message in channel.messages.values() if message.ephemeral_to is None]
    if "around" in request.query:
        middle = int(request.query["around"])
        older = [message for message in seen if message.id <= middle]
        newer = [message for message in seen if message.id > middle]
        chosen = [*older[-(limit // 2 + 1) :], *newer[: limit // 2]][::-1][:limit]
    elif "after" in request.query:
        newer = [message for message in seen if message.id > int(request.query["after"])]
        chosen = newer[:limit][::-1]
    else:
        before = int(request.query.get("before") or 0)
        chosen = [message for message in reversed(seen) if not before or message.id < before][:limit]
    return Answer(body=[shown(world, message) for message in chosen])


def _sent(world: World, request: Request) -> Answer:
    channel, body = channel_of(world, request), request.body
    _require(world, channel, may.SEND_MESSAGES_IN_THREADS if channel.type.is_thread else may.SEND_MESSAGES)
    nonce = body.get("nonce")
    key = (world.bot.id, channel.id, str(nonce))
    if nonce is not None and body.get("enforce_nonce") and key in world.nonces:
        return Answer(body=shown(world, world.nonces[key]))
    reference = _reference(world, channel, body.get("message_reference"))
    kind = MessageType.DEFAULT if reference is None else MessageType.REPLY
    message = posting.compose(world, channel, body, Setting(kind, reference))
    if nonce is not None:
        world.nonces[key] = message
    if channel.recipient is not None and not channel.asked:
        world.unasked.append(message)
    return Answer(body=shown(world, message))


def _reference(world: World, channel: Channel, body: Json | None) -> Reference | None:
    if body is None:
        return None
    if not may.in_channel(channel, world.bot) & may.READ_MESSAGE_HISTORY:
        raise errors.no_history()
    message = channel.messages.get(int(body.get("message_id") or 0))
    if message is not None and message.ephemeral_to is None:
        return Reference(message.id, channel)
    if body.get("fail_if_not_exists", True):
        gone = Problem(("message_reference",), "REPLIES_UNKNOWN_MESSAGE", "Unknown message")
        raise errors.invalid_form([gone], in_time=False)
    return None


def _one(world: World, request: Request) -> Answer:
    message = _message_of(world, request)
    _require(world, message.channel, may.READ_MESSAGE_HISTORY)
    return Answer(body=shown(world, message))


def _own(world: World, request: Request) -> Message | None:
    channel = world.channels.get(request.id("channel"))
    return None if channel is None else channel.messages.get(request.id("message"))


def _edited(world: World, request: Request) -> Answer:
    message = _message_of(world, request)
    if message.author is not world.bot:
        raise errors.ApiError(403, 50005, "Cannot edit a message authored by another user")
    posting.revise(world, message, request.body)
    return Answer(body=shown(world, message))


def _deleted(world: World, request: Request) -> Answer:
    message = _message_of(world, request)
    if message.author is not world.bot:
        if message.channel.guild is None:
            raise errors.ApiError(403, 50003, "Cannot execute action on a DM channel")
        _require(world, message.channel, may.MANAGE_MESSAGES)
    posting.remove(world, message)
    return NO_CONTENT


def _typing(world: World, request: Request) -> Answer:
    channel = channel_of(world, request)
    _require(world, channel, may.SEND_MESSAGES_IN_THREADS if channel.type.is_thread else may.SEND_MESSAGES)
    world.changes.publish(Typing(channel, world.bot))
    return NO_CONTENT


def _reacted(world: World, request: Request) -> Answer:
    message, emoji = _message_of(world, request), unquote(request.params["emoji"])
    _require(world, message.channel, may.READ_MESSAGE_HISTORY)
    if emoji not in message.reactions:
        _require(world, message.channel, may.ADD_REACTIONS)
    users = message.reactions.setdefault(emoji, [])
    if world.bot.id not in users:
        users.append(world.bot.id)
        world.changes.publish(Reacted(message, world.bot, emoji, added=True))
    return NO_CONTENT


def _unreacted(world: World, request: Request) -> Answer:
    message, emoji = _message_of(world, request), unquote(request.params["emoji"])
    users = message.reactions.get(emoji, [])
    if world.bot.id not in users:
        raise errors.unknown("Emoji")
    users.remove(world.bot.id)
    if not users:
        del message.reactions[emoji]
    world.changes.publish(Reacted(message, world.bot, emoji, added=False))
    return NO_CONTENT


_MESSAGES = "/channels/{channel}/messages"
_ONE = _MESSAGES + "/{message}"
_MINE = _ONE + "/reactions/{emoji}/@me"

ROUTES = (
    Route("GET", "/channels/{channel}", _channel),
    Route("GET", _MESSAGES, _history),
    Route("POST", _MESSAGES, _sent, always("MessageCreateRequest"), limit=5),
    Route("GET", _ONE, _one),
    Route("PATCH", _ONE, _edited, always("MessageEditRequestPartial"), _own, limit=5),
    Route("DELETE", _ONE, _deleted, limit=5),
    Route("POST", "/channels/{channel}/typing", _typing, limit=5),
    Route("PUT", _MINE, _reacted, limit=5),
    Route("DELETE", _MINE, _unreacted, limit=5),
)
