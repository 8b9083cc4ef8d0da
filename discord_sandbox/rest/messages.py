"""REST: the messages in a channel."""

from discord_sandbox import errors
from discord_sandbox.json_types import Json
from discord_sandbox.payloads import messages
from discord_sandbox.problem import Problem
from discord_sandbox.rest.lookup import channel_of, message_of, require, require_send
from discord_sandbox.rest.routes import NO_CONTENT, Answer, Request, Route, always
from discord_sandbox.validation.limits.messages import FORWARD
from discord_sandbox.world import message_service, permissions as may
from discord_sandbox.world.entities import Channel, ChannelType, Message, MessageType, Reference
from discord_sandbox.world.message_service import MessageContext
from discord_sandbox.world.state import World


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
    return Answer(body=[messages.for_rest(world, message) for message in chosen])


def _send(world: World, request: Request) -> Answer:
    channel, body = channel_of(world, request), request.body
    if channel.type is ChannelType.FORUM:
        raise errors.not_a_text_channel()
    require_send(world, channel)
    nonce = body.get("nonce")
    key = (world.bot.id, str(nonce))
    known = world.nonces.get(key) if nonce is not None and body.get("enforce_nonce") else None
    if known is not None:
        return Answer(body=messages.for_rest(world, known))
    given = body.get("message_reference")
    if given is not None and given.get("type") == FORWARD:
        message = message_service.forward(world, world.bot, _forwarded(world, given), channel)
    else:
        reference = _reference(world, channel, given)
        kind = MessageType.DEFAULT if reference is None else MessageType.REPLY
        message = message_service.create(world, channel, body, MessageContext(kind, reference))
    if nonce is not None:
        world.nonces[key] = message
    if channel.recipient is not None and not channel.contacted:
        world.unsolicited.append(message)
    return Answer(body=messages.for_rest(world, message))


def _reference(world: World, channel: Channel, body: Json | None) -> Reference | None:
    if body is None:
        return None
    if not may.in_channel(channel, world.bot) & may.READ_MESSAGE_HISTORY:
        raise errors.no_history()
    message = channel.messages.get(int(body.get("message_id") or 0))
    if message is not None and message.ephemeral_to is None:
        return Reference(message.id, channel)
    if body.get("fail_if_not_exists") is not False:
        raise _gone()
    return None


def _forwarded(world: World, body: Json) -> Message:
    """Return the message that a reference names to forward it: from any channel, as far as the bot can read it."""
    channel = world.channels.get(int(body.get("channel_id") or 0))
    if channel is None:
        raise errors.unknown("Channel")
    if not may.may_see(channel, world.bot):
        raise errors.missing_access()
    require(world, channel, may.READ_MESSAGE_HISTORY)
    message = channel.messages.get(int(body["message_id"]))
    if message is None or message.ephemeral_to is not None:
        raise _gone()
    if not messages.is_readable(world, message, has_intent=world.has_message_content):
        raise errors.ApiError(400, 160014, "Cannot forward a message whose content you cannot read")
    return message


def _gone() -> errors.ApiError:
    gone = Problem(("message_reference",), "REPLIES_UNKNOWN_MESSAGE", "Unknown message")
    return errors.invalid_form([gone], is_mistake=False)


def _get(world: World, request: Request) -> Answer:
    message = message_of(world, request)
    require(world, message.channel, may.READ_MESSAGE_HISTORY)
    return Answer(body=messages.for_rest(world, message))


def _edited_message(world: World, request: Request) -> Message | None:
    channel = world.channels.get(request.id("channel"))
    return None if channel is None else channel.messages.get(request.id("message"))


def _edit(world: World, request: Request) -> Answer:
    message = message_of(world, request)
    if message.author is not world.bot:
        raise errors.ApiError(403, 50005, "Cannot edit a message authored by another user")
    message_service.edit(world, message, request.body)
    return Answer(body=messages.for_rest(world, message))


def _delete(world: World, request: Request) -> Answer:
    message = message_of(world, request)
    if message.author is not world.bot:
        if message.channel.guild is None:
            raise errors.ApiError(403, 50003, "Cannot execute action on a DM channel")
        require(world, message.channel, may.MANAGE_MESSAGES)
    message_service.delete(world, message)
    return NO_CONTENT


_MESSAGES = "/channels/{channel}/messages"
_ONE = _MESSAGES + "/{message}"

ROUTES = (
    Route("GET", _MESSAGES, _history),
    Route("POST", _MESSAGES, _send, always("MessageCreateRequest"), limit=5),
    Route("GET", _ONE, _get),
    Route("PATCH", _ONE, _edit, always("MessageEditRequestPartial"), _edited_message, limit=5),
    Route("DELETE", _ONE, _delete, limit=5),
)
