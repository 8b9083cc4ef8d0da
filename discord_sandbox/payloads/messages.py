"""Messages as Discord's JSON, in full or as far as the bot may read them."""

from discord_sandbox.json_types import Json
from discord_sandbox.payloads.base import member, user
from discord_sandbox.world import snowflake
from discord_sandbox.world.entities import Message, MessageType, Origin, Snapshot, User
from discord_sandbox.world.state import World


def message(world: World, one: Message, *, shallow: bool = False) -> Json:
    """Return a message with all its content; a shallow one doesn't carry what it replies to."""
    body: Json = {
        "id": str(one.id),
        "channel_id": str(one.channel.id),
        "type": int(one.type),
        "author": user(one.author),
        "content": one.content,
        "timestamp": snowflake.iso(snowflake.seconds(one.id)),
        "edited_timestamp": None if one.edited is None else snowflake.iso(one.edited),
        "tts": False,
        "mention_everyone": one.mentions_everyone,
        "mentions": [user(each) for each in one.mentions],
        "mention_roles": [str(each.id) for each in one.mentioned_roles],
        "attachments": one.attachments,
        "embeds": one.embeds,
        "components": one.components,
        "pinned": False,
        "flags": one.flags,
    }
    if one.reactions:
        body["reactions"] = [_reaction(name, users, world.bot) for name, users in one.reactions.items()]
    if one.nonce is not None:
        body["nonce"] = one.nonce
    if one.author.bot:
        body["application_id"] = str(one.author.id)
    if one.origin is not None:
        body |= {"interaction_metadata": _metadata(one.origin), "webhook_id": str(world.application_id)}
        if one.type in (MessageType.CHAT_INPUT_COMMAND, MessageType.CONTEXT_MENU_COMMAND):
            body["interaction"] = {
                "id": str(one.origin.id),
                "type": one.origin.type,
                "name": one.origin.name,
                "user": user(one.origin.user),
            }
    if one.reference is not None:
        body["message_reference"] = {
            "type": int(one.reference.is_forward),
            "message_id": str(one.reference.message_id),
            "channel_id": str(one.reference.channel.id),
        }
        if one.reference.channel.guild is not None:
            body["message_reference"]["guild_id"] = str(one.reference.channel.guild.id)
        if not shallow and not one.reference.is_forward:
            target = one.reference.channel.messages.get(one.reference.message_id)
            body["referenced_message"] = None if target is None else message(world, target, shallow=True)
    if one.snapshot is not None:
        body["message_snapshots"] = [{"message": _snapshot(one.snapshot)}]
    return body


def _snapshot(one: Snapshot) -> Json:
    return {
        "type": int(one.type),
        "content": one.content,
        "timestamp": snowflake.iso(snowflake.seconds(one.sent)),
        "edited_timestamp": None if one.edited is None else snowflake.iso(one.edited),
        "flags": one.flags,
        "mentions": [user(each) for each in one.mentions],
        "mention_roles": [],
        "attachments": list(one.attachments),
        "embeds": list(one.embeds),
        "components": list(one.components),
    }


def _reaction(name: str, users: list[int], me: User) -> Json:
    return {
        "emoji": {"id": None, "name": name},
        "count": len(users),
        "count_details": {"burst": 0, "normal": len(users)},
        "me": me.id in users,
        "me_burst": False,
        "burst_colors": [],
    }


def _metadata(origin: Origin) -> Json:
    body: Json = {
        "id": str(origin.id),
        "type": origin.type,
        "user": user(origin.user),
        "authorizing_integration_owners": origin.owners,
    }
    if origin.message_id is not None:
        body["interacted_message_id"] = str(origin.message_id)
    if isinstance(origin.target, User):
        body["target_user"] = user(origin.target)
    elif origin.target is not None:
        body["target_message_id"] = str(origin.target.id)
    if origin.original_id is not None:
        body["original_response_message_id"] = str(origin.original_id)
    if origin.triggering is not None:
        body["triggering_interaction_metadata"] = _metadata(origin.triggering)
    return body


def without_content(body: Json) -> Json:
    """Return a message without what an application gets only with the message content intent."""
    hidden: Json = {"content": "", "embeds": [], "attachments": [], "components": []}
    snapshots = [{"message": each["message"] | hidden} for each in body.get("message_snapshots", [])]
    return body | hidden | ({"message_snapshots": snapshots} if snapshots else {})


def is_readable(world: World, one: Message, *, has_intent: bool) -> bool:
    """Return whether the bot may read a message: its own, direct ones and those that mention it without the intent."""
    known = one.author is world.bot or one.channel.guild is None or world.bot in one.mentions
    return has_intent or known


def for_bot(world: World, one: Message, *, has_intent: bool, event: bool = False) -> Json:
    """Return a message as the bot gets it; an event carries the guild and member too."""
    body = message(world, one)
    if not is_readable(world, one, has_intent=has_intent):
        body = without_content(body)
    target = one.reference and one.reference.channel.messages.get(one.reference.message_id)
    if target and body.get("referenced_message") and not is_readable(world, target, has_intent=has_intent):
        body["referenced_message"] = without_content(body["referenced_message"])
    if event:
        body["channel_type"] = int(one.channel.type)
    if event and one.channel.guild is not None:
        body["guild_id"] = str(one.channel.guild.id)
        author = one.channel.guild.members.get(one.author.id)
        if author is not None:
            author_member = member(author)
            del author_member["user"]
            body["member"] = author_member
    return body


def for_rest(world: World, one: Message) -> Json:
    """Return a message as REST gives it to the bot; content is blank without the intent, as in events."""
    return for_bot(world, one, has_intent=world.has_message_content)
