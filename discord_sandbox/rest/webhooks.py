"""REST: what comes after the first response to an interaction, by the interaction's token."""

from discord_sandbox import errors
from discord_sandbox.payloads import messages
from discord_sandbox.rest.reply_context import reply_context
from discord_sandbox.rest.routes import NO_CONTENT, Answer, Request, Route, always
from discord_sandbox.world import message_service
from discord_sandbox.world.entities import Message
from discord_sandbox.world.events import InteractionUpdated
from discord_sandbox.world.interactions import SECONDS_OF_TOKEN, Interaction, ResponseType
from discord_sandbox.world.state import World

MAX_FOLLOWUPS_OUTSIDE = 5
"""Of an application that isn't in the guild but only on the person's account."""


def _interaction(world: World, request: Request) -> Interaction:
    interaction = world.interactions.get(request.params["token"])
    if interaction is None or request.id("application") != world.application_id or interaction.response_type is None:
        raise errors.unknown("Webhook")
    if world.clock.monotonic() - interaction.created > SECONDS_OF_TOKEN:
        raise errors.ApiError(401, 50027, "Invalid Webhook Token")
    return interaction


def _find(interaction: Interaction, name: str) -> Message | None:
    if name == "@original":
        return interaction.original
    known = [*interaction.followups, *([interaction.original] if interaction.original else [])]
    return next((message for message in known if str(message.id) == name), None)


def _edited_message(world: World, request: Request) -> Message | None:
    interaction = world.interactions.get(request.params["token"])
    return None if interaction is None else _find(interaction, request.params["message"])


def _target(interaction: Interaction, name: str) -> Message:
    found = _find(interaction, name)
    if found is None or found.deleted:
        raise errors.unknown("Message")
    return found


def _follow_up(world: World, request: Request) -> Answer:
    interaction, body = _interaction(world, request), request.body
    original = interaction.original
    if original is not None and original.is_loading and not original.deleted:
        # The first follow-up of a deferred answer takes its place, whatever it says of being ephemeral.
        message_service.edit(world, original, body)
        message = original
    else:
        if "0" not in interaction.owners and len(interaction.followups) >= MAX_FOLLOWUPS_OUTSIDE:
            raise errors.ApiError(400, 40094, "This interaction has reached the maximum number of follow up messages.")
        context = reply_context(interaction, body, follows=original)
        message = message_service.create(world, interaction.channel, body, context)
        interaction.followups.append(message)
    world.bus.publish(InteractionUpdated(interaction))
    return Answer(body=messages.for_rest(world, message))


def _get(world: World, request: Request) -> Answer:
    return Answer(body=messages.for_rest(world, _target(_interaction(world, request), request.params["message"])))


def _edit(world: World, request: Request) -> Answer:
    interaction = _interaction(world, request)
    message = _target(interaction, request.params["message"])
    message_service.edit(world, message, request.body)
    interaction.edits += 1
    world.bus.publish(InteractionUpdated(interaction))
    return Answer(body=messages.for_rest(world, message))


def _delete(world: World, request: Request) -> Answer:
    interaction = _interaction(world, request)
    message = _target(interaction, request.params["message"])
    message_service.delete(world, message)
    if interaction.response_type is ResponseType.DEFERRED_UPDATE:
        interaction.edits += 1
    world.bus.publish(InteractionUpdated(interaction))
    return NO_CONTENT


_HOOK = "/webhooks/{application}/{token}"
_ONE = _HOOK + "/messages/{message}"

ROUTES = (
    Route("POST", _HOOK, _follow_up, always("IncomingWebhookRequestPartial"), open=True, limit=5),
    Route("GET", _ONE, _get, open=True, limit=5),
    Route("PATCH", _ONE, _edit, always("IncomingWebhookUpdateRequestPartial"), _edited_message, open=True, limit=5),
    Route("DELETE", _ONE, _delete, open=True, limit=5),
)
