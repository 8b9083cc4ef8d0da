"""Trained matchers in the cache folder, and the names under which they are found again."""

import errno
import logging
import math
import os
import re
import tempfile
import time
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from bot.faq import FaqSources, ParsedFaq
from bot.matching import Encoder, TrainedModel
from bot.matching.serialisation import load_model, save_model
from bot.training.fingerprint import digest_of, own_fingerprint

MOST_KEPT = 400 * 2**20
"""Bytes of matchers that stay in the cache, those that were used last: a dozen as large as that of our FAQ."""
MOST_NOTES = 256
"""Notes on which files belong to which examples that stay; they have a few bytes each."""
ROOM = 64 * 2**20
"""Bytes that a cache must have room for: our FAQ's matcher and vectors take 34 MB."""
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
log = logging.getLogger(__name__)
_DIGEST = re.compile("[0-9a-f]{32}")


def is_writable(folder: Path) -> bool:
    """Return whether a folder can be written to and has room; it is made where it is missing."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as file:
            return _has_room(file.fileno())
    except OSError:
        return False


def _has_room(file: int) -> bool:
    if not hasattr(os, "posix_fallocate"):  # macOS, Windows
        return True
    try:
        os.posix_fallocate(file, 0, ROOM)
    except OSError as error:
        return error.errno not in _FULL  # other errors: this file system can't tell
    return True


class MatcherCache:
    """The matchers that were trained with one encoder (or without), in one folder.

    A matcher is named for its training examples, the encoder and the deciding code, and the file itself holds that
    name. A note leads from an FAQ's files to the digest of their examples, so that lessons need not be parsed to find
    it, and an answer that was changed leads to the same matcher as before.
    """

    def __init__(self, folder: Path, encoder: Encoder | None) -> None:
        self.folder = folder
        self._encoder = encoder

    def is_writable(self) -> bool:
        """Return whether matchers can be saved."""
        return is_writable(self.folder)

    def load(self, parsed: ParsedFaq) -> TrainedModel | None:
        """Return the matcher of an FAQ's files; None where it is not in the cache, or can't be used.

        Raises:
            KnowledgeError: something is wrong with the FAQ's files.
        """
        path = self.path_of(parsed.sources)
        model = None if path is None else self._load(path, parsed.answers().entries)
        if model is None and path is not None and path.exists():
            log.warning("%s can't be used: it is broken, or another FAQ's; the FAQ is learnt anew", path)
        return model

    def load_for_examples(self, digest: str, labels: Collection[str]) -> TrainedModel | None:
        """Return the matcher of the examples with this digest; None where it is not in the cache, or can't be used."""
        return self._load(self._path(digest), labels)

    def _load(self, path: Path, labels: Collection[str]) -> TrainedModel | None:
        """Return the matcher of a file, unless it was trained for another name or on other labels."""
        model = load_model(path, self._encoder, path.stem)
        _mark_used(path)
        return model if model and set(model.matcher.labels).issubset(labels) else None

    def path_of(self, sources: FaqSources) -> Path | None:
        """Return the file that the matcher of an FAQ's files has or had; None where no note leads to it."""
        note = self._note(sources)
        _mark_used(note)
        digest = note.read_text(encoding="utf-8", errors="replace") if note.is_file() else ""
        return self._path(digest) if _DIGEST.fullmatch(digest) else None

    def save(self, digest: str, model: TrainedModel) -> None:
        """Save the matcher of the examples with this digest; of too many, those not used for longest are deleted.

        Raises:
            OSError: the folder can't be written to.
        """
        path = self._path(digest)
        save_model(path, model, path.stem)
        _delete_unused(path, most_bytes=MOST_KEPT)

    def note(self, sources: FaqSources, digest: str) -> None:
        """Note the digest of the examples that are in an FAQ's files.

        Raises:
            OSError: the folder can't be written to.
        """
        note = self._note(sources)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=note.parent, delete=False) as file:
            file.write(digest)
        Path(file.name).replace(note)
        _delete_unused(note, most_files=MOST_NOTES)

    def _path(self, digest: str) -> Path:
        encoder = self._encoder.name if self._encoder else "no encoder"
        return self.folder / f"matcher-{digest_of([digest, encoder, own_fingerprint()])}.npz"

    def _note(self, sources: FaqSources) -> Path:
        return self.folder / f"examples-{digest_of([sources.digest, own_fingerprint()])}.txt"


def _mark_used(path: Path) -> None:
    """Note in a file when it was used last, whether or not the file system does so itself."""
    with suppress(OSError):  # there is none, or the folder can't be written to
        os.utime(path, ns=(time.time_ns(), path.stat().st_mtime_ns))


def _delete_unused(newest: Path, *, most_bytes: float = math.inf, most_files: float = math.inf) -> None:
    """Delete the files of a file's kind that were used before so many, or before so many bytes, of others."""
    kind = newest.name.partition("-")[0]
    found = []
    for path in newest.parent.glob(f"{kind}-*{newest.suffix}"):
        with suppress(FileNotFoundError):  # another bot with the same cache was faster
            found.append((path != newest, -path.stat().st_atime_ns, path, path.stat().st_size))
    total = 0
    for place, (_, _, path, size) in enumerate(sorted(found)):
        total += size
        if place and (place >= most_files or total > most_bytes):
            path.unlink(missing_ok=True)
