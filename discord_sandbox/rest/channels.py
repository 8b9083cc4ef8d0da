"""REST: channels, and the bot's typing in them."""

from discord_sandbox.payloads import base
from discord_sandbox.rest.lookup import channel_of, require_send
from discord_sandbox.rest.routes import NO_CONTENT, Answer, Request, Route
from discord_sandbox.world.events import TypingStarted
from discord_sandbox.world.state import World


def _channel(world: World, request: Request) -> Answer:
    return Answer(body=base.channel(channel_of(world, request)))


def _typing(world: World, request: Request) -> Answer:
    channel = channel_of(world, request)
    require_send(world, channel)
    world.bus.publish(TypingStarted(channel, world.bot))
    return NO_CONTENT


ROUTES = (
    Route("GET", "/channels/{channel}", _channel),
    Route("POST", "/channels/{channel}/typing", _typing, limit=5),
)
