"""The cache is bounded, and several threads can use it at once."""

from concurrent.futures import ThreadPoolExecutor

from bot.matching.cache import ThreadSafeCache


def test_the_least_recently_used_goes_first() -> None:
    """A value that is asked for stays; of the others the oldest is computed again."""
    computed: list[str] = []
    cache: ThreadSafeCache[str] = ThreadSafeCache(2)

    def upper(key: str) -> str:
        computed.append(key)
        return key.upper()

    assert [cache.get(key, upper) for key in "abacab"] == list("ABACAB")
    assert computed == ["a", "b", "c", "b"]


def test_threads_do_not_disturb_each_other() -> None:
    """Many threads in a cache that is too small get the right values."""
    cache: ThreadSafeCache[int] = ThreadSafeCache(5)
    keys = [str(number % 23) for number in range(20_000)]

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda key: cache.get(key, int), keys, chunksize=50))

    assert found == [int(key) for key in keys]
