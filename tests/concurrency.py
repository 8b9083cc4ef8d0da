"""How many threads are in the same place at once."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Concurrency:
    """Counts the threads within its `counted` blocks; `most` is the highest number so far."""

    def __init__(self) -> None:
        self.most = 0
        self._now = 0
        self._lock = threading.Lock()

    @contextmanager
    def counted(self) -> Iterator[None]:
        """Count this thread while the block runs."""
        self._add(1)
        try:
            yield
        finally:
            self._add(-1)

    def _add(self, change: int) -> None:
        with self._lock:
            self._now += change
            self.most = max(self.most, self._now)
