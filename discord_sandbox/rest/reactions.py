"""REST: the bot's reactions to messages."""

from urllib.parse import unquote

from discord_sandbox import errors
from discord_sandbox.rest.lookup import message_of, require
from discord_sandbox.rest.routes import NO_CONTENT, Answer, Request, Route
from discord_sandbox.world import permissions as may
from discord_sandbox.world.events import ReactionAdded, ReactionRemoved
from discord_sandbox.world.state import World


def _add(world: World, request: Request) -> Answer:
    message, emoji = message_of(world, request), unquote(request.params["emoji"])
    require(world, message.channel, may.READ_MESSAGE_HISTORY)
    if emoji not in message.reactions:
        require(world, message.channel, may.ADD_REACTIONS)
    users = message.reactions.setdefault(emoji, [])
    if world.bot.id not in users:
        users.append(world.bot.id)
        world.bus.publish(ReactionAdded(message, world.bot, emoji))
    return NO_CONTENT


def _remove(world: World, request: Request) -> Answer:
    message, emoji = message_of(world, request), unquote(request.params["emoji"])
    users = message.reactions.get(emoji, [])
    if world.bot.id not in users:
        raise errors.unknown("Emoji")
    users.remove(world.bot.id)
    if not users:
        del message.reactions[emoji]
    world.bus.publish(ReactionRemoved(message, world.bot, emoji))
    return NO_CONTENT


_OWN = "/channels/{channel}/messages/{message}/reactions/{emoji}/@me"

ROUTES = (
    Route("PUT", _OWN, _add, limit=5),
    Route("DELETE", _OWN, _remove, limit=5),
)
