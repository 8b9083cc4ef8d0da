"""The fingerprint of the code that decides what a trained matcher is."""

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path

FORMAT = 1
"""Version of the cached files; raise it where their meaning changes and no deciding module does."""
DECIDING = (
    "faq/faq.py",
    "faq/files/models.py",
    "faq/files/parse.py",
    "faq/files/python_loader.py",
    "faq/files/read.py",
    "faq/files/yaml_source.py",
    "faq/load.py",
    "i18n/detection.py",
    "i18n/language.py",
    "i18n/languages.py",
    "matching",
    "text",
    "training/cache.py",
    "training/fingerprint.py",
    "training/train.py",
)
"""Modules and whole packages (with all below them) that turn files into examples, settings and weights."""
_KINDS = ("*.py", "*.npy")
_LIBRARIES = ("markdown-it-py", "numpy", "opencc", "pystemmer", "rapidfuzz", "symspellpy")
_PACKAGE = Path(__file__).parents[1]


def deciding_sources(package: Path = _PACKAGE) -> list[Path]:
    """Return the files of code and constants that decide, sorted; packages are searched with all folders in them."""
    found: set[Path] = set()
    for name in DECIDING:
        path = package / name
        found.update(file for kind in _KINDS for file in path.rglob(kind)) if path.is_dir() else found.add(path)
    return sorted(found)


def code_fingerprint(package: Path = _PACKAGE) -> str:
    """Return the fingerprint of the deciding code: 32 hexadecimal digits.

    It depends on FORMAT, on the versions of the libraries, and on the path and content of each deciding source.
    """
    libraries = (f"{name} {version(name)}" for name in _LIBRARIES)
    sources = (f"{path.relative_to(package).as_posix()} {_sha256(path)}" for path in deciding_sources(package))
    return digest_of([str(FORMAT), *libraries, *sources])


@cache
def own_fingerprint() -> str:
    """Return the fingerprint of the code that runs; it is read once."""
    return code_fingerprint()


def digest_of(parts: Iterable[str]) -> str:
    """Return the first 32 hexadecimal digits of the SHA-256 of some texts; lone surrogates are allowed."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
