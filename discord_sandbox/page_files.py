"""The page's files, sent with headers that let it load nothing from elsewhere."""

import mimetypes
from pathlib import Path

from aiohttp import web
from aiohttp.typedefs import Handler

FOLDER = Path(__file__).parent / "web" / "static"
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; font-src 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}
_TYPES = {".js": "text/javascript", ".css": "text/css", ".html": "text/html", ".svg": "image/svg+xml"}


async def page_file(request: web.Request) -> web.StreamResponse:
    """Send one of the page's files."""
    name = request.match_info.get("file") or "index.html"
    path = (FOLDER / name).resolve()
    if not path.is_relative_to(FOLDER) or not path.is_file():
        return web.Response(status=404, text="There is no such file.", headers=_HEADERS)
    kind = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    charset = "utf-8" if kind.startswith("text/") else None
    return web.Response(body=path.read_bytes(), content_type=kind, charset=charset, headers=_HEADERS)


@web.middleware
async def only_from_here(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse every request whose Host isn't this machine, so that no other site's name can lead here."""
    socket = request.transport and request.transport.get_extra_info("sockname")
    port = socket[1] if socket else None
    if request.host not in (f"127.0.0.1:{port}", f"localhost:{port}"):
        return web.Response(status=403, text="The sandbox is only for this machine.")
    return await handler(request)
