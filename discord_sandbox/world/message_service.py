"""Creating, editing and deleting messages, for the bot and for people."""

from dataclasses import dataclass

from discord_sandbox import errors
from discord_sandbox.json_types import Json
from discord_sandbox.problem import Problem
from discord_sandbox.world import automod, components as parts, normal_form, permissions as may, threads
from discord_sandbox.world.attachments import attachment
from discord_sandbox.world.entities import (
    Channel,
    Flag,
    Message,
    MessageType,
    Origin,
    Person,
    Reference,
    Snapshot,
    User,
)
from discord_sandbox.world.events import MessageCreated, MessageDeleted, MessageUpdated
from discord_sandbox.world.mentions import Mentions
from discord_sandbox.world.state import World

_ACTION_ROW = 1
_LEGACY = ("content", "embeds", "sticker_ids", "poll")
_SETTABLE = Flag.SUPPRESS_EMBEDS | Flag.COMPONENTS_V2 | Flag.SILENT


@dataclass(frozen=True, slots=True)
class MessageContext:
    """What a new message of the bot has beside its body."""

    type: MessageType = MessageType.DEFAULT
    reference: Reference | None = None
    origin: Origin | None = None
    ephemeral_to: Person | None = None


def create(world: World, channel: Channel, body: Json, context: MessageContext) -> Message:
    """Create a message of the bot from a request's body, and return it.

    Raises:
        ApiError: It is empty (50006), mixes Components V2 with legacy fields (50035), is blocked by AutoMod (200000),
            or is for all to see in a thread that is closed (50083, 160005) or has no first message yet (40058).
    """
    if context.ephemeral_to is None:
        _require_open(world, channel)
    flags = int(body.get("flags") or 0) & _SETTABLE
    if context.ephemeral_to is not None:
        flags |= Flag.EPHEMERAL
    message = _new(world, channel, context, flags)
    message.nonce = body.get("nonce")
    _set_body(world, message, body)
    message.pings = Mentions(world, message, body.get("allowed_mentions")).pinged()
    return publish(world, message)


def create_loading(world: World, channel: Channel, context: MessageContext) -> Message:
    """Create and return the message "… is thinking", which an edit turns into the answer.

    Raises:
        ApiError: It is for all to see in a thread that is closed (50083, 160005) or has no first message yet (40058).
    """
    if context.ephemeral_to is None:
        _require_open(world, channel)
    flags = Flag.LOADING | (Flag.EPHEMERAL if context.ephemeral_to else Flag(0))
    return publish(world, _new(world, channel, context, int(flags)))


def publish(world: World, message: Message) -> Message:
    """Add a message to its channel, publish that, and return the message; an archived thread opens again by it."""
    if message.ephemeral_to is None:
        threads.reopen(world, message.channel)
    world.add_message(message)
    world.bus.publish(MessageCreated(message))
    return message


def forward(world: World, author: User, message: Message, channel: Channel) -> Message:
    """Forward a message to a channel, and return the new one: it holds a copy of the other, and no words beside.

    Raises:
        ApiError: The bot forwards it to a thread that is closed (50083, 160005) or has no first message yet (40058).
    """
    if author is world.bot:
        _require_open(world, channel)
    forwarded = Message(
        world.ids.make(),
        channel,
        author,
        flags=Flag.HAS_SNAPSHOT,
        reference=Reference(message.id, message.channel, is_forward=True),
        snapshot=message.snapshot or _snapshot_of(message),
    )
    return publish(world, forwarded)


def _snapshot_of(message: Message) -> Snapshot:
    return Snapshot(
        message.type,
        message.content,
        message.id,
        message.edited,
        message.flags,
        tuple(message.components),
        tuple(message.embeds),
        tuple(message.attachments),
        tuple(message.mentions),
    )


