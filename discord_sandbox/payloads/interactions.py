"""Interactions as Discord's JSON in INTERACTION_CREATE."""

from discord_sandbox.json_types import Json
from discord_sandbox.payloads import base, messages
from discord_sandbox.world import permissions as may
from discord_sandbox.world.entities import Channel
from discord_sandbox.world.interactions import Interaction
from discord_sandbox.world.state import World

_MAX_ATTACHMENT = 10 * 1024 * 1024


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
    if one.target is None:
        return one.data
    target_id = str(one.target.id)
    return one.data | {
        "target_id": target_id,
        "resolved": {"messages": {target_id: messages.message(world, one.target)}},
    }
