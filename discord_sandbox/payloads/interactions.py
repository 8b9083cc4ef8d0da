"""Interactions as Discord's JSON in INTERACTION_CREATE."""

from discord_sandbox.json_types import Json
from discord_sandbox.payloads import base, messages
from discord_sandbox.world import permissions as may
from discord_sandbox.world.entities import Channel, Member, Message, Person
from discord_sandbox.world.interactions import Interaction
from discord_sandbox.world.picks import Picks
from discord_sandbox.world.state import World

_MAX_ATTACHMENT = 10 * 1024 * 1024
_LEFT_OUT_OF_MEMBERS = ("user", "deaf", "mute")
_OF_CHANNELS = ("id", "type", "name", "parent_id", "permissions", "thread_metadata")


def interaction(world: World, one: Interaction) -> Json:
    """Return an interaction as JSON."""
    channel = one.channel
    body: Json = {
        "id": str(one.id),
        "application_id": str(world.application_id),
        "type": int(one.type),
        "token": one.token,
        "version": 1,
        "data": _data(world, one),
        "channel_id": str(channel.id),
        "channel": _channel(one),
        "app_permissions": str(_app_permissions(world, channel)),
        "locale": one.person.locale,
        "entitlements": [],
        "entitlement_sku_ids": [],
        "authorizing_integration_owners": one.owners,
        "context": 0 if channel.guild is not None else 1,
        "attachment_size_limit": _MAX_ATTACHMENT,
    }
    if channel.guild is not None:
        guild = channel.guild
        body |= {
            "guild_id": str(guild.id),
            "guild": {"id": str(guild.id), "locale": guild.preferred_locale, "features": guild.features},
            "guild_locale": guild.preferred_locale,
            "member": base.member(guild.members[one.person.id], channel),
        }
    else:
        body["user"] = base.user(one.person)
    if one.message is not None:
        body["message"] = messages.message(world, one.message)
    return body


def _app_permissions(world: World, channel: Channel) -> int:
    if channel.guild is not None and not world.has_bot(channel.guild):
        return may.OF_AN_OUTSIDER
    return may.in_channel(channel, world.bot)


def _channel(one: Interaction) -> Json:
    body = base.channel(one.channel)
    if one.channel.guild is not None:
        body["permissions"] = str(may.in_channel(one.channel, one.person))
    return body


def _data(world: World, one: Interaction) -> Json:
    if isinstance(one.target, Message):
        found = {"messages": {str(one.target.id): messages.message(world, one.target)}}
    elif one.target is not None:
        found = _resolved(one, Picks(users={one.target.id: one.target}))
    else:
        found = {} if one.picks is None else _resolved(one, one.picks)
    target = {} if one.target is None else {"target_id": str(one.target.id)}
    return one.data | target | ({"resolved": found} if found else {})


def _resolved(one: Interaction, picks: Picks) -> Json:
    """Return what was picked, by kind and id; a kind of which nothing was picked is left out."""
    guild = one.channel.guild
    members = {each: guild.members[each] for each in picks.users if each in guild.members} if guild else {}
    found: Json = {
        "users": {str(each.id): base.user(each) for each in picks.users.values()},
        "members": {str(each): _member(member, one.channel) for each, member in members.items()},
        "roles": {str(each.id): base.role(each) for each in picks.roles.values()},
        "channels": {str(each.id): _seen_channel(each, one.person) for each in picks.channels.values()},
        "attachments": {str(each["id"]): each for each in picks.files},
    }
    return {kind: items for kind, items in found.items() if items}


def _member(one: Member, channel: Channel) -> Json:
    body = base.member(one, channel)
    return {key: value for key, value in body.items() if key not in _LEFT_OUT_OF_MEMBERS}


def _seen_channel(one: Channel, person: Person) -> Json:
    body = base.channel(one) | {"permissions": str(may.in_channel(one, person))}
    return {key: value for key, value in body.items() if key in _OF_CHANNELS}