def edit(world: World, message: Message, body: Json) -> None:
    """Edit a message of the bot; once made of Components V2 it stays so.

    Raises:
        ApiError: It would be empty (50006), or mix Components V2 with legacy fields (50035), it would be blocked by
            AutoMod (200000), or stands in an archived thread (50083).
    """
    if message.channel.is_archived and message.ephemeral_to is None:
        raise errors.thread_archived()
    if "flags" in body:
        kept = message.flags & ~(Flag.SUPPRESS_EMBEDS | Flag.LOADING)
        flags = kept | int(body.get("flags") or 0) & (Flag.SUPPRESS_EMBEDS | Flag.COMPONENTS_V2)
    else:
        flags = message.flags & ~Flag.LOADING
    was_loading = message.is_loading
    before = message.flags
    message.flags = int(flags)
    try:
        _set_body(world, message, body)
    except errors.ApiError:
        message.flags = before
        raise
    if was_loading:
        message.pings = Mentions(world, message, body.get("allowed_mentions")).pinged()
    else:
        message.edited = world.clock.now()
    world.bus.publish(MessageUpdated(message))


def delete(world: World, message: Message) -> None:
    """Delete a message, and publish that."""
    message.deleted = True
    message.channel.messages.pop(message.id, None)
    world.bus.publish(MessageDeleted(message))


def _require_open(world: World, channel: Channel) -> None:
    if threads.awaits_starter(channel):
        raise errors.no_starter()
    if may.is_locked_for(channel, world.bot):
        raise errors.thread_archived() if channel.is_archived else errors.thread_locked()


def _new(world: World, channel: Channel, context: MessageContext, flags: int) -> Message:
    return Message(
        world.ids.make(),
        channel,
        world.bot,
        flags=flags,
        type=context.type,
        reference=context.reference,
        origin=context.origin,
        ephemeral_to=context.ephemeral_to,
    )


def _set_body(world: World, message: Message, body: Json) -> None:
    content = str(body.get("content") or "") if "content" in body else message.content
    embeds = normal_form.embeds(body.get("embeds") or []) if "embeds" in body else message.embeds
    components = _components(world, body) if "components" in body else message.components
    attachments = _attachments(world, body) if "attachments" in body else message.attachments
    if message.is_v2:
        _refuse_legacy(body, content, embeds)
    else:
        _refuse_components_v2(components)
    if not (content or embeds or components or attachments or body.get("sticker_ids") or body.get("poll")):
        raise errors.empty_message()
    text = "\n".join([content, *parts.texts(components)])
    if message.ephemeral_to is None and automod.is_blocked(message.channel, message.author, text):
        raise errors.blocked_by_automod()
    message.content, message.embeds = content, embeds
    message.components, message.attachments = components, attachments
    mentions = Mentions(world, message, body.get("allowed_mentions"))
    message.mentions, message.mentions_everyone = mentions.users(), mentions.everyone
    message.mentioned_roles = mentions.roles()


def _components(world: World, body: Json) -> list[Json]:
    return parts.with_ids(normal_form.components(body["components"] or [], world.ids))


def _refuse_legacy(body: Json, content: str, embeds: list[Json]) -> None:
    values = {**body, "content": content, "embeds": embeds}
    mixed = [
        Problem(
            (name,),
            "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
            f"The '{name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2",
        )
        for name in _LEGACY
        if values.get(name)
    ]
    if mixed:
        raise errors.invalid_form(mixed)


def _refuse_components_v2(components: list[Json]) -> None:
    wrong = [
        Problem(("components", place, "type"), "UNION_TYPE_CHOICES", 'Value of field "type" must be one of (1,).')
        for place, component in enumerate(components)
        if component.get("type") != _ACTION_ROW
    ]
    if wrong:
        raise errors.invalid_form(wrong)


def _attachments(world: World, body: Json) -> list[Json]:
    return [
        attachment(world, str(each.get("filename") or "file"), each.get("size", 0), each.get("description"))
        for each in body["attachments"] or []
    ]
