"""Vectors of texts kept on disk, by the hash of encoder and text: nothing is encoded twice."""

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.matching.disk import load_arrays, save_arrays
from bot.matching.encoder import Encoder

Progress = Callable[[int, int], None]
"""Told how many of how many are done."""
MOST_OTHERS = 20_000
"""Vectors of other texts that stay: 31 MB."""
SAVE_EVERY = 1000
"""New vectors after which they are saved, so that a first start that is broken off loses little."""


def cached_vectors(
    encoder: Encoder, texts: Sequence[str], folder: Path | None, progress: Progress | None = None
) -> NDArray[np.float32]:
    """Give the vectors of texts, a row each; only those that no earlier call has made are made now."""
    path = None if folder is None else folder / f"vectors-{_hash(encoder.name).decode()}.npz"
    known = _load(path) if path else {}
    keys = [_hash(text) for text in texts]
    missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
    for done, (key, vector) in enumerate(_encoded(encoder, missing), start=1):
        known[key] = vector
        if progress:
            progress(done, len(missing))
        if path and (done % SAVE_EVERY == 0 or done == len(missing)):
            _save(path, known, keys)
    return np.array([known[key] for key in keys], dtype=np.float32)


def _encoded(encoder: Encoder, texts: dict[bytes, str]) -> Iterator[tuple[bytes, NDArray[np.float32]]]:
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        yield from zip(texts, pool.map(encoder.encode, texts.values()), strict=True)


def _save(path: Path, known: dict[bytes, NDArray[np.float32]], used: Sequence[bytes]) -> None:
    """Save vectors; of those that this FAQ does not use (another one's, or of texts that are gone) the newest."""
    current = {key: known[key] for key in used if key in known}
    others = [key for key in known if key not in current][-MOST_OTHERS:]
    kept = {key: known[key] for key in others} | current
    save_arrays(path, keys=np.array(list(kept)), vectors=np.array(list(kept.values())))


def _load(path: Path) -> dict[bytes, NDArray[np.float32]]:
    arrays = load_arrays(path)
    if arrays is None or arrays.keys() != {"keys", "vectors"} or len(arrays["keys"]) != len(arrays["vectors"]):
        return {}
    return dict(zip((bytes(key) for key in arrays["keys"]), arrays["vectors"], strict=True))


def _hash(text: str) -> bytes:
    # numpy drops zero bytes at the end of a bytes string: write the hash in hexadecimal digits
    return hashlib.sha256(text.encode()).hexdigest()[:32].encode()
