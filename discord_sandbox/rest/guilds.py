"""REST: guilds, their channels and members."""

from discord_sandbox import errors
from discord_sandbox.payloads import base
from discord_sandbox.rest.lookup import guild_of
from discord_sandbox.rest.routes import Answer, Request, Route
from discord_sandbox.world.intents import MEMBERS
from discord_sandbox.world.state import World


def _guild(world: World, request: Request) -> Answer:
    guild = guild_of(world, request)
    return Answer(body=base.guild(guild) | (base.counts(guild) if request.flag("with_counts") else {}))


def _channels(world: World, request: Request) -> Answer:
    channels = guild_of(world, request).channels.values()
    return Answer(body=[base.channel(channel) for channel in channels if not channel.type.is_thread])


def _member(world: World, request: Request) -> Answer:
    member = guild_of(world, request).members.get(request.id("user"))
    if member is None:
        raise errors.unknown("Member")
    return Answer(body=base.member(member))


def _members(world: World, request: Request) -> Answer:
    guild = guild_of(world, request)
    if not world.privileged_intents & MEMBERS:
        raise errors.missing_access()
    after, limit = int(request.query.get("after") or 0), int(request.query.get("limit") or 1)
    found = sorted((each for each in guild.members.values() if each.user.id > after), key=lambda each: each.user.id)
    return Answer(body=[base.member(member) for member in found[:limit]])


ROUTES = (
    Route("GET", "/guilds/{guild}", _guild),
    Route("GET", "/guilds/{guild}/channels", _channels),
    Route("GET", "/guilds/{guild}/members", _members),
    Route("GET", "/guilds/{guild}/members/{user}", _member),
)
