"""REST: users, the bot itself among them, with its guilds and direct channels."""

from discord_sandbox import errors
from discord_sandbox.json_types import Json
from discord_sandbox.payloads import base
from discord_sandbox.rest.lookup import guild_of
from discord_sandbox.rest.routes import NO_CONTENT, Answer, Request, Route, always
from discord_sandbox.world import permissions as may
from discord_sandbox.world.entities import Guild
from discord_sandbox.world.state import World


def _me(world: World, _request: Request) -> Answer:
    return Answer(body=base.user(world.bot) | {"verified": True, "mfa_enabled": False, "locale": "en-US"})


def _user(world: World, request: Request) -> Answer:
    user = world.user(request.id("user"))
    if user is None:
        raise errors.unknown("User")
    return Answer(body=base.user(user))


def _my_guilds(world: World, request: Request) -> Answer:
    counted = request.flag("with_counts")
    mine = [guild for guild in world.guilds.values() if world.has_bot(guild)]
    return Answer(body=[_my_guild(world, guild) | (base.counts(guild) if counted else {}) for guild in mine])


def _my_guild(world: World, guild: Guild) -> Json:
    return {
        "id": str(guild.id),
        "name": guild.name,
        "icon": None,
        "banner": None,
        "owner": guild.owner_id == world.bot.id,
        "permissions": str(may.in_guild(guild, world.bot)),
        "features": guild.features,
    }


def _open_dm(world: World, request: Request) -> Answer:
    person = world.people.get(int(request.body.get("recipient_id") or 0))
    if person is None:
        raise errors.unknown("User")
    return Answer(body=base.channel(world.dm(person)))


def _leave(world: World, request: Request) -> Answer:
    world.leave(guild_of(world, request))
    return NO_CONTENT


ROUTES = (
    Route("GET", "/users/@me", _me),
    Route("GET", "/users/@me/guilds", _my_guilds),
    Route("DELETE", "/users/@me/guilds/{guild}", _leave),
    Route("GET", "/users/{user}", _user),
    Route("POST", "/users/@me/channels", _open_dm, always("CreatePrivateChannelRequest")),
)
