"""The composition root: settings -> FAQ, matcher, mentor."""

import hashlib
import os
import re
import subprocess
import sys
import tempfile
from functools import cache
from importlib.metadata import version
from pathlib import Path

from bot.errors import LearningError
from bot.faq import Faq, Files, load_or_raise, read_files
from bot.matching import E5Encoder, Encoder, Example, Learnt, Synonyms, learn, why_no_e5
from bot.matching.store import load_learnt, save_learnt
from bot.matching.vectors import Progress
from bot.mentor import Mentor
from bot.settings import Settings

_HERE = Path(__file__).parent
_DIGEST = re.compile("[0-9a-f]{32}")
_LEARNT_BY = ("numpy", "opencc", "pystemmer", "rapidfuzz", "symspellpy")


class Opening:
    """Opens an FAQ as often as its files change; the encoder is loaded once."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._encoder = make_encoder(settings)
        self._opened: str | None = None

    def mentor(self) -> Mentor:
        """Open the FAQ and the matcher learnt from it; learns first where that was not done before.

        Raises:
            KnowledgeError: something is wrong with the FAQ's files.
            LearningError: learning failed.
        """
        return self._mentor_of(read_files(self._settings.knowledge_dir))

    def _mentor_of(self, files: Files) -> Mentor:
        while True:
            try:
                faq = load_or_raise(files, lessons=False)
                # Who has answered before goes on answering meanwhile, so learning makes room for it.
                learnt = build_learnt(self._settings, files, self._encoder, gently=self._opened is not None)
            except LearningError:
                before, files = files, read_files(self._settings.knowledge_dir)
                if files.digest == before.digest:
                    raise
                # A file was saved meanwhile, so the other process has learnt something else.
            else:
                self._opened = files.digest
                return Mentor(faq, learnt.matcher)

    def mentor_if_changed(self) -> Mentor | None:
        """Open the FAQ anew; None where its files are what they were when it was opened last.

        Raises:
            KnowledgeError: something is wrong with the FAQ's files.
            LearningError: learning failed.
        """
        files = read_files(self._settings.knowledge_dir)
        return None if files.digest == self._opened else self._mentor_of(files)


def build_mentor(settings: Settings) -> Mentor:
    """Open the FAQ and the matcher learnt from it; learns first where that was not done before.

    Raises:
        KnowledgeError: something is wrong with the FAQ's files.
        LearningError: learning failed.
    """
    return Opening(settings).mentor()


def build_learnt(settings: Settings, files: Files, encoder: Encoder | None, *, gently: bool = False) -> Learnt:
    """Load the matcher of an FAQ, or have it learnt by a process of its own, whose memory goes with it.

    Raises:
        KnowledgeError: something is wrong with the FAQ's files.
        LearningError: learning failed, or the files were changed meanwhile.
    """
    learnt = _kept(settings, files, encoder)
    if learnt is not None:
        return learnt
    if not can_keep(settings):
        return learn_faq(settings, files)
    _learn_elsewhere(settings, files, gently=gently)
    learnt = _kept(settings, files, encoder)
    if learnt is None:
        raise LearningError(f"what was learnt is not in {settings.cache_dir}; is the disk full?")
    return learnt


def _kept(settings: Settings, files: Files, encoder: Encoder | None) -> Learnt | None:
    """Load the matcher of an FAQ if it is kept, without a look at the lessons."""
    taught = _read_taught(_path_of_taught(settings, files))
    return None if taught is None else load_learnt(_path_of_matcher(settings, taught, encoder), encoder)


def make_encoder(settings: Settings) -> Encoder | None:
    """Make the encoder, if it is wanted and can run here."""
    if not settings.semantic or why_no_e5():
        return None
    return E5Encoder()


def learnt_path(settings: Settings, files: Files, encoder: Encoder | None) -> Path:
    """Name the file in which the matcher of an FAQ is kept: other examples, encoder, code or library, another name.

    An answer that was changed leaves the name as it was, and so nothing is learnt again for it. Which name belongs to
    which files is noted beside it.

    Raises:
        KnowledgeError: something is wrong with the FAQ's files.
    """
    note = _path_of_taught(settings, files)
    taught = _read_taught(note)
    if taught is None:
        taught = _digest_of_taught(load_or_raise(files))
        if can_keep(settings):
            _write_whole(note, taught)
            _forget_old(note)
    return _path_of_matcher(settings, taught, encoder)


def _path_of_taught(settings: Settings, files: Files) -> Path:
    return settings.cache_dir / f"taught-{_digest(files.digest, _digest_of_code())}.txt"


def _read_taught(note: Path) -> str | None:
    taught = note.read_text(encoding="utf-8", errors="replace") if note.is_file() else ""
    return taught if _DIGEST.fullmatch(taught) else None


def _path_of_matcher(settings: Settings, taught: str, encoder: Encoder | None) -> Path:
    name = _digest(taught, encoder.name if encoder else "no encoder", _digest_of_code())
    return settings.cache_dir / f"matcher-{name}.npz"


@cache
def _digest_of_code() -> str:
    modules = sorted(path for room in ("faq", "matching", "text") for path in (_HERE / room).glob("*.py"))
    libraries = (f"{name} {version(name)}" for name in _LEARNT_BY)
    return _digest(*libraries, *(hashlib.sha256(module.read_bytes()).hexdigest() for module in modules))


def _digest_of_taught(faq: Faq) -> str:
    return _digest(*map(repr, sorted(examples_of(faq))), repr(sorted(faq.synonyms.items())))


def _write_whole(path: Path, text: str) -> None:
    """Write a file that nobody ever sees half written."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as file:
        file.write(text)
    Path(file.name).replace(path)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def can_keep(settings: Settings) -> bool:
    """Say whether the cache folder can be written to."""
    try:
        settings.cache_dir.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=settings.cache_dir):
            return True
    except OSError:
        return False


