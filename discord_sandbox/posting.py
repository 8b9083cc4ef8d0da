"""How messages come, change and go, by whoever's hand."""

from dataclasses import dataclass

from discord_sandbox import components as parts
from discord_sandbox import errors
from discord_sandbox.changes import Deleted, Edited, Posted
from discord_sandbox.mentions import Mentions
from discord_sandbox.message import Flag, Message, MessageType, Origin, Reference
from discord_sandbox.places import Channel
from discord_sandbox.problem import Problem
from discord_sandbox.users import Person
from discord_sandbox.wire import Json
from discord_sandbox.world import World

_ACTION_ROW = 1
_LEGACY = ("content", "embeds", "sticker_ids", "poll")
_SETTABLE = Flag.SUPPRESS_EMBEDS | Flag.COMPONENTS_V2 | Flag.SILENT


@dataclass(frozen=True, slots=True)
class Setting:
    """What a new message of the bot has around its body."""

    type: MessageType = MessageType.DEFAULT
    reference: Reference | None = None
    origin: Origin | None = None
    ephemeral_to: Person | None = None


def compose(world: World, channel: Channel, body: Json, setting: Setting) -> Message:
    """Post a message of the bot from a request's body.

    Raises:
        ApiError: It is empty (50006), or mixes Components V2 with what is older (50035).
    """
    flags = int(body.get("flags") or 0) & _SETTABLE
    if setting.ephemeral_to is not None:
        flags |= Flag.EPHEMERAL
    message = Message(
        world.ids.make(),
        channel,
        world.bot,
        flags=flags,
        type=setting.type,
        reference=setting.reference,
        origin=setting.origin,
        nonce=body.get("nonce"),
        ephemeral_to=setting.ephemeral_to,
    )
    _fill(world, message, body)
    message.pings = Mentions(world, message, body.get("allowed_mentions")).pinged()
    return publish(world, message)


def think(world: World, channel: Channel, setting: Setting) -> Message:
    """Post "Mentor is thinking…", which an edit turns into the answer."""
    flags = Flag.LOADING | (Flag.EPHEMERAL if setting.ephemeral_to else Flag(0))
    message = Message(
        world.ids.make(),
        channel,
        world.bot,
        flags=int(flags),
        type=setting.type,
        reference=setting.reference,
        origin=setting.origin,
        ephemeral_to=setting.ephemeral_to,
    )
    return publish(world, message)


def publish(world: World, message: Message) -> Message:
    """Put a message where it belongs, and tell."""
    message.channel.messages[message.id] = message
    world.changes.publish(Posted(message))
    return message


def revise(world: World, message: Message, body: Json) -> None:
    """Edit a message of the bot; once made of Components V2 it stays so.

    Raises:
        ApiError: It would be empty (50006), or mix Components V2 with what is older (50035).
    """
    if "flags" in body:
        kept = message.flags & ~(Flag.SUPPRESS_EMBEDS | Flag.LOADING)
        flags = kept | int(body.get("flags") or 0) & (Flag.SUPPRESS_EMBEDS | Flag.COMPONENTS_V2)
    else:
        flags = message.flags & ~Flag.LOADING
    was_loading = message.is_loading
    before = message.flags
    message.flags = int(flags)
    try:
        _fill(world, message, body)
    except errors.ApiError:
        message.flags = before
        raise
    if was_loading:
        message.pings = Mentions(world, message, body.get("allowed_mentions")).pinged()
    else:
        message.edited = world.clock.now()
    world.changes.publish(Edited(message))


def remove(world: World, message: Message) -> None:
    """Delete a message, and tell."""
    message.deleted = True
    message.channel.messages.pop(message.id, None)
    world.changes.publish(Deleted(message))


def _fill(world: World, message: Message, body: Json) -> None:
    content = str(body.get("content") or "") if "content" in body else message.content
    embeds = list(body.get("embeds") or []) if "embeds" in body else message.embeds
    components = parts.numbered(body["components"] or []) if "components" in body else message.components
    attachments = _attachments(world, body) if "attachments" in body else message.attachments
    if message.is_v2:
        _refuse_older(body, content, embeds)
    else:
        _refuse_newer(components)
    if not (content or embeds or components or attachments or body.get("sticker_ids") or body.get("poll")):
        raise errors.empty_message()
    message.content, message.embeds = content, embeds
    message.components, message.attachments = components, attachments
    mentions = Mentions(world, message, body.get("allowed_mentions"))
    message.mentions, message.mentions_everyone = mentions.users(), mentions.everyone


def _refuse_older(body: Json, content: str, embeds: list[Json]) -> None:
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


def _refuse_newer(components: list[Json]) -> None:
    wrong = [
        Problem(("components", place, "type"), "UNION_TYPE_CHOICES", 'Value of field "type" must be one of (1,).')
        for place, component in enumerate(components)
        if component.get("type") != _ACTION_ROW
    ]
    if wrong:
        raise errors.invalid_form(wrong)


def _attachments(world: World, body: Json) -> list[Json]:
    files = []
    for each in body["attachments"] or []:
        name = str(each.get("filename") or "file")
        address = f"https://cdn.invalid/attachments/{name}"
        files.append(
            {"id": str(world.ids.make()), "filename": name, "size": each.get("size", 0), "url": address}
            | {"proxy_url": address, "description": each.get("description")}
        )
    return files
