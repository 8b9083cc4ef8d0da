"""Which commands somebody can use where, and how what was typed becomes an interaction's options."""

from discord_sandbox import permissions as may
from discord_sandbox.places import Channel
from discord_sandbox.users import Person
from discord_sandbox.wire import Json
from discord_sandbox.world import World

_GUILD, _PERSON = 0, 1
_SUBCOMMANDS = (1, 2)


def owners(world: World, person: Person, channel: Channel, command: Json) -> dict[str, str]:
    """Say by whose installation a command works there: `0` the guild, `1` the person; empty where it doesn't."""
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


def usable(world: World, person: Person, channel: Channel, command: Json) -> bool:
    """Say whether Discord would offer a command to a person in a channel."""
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
    bits = may.in_channel(channel, person)
    wanted = command.get("default_member_permissions")
    needed = may.USE_APPLICATION_COMMANDS | (0 if wanted is None else int(wanted) or may.ADMINISTRATOR)
    return bits & needed == needed


def commands(world: World, person: Person, channel: Channel) -> list[Json]:
    """Give the commands that a person can use in a channel."""
    found = list(world.commands.get(None, {}).values())
    if channel.guild is not None:
        found += world.commands.get(channel.guild.id, {}).values()
    return [command for command in found if usable(world, person, channel, command)]


def find(world: World, person: Person, channel: Channel, name: str, kind: int) -> Json:
    """Give the command of a name and type (1 typed, 3 on a message).

    Raises:
        LookupError: There is none, or it can't be used there by that person.
    """
    for command in commands(world, person, channel):
        if command["name"] == name and command["type"] == kind:
            return command
    raise LookupError(f"{person.name} has no command {name!r} in {channel.name!r}")


def data_of(command: Json) -> Json:
    """Begin an interaction's data with what it says of its command."""
    data: Json = {"id": command["id"], "name": command["name"], "type": command["type"]}
    if "guild_id" in command:
        data["guild_id"] = command["guild_id"]
    return data


def within(command: Json, path: list[str]) -> list[Json]:
    """Give the options that a command has below groups and subcommands.

    Raises:
        LookupError: There is no such subcommand, or one is missing.
    """
    options: list[Json] = command.get("options") or []
    for name in path:
        inner = next((each for each in options if each["name"] == name and each["type"] in _SUBCOMMANDS), None)
        if inner is None:
            raise LookupError(f"/{command['name']} has no subcommand {name!r}")
        options = inner.get("options") or []
    if any(each["type"] in _SUBCOMMANDS for each in options):
        raise LookupError(f"/{command['name']} needs a subcommand")
    return options


def filled(options: list[Json], typed: dict[str, str], *, focused: str | None = None) -> list[Json]:
    """Turn what was typed into an interaction's options; with one focused nothing need be complete.

    Raises:
        ValueError: Discord's client would not send it: an option unknown, missing, too long, none of the choices.
    """
    known = {each["name"]: each for each in options}
    if unknown := set(typed) - set(known):
        raise ValueError(f"no such option: {', '.join(sorted(unknown))}")
    found = []
    for name, option in known.items():
        if name not in typed:
            if option.get("required") and focused is None:
                raise ValueError(f"the option {name!r} is required")
            continue
        text = typed[name]
        if focused is None:
            _check(option, text)
        each: Json = {"name": name, "type": option["type"], "value": text if focused else _value(option, text)}
        found.append(each | ({"focused": True} if name == focused else {}))
    return found


def nested(command: Json, path: list[str], options: list[Json]) -> list[Json]:
    """Put options below the groups and subcommands that they belong to."""
    for depth in range(len(path), 0, -1):
        above = command.get("options") or []
        for name in path[: depth - 1]:
            above = next(each for each in above if each["name"] == name).get("options") or []
        kind = next(each for each in above if each["name"] == path[depth - 1])["type"]
        options = [{"name": path[depth - 1], "type": kind, "options": options}]
    return options


def _check(option: Json, text: str) -> None:
    name = option["name"]
    if not text:
        raise ValueError(f"the option {name!r} is empty")
    if len(text) > option.get("max_length", 6000) or len(text) < option.get("min_length", 0):
        raise ValueError(f"the option {name!r} is too long or too short")
    choices = [str(choice["value"]) for choice in option.get("choices") or []]
    if choices and text not in choices:
        raise ValueError(f"the option {name!r} is one of {', '.join(choices)}")


def _value(option: Json, text: str) -> str | int | float | bool:
    match option["type"]:
        case 4:
            return int(text)
        case 5:
            return text.lower() in ("true", "1", "yes")
        case 10:
            return float(text)
        case _:
            return text
