"""What a person picked in select menus and options, and uploaded: the bot gets the things beside their ids."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from discord_sandbox.errors import InvalidInputError
from discord_sandbox.json_types import Json
from discord_sandbox.world import permissions as may
from discord_sandbox.world.entities import Channel, Person, Role, User

STRING_SELECT, USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT = 3, 5, 6, 7, 8
SELECTS = frozenset({STRING_SELECT, USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT})
_MENUS_OF_OPTIONS = {6: USER_SELECT, 7: CHANNEL_SELECT, 8: ROLE_SELECT, 9: MENTIONABLE_SELECT}
"""Which select menu offers the same as an option of a command's, by their types."""


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
        _refuse_others(component, self._add(kind, component, values, person, channel, users_in(channel, bot)))

    def add_option(self, option: Json, value: str, person: Person, channel: Channel, users: Mapping[int, User]) -> None:
        """Add the user, channel or role whose id a person gave for an option of a command; other options add nothing.

        `users` are all that there are: the id of one who isn't in the guild can be given, too.

        Raises:
            InvalidInputError: It is none of theirs, of a role or of a channel that the option offers them there.
        """
        kind = _MENUS_OF_OPTIONS.get(option["type"])
        if kind is not None and self._add(kind, option, [value], person, channel, users):
            raise InvalidInputError(f"the option {option['name']!r} doesn't offer {value!r}; it takes an id")

    def _add(
        self,
        kind: int,
        offer: Json,
        values: Sequence[str],
        person: Person,
        channel: Channel,
        everybody: Mapping[int, User],
    ) -> list[str]:
        """Add what values stand for in a menu of a kind, and return those that it doesn't offer."""
        ids = [int(value) if value.isascii() and value.isdigit() else 0 for value in values]
        users = everybody if kind in (USER_SELECT, MENTIONABLE_SELECT) else {}
        roles = channel.guild.roles if channel.guild and kind in (ROLE_SELECT, MENTIONABLE_SELECT) else {}
        channels = _channels(offer, channel, person) if kind == CHANNEL_SELECT else {}
        self.users |= {each: users[each] for each in ids if each in users}
        self.roles |= {each: roles[each] for each in ids if each in roles}
        self.channels |= {each: channels[each] for each in ids if each in channels}
        offered = users.keys() | roles.keys() | channels.keys()
        return [value for value, each in zip(values, ids, strict=True) if each not in offered]


def users_in(channel: Channel, bot: User) -> dict[int, User]:
    """Return all users of a channel by their ids: its guild's members, or both sides of a direct one."""
    if channel.guild is not None:
        return {each: member.user for each, member in channel.guild.members.items()}
    return {each.id: each for each in (channel.recipient, bot) if each is not None}


def _channels(offer: Json, channel: Channel, person: Person) -> dict[int, Channel]:
    kinds = offer.get("channel_types")
    everything = channel.guild.channels if channel.guild is not None else {}
    return {
        each.id: each
        for each in everything.values()
        if may.may_see(each, person) and (not kinds or int(each.type) in kinds)
    }


def _refuse_others(component: Json, others: list[str]) -> None:
    if others:
        raise InvalidInputError(f"the menu {component['custom_id']!r} doesn't offer {', '.join(map(repr, others))}")
