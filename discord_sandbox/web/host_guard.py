"""The guard against other sites: the sandbox answers requests to this machine's own names only."""

from aiohttp import web
from aiohttp.typedefs import Handler


@web.middleware
async def loopback_only(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer 403 to a request whose Host isn't this machine, so that no other site's name can lead here."""
    socket = request.transport and request.transport.get_extra_info("sockname")
    port = socket[1] if socket else None
    if request.host not in (f"127.0.0.1:{port}", f"localhost:{port}"):
        return web.Response(status=403, text="The sandbox is only for this machine.")
    return await handler(request)
