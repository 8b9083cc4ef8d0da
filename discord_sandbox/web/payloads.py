"""The world as JSON for the page: what one person sees."""

from discord_sandbox.json_types import Json
from discord_sandbox.payloads import messages
from discord_sandbox.world import command_access, permissions as may, snowflake
from discord_sandbox.world.call_log import Note, Refusal
from discord_sandbox.world.entities import Channel, Guild, Message, Person, User
from discord_sandbox.world.mentions import may_mention_role
from discord_sandbox.world.person_actions import PersonActions
from discord_sandbox.world.state import World


def user(who: User) -> Json:
    """Return a user as JSON."""
    return {"id": str(who.id), "username": who.username, "global_name": who.name, "bot": who.bot}


def message(world: World, actions: PersonActions, one: Message, me: Person) -> Json:
    """Return a message as JSON, with what a person may do with it."""
    body = messages.message(world, one)
    body["author"] = user(one.author)
    body["mentions"] = [user(each) for each in one.mentions]
    replied = one.reference.channel.messages.get(one.reference.message_id) if one.reference else None
    is_hidden = replied is not None and replied.ephemeral_to not in (None, me)
    body["referenced_message"] = None if is_hidden else body.get("referenced_message")
    body["interaction"] = None
    if one.origin is not None and one.origin.name and one.reference is None:
        body["interaction"] = {"user": user(one.origin.user), "name": one.origin.name}
    return body | {"mine": one.author is me, "can_delete": actions.may_delete(me, one)}


def posts(world: World, actions: PersonActions, forum: Channel, me: Person) -> list[Json]:
    """Return a forum's posts with their first message, if it is there, as JSON; the one written in last is first."""
    found = [] if forum.guild is None else [each for each in forum.guild.channels.values() if each.parent is forum]
    return [_post(world, actions, each, me) for each in sorted(found, key=_last_active, reverse=True)]


def world_event(world: World, me: Person, *, online: bool) -> Json:
    """Return the event that lists people, guilds and channels, as far as a person sees them."""
    guilds = [guild for guild in world.guilds.values() if me.id in guild.members]
    return {
        "event": "world",
        "me": str(me.id),
        "people": [_person(each) for each in world.people.values()],
        "bot": {"id": str(world.bot.id), "name": world.bot.name, "online": online},
        "guilds": [_guild(world, guild, me) for guild in guilds],
        "dm": {"id": str(world.dm(me).id)},
    }


def of_call(found: Refusal | Note) -> Json:
    """Return a refusal or a note as JSON: the call, and the places in its body."""
    problems = [{"path": path, "message": message} for path, message in found.problems]
    return {"method": found.call.method, "path": found.call.template, "problems": problems}


def _person(one: Person) -> Json:
    return {
        "id": str(one.id),
        "name": one.name,
        "locale": one.locale,
        "about": dict(one.about),
        "color": one.color,
        "avatar": None,
    }


def _last_active(post: Channel) -> int:
    return max([post.id, *_public(post)])


def _public(post: Channel) -> list[int]:
    return [message_id for message_id, one in post.messages.items() if one.ephemeral_to is None]


def _post(world: World, actions: PersonActions, post: Channel, me: Person) -> Json:
    starter = post.messages.get(post.id)
    return {
        "id": str(post.id),
        "name": post.name,
        "tags": [str(tag.id) for tag in post.tags],
        "owner": None if post.owner is None else user(post.owner),
        "starter": None if starter is None else message(world, actions, starter, me),
        "reply_count": sum(each != post.id for each in _public(post)),
        "last_active": snowflake.iso(snowflake.seconds(_last_active(post))),
        "archived": post.is_archived,
        "locked": post.is_locked,
    }


def _guild(world: World, guild: Guild, me: Person) -> Json:
    seen = [channel for channel in guild.channels.values() if may.may_see(channel, me)]
    return {
        "id": str(guild.id),
        "name": guild.name,
        "bot": world.has_bot(guild),
        "members": [str(each) for each in guild.members],
        "roles": [
            {"id": str(role.id), "name": role.name, "can_mention": may_mention_role(guild, me, role)}
            for role in guild.roles.values()
            if role is not guild.everyone
        ],
        "channels": [_channel(world, channel, me) for channel in seen],
    }


def _channel(world: World, channel: Channel, me: Person) -> Json:
    return {
        "id": str(channel.id),
        "name": channel.name,
        "type": int(channel.type),
        "parent_id": None if channel.parent is None else str(channel.parent.id),
        "can_send": may.may_send(channel, me),
        "can_post": may.may_post(channel, me),
        "can_use_commands": command_access.may_use_any(channel, me),
        "bot_can_reply": may.may_see(channel, world.bot) and may.may_send(channel, world.bot),
        "topic": channel.topic,
        "tags": [{"id": str(tag.id), "name": tag.name} for tag in channel.tags],
        "requires_tag": channel.requires_tag,
    }
