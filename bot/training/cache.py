"""Trained matchers in the cache folder, and the names under which they are found again."""

import re
import tempfile
from pathlib import Path

from bot.faq import FaqSources
from bot.matching import Encoder, TrainedModel
from bot.matching.serialisation import load_model, save_model
from bot.training.fingerprint import digest_of, own_fingerprint

MAX_CACHED = 8
"""Matchers that stay in the cache, the newest; and as many notes on which files belong to which examples."""
_DIGEST = re.compile("[0-9a-f]{32}")


def is_writable(folder: Path) -> bool:
    """Return whether a folder can be written to; it is made where it is missing."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


class MatcherCache:
    """The matchers that were trained with one encoder (or without), in one folder.

    A matcher is named for its training examples, the encoder and the deciding code. A note leads from an FAQ's files
    to the digest of their examples, so that lessons need not be parsed to find it, and an answer that was changed
    leads to the same matcher as before.
    """

    def __init__(self, folder: Path, encoder: Encoder | None) -> None:
        self.folder = folder
        self._encoder = encoder

    def is_writable(self) -> bool:
        """Return whether matchers can be saved."""
        return is_writable(self.folder)

    def load(self, sources: FaqSources) -> TrainedModel | None:
        """Return the matcher of an FAQ's files; None where it is not in the cache."""
        path = self.path_of(sources)
        return None if path is None else load_model(path, self._encoder)

    def load_for_examples(self, digest: str) -> TrainedModel | None:
        """Return the matcher of the examples with this digest; None where it is not in the cache."""
        return load_model(self._path(digest), self._encoder)

    def path_of(self, sources: FaqSources) -> Path | None:
        """Return the file that the matcher of an FAQ's files has or had; None where no note leads to it."""
        note = self._note(sources)
        digest = note.read_text(encoding="utf-8", errors="replace") if note.is_file() else ""
        return self._path(digest) if _DIGEST.fullmatch(digest) else None

    def save(self, digest: str, model: TrainedModel) -> None:
        """Save the matcher of the examples with this digest; the oldest of too many are deleted.

        Raises:
            OSError: the folder can't be written to.
        """
        path = self._path(digest)
        save_model(path, model)
        _delete_old(path)

    def note(self, sources: FaqSources, digest: str) -> None:
        """Note the digest of the examples that are in an FAQ's files.

        Raises:
            OSError: the folder can't be written to.
        """
        note = self._note(sources)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=note.parent, delete=False) as file:
            file.write(digest)
        Path(file.name).replace(note)
        _delete_old(note)

    def _path(self, digest: str) -> Path:
        encoder = self._encoder.name if self._encoder else "no encoder"
        return self.folder / f"matcher-{digest_of([digest, encoder, own_fingerprint()])}.npz"

    def _note(self, sources: FaqSources) -> Path:
        return self.folder / f"examples-{digest_of([sources.digest, own_fingerprint()])}.txt"


def _delete_old(newest: Path) -> None:
    """Delete all but the newest files of a file's kind."""
    kind = newest.name.partition("-")[0]
    cached = sorted(newest.parent.glob(f"{kind}-*{newest.suffix}"), key=lambda file: file.stat().st_mtime, reverse=True)
    for old in cached[MAX_CACHED:]:
        old.unlink(missing_ok=True)
