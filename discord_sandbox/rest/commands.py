"""REST: the application's commands."""

from collections.abc import Sequence

from discord_sandbox import errors
from discord_sandbox.json_types import Json
from discord_sandbox.problem import Path
from discord_sandbox.rest.routes import Answer, Request, Route, always
from discord_sandbox.validation.limits.bounds import choice
from discord_sandbox.validation.limits.commands import MOST
from discord_sandbox.world import normal_form
from discord_sandbox.world.events import WorldChanged
from discord_sandbox.world.state import World

_CHAT_INPUT = 1
DAILY_CREATES, DAY = 200, 24 * 3600.0
"""New commands, everywhere or in one guild, in so many seconds; one whose name is there already is not new."""
_LOCALISATIONS = ("name_localizations", "description_localizations")


def _scope(world: World, request: Request) -> int | None:
    if request.id("application") != world.application_id:
        raise errors.ApiError(403, 20012, "You are not authorized to perform this action on this application")
    if "guild" not in request.params:
        return None
    guild = world.guilds.get(request.id("guild"))
    if guild is None or not world.has_bot(guild):
        raise errors.missing_access()
    return guild.id


def _list(world: World, request: Request) -> Answer:
    commands = world.commands.get(_scope(world, request), {}).values()
    if request.flag("with_localizations"):
        return Answer(body=list(commands))
    return Answer(body=[{key: value for key, value in each.items() if key not in _LOCALISATIONS} for each in commands])


def _replace(world: World, request: Request) -> Answer:
    scope = _scope(world, request)
    _require_installs(world, [((index,), item) for index, item in enumerate(request.items)])
    old = {(each["type"], each["name"]): each for each in world.commands.get(scope, {}).values()}
    _count_creates(world, scope, sum((_type(each), each["name"]) not in old for each in request.items))
    fresh: dict[int, Json] = {}
    for item in request.items:
        known = old.get((_type(item), item["name"]))
        command = _stored(world, item, scope, None if known is None else int(known["id"]))
        fresh[int(command["id"])] = command
    world.commands[scope] = fresh
    world.syncs += 1
    world.bus.publish(WorldChanged())
    return Answer(body=list(fresh.values()))


def _create(world: World, request: Request) -> Answer:
    scope = _scope(world, request)
    _require_installs(world, [((), request.body)])
    commands = world.commands.setdefault(scope, {})
    key = (_type(request.body), request.body["name"])
    known = next((each for each in commands.values() if (each["type"], each["name"]) == key), None)
    most = MOST[key[0]]
    if known is None and sum(each["type"] == key[0] for each in commands.values()) >= most:
        raise errors.ApiError(400, 30032, f"Maximum number of application commands reached ({most}).")
    _count_creates(world, scope, int(known is None))
    command = _stored(world, request.body, scope, None if known is None else int(known["id"]))
    commands[int(command["id"])] = command
    world.syncs += 1
    world.bus.publish(WorldChanged())
    return Answer(201 if known is None else 200, command)


def _command_of(world: World, request: Request) -> Json:
    command = world.commands.get(_scope(world, request), {}).get(request.id("command"))
    if command is None:
        raise errors.unknown("application command")
    return command


def _get(world: World, request: Request) -> Answer:
    return Answer(body=_command_of(world, request))


def _edit(world: World, request: Request) -> Answer:
    command = _command_of(world, request)
    fields = {key: value for key, value in request.body.items() if key in command}
    if "options" in fields:
        fields["options"] = normal_form.options(fields["options"] or [])
    if "default_member_permissions" in fields:
        fields["default_member_permissions"] = _permissions(fields)
    _require_installs(world, [((), fields)])
    command |= {**fields, "version": str(world.ids.make())}
    world.bus.publish(WorldChanged())
    return Answer(body=command)


def _delete(world: World, request: Request) -> Answer:
    command = _command_of(world, request)
    del world.commands[_scope(world, request)][int(command["id"])]
    world.bus.publish(WorldChanged())
    return Answer(204)


def _require_installs(world: World, items: Sequence[tuple[Path, Json]]) -> None:
    """Raise if a command is for a way of installing the application that it does not have."""
    problems = [
        problem
        for path, item in items
        for index, kind in enumerate(item.get("integration_types") or ())
        for problem in choice(kind, (*path, "integration_types", index), world.installs)
    ]
    if problems:
        raise errors.invalid_form(problems)


def _count_creates(world: World, scope: int | None, new: int) -> None:
    """Count new commands, and raise where they are too many for a day."""
    now = world.clock.monotonic()
    counted = [moment for moment in world.created.get(scope, []) if now - moment < DAY]
    if len(counted) + new > DAILY_CREATES:
        message = f"Max number of daily application command creates has been reached ({DAILY_CREATES})"
        raise errors.ApiError(400, 30034, message)
    world.created[scope] = [*counted, *[now] * new]


def _permissions(item: Json) -> str | None:
    found = item.get("default_member_permissions")
    return None if found is None else str(found)


def _type(item: Json) -> int:
    return item.get("type") or _CHAT_INPUT


def _stored(world: World, item: Json, scope: int | None, command_id: int | None) -> Json:
    version = world.ids.make()
    kind = _type(item)
    # Left out they are those of the application, null is the first of them (discord-api-docs, issue 7108).
    installs = sorted(world.installs)[: 1 if "integration_types" in item else None]
    command: Json = {
        "id": str(command_id or version),
        "application_id": str(world.application_id),
        "version": str(version),
        "type": kind,
        "name": item["name"],
        "name_localizations": item.get("name_localizations"),
        "description": item.get("description") or "",
        "description_localizations": item.get("description_localizations"),
        "default_member_permissions": _permissions(item),
        "nsfw": bool(item.get("nsfw")),
        "integration_types": item.get("integration_types") or installs,
        "contexts": item.get("contexts"),
        "dm_permission": item.get("dm_permission") is not False,
    }
    if kind == _CHAT_INPUT:
        command["options"] = normal_form.options(item.get("options") or [])
    if scope is not None:
        command["guild_id"] = str(scope)
    return command


def _routes(base: str) -> tuple[Route, ...]:
    return (
        Route("GET", base, _list),
        Route("PUT", base, _replace, always("ApplicationCommandUpdateRequest")),
        Route("POST", base, _create, always("ApplicationCommandCreateRequest")),
        Route("GET", base + "/{command}", _get),
        Route("PATCH", base + "/{command}", _edit, always("ApplicationCommandPatchRequestPartial")),
        Route("DELETE", base + "/{command}", _delete),
    )


ROUTES = _routes("/applications/{application}/commands") + _routes(
    "/applications/{application}/guilds/{guild}/commands"
)
