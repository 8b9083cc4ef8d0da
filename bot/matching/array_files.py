"""Files of arrays: written atomically, read without trusting them."""

import math
import os
import struct
import tempfile
import zipfile
import zlib
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Arrays = dict[str, NDArray[Any]]


def save_arrays(path: Path, **arrays: NDArray[Any]) -> None:
    """Write arrays to a file; a concurrent reader sees the old file or the new one.

    Raises:
        OSError: the folder can't be written to.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".new-", suffix=".npz")
    try:
        with os.fdopen(descriptor, "wb") as file:
            np.savez(file, allow_pickle=False, **arrays)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


# What Python's zipfile and numpy raise over a file that is broken, cut off or something else.
_BROKEN = (
    OSError,
    ValueError,
    TypeError,
    AttributeError,
    KeyError,
    EOFError,
    OverflowError,
    RuntimeError,
    MemoryError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)


def load_arrays(path: Path) -> Arrays | None:
    """Return the arrays of a file; None where there is none, or where it is broken or not ours."""
    try:
        # Opened here, since numpy leaves a broken file open.
        with path.open("rb") as opened, zipfile.ZipFile(opened) as archive:
            size = path.stat().st_size
            if any(info.compress_type != zipfile.ZIP_STORED or info.file_size > size for info in archive.infolist()):
                return None  # ours are not compressed: what claims to be larger than its file is none of them
            if archive.testzip() is not None:  # checksums first: numpy reads a broken header as Python
                return None
            if not all(_holds_what_it_claims(archive, info) for info in archive.infolist()):
                return None
            opened.seek(0)
            with np.load(opened, allow_pickle=False) as file:
                return {name: file[name] for name in file.files}
    except _BROKEN:
        return None


def _holds_what_it_claims(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bool:
    """Return whether an array is as large as its header says: numpy reserves the memory before it reads."""
    with archive.open(info) as file:
        if np.lib.format.read_magic(file) != (1, 0):
            return False
        shape, _, dtype = np.lib.format.read_array_header_1_0(file)
        return math.prod(shape) * dtype.itemsize == info.file_size - file.tell()
