"""REST: the first response to an interaction."""

from collections.abc import Callable

from discord_sandbox import errors
from discord_sandbox.json_types import Json, without_nulls
from discord_sandbox.payloads import messages
from discord_sandbox.problem import Problem
from discord_sandbox.rest.reply_context import reply_context
from discord_sandbox.rest.routes import NO_CONTENT, Answer, Request, Route
from discord_sandbox.world import components as parts, message_service, phones
from discord_sandbox.world.entities import Message
from discord_sandbox.world.events import InteractionUpdated
from discord_sandbox.world.interactions import SECONDS_TO_ANSWER, Interaction, InteractionType, ResponseType
from discord_sandbox.world.state import World

_SCHEMAS = {
    4: "CreateMessageInteractionCallbackRequest",
    5: "CreateMessageInteractionCallbackRequest",
    6: "UpdateMessageInteractionCallbackRequest",
    7: "UpdateMessageInteractionCallbackRequest",
    8: "ApplicationCommandAutocompleteCallbackRequest",
    9: "ModalInteractionCallbackRequest",
}
_ON_MESSAGES = {ResponseType.DEFERRED_UPDATE, ResponseType.UPDATE}
_NEW = {ResponseType.MESSAGE, ResponseType.DEFERRED}


def _schema(body: Json) -> str | None:
    return _SCHEMAS.get(body.get("type", 0))


def _callback(world: World, request: Request) -> Answer:
    interaction = world.interactions.get(request.params["token"])
    if interaction is None or interaction.id != request.id("interaction"):
        raise errors.unknown("interaction")
    if interaction.response_type is not None:
        raise errors.ApiError(400, 40060, "Interaction has already been acknowledged.")
    if interaction.failed or world.clock.monotonic() - interaction.created > SECONDS_TO_ANSWER:
        raise errors.unknown("interaction")
    response = _response_type(interaction, request.body)
    _RESPONSES[response](world, interaction, request.body.get("data") or {})
    interaction.acknowledge(response)
    world.bus.publish(InteractionUpdated(interaction))
    return Answer(body=_callback_response(world, interaction)) if request.flag("with_response") else NO_CONTENT


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
    context = reply_context(interaction, data)
    interaction.original = message_service.create(world, interaction.channel, data, context)


def _defer(world: World, interaction: Interaction, data: Json) -> None:
    context = reply_context(interaction, data)
    interaction.original = message_service.create_loading(world, interaction.channel, context)


def _defer_update(_world: World, interaction: Interaction, _data: Json) -> None:
    interaction.original = interaction.message


def _update(world: World, interaction: Interaction, data: Json) -> None:
    message = interaction.message
    if message is None or message.deleted:
        raise errors.unknown("Message")
    message_service.edit(world, message, data)
    interaction.original = message


def _offer_choices(_world: World, interaction: Interaction, data: Json) -> None:
    interaction.choices = list(data.get("choices") or [])


def _open_modal(world: World, interaction: Interaction, data: Json) -> None:
    modal = data | {"components": parts.with_ids(without_nulls(data.get("components") or []))}
    interaction.modal = phones.modal_seen_by(world, interaction.person, modal)


_RESPONSES: dict[ResponseType, Callable[[World, Interaction, Json], None]] = {
    ResponseType.MESSAGE: _reply,
    ResponseType.DEFERRED: _defer,
    ResponseType.DEFERRED_UPDATE: _defer_update,
    ResponseType.UPDATE: _update,
    ResponseType.CHOICES: _offer_choices,
    ResponseType.MODAL: _open_modal,
}


def _callback_response(world: World, interaction: Interaction) -> Json:
    summary: Json = {"id": str(interaction.id), "type": int(interaction.type)}
    response, message = interaction.response_type, interaction.original
    body: Json = {"interaction": summary}
    if message is not None:
        summary |= {
            "response_message_id": str(message.id),
            "response_message_loading": message.is_loading,
            "response_message_ephemeral": message.ephemeral_to is not None,
        }
    if response in (ResponseType.MESSAGE, ResponseType.UPDATE) and message is not None:
        body["resource"] = {"type": int(response), "message": messages.for_rest(world, message)}
    return body


def _edited_message(world: World, request: Request) -> Message | None:
    interaction = world.interactions.get(request.params["token"])
    return None if interaction is None else interaction.message


ROUTES = (
    Route(
        "POST",
        "/interactions/{interaction}/{token}/callback",
        _callback,
        _schema,
        _edited_message,
        open=True,
        limit=None,
    ),
)
