"""The page's files, sent with headers that let it load nothing from elsewhere."""

import mimetypes
from pathlib import Path

from aiohttp import web

FOLDER = Path(__file__).parent / "static"
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; font-src 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}
_TYPES = {".js": "text/javascript", ".css": "text/css", ".html": "text/html", ".svg": "image/svg+xml"}


async def page_file(request: web.Request) -> web.StreamResponse:
    """Return one of the page's files, in whatever folder below its own; 404 for any other."""
    path_in_folder = request.match_info.get("file") or "index.html"
    path = (FOLDER / path_in_folder).resolve()
    if not path.is_relative_to(FOLDER) or not path.is_file():
        return web.Response(status=404, text="There is no such file.", headers=_HEADERS)
    kind = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    charset = "utf-8" if kind.startswith("text/") else None
    return web.Response(body=path.read_bytes(), content_type=kind, charset=charset, headers=_HEADERS)
