"""What was learnt before and is kept in the cache folder, and the names under which it is found again."""

import re
import tempfile
from pathlib import Path

from bot.faq import Faq, Files, load_or_raise
from bot.i18n.languages import DEFAULT_LANGUAGES
from bot.matching import Encoder, Example, Synonyms, TrainedModel
from bot.matching.serialisation import load_model
from bot.settings import Settings
from bot.training.fingerprint import digest_of, own_fingerprint

KEPT = 8
"""Matchers that stay in the cache, and notes on which FAQ is whose: the newest ones."""
_DIGEST = re.compile("[0-9a-f]{32}")


def can_keep(settings: Settings) -> bool:
    """Say whether the cache folder can be written to."""
    try:
        settings.cache_dir.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=settings.cache_dir):
            return True
    except OSError:
        return False


def kept_learnt(settings: Settings, files: Files, encoder: Encoder | None) -> TrainedModel | None:
    """Load the matcher of an FAQ if it is kept, without a look at the lessons."""
    taught = _read_taught(_path_of_taught(settings, files))
    return None if taught is None else load_model(path_of_matcher(settings, taught, encoder), encoder)


def learnt_path(settings: Settings, files: Files, encoder: Encoder | None) -> Path:
    """Name the file in which the matcher of an FAQ is kept: other examples, encoder, code or library, another name.

    An answer that was changed leaves the name as it was, and so nothing is learnt again for it.

    Raises:
        KnowledgeError: something is wrong with the FAQ's files.
    """
    taught = _read_taught(_path_of_taught(settings, files)) or digest_of_taught(load_or_raise(files))
    return path_of_matcher(settings, taught, encoder)


def path_of_matcher(settings: Settings, taught: str, encoder: Encoder | None) -> Path:
    """Name the file of the matcher that was taught something (see `digest_of_taught`)."""
    name = digest_of([taught, encoder.name if encoder else "no encoder", own_fingerprint()])
    return settings.cache_dir / f"matcher-{name}.npz"


def digest_of_taught(faq: Faq) -> str:
    """Give a fingerprint of all that an FAQ teaches."""
    return digest_of([*sorted(map(repr, examples_of(faq))), repr(sorted(faq.synonyms.items()))])


def examples_of(faq: Faq) -> list[Example]:
    """Give all that an FAQ teaches as examples."""
    return [Example(lesson.text, lesson.expect, lesson.theme) for lesson in faq.taught()]


def synonyms_of(faq: Faq) -> Synonyms:
    """Return an FAQ's synonyms for texts in Latin letters and for those with Han characters."""
    latin, han = (
        [words for language in DEFAULT_LANGUAGES.with_script(script) for words in faq.synonyms.get(language, ())]
        for script in ("Latin", "Han")
    )
    return Synonyms(latin, han)


def note_taught(settings: Settings, files: Files, taught: str) -> None:
    """Note what files teach, so that the next start finds their matcher without reading the lessons."""
    note = _path_of_taught(settings, files)
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=note.parent, delete=False) as file:
        file.write(taught)
    Path(file.name).replace(note)
    forget_old(note)


def forget_old(newest: Path) -> None:
    """Delete all but the newest files of a file's kind."""
    kind = newest.name.partition("-")[0]
    kept = sorted(newest.parent.glob(f"{kind}-*{newest.suffix}"), key=lambda file: file.stat().st_mtime, reverse=True)
    for old in kept[KEPT:]:
        old.unlink(missing_ok=True)


def _path_of_taught(settings: Settings, files: Files) -> Path:
    return settings.cache_dir / f"taught-{digest_of([files.digest, own_fingerprint()])}.txt"


def _read_taught(note: Path) -> str | None:
    taught = note.read_text(encoding="utf-8", errors="replace") if note.is_file() else ""
    return taught if _DIGEST.fullmatch(taught) else None
