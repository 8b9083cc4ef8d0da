"""REST: what comes after the first answer to an interaction, by the interaction's token."""

from discord_sandbox import errors, messages, posting
from discord_sandbox.changes import Moved
from discord_sandbox.interaction import SECONDS_OF_TOKEN, Interaction, ResponseType
from discord_sandbox.interactions import setting
from discord_sandbox.message import Flag, Message
from discord_sandbox.routes import NO_CONTENT, Answer, Request, Route, always
from discord_sandbox.world import World

FOLLOWUPS_OF_AN_OUTSIDER = 5


def _interaction(world: World, request: Request) -> Interaction:
    interaction = world.interactions.get(request.params["token"])
    if interaction is None or request.id("application") != world.application_id or interaction.response_type is None:
        raise errors.unknown("Webhook")
    if world.clock.now() - interaction.created > SECONDS_OF_TOKEN:
        raise errors.ApiError(401, 50027, "Invalid Webhook Token")
    return interaction


def _find(interaction: Interaction, name: str) -> Message | None:
    if name == "@original":
        return interaction.original
    known = [*interaction.followups, *([interaction.original] if interaction.original else [])]
    return next((message for message in known if str(message.id) == name), None)


def _edits(world: World, request: Request) -> Message | None:
    interaction = world.interactions.get(request.params["token"])
    return None if interaction is None else _find(interaction, request.params["message"])


def _target(interaction: Interaction, name: str) -> Message:
    found = _find(interaction, name)
    if found is None or found.deleted:
        raise errors.unknown("Message")
    return found


def _followed(world: World, request: Request) -> Answer:
    interaction, body = _interaction(world, request), request.body
    original = interaction.original
    if original is not None and original.is_loading and not original.deleted:
        # The first follow-up of a deferred answer takes its place, whatever it says of being ephemeral.
        posting.revise(world, original, body)
        message = original
    else:
        if "0" not in interaction.owners and len(interaction.followups) >= FOLLOWUPS_OF_AN_OUTSIDER:
            raise errors.ApiError(400, 40094, "This interaction has reached the maximum number of follow up messages.")
        ephemeral = bool(int(body.get("flags") or 0) & Flag.EPHEMERAL)
        around = setting(interaction, ephemeral=ephemeral, follows=original)
        message = posting.compose(world, interaction.channel, body, around)
        interaction.followups.append(message)
    world.changes.publish(Moved(interaction))
    return Answer(body=messages.shown(world, message))


def _one(world: World, request: Request) -> Answer:
    return Answer(body=messages.shown(world, _target(_interaction(world, request), request.params["message"])))


def _edited(world: World, request: Request) -> Answer:
    interaction = _interaction(world, request)
    message = _target(interaction, request.params["message"])
    posting.revise(world, message, request.body)
    interaction.edits += 1
    world.changes.publish(Moved(interaction))
    return Answer(body=messages.shown(world, message))


def _deleted(world: World, request: Request) -> Answer:
    interaction = _interaction(world, request)
    message = _target(interaction, request.params["message"])
    posting.remove(world, message)
    if interaction.response_type is ResponseType.DEFERRED_UPDATE:
        interaction.edits += 1
    world.changes.publish(Moved(interaction))
    return NO_CONTENT


_HOOK = "/webhooks/{application}/{token}"
_ONE = _HOOK + "/messages/{message}"

ROUTES = (
    Route("POST", _HOOK, _followed, always("IncomingWebhookRequestPartial"), open=True, limit=5),
    Route("GET", _ONE, _one, open=True, limit=5),
    Route("PATCH", _ONE, _edited, always("IncomingWebhookUpdateRequestPartial"), _edits, open=True, limit=5),
    Route("DELETE", _ONE, _deleted, open=True, limit=5),
)
