"""A cache of vectors on disk, by the hash of encoder and text: nothing is encoded twice."""

import hashlib
import logging
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

log = logging.getLogger(__name__)


def cached_vectors(
    encoder: Encoder, texts: Sequence[str], folder: Path | None, progress: Progress | None = None
) -> NDArray[np.float32]:
    """Return the vectors of texts, one row each; only those that are not in the cache are computed.

    Where they can't be saved, a warning is logged, and they are computed all the same.
    """
    path = None if folder is None else _path(folder, encoder)
    known = _load(path) if path else {}
    keys = [_hash(text) for text in texts]
    missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
    for done, (key, vector) in enumerate(_encoded(encoder, missing), start=1):
        known[key] = vector
        if progress:
            progress(done, len(missing))
        if path and (done % SAVE_EVERY == 0 or done == len(missing)):
            try:
                _save(path, known, keys)
            except OSError as error:
                log.warning("vectors can't be saved: %s", error)
                path = None
    return np.array([known[key] for key in keys], dtype=np.float32)


def count_missing(encoder: Encoder, texts: Sequence[str], folder: Path | None) -> int:
    """Return how many vectors of texts are not in the cache and have to be computed."""
    known = {} if folder is None else _load(_path(folder, encoder))
    return len({_hash(text) for text in texts} - known.keys())


def _path(folder: Path, encoder: Encoder) -> Path:
    return folder / f"vectors-{_hash(encoder.name).decode()}.npz"


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
    if arrays is None or arrays.keys() != {"keys", "vectors"}:
        return {}
    keys, vectors = arrays["keys"], arrays["vectors"]
    if keys.dtype != "S32" or vectors.dtype != np.float32 or vectors.shape[:-1] != keys.shape or keys.ndim != 1:
        return {}
    finite = np.isfinite(vectors).all(axis=1)
    return dict(zip((bytes(key) for key in keys[finite]), vectors[finite], strict=True))


def _hash(text: str) -> bytes:
    # numpy drops zero bytes at the end of a bytes string: write the hash in hexadecimal digits
    return hashlib.sha256(text.encode()).hexdigest()[:32].encode()
