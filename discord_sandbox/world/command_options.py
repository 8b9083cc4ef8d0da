"""How what a person typed becomes the options of a slash command."""

from discord_sandbox.errors import InvalidInputError, NotFoundError
from discord_sandbox.json_types import Json

_SUBCOMMANDS = (1, 2)
_INTEGER, _BOOLEAN, _NUMBER, ATTACHMENT = 4, 5, 10, 11
_MAX_LENGTH = 6000
_LARGEST = 1 << 53
"""Numbers are between this and its negative, where a command doesn't say."""


def command_data(command: Json) -> Json:
    """Return the part of an interaction's data that names its command."""
    data: Json = {"id": command["id"], "name": command["name"], "type": command["type"]}
    if "guild_id" in command:
        data["guild_id"] = command["guild_id"]
    return data


def below(command: Json, path: list[str]) -> list[Json]:
    """Return the options that a command has below groups and subcommands.

    Raises:
        NotFoundError: There is no such subcommand, or one is missing.
    """
    options: list[Json] = command.get("options") or []
    for name in path:
        inner = next((each for each in options if each["name"] == name and each["type"] in _SUBCOMMANDS), None)
        if inner is None:
            raise NotFoundError(f"/{command['name']} has no subcommand {name!r}")
        options = inner.get("options") or []
    if any(each["type"] in _SUBCOMMANDS for each in options):
        raise NotFoundError(f"/{command['name']} needs a subcommand")
    return options


def fill(options: list[Json], typed: dict[str, str], *, focused: str | None = None) -> list[Json]:
    """Return an interaction's options from what was typed; with one focused nothing need be complete.

    Raises:
        InvalidInputError: An option is unknown, missing, too long, too large or none of the choices, so Discord's
            client would not send it.
    """
    known = {each["name"]: each for each in options}
    if unknown := set(typed) - set(known):
        raise InvalidInputError(
            f"no such option: {', '.join(sorted(unknown))}; there are: {', '.join(known) or 'none'}"
        )
    filled = []
    for name, option in known.items():
        if name not in typed:
            if option.get("required") and focused is None:
                raise InvalidInputError(f"the option {name!r} is required")
            continue
        text = typed[name]
        if focused is None:
            _check(option, text)
        each: Json = {"name": name, "type": option["type"], "value": text if focused else _value(option, text)}
        filled.append(each | ({"focused": True} if name == focused else {}))
    return filled


def nest(command: Json, path: list[str], options: list[Json]) -> list[Json]:
    """Return options below the groups and subcommands that they belong to."""
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
        raise InvalidInputError(f"the option {name!r} is empty")
    if len(text) > option.get("max_length", _MAX_LENGTH) or len(text) < option.get("min_length", 0):
        raise InvalidInputError(f"the option {name!r} is too long or too short")
    choices = [str(choice["value"]) for choice in option.get("choices") or []]
    if choices and text not in choices:
        raise InvalidInputError(f"the option {name!r} is one of {', '.join(choices)}")


def _value(option: Json, text: str) -> str | int | float | bool:
    kind = option["type"]
    if kind == _BOOLEAN:
        return text.lower() in ("true", "1", "yes")
    if kind not in (_INTEGER, _NUMBER):
        return text
    try:
        number = int(text) if kind == _INTEGER else float(text)
    except ValueError as error:
        raise InvalidInputError(f"the option {option['name']!r} is a number, not {text!r}") from error
    least, most = option.get("min_value", -_LARGEST), option.get("max_value", _LARGEST)
    if not least <= number <= most:
        raise InvalidInputError(f"the option {option['name']!r} is a number from {least} to {most}, not {text!r}")
    return number
