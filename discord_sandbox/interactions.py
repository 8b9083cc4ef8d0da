"""REST: the first answer to an interaction."""

from collections.abc import Callable

from discord_sandbox import components as parts
from discord_sandbox import errors, messages, posting
from discord_sandbox.changes import Moved
from discord_sandbox.interaction import SECONDS_TO_ANSWER, Interaction, InteractionType, ResponseType
from discord_sandbox.message import Flag, Message, MessageType, Origin, Reference
from discord_sandbox.posting import Setting
from discord_sandbox.problem import Problem
from discord_sandbox.routes import NO_CONTENT, Answer, Request, Route
from discord_sandbox.wire import Json
from discord_sandbox.world import World

_KINDS = {
    4: "CreateMessageInteractionCallbackRequest",
    5: "CreateMessageInteractionCallbackRequest",
    6: "UpdateMessageInteractionCallbackRequest",
    7: "UpdateMessageInteractionCallbackRequest",
    8: "ApplicationCommandAutocompleteCallbackRequest",
    9: "ModalInteractionCallbackRequest",
}
_ON_MESSAGES = {ResponseType.DEFERRED_UPDATE, ResponseType.UPDATE}
_NEW = {ResponseType.MESSAGE, ResponseType.DEFERRED}


def kind(body: Json) -> str | None:
    """Name the schema for a callback's body, by its type."""
    return _KINDS.get(body.get("type", 0))


def setting(interaction: Interaction, *, ephemeral: bool, follows: Message | None = None) -> Setting:
    """Say how a message that answers an interaction stands in its channel."""
    pressed = interaction.message if interaction.type is not InteractionType.COMMAND else None
    if follows is not None or pressed is not None:
        kind, reply = MessageType.REPLY, follows or pressed
    elif interaction.type is InteractionType.COMMAND:
        is_slash = interaction.data.get("type", 1) == 1
        kind, reply = (MessageType.CHAT_INPUT_COMMAND if is_slash else MessageType.CONTEXT_MENU_COMMAND), None
    else:
        kind, reply = MessageType.DEFAULT, None
    return Setting(
        kind,
        None if reply is None else Reference(reply.id, reply.channel),
        Origin(
            interaction.id,
            int(interaction.type),
            interaction.person,
            interaction.name,
            interaction.owners,
            pressed.id if pressed is not None else None,
        ),
        interaction.person if ephemeral else None,
    )


def _callback(world: World, request: Request) -> Answer:
    interaction = world.interactions.get(request.params["token"])
    if interaction is None or interaction.id != request.id("interaction"):
        raise errors.unknown("interaction")
    if interaction.response_type is not None:
        raise errors.ApiError(400, 40060, "Interaction has already been acknowledged.")
    if interaction.failed or world.clock.now() - interaction.created > SECONDS_TO_ANSWER:
        raise errors.unknown("interaction")
    response = _response_type(interaction, request.body)
    _ANSWERS[response](world, interaction, request.body.get("data") or {})
    interaction.acknowledge(response)
    world.changes.publish(Moved(interaction))
    return Answer(body=_receipt(world, interaction)) if request.flag("with_response") else NO_CONTENT


def _response_type(interaction: Interaction, body: Json) -> ResponseType:
    allowed = {
        InteractionType.COMMAND: _NEW | {ResponseType.MODAL},
        InteractionType.COMPONENT: _NEW | _ON_MESSAGES | {ResponseType.MODAL},
        InteractionType.AUTOCOMPLETE: {ResponseType.CHOICES},
        InteractionType.MODAL: _NEW | (_ON_MESSAGES if interaction.message is not None else set()),
    }[interaction.type]
    value = body.get("type")
    if value not in allowed:
        choices = ", ".join(str(int(each)) for each in sorted(allowed))
        wrong = Problem(("type",), "BASE_TYPE_CHOICES", f"Value must be one of {{{choices}}}.")
        raise errors.invalid_form([wrong])
    return ResponseType(value)


def _reply(world: World, interaction: Interaction, data: Json) -> None:
    ephemeral = bool(int(data.get("flags") or 0) & Flag.EPHEMERAL)
    around = setting(interaction, ephemeral=ephemeral)
    interaction.original = posting.compose(world, interaction.channel, data, around)


def _defer(world: World, interaction: Interaction, data: Json) -> None:
    ephemeral = bool(int(data.get("flags") or 0) & Flag.EPHEMERAL)
    interaction.original = posting.think(world, interaction.channel, setting(interaction, ephemeral=ephemeral))


def _defer_update(_world: World, interaction: Interaction, _data: Json) -> None:
    interaction.original = interaction.message


def _update(world: World, interaction: Interaction, data: Json) -> None:
    message = interaction.message
    if message is None or message.deleted:
        raise errors.unknown("Message")
    posting.revise(world, message, data)
    interaction.original = message


def _choose(_world: World, interaction: Interaction, data: Json) -> None:
    interaction.choices = list(data.get("choices") or [])


def _open(_world: World, interaction: Interaction, data: Json) -> None:
    interaction.modal = data | {"components": parts.numbered(data.get("components") or [])}


_ANSWERS: dict[ResponseType, Callable[[World, Interaction, Json], None]] = {
    ResponseType.MESSAGE: _reply,
    ResponseType.DEFERRED: _defer,
    ResponseType.DEFERRED_UPDATE: _defer_update,
    ResponseType.UPDATE: _update,
    ResponseType.CHOICES: _choose,
    ResponseType.MODAL: _open,
}


def _receipt(world: World, interaction: Interaction) -> Json:
    told: Json = {"id": str(interaction.id), "type": int(interaction.type)}
    response, message = interaction.response_type, interaction.original
    body: Json = {"interaction": told}
    if message is not None:
        told |= {
            "response_message_id": str(message.id),
            "response_message_loading": message.is_loading,
            "response_message_ephemeral": message.ephemeral_to is not None,
        }
    if response in (ResponseType.MESSAGE, ResponseType.UPDATE) and message is not None:
        body["resource"] = {"type": int(response), "message": messages.shown(world, message)}
    return body


def _pressed(world: World, request: Request) -> Message | None:
    interaction = world.interactions.get(request.params["token"])
    return None if interaction is None else interaction.message


ROUTES = (Route("POST", "/interactions/{interaction}/{token}/callback", _callback, kind, _pressed, open=True),)