def learn_faq(settings: Settings, files: Files, progress: Progress | None = None) -> Learnt:
    """Learn the matcher of an FAQ in this process, and keep it if the cache folder can be written to.

    Where it is kept already, only the note of which files it belongs to is written.

    Raises:
        KnowledgeError: something is wrong with the FAQ's files.
        LearningError: the examples teach nothing.
    """
    encoder = make_encoder(settings)
    path = learnt_path(settings, files, encoder)  # named for the code that learns, whatever is saved meanwhile
    known = load_learnt(path, encoder)
    if known is not None:
        return known
    faq = load_or_raise(files)
    keep = can_keep(settings)
    learnt = learn(
        examples_of(faq),
        encoder=encoder,
        synonyms=Synonyms(faq.synonyms.get("en", ()), faq.synonyms.get("zh", ())),
        vectors=settings.cache_dir if keep else None,
        progress=progress,
    )
    if keep:
        save_learnt(path, learnt)
        _forget_old(path)
    return learnt


def examples_of(faq: Faq) -> list[Example]:
    """Give all that an FAQ teaches as examples."""
    return [Example(lesson.text, lesson.expect, lesson.theme) for lesson in faq.taught()]


KEPT = 8
"""Matchers that stay in the cache, and notes on which FAQ is whose: the newest ones."""


def _forget_old(newest: Path) -> None:
    kind = newest.name.partition("-")[0]
    kept = sorted(newest.parent.glob(f"{kind}-*{newest.suffix}"), key=lambda file: file.stat().st_mtime, reverse=True)
    for old in kept[KEPT:]:
        old.unlink(missing_ok=True)


def _learn_elsewhere(settings: Settings, files: Files, *, gently: bool) -> None:
    environment = os.environ | {
        "KNOWLEDGE_DIR": str(settings.knowledge_dir.resolve()),
        "CACHE_DIR": str(settings.cache_dir.resolve()),
        "SEMANTIC": str(int(settings.semantic)),
        "PYTHONPATH": os.pathsep.join(filter(None, [str(_HERE.parent), os.environ.get("PYTHONPATH")])),
    }
    command = [sys.executable, "-m", "bot", "learn", *(["--gently"] if gently else [])]
    done = subprocess.run(  # noqa: S603 -- our own program
        command, env=environment, check=False, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL if gently else None
    )
    if done.returncode:
        load_or_raise(files)  # if that was what is wrong, it is said here
        raise LearningError(f"learning ended with exit code {done.returncode}; `python -m bot learn` says why")
