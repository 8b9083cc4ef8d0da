"""A bounded cache for several threads."""

from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

from cachetools import LRUCache

Value = TypeVar("Value")


class ThreadSafeCache(Generic[Value]):
    """Values by text, of which the least recently used ones are dropped; safe to use from several threads.

    So unusual texts can't fill the memory.
    """

    def __init__(self, max_size: int) -> None:
        self._values: LRUCache[str, Value] = LRUCache(max_size)
        self._lock = Lock()  # cachetools has none of its own

    def get(self, key: str, compute: Callable[[str], Value]) -> Value:
        """Return the cached value, or compute it and cache it; two threads may both compute it."""
        with self._lock:
            if key in self._values:
                return self._values[key]
        value = compute(key)
        with self._lock:
            self._values[key] = value
        return value
