"""An open WebSocket, to a bot or to the page."""

import asyncio
import zlib

from aiohttp import web


class Socket:
    """An open connection; `write` sends what was put, in order, through one compressor if the other side wants that.

    `closed_with` is the code that this side closed it with: the response then tells 1000, whatever it was.
    """

    def __init__(self, response: web.WebSocketResponse, request: web.Request, *, compressed: bool) -> None:
        self.response = response
        self.closed_with: int | None = None
        self._request = request
        self._outbox: asyncio.Queue[str | int] = asyncio.Queue()
        self._deflate = zlib.compressobj() if compressed else None

    def put(self, text: str) -> None:
        """Queue a message."""
        self._outbox.put_nowait(text)

    def close(self, code: int) -> None:
        """Queue a close frame with a code, after all messages before it."""
        self.closed_with = code
        self._outbox.put_nowait(code)

    def abort(self) -> None:
        """End the connection without a close frame."""
        if self._request.transport is not None:
            self._request.transport.abort()

    async def write(self) -> None:
        """Send what is queued until the connection ends."""
        while not self.response.closed:
            item = await self._outbox.get()
            try:
                if isinstance(item, int):
                    await self.response.close(code=item)
                elif self._deflate is None:
                    await self.response.send_str(item)
                else:
                    data = self._deflate.compress(item.encode()) + self._deflate.flush(zlib.Z_SYNC_FLUSH)
                    await self.response.send_bytes(data)
            except ConnectionError:
                return
