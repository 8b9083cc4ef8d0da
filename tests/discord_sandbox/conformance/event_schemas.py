"""The gateway's events as JSON Schemas: Discord's description has only REST, its documents have the events.

https://docs.discord.com/developers/events/gateway-events
"""

from collections.abc import Iterable

from discord_sandbox import Json
from discord_sandbox.validation.openapi import Description

_TEXT: Json = {"type": "string"}
_COUNT: Json = {"type": "integer", "minimum": 0}
_FLAG: Json = {"type": "boolean"}
_ID: Json = {"$ref": "urn:discord:SnowflakeType"}
_USER: Json = {"$ref": "urn:discord:UserResponse"}
_MEMBER: Json = {"$ref": "urn:discord:GuildMemberResponse"}
_ROLE: Json = {"$ref": "urn:discord:GuildRoleResponse"}
_CHANNEL: Json = {"$ref": "urn:discord:GuildChannelResponse"}
_THREAD: Json = {"$ref": "urn:discord:ThreadResponse"}
_MESSAGE: Json = {"$ref": "urn:discord:MessageResponse"}
_LOCALE: Json = {"$ref": "urn:discord:AvailableLocalesEnum"}
_EMPTY: Json = {"type": "array", "maxItems": 0}
_EMOJI: Json = {"$ref": "urn:discord:MessageReactionEmojiResponse"}


def event_schemas(description: Description) -> dict[str, Json]:
    """Return the schemas of the data of all events that the sandbox sends, by the event's name."""
    partial = _extended(description, "GuildMemberResponse", without=("user",))
    message = _message(description, partial)
    in_guild: Json = {"guild_id": _ID}
    reaction = {"user_id": _ID, "channel_id": _ID, "message_id": _ID, "emoji": _EMOJI, "burst": _FLAG}
    reaction |= {"type": {"enum": [0, 1]}}
    added = {"member": _MEMBER, "message_author_id": _ID, "burst_colors": _list(_TEXT)} | in_guild
    typing = {"channel_id": _ID, "user_id": _ID, "timestamp": _COUNT}
    return {
        "READY": _ready(description),
        "RESUMED": _object({"_trace": _list(_TEXT)}),
        "GUILD_CREATE": _guild(description),
        "GUILD_DELETE": _object({"id": _ID}, {"unavailable": _FLAG}),
        "CHANNEL_CREATE": _CHANNEL,
        "CHANNEL_UPDATE": _CHANNEL,
        "THREAD_CREATE": _extended(description, "ThreadResponse", {"newly_created": {"const": True}}),
        "THREAD_UPDATE": _THREAD,
        "MESSAGE_CREATE": message,
        "MESSAGE_UPDATE": message,
        "MESSAGE_DELETE": _object({"id": _ID, "channel_id": _ID}, in_guild),
        "MESSAGE_REACTION_ADD": _member_of_guild(_object(reaction, added)),
        "MESSAGE_REACTION_REMOVE": _object(reaction, in_guild),
        "TYPING_START": _member_of_guild(_object(typing, {"member": _MEMBER} | in_guild)),
        "GUILD_MEMBERS_CHUNK": _object(
            {"guild_id": _ID, "members": _list(_MEMBER), "chunk_index": _COUNT, "chunk_count": _COUNT},
            {"not_found": _list(_ID), "nonce": _TEXT, "presences": _EMPTY},
        ),
        "INTERACTION_CREATE": _interaction(description),
    }


def _ready(description: Description) -> Json:
    user = _extended(description, "UserPIIResponse", without=("locale", "public_flags"))
    user["properties"] |= {"verified": _FLAG, "email": {"type": "null"}}
    user["required"] += ["verified", "email"]
    return _object(
        {
            "v": {"const": 10},
            "user": user,
            "guilds": _list(_object({"id": _ID, "unavailable": {"const": True}})),
            "session_id": _TEXT,
            "session_type": _TEXT,
            "resume_gateway_url": _TEXT,
            "application": _object({"id": _ID, "flags": _COUNT}),
            "private_channels": _EMPTY,
            "relationships": _EMPTY,
            "_trace": _list(_TEXT),
        },
        {"shard": {"type": "array", "items": _COUNT, "minItems": 2, "maxItems": 2}},
    )


def _guild(description: Description) -> Json:
    return _extended(
        description,
        "GuildResponse",
        {
            "joined_at": _TEXT,
            "large": _FLAG,
            "member_count": _COUNT,
            "voice_states": _EMPTY,
            "members": _list(_MEMBER),
            "channels": _list(_CHANNEL),
            "threads": _list(_THREAD),
            "presences": _EMPTY,
            "stage_instances": _EMPTY,
            "guild_scheduled_events": _EMPTY,
            "soundboard_sounds": _EMPTY,
        },
        {"unavailable": _FLAG},
    )


