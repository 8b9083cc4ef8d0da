"""What a person picked in select menus and uploaded: the bot gets the things beside their ids."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from discord_sandbox.errors import InvalidInputError
from discord_sandbox.json_types import Json
from discord_sandbox.world import permissions as may
from discord_sandbox.world.entities import Channel, Person, Role, User

STRING_SELECT, USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT = 3, 5, 6, 7, 8
SELECTS = frozenset({STRING_SELECT, USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT})


@dataclass(slots=True)
class Picks:
    """Users, roles and channels by their ids, and files."""

    users: dict[int, User] = field(default_factory=dict)
    roles: dict[int, Role] = field(default_factory=dict)
    channels: dict[int, Channel] = field(default_factory=dict)
    files: list[Json] = field(default_factory=list)

    def add(self, component: Json, values: Sequence[str], person: Person, channel: Channel, bot: User) -> None:
        """Add what a person picked in a select menu that stands in a channel.

        Raises:
            InvalidInputError: It isn't among what the menu offers them there.
        """
        kind = component["type"]
        if kind == STRING_SELECT:
            known = {str(option["value"]) for option in component.get("options") or []}
            _refuse_others(component, [value for value in values if value not in known])
            return
        ids = [int(value) if value.isascii() and value.isdigit() else 0 for value in values]
        users = users_in(channel, bot) if kind in (USER_SELECT, MENTIONABLE_SELECT) else {}
        roles = channel.guild.roles if channel.guild and kind in (ROLE_SELECT, MENTIONABLE_SELECT) else {}
        channels = _channels(component, channel, person) if kind == CHANNEL_SELECT else {}
        offered = users.keys() | roles.keys() | channels.keys()
        _refuse_others(component, [value for value, each in zip(values, ids, strict=True) if each not in offered])
        self.users |= {each: users[each] for each in ids if each in users}
        self.roles |= {each: roles[each] for each in ids if each in roles}
        self.channels |= {each: channels[each] for each in ids if each in channels}


def users_in(channel: Channel, bot: User) -> dict[int, User]:
    """Return all users of a channel by their ids: its guild's members, or both sides of a direct one."""
    if channel.guild is not None:
        return {each: member.user for each, member in channel.guild.members.items()}
    return {each.id: each for each in (channel.recipient, bot) if each is not None}


def _channels(component: Json, channel: Channel, person: Person) -> dict[int, Channel]:
    kinds = component.get("channel_types")
    everything = channel.guild.channels if channel.guild is not None else {}
    return {
        each.id: each
        for each in everything.values()
        if may.may_see(each, person) and (not kinds or int(each.type) in kinds)
    }


def _refuse_others(component: Json, others: list[str]) -> None:
    if others:
        raise InvalidInputError(f"the menu {component['custom_id']!r} doesn't offer {', '.join(map(repr, others))}")
