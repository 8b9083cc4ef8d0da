"""Which commands a person can use in which channel."""

from discord_sandbox.errors import NotFoundError
from discord_sandbox.json_types import Json
from discord_sandbox.world import permissions as may
from discord_sandbox.world.entities import Channel, ChannelType, Person
from discord_sandbox.world.interactions import Interaction
from discord_sandbox.world.state import World

_GUILD, _PERSON = 0, 1
_SLASH = 1


def owners(world: World, person: Person, channel: Channel, command: Json) -> dict[str, str]:
    """Return the installations by which a command works there: `0` the guild's, `1` the person's; perhaps none."""
    types = command.get("integration_types") or [_GUILD]
    found: dict[str, str] = {}
    if _GUILD in types:
        if channel.guild is None:
            found["0"] = "0"
        elif world.has_bot(channel.guild):
            found["0"] = str(channel.guild.id)
    if _PERSON in types and person.installed:
        found["1"] = str(person.id)
    return found


def may_use_any(channel: Channel, person: Person) -> bool:
    """Return whether a person may use slash commands in a channel, also where they may not write."""
    if channel.guild is None:
        return True
    if channel.type is ChannelType.FORUM or may.is_locked_for(channel, person):
        return False
    return bool(may.in_channel(channel, person) & may.USE_APPLICATION_COMMANDS)


def is_usable(world: World, person: Person, channel: Channel, command: Json) -> bool:
    """Return whether Discord would offer a command to a person in a channel."""
    contexts = command.get("contexts")
    context = 0 if channel.guild is not None else 1
    if contexts is not None and context not in contexts:
        return False
    if contexts is None and context and not command.get("dm_permission", True):
        return False
    if not owners(world, person, channel, command):
        return False
    if channel.guild is None:
        return True
    if channel.type is ChannelType.FORUM or (command["type"] == _SLASH and may.is_locked_for(channel, person)):
        return False
    bits = may.in_channel(channel, person)
    wanted = command.get("default_member_permissions")
    needed = may.USE_APPLICATION_COMMANDS | (0 if wanted is None else int(wanted) or may.ADMINISTRATOR)
    return bits & needed == needed


def is_forced_private(interaction: Interaction) -> bool:
    """Return whether only the person of an interaction gets to see what answers it, whatever the application wants.

    So it is for message commands and buttons in a thread that is locked for them. For an application that only they
    have installed it is so in a guild where they may not use external applications or may not write.
    """
    channel, person = interaction.channel, interaction.person
    if interaction.data.get("type") != _SLASH and may.is_locked_for(channel, person):
        return True
    if channel.guild is None or "0" in interaction.owners:
        return False
    return not (may.in_channel(channel, person) & may.USE_EXTERNAL_APPS and may.may_send(channel, person))


def usable_commands(world: World, person: Person, channel: Channel) -> list[Json]:
    """Return the commands that a person can use in a channel."""
    found = list(world.commands.get(None, {}).values())
    if channel.guild is not None:
        found += world.commands.get(channel.guild.id, {}).values()
    return [command for command in found if is_usable(world, person, channel, command)]


def find(world: World, person: Person, channel: Channel, name: str, kind: int) -> Json:
    """Return the command of a name and type (1 slash command, 2 user command, 3 message command).

    Raises:
        NotFoundError: There is none, or that person can't use it there.
    """
    commands = usable_commands(world, person, channel)
    for command in commands:
        if command["name"] == name and command["type"] == kind:
            return command
    known = ", ".join(command["name"] for command in commands) or "none"
    raise NotFoundError(f"{person.name} has no command {name!r} in {channel.name!r}; there are: {known}")
