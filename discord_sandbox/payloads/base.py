"""Users, members, roles, channels and guilds as Discord's JSON."""

from discord_sandbox.json_types import Json
from discord_sandbox.world import permissions as may, snowflake
from discord_sandbox.world.entities import Channel, ChannelType, Guild, Member, Role, User
from discord_sandbox.world.state import World

_REQUIRE_TAG = 1 << 4
_NULL_IN_GUILDS = (
    *("home_header", "widget_channel_id", "safety_alerts_channel_id", "max_presences"),
    *("icon", "splash", "discovery_splash", "description", "banner", "afk_channel_id", "application_id"),
    *("rules_channel_id", "public_updates_channel_id", "vanity_url_code", "incidents_data"),
)


def user(one: User) -> Json:
    """Return a user as JSON."""
    return {
        "id": str(one.id),
        "username": one.username,
        "global_name": one.name,
        "discriminator": "0",
        "avatar": None,
        "bot": one.bot,
        "public_flags": 0,
        "flags": 0,
        "banner": None,
        "accent_color": None,
        "avatar_decoration_data": None,
        "collectibles": None,
        "primary_guild": None,
    }


def member(one: Member, channel: Channel | None = None) -> Json:
    """Return a member as JSON; with the permissions in a channel where an interaction comes from there."""
    body: Json = {
        "user": user(one.user),
        "nick": None,
        "avatar": None,
        "banner": None,
        "roles": [str(role.id) for role in one.roles],
        "joined_at": snowflake.iso(one.joined),
        "premium_since": None,
        "deaf": False,
        "mute": False,
        "flags": 0,
        "pending": False,
        "communication_disabled_until": snowflake.iso(one.timed_out_until) if one.timed_out_until else None,
    }
    if channel is not None:
        body["permissions"] = str(may.in_channel(channel, one.user))
    return body


def role(one: Role) -> Json:
    """Return a role as JSON; one that came with a bot is tagged with its id."""
    body: Json = {
        "id": str(one.id),
        "name": one.name,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "icon": None,
        "unicode_emoji": None,
        "position": one.position,
        "permissions": str(one.permissions),
        "managed": one.bot_id is not None,
        "mentionable": one.mentionable,
        "flags": 0,
    }
    return body if one.bot_id is None else body | {"tags": {"bot_id": str(one.bot_id)}}


def channel(one: Channel) -> Json:
    """Return a channel or thread as JSON."""
    last = next(reversed(one.messages), None)
    body: Json = {
        "id": str(one.id),
        "type": int(one.type),
        "last_message_id": None if last is None else str(last),
        "flags": _REQUIRE_TAG if one.requires_tag else 0,
    }
    if one.recipient is not None:
        return body | {"recipients": [user(one.recipient)]}
    if one.guild is None:
        return body
    body |= {"guild_id": str(one.guild.id), "name": one.name, "rate_limit_per_user": one.slow_mode}
    body["parent_id"] = None if one.parent is None else str(one.parent.id)
    if one.type is ChannelType.THREAD:
        return body | _thread(one)
    if one.type is ChannelType.FORUM:
        body |= _forum(one)
    return body | {
        "position": list(one.guild.channels).index(one.id),
        "permission_overwrites": [
            {"id": str(each.id), "type": int(each.is_member), "allow": str(each.allow), "deny": str(each.deny)}
            for each in one.overwrites
        ],
        "topic": one.topic,
        "nsfw": False,
    }


def _forum(one: Channel) -> Json:
    return {
        "available_tags": [
            {"id": str(tag.id), "name": tag.name, "moderated": False, "emoji_id": None, "emoji_name": None}
            for tag in one.tags
        ],
        "default_reaction_emoji": None,
        "default_sort_order": None,
        "default_forum_layout": 0,
        "default_thread_rate_limit_per_user": 0,
    }


def _thread(one: Channel) -> Json:
    started = snowflake.iso(snowflake.seconds(one.id))
    owner = one.owner.id if one.owner else one.guild.owner_id if one.guild else 0
    return {
        "owner_id": str(owner),
        "applied_tags": [str(tag.id) for tag in one.tags],
        "member_count": 1,
        "message_count": len(one.messages),
        "total_message_sent": len(one.messages),
        "thread_metadata": {
            "archived": one.is_archived,
            "archive_timestamp": started,
            "auto_archive_duration": 10080,
            "locked": one.is_locked,
            "create_timestamp": started,
        },
    }


def guild_create(world: World, one: Guild) -> Json:
    """Return a guild as in GUILD_CREATE: without the members intent, the bot is the only member in it."""
    mine = one.members.get(world.bot.id)
    return guild(one) | {
        "joined_at": snowflake.iso(mine.joined if mine else 0),
        "large": False,
        "unavailable": False,
        "member_count": len(one.members),
        "voice_states": [],
        "members": [member(mine)] if mine else [],
        "channels": [channel(each) for each in one.channels.values() if each.type is not ChannelType.THREAD],
        "threads": [channel(each) for each in one.channels.values() if each.type.is_thread and not each.is_archived],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }


def guild(one: Guild) -> Json:
    """Return a guild as in `GET /guilds/{id}`."""
    return dict.fromkeys(_NULL_IN_GUILDS) | {
        "id": str(one.id),
        "name": one.name,
        "owner_id": str(one.owner_id),
        "region": "",
        "afk_timeout": 300,
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "roles": [role(each) for each in one.roles.values()],
        "emojis": [],
        "stickers": [],
        "features": one.features,
        "mfa_level": 0,
        "nsfw": False,
        "nsfw_level": 0,
        "widget_enabled": False,
        "system_channel_id": None if one.system_channel is None else str(one.system_channel.id),
        "system_channel_flags": 0,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "preferred_locale": one.preferred_locale,
        "max_members": 500_000,
        "max_video_channel_users": 25,
        "max_stage_video_channel_users": 50,
        "premium_progress_bar_enabled": False,
    }


def counts(one: Guild) -> Json:
    """Return how many are in a guild, as where `with_counts` is asked for."""
    return {"approximate_member_count": len(one.members), "approximate_presence_count": len(one.members)}