def _message(description: Description, partial: Json) -> Json:
    mentioned = _extended(description, "UserResponse", {}, {"member": partial})
    more = {"guild_id": _ID, "member": partial}
    schema = _extended(description, "MessageResponse", {"channel_type": _COUNT}, more)
    schema["properties"]["mentions"] = _list(mentioned)
    return schema


def _interaction(description: Description) -> Json:
    member = _extended(description, "GuildMemberResponse", {"permissions": _TEXT})
    resolved_member = _extended(description, "GuildMemberResponse", {"permissions": _TEXT}, without=("user",))
    for key in ("user", "deaf", "mute"):
        resolved_member["properties"].pop(key, None)
    resolved_member["required"] = [key for key in resolved_member["required"] if key not in ("deaf", "mute")]
    resolved = _object(
        {},
        {
            "users": _by_id(_USER),
            "members": _by_id(resolved_member),
            "roles": _by_id(_ROLE),
            "channels": _by_id(
                _object(
                    {"id": _ID, "type": _COUNT, "name": _TEXT, "permissions": _TEXT},
                    {
                        "parent_id": {"anyOf": [_ID, {"type": "null"}]},
                        "thread_metadata": _ref("ThreadMetadataResponse"),
                    },
                )
            ),
            "messages": _by_id(_MESSAGE),
            "attachments": _by_id(_ref("MessageAttachmentResponse")),
        },
    )
    option = _object({"name": _TEXT, "type": _COUNT}, {"value": {}, "options": {"type": "array"}, "focused": _FLAG})
    command = _object(
        {"id": _ID, "name": _TEXT, "type": _COUNT},
        {"options": _list(option), "resolved": resolved, "guild_id": _ID, "target_id": _ID},
    )
    component = _object(
        {"custom_id": _TEXT, "component_type": _COUNT, "id": _COUNT}, {"values": _list(_TEXT), "resolved": resolved}
    )
    modal = _object({"custom_id": _TEXT, "components": {"type": "array"}}, {"resolved": resolved})
    channel = {
        "anyOf": [
            _extended(description, "GuildChannelResponse", required=("permissions",)),
            _extended(description, "ThreadResponse", required=("permissions",)),
            _ref("PrivateChannelResponse"),
        ]
    }
    guild = _object({"id": _ID, "locale": _LOCALE, "features": _list(_TEXT)})
    schema = _object(
        {
            "id": _ID,
            "application_id": _ID,
            "type": {"enum": [2, 3, 4, 5]},
            "token": _TEXT,
            "version": {"const": 1},
            "channel_id": _ID,
            "channel": channel,
            "app_permissions": _TEXT,
            "locale": _LOCALE,
            "entitlements": _EMPTY,
            "entitlement_sku_ids": _EMPTY,
            "authorizing_integration_owners": _by_id(_TEXT),
            "context": {"enum": [0, 1, 2]},
            "attachment_size_limit": _COUNT,
            "data": {"type": "object"},
        },
        {
            "guild_id": _ID,
            "guild": guild,
            "guild_locale": _LOCALE,
            "member": member,
            "user": _USER,
            "message": _MESSAGE,
        },
    )
    in_guild = {"required": ["guild_id", "guild", "guild_locale", "member"], "not": {"required": ["user"]}}
    schema["allOf"] = [
        *({"if": _of_type(kind), "then": {"properties": {"data": data}}} for kind, data in
          ((2, command), (3, component), (4, command), (5, modal))),
        {"if": {"required": ["guild_id"]}, "then": in_guild, "else": {"required": ["user"]}},
        {"if": _of_type(3), "then": {"required": ["message"]}},
    ]  # fmt: skip
    return schema


def _of_type(kind: int) -> Json:
    return {"properties": {"type": {"const": kind}}}


def _ref(name: str) -> Json:
    return {"$ref": f"urn:discord:{name}"}


def _list(item: Json) -> Json:
    return {"type": "array", "items": item}


def _by_id(item: Json) -> Json:
    return {"type": "object", "additionalProperties": item}


def _object(required: Json, optional: Json | None = None) -> Json:
    return {
        "type": "object",
        "properties": required | (optional or {}),
        "required": list(required),
        "additionalProperties": False,
    }


def _member_of_guild(schema: Json) -> Json:
    """Return a schema in which a member is there exactly where a guild is."""
    return schema | {"dependentRequired": {"guild_id": ["member"], "member": ["guild_id"]}}


def _extended(
    description: Description,
    name: str,
    new: Json | None = None,
    optional: Json | None = None,
    *,
    without: Iterable[str] = (),
    required: Iterable[str] = (),
) -> Json:
    """Return a schema of the description with more keys, and some of its own that may be left out."""
    schema = description.schema(name)
    return {
        "type": "object",
        "properties": schema["properties"] | (new or {}) | (optional or {}),
        "required": [key for key in schema["required"] if key not in without] + [*(new or {}), *required],
        "additionalProperties": False,
    }
