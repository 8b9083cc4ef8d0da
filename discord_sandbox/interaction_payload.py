"""An interaction as Discord writes it in INTERACTION_CREATE."""

from discord_sandbox import message_payload, payloads
from discord_sandbox import permissions as may
from discord_sandbox.interaction import Interaction
from discord_sandbox.places import Channel
from discord_sandbox.wire import Json
from discord_sandbox.world import World

_ATTACHMENTS = 10 * 1024 * 1024


def interaction(world: World, one: Interaction) -> Json:
    """Write an interaction."""
    channel = one.channel
    body: Json = {
        "id": str(one.id),
        "application_id": str(world.application_id),
        "type": int(one.type),
        "token": one.token,
        "version": 1,
        "data": one.data,
        "channel_id": str(channel.id),
        "channel": _channel(one),
        "app_permissions": str(app_permissions(world, channel)),
        "locale": one.person.locale,
        "entitlements": [],
        "entitlement_sku_ids": [],
        "authorizing_integration_owners": one.owners,
        "context": 0 if channel.guild is not None else 1,
        "attachment_size_limit": _ATTACHMENTS,
    }
    if channel.guild is not None:
        guild = channel.guild
        body |= {
            "guild_id": str(guild.id),
            "guild": {"id": str(guild.id), "locale": guild.locale, "features": []},
            "guild_locale": guild.locale,
            "member": payloads.member(guild.members[one.person.id], channel),
        }
    else:
        body["user"] = payloads.user(one.person)
    if one.message is not None:
        body["message"] = message_payload.message(world, one.message)
    return body


def app_permissions(world: World, channel: Channel) -> int:
    """Give what the application may do there; little where it is only on a person's own account."""
    if channel.guild is not None and not world.has_bot(channel.guild):
        return may.OF_AN_OUTSIDER
    return may.in_channel(channel, world.bot)


def owners(world: World, one: Channel, person_id: int, *, installed: bool) -> dict[str, str]:
    """Say by whose installation an interaction comes about: `0` a guild (or `0` for direct), `1` the person."""
    found: dict[str, str] = {}
    if one.guild is None:
        found["0"] = "0"
    elif world.has_bot(one.guild):
        found["0"] = str(one.guild.id)
    if installed:
        found["1"] = str(person_id)
    return found


def _channel(one: Interaction) -> Json:
    body = payloads.channel(one.channel)
    if one.channel.guild is not None:
        body["permissions"] = str(may.in_channel(one.channel, one.person))
    return body
