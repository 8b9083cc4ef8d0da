"""Traditional and Simplified Chinese (by OpenCC)."""

import re
from functools import cache

from opencc import OpenCC

# OpenCC ends a text at a null, and refuses half a surrogate pair: they are passed by.
_UNFIT = re.compile("([\x00\ud800-\udfff]+)")


@cache
def _converter(name: str) -> OpenCC:
    return OpenCC(name)


def _converted(name: str, text: str) -> str:
    convert = _converter(name).convert
    return "".join(piece if _UNFIT.match(piece) else convert(piece) for piece in _UNFIT.split(text))


def to_simplified(text: str) -> str:
    """Write Traditional characters as Simplified ones; other text stays as it is."""
    return text if text.isascii() else _converted("t2s", text)


def to_traditional(text: str) -> str:
    """Write Simplified Chinese as in Taiwan, words too (软件 becomes 軟體)."""
    return text if text.isascii() else _converted("s2twp", text)


def is_traditional(text: str) -> bool:
    """Say whether more characters of a text are only Traditional than are only Simplified."""
    if text.isascii():
        return False
    return _changed(text, _converted("t2s", text)) > _changed(text, _converted("s2t", text))


def _changed(before: str, after: str) -> int:
    return sum(old != new for old, new in zip(before, after, strict=False))
