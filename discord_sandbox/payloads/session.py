"""What the gateway tells a session of itself and of members, as Discord's JSON."""

from collections.abc import Iterable

from discord_sandbox.json_types import Json
from discord_sandbox.payloads import base
from discord_sandbox.world.entities import Guild, Member
from discord_sandbox.world.state import World

_MOST_BY_NAME = 100


def ready(world: World, guilds: Iterable[Guild], *, session_id: str, shard: tuple[int, int], url: str) -> Json:
    """Return READY's data; `shard` is the shard's number and how many there are, `url` the gateway's."""
    return {
        "v": 10,
        "user": base.user(world.bot) | {"verified": True, "mfa_enabled": False, "email": None},
        "guilds": [{"id": str(guild.id), "unavailable": True} for guild in guilds],
        "session_id": session_id,
        "session_type": "normal",
        "resume_gateway_url": url,
        "shard": list(shard),
        "application": {"id": str(world.application_id), "flags": 0},
        "private_channels": [],
        "relationships": [],
        "_trace": ["sandbox"],
    }


def members_chunk(guild: Guild, request: Json, *, may_list: bool) -> Json:
    """Return GUILD_MEMBERS_CHUNK's data for a request by ids or by the beginning of a name, in whatever case.

    The beginning "" is that of all; to get those takes the members intent (`may_list`). A limit of 0 means all of them,
    but none by name (discord-api-docs, issue 662).
    """
    ids = request.get("user_ids") or []
    wanted = {int(each) for each in (ids if isinstance(ids, list) else [ids])}
    query, limit = str(request.get("query") or "").casefold(), int(request.get("limit") or 0)
    if wanted:
        found = [member for member in guild.members.values() if member.user.id in wanted]
    elif query:
        found = [member for member in guild.members.values() if _is_named(member, query)][: min(limit, _MOST_BY_NAME)]
    else:
        found = list(guild.members.values())[: limit or None] if may_list else []
    chunk: Json = {
        "guild_id": str(guild.id),
        "members": [base.member(member) for member in found],
        "chunk_index": 0,
        "chunk_count": 1,
        "not_found": [str(each) for each in wanted - set(guild.members)],
    }
    return chunk if request.get("nonce") is None else chunk | {"nonce": request["nonce"]}


def _is_named(member: Member, query: str) -> bool:
    return any(name.casefold().startswith(query) for name in (member.user.username, member.user.name))
