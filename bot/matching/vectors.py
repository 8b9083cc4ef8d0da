"""A cache of vectors on disk, by the hash of encoder and text: nothing is encoded twice."""

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.matching.array_files import load_arrays, save_arrays
from bot.matching.encoder import Encoder

Progress = Callable[[int, int], None]
"""Called with how many of how many are done."""
MAX_OTHERS = 20_000
"""Vectors of other texts that stay in the cache: 31 MB."""
SAVE_EVERY = 1000
"""New vectors after which they are saved, so that an interrupted first start loses little."""


def cached_vectors(
    encoder: Encoder, texts: Sequence[str], folder: Path | None, progress: Progress | None = None
) -> NDArray[np.float32]:
    """Return the vectors of texts, one row each; only those that are not in the cache are computed."""
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
    """Save the vectors in use, and the newest of the others (of another FAQ, or of texts that are gone)."""
    current = {key: known[key] for key in used if key in known}
    others = [key for key in known if key not in current][-MAX_OTHERS:]
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
