"""Whom a message names, and whom it notifies."""

import re

from discord_sandbox import permissions as may
from discord_sandbox.message import Message
from discord_sandbox.users import User
from discord_sandbox.wire import Json
from discord_sandbox.world import World

_USER = re.compile(r"<@!?(\d+)>")
_ROLE = re.compile(r"<@&(\d+)>")
_EVERYONE = re.compile(r"@(everyone|here)\b")


class Mentions:
    """Reads a message's text under its author's permissions and what `allowed_mentions` leaves."""

    def __init__(self, world: World, message: Message, allowed: Json | None) -> None:
        self._world = world
        self._message = message
        self._allowed = allowed
        parse = (allowed or {}).get("parse")
        self._kinds = {"users", "roles", "everyone"} if allowed is None else set(parse or [])

    @property
    def everyone(self) -> bool:
        """Whether it calls everyone, and its author may."""
        message = self._message
        may_call = may.in_channel(message.channel, message.author) & may.MENTION_EVERYONE
        return "everyone" in self._kinds and bool(may_call) and bool(_EVERYONE.search(message.text))

    def users(self) -> list[User]:
        """Give the users that it names, and the one it replies to where that is wished."""
        found = [self._world.user(int(each)) for each in _USER.findall(self._message.text) if self._may_name(each)]
        replied = self._replied()
        if replied is not None:
            found.append(replied)
        return list(dict.fromkeys(user for user in found if user is not None))

    def pinged(self) -> list[User]:
        """Give everybody whom it notifies: those named, those of the roles named, or all."""
        channel = self._message.channel
        found = self.users()
        members = list(channel.guild.members.values()) if channel.guild is not None else []
        if self.everyone:
            found += [member.user for member in members]
        named = {int(each) for each in _ROLE.findall(self._message.text) if self._may_call(each)}
        found += [member.user for member in members if any(role.id in named for role in member.roles)]
        only = self._message.ephemeral_to
        unique = dict.fromkeys(found)
        return [
            user
            for user in unique
            if user is not self._message.author and only in (None, user) and may.may_see(channel, user)
        ]

    def _may_name(self, user_id: str) -> bool:
        return "users" in self._kinds or user_id in map(str, (self._allowed or {}).get("users") or [])

    def _may_call(self, role_id: str) -> bool:
        return "roles" in self._kinds or role_id in map(str, (self._allowed or {}).get("roles") or [])

    def _replied(self) -> User | None:
        reference = self._message.reference
        if reference is None or self._message.origin is not None:
            return None
        if self._allowed is not None and not self._allowed.get("replied_user"):
            return None
        target = reference.channel.messages.get(reference.message_id)
        return None if target is None else target.author
