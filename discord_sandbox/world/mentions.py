"""Whom a message mentions, and whom it notifies."""

import re

from discord_sandbox.json_types import Json
from discord_sandbox.world import permissions as may
from discord_sandbox.world.entities import Channel, Guild, Message, Role, User
from discord_sandbox.world.state import World

_USER = re.compile(r"<@!?(\d+)>")
_ROLE = re.compile(r"<@&(\d+)>")
_EVERYONE = re.compile(r"@(everyone|here)\b")


def may_mention_role(place: Guild | Channel, user: User, role: Role) -> bool:
    """Return whether a user can mention a role in a guild or channel: one that all can mention, or with permission."""
    bits = may.in_guild(place, user) if isinstance(place, Guild) else may.in_channel(place, user)
    return role.mentionable or bool(bits & may.MENTION_EVERYONE)


class Mentions:
    """The mentions in a message's text, under its author's permissions and `allowed_mentions`."""

    def __init__(self, world: World, message: Message, allowed: Json | None) -> None:
        self._world = world
        self._message = message
        self._allowed = allowed
        parse = (allowed or {}).get("parse")
        self._parsed = {"users", "roles", "everyone"} if allowed is None else set(parse or [])

    @property
    def everyone(self) -> bool:
        """Whether it calls everyone, and its author may."""
        message = self._message
        may_mention = may.in_channel(message.channel, message.author) & may.MENTION_EVERYONE
        return "everyone" in self._parsed and bool(may_mention) and bool(_EVERYONE.search(message.text))

    def users(self) -> list[User]:
        """Return the users that it mentions, and the author of what it replies to where that is wished."""
        found = [
            self._world.user(int(each)) for each in _USER.findall(self._message.text) if self._may_mention_user(each)
        ]
        replied = self._replied_user()
        if replied is not None:
            found.append(replied)
        return list(dict.fromkeys(user for user in found if user is not None))

    def roles(self) -> list[Role]:
        """Return the roles that it mentions, as far as its author may mention them."""
        message = self._message
        if message.channel.guild is None:
            return []
        known = message.channel.guild.roles
        named = [known.get(int(each)) for each in _ROLE.findall(message.text) if self._may_mention_role(each)]
        found = [role for role in named if role is not None and may_mention_role(message.channel, message.author, role)]
        return list(dict.fromkeys(found))

    def pinged(self) -> list[User]:
        """Return everybody whom it notifies: users mentioned, members of roles mentioned, or all."""
        channel = self._message.channel
        found = self.users()
        members = list(channel.guild.members.values()) if channel.guild is not None else []
        if self.everyone:
            found += [member.user for member in members]
        roles = self.roles()
        found += [member.user for member in members if any(role in roles for role in member.roles)]
        sole_reader = self._message.ephemeral_to
        unique = dict.fromkeys(found)
        return [
            user
            for user in unique
            if user is not self._message.author and sole_reader in (None, user) and may.may_see(channel, user)
        ]

    def _may_mention_user(self, user_id: str) -> bool:
        return "users" in self._parsed or user_id in map(str, (self._allowed or {}).get("users") or [])

    def _may_mention_role(self, role_id: str) -> bool:
        return "roles" in self._parsed or role_id in map(str, (self._allowed or {}).get("roles") or [])

    def _replied_user(self) -> User | None:
        reference = self._message.reference
        if reference is None or self._message.origin is not None:
            return None
        if self._allowed is not None and not self._allowed.get("replied_user"):
            return None
        target = reference.channel.messages.get(reference.message_id)
        return None if target is None else target.author
