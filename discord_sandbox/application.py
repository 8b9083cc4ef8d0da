"""REST: the bot itself, its application, the way to the gateway; and guilds, members, users."""

from dataclasses import asdict

from discord_sandbox import errors, payloads
from discord_sandbox.gateway import Gateway
from discord_sandbox.places import Guild
from discord_sandbox.routes import Answer, Request, Route, always
from discord_sandbox.wire import Json
from discord_sandbox.world import MEMBERS, World


def gateway_routes(gateway: Gateway) -> tuple[Route, ...]:
    """Make the routes that lead to a gateway."""

    def plain(_world: World, _request: Request) -> Answer:
        return Answer(body={"url": gateway.url})

    def for_bots(_world: World, _request: Request) -> Answer:
        limit = asdict(gateway.limit)
        return Answer(body={"url": gateway.url, "shards": gateway.shards, "session_start_limit": limit})

    return Route("GET", "/gateway", plain, open=True), Route("GET", "/gateway/bot", for_bots)


def _me(world: World, _request: Request) -> Answer:
    return Answer(
        body=payloads.user(world.bot) | {"verified": True, "mfa_enabled": False, "flags": 0, "locale": "en-US"}
    )


def _application(world: World, _request: Request) -> Answer:
    owner: Json = {"id": "1", "username": "owner", "discriminator": "0", "avatar": None, "global_name": "Owner"}
    return Answer(
        body={
            "id": str(world.application_id),
            "name": world.bot.name,
            "icon": None,
            "description": "",
            "bot_public": True,
            "bot_require_code_grant": False,
            "owner": owner,
            "team": None,
            "verify_key": "0" * 64,
            "flags": 0,
            "integration_types_config": {"0": {}, "1": {}},
            "approximate_guild_count": sum(world.has_bot(guild) for guild in world.guilds.values()),
        }
    )


def _user(world: World, request: Request) -> Answer:
    user = world.user(request.id("user"))
    if user is None:
        raise errors.unknown("User")
    return Answer(body=payloads.user(user))


def _my_guilds(world: World, _request: Request) -> Answer:
    mine = [guild for guild in world.guilds.values() if world.has_bot(guild)]
    return Answer(body=[{"id": str(guild.id), "name": guild.name, "icon": None, "owner": False} for guild in mine])


def _open_direct(world: World, request: Request) -> Answer:
    person = world.people.get(int(request.body.get("recipient_id") or 0))
    if person is None:
        raise errors.unknown("User")
    return Answer(body=payloads.channel(world.dm(person)))


def guild_of(world: World, request: Request) -> Guild:
    """Find the guild that a path names.

    Raises:
        ApiError: There is none (10004), or the bot isn't in it (50001).
    """
    guild = world.guilds.get(request.id("guild"))
    if guild is None:
        raise errors.unknown("Guild")
    if not world.has_bot(guild):
        raise errors.missing_access()
    return guild


def _guild(world: World, request: Request) -> Answer:
    guild = guild_of(world, request)
    counts = {"approximate_member_count": len(guild.members), "approximate_presence_count": len(guild.members)}
    return Answer(body=payloads.guild_in_rest(guild) | (counts if request.flag("with_counts") else {}))


def _guild_channels(world: World, request: Request) -> Answer:
    channels = guild_of(world, request).channels.values()
    return Answer(body=[payloads.channel(channel) for channel in channels if not channel.type.is_thread])


def _member(world: World, request: Request) -> Answer:
    member = guild_of(world, request).members.get(request.id("user"))
    if member is None:
        raise errors.unknown("Member")
    return Answer(body=payloads.member(member))


def _members(world: World, request: Request) -> Answer:
    guild = guild_of(world, request)
    if not world.privileged_intents & MEMBERS:
        raise errors.missing_access()
    after, limit = int(request.query.get("after") or 0), int(request.query.get("limit") or 1)
    found = sorted((each for each in guild.members.values() if each.user.id > after), key=lambda each: each.user.id)
    return Answer(body=[payloads.member(member) for member in found[:limit]])


def _leave(world: World, request: Request) -> Answer:
    guild = guild_of(world, request)
    world.leave(guild)
    return Answer(204)


ROUTES = (
    Route("GET", "/users/@me", _me),
    Route("GET", "/users/@me/guilds", _my_guilds),
    Route("DELETE", "/users/@me/guilds/{guild}", _leave),
    Route("GET", "/users/{user}", _user),
    Route("GET", "/oauth2/applications/@me", _application),
    Route("GET", "/applications/@me", _application),
    Route("POST", "/users/@me/channels", _open_direct, always("CreatePrivateChannelRequest")),
    Route("GET", "/guilds/{guild}", _guild),
    Route("GET", "/guilds/{guild}/channels", _guild_channels),
    Route("GET", "/guilds/{guild}/members", _members),
    Route("GET", "/guilds/{guild}/members/{user}", _member),
)
