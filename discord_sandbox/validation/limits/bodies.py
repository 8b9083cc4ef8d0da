"""Which limits hold for which request."""

from collections.abc import Iterator

from discord_sandbox.json_types import Json
from discord_sandbox.problem import Path, Problem
from discord_sandbox.validation.limits import commands, messages, modals

_SENT = frozenset({"MessageCreateRequest", "IncomingWebhookRequestPartial"})
_EDITED = frozenset({"MessageEditRequestPartial", "IncomingWebhookUpdateRequestPartial"})
_COMMANDS = frozenset({"ApplicationCommandCreateRequest", "ApplicationCommandUpdateRequest"})
_REPLY = 4
_DATA: Path = ("data",)


def check(kind: str, body: Json | list[Json], *, v2: bool = False) -> list[Problem]:
    """Return what Discord would refuse in a body, by the name of its schema in Discord's description.

    A list is a list of such bodies (the commands of a sync). `v2`: the edited message is one of Components V2 already.
    Bodies of a kind that has no limits here pass.
    """
    return list(_check_list(kind, body) if isinstance(body, list) else _check_one(kind, body, v2=v2))


def _check_list(kind: str, bodies: list[Json]) -> Iterator[Problem]:
    if kind in _COMMANDS:
        yield from commands.check_all(bodies, ())
        return
    for index, body in enumerate(bodies):
        for problem in _check_one(kind, body, v2=False):
            yield Problem((index, *problem.path), problem.code, problem.message)


def _check_one(kind: str, body: Json, *, v2: bool) -> Iterator[Problem]:
    if kind in _SENT or kind in _EDITED:
        yield from messages.check(body, (), new=kind in _SENT, v2=v2)
    elif kind in _COMMANDS:
        yield from commands.check(body, ())
    elif kind == "ApplicationCommandPatchRequestPartial":
        yield from commands.check(body, (), partial=True)
    else:
        data = body.get("data")
        yield from _check_callback(kind, body.get("type"), data if isinstance(data, dict) else {}, v2=v2)


def _check_callback(kind: str, answer: object, data: Json, *, v2: bool) -> Iterator[Problem]:
    match kind:
        # A deferred reply (5, 6) carries no message yet: Discord passes over all but its flags.
        case "CreateMessageInteractionCallbackRequest" if answer == _REPLY:
            yield from messages.check(data, _DATA, new=True)
        case "UpdateMessageInteractionCallbackRequest":
            yield from messages.check(data, _DATA, new=False, v2=v2)
        case "ApplicationCommandAutocompleteCallbackRequest":
            yield from commands.choices(data.get("choices"), (*_DATA, "choices"), 100)
        case "ModalInteractionCallbackRequest":
            yield from modals.check(data, _DATA)
        case _:
            pass
