"""Traditional and Simplified Chinese (by OpenCC)."""

from functools import cache

from opencc import OpenCC


@cache
def _converter(name: str) -> OpenCC:
    return OpenCC(name)


def to_simplified(text: str) -> str:
    """Write Traditional characters as Simplified ones; other text stays as it is."""
    return text if text.isascii() else _converter("t2s").convert(text)


def to_traditional(text: str) -> str:
    """Write Simplified Chinese as in Taiwan, words too (软件 becomes 軟體)."""
    return text if text.isascii() else _converter("s2twp").convert(text)


def is_traditional(text: str) -> bool:
    """Say whether more characters of a text are only Traditional than are only Simplified."""
    if text.isascii():
        return False
    return _changed(text, _converter("t2s").convert(text)) > _changed(text, _converter("s2t").convert(text))


def _changed(before: str, after: str) -> int:
    return sum(old != new for old, new in zip(before, after, strict=False))
