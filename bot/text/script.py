"""Traditional and Simplified Chinese (by OpenCC)."""

import re
from functools import cache

from opencc import OpenCC

# OpenCC cuts a text at a null character, and refuses a lone surrogate: both are left as they are.
_UNSUPPORTED = re.compile("([\x00\ud800-\udfff]+)")


@cache
def _converter(name: str) -> OpenCC:
    return OpenCC(name)


def _converted(name: str, text: str) -> str:
    convert = _converter(name).convert
    return "".join(piece if _UNSUPPORTED.match(piece) else convert(piece) for piece in _UNSUPPORTED.split(text))


def to_simplified(text: str) -> str:
    """Return a text with Traditional characters converted to Simplified ones; other text is unchanged."""
    return text if text.isascii() else _converted("t2s", text)


def to_traditional(text: str) -> str:
    """Return Simplified Chinese as it is written in Taiwan, words too (软件 becomes 軟體)."""
    return text if text.isascii() else _converted("s2twp", text)


def is_traditional(text: str) -> bool:
    """Return whether a text has more characters that are only Traditional than only Simplified."""
    if text.isascii():
        return False
    return _changed(text, _converted("t2s", text)) > _changed(text, _converted("s2t", text))


def _changed(before: str, after: str) -> int:
    return sum(old != new for old, new in zip(before, after, strict=False))
