"""REST: the address of the gateway."""

from discord_sandbox.gateway.gateway import Gateway
from discord_sandbox.rest.routes import Answer, Request, Route
from discord_sandbox.world.state import World

_LIMIT = ("total", "remaining", "reset_after", "max_concurrency")


def gateway_routes(gateway: Gateway) -> tuple[Route, ...]:
    """Return the routes that lead to a gateway."""

    def url(_world: World, _request: Request) -> Answer:
        return Answer(body={"url": gateway.url})

    def url_for_bots(_world: World, _request: Request) -> Answer:
        limit = {name: getattr(gateway.limit, name) for name in _LIMIT}
        return Answer(body={"url": gateway.url, "shards": gateway.shards, "session_start_limit": limit})

    return Route("GET", "/gateway", url, open=True), Route("GET", "/gateway/bot", url_for_bots)
