"""The composition root: settings -> FAQ, matcher, mentor."""

import hashlib
import os
import subprocess
import sys
import tempfile
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
_LEARNT_BY = ("numpy", "opencc", "pystemmer", "rapidfuzz", "symspellpy")


def build_mentor(settings: Settings) -> Mentor:
    """Open the FAQ and the matcher learnt from it; learns first where that was not done before.

    Raises:
        KnowledgeError: something is wrong with the FAQ's files.
        LearningError: learning failed.
    """
    files = read_files(settings.knowledge_dir)
    learnt = build_learnt(settings, files)
    return Mentor(load_or_raise(files, lessons=False), learnt.matcher)


def build_learnt(settings: Settings, files: Files) -> Learnt:
    """Load the matcher of an FAQ, or have it learnt by a process of its own, whose memory goes with it.

    Raises:
        KnowledgeError: something is wrong with the FAQ's files.
        LearningError: learning failed.
    """
    encoder = make_encoder(settings)
    path = learnt_path(settings, files, encoder)
    learnt = load_learnt(path, encoder)
    if learnt is not None:
        return learnt
    load_or_raise(files)  # what is wrong with it is said here, not by another process
    if not can_keep(settings):
        return learn_faq(settings, files)
    _learn_elsewhere(settings)
    learnt = load_learnt(path, encoder)
    if learnt is None:
        raise LearningError(f"what was learnt is not at {path}; is the disk full?")
    return learnt


def make_encoder(settings: Settings) -> Encoder | None:
    """Make the encoder, if it is wanted and can run here."""
    if not settings.semantic or why_no_e5():
        return None
    return E5Encoder()


def learnt_path(settings: Settings, files: Files, encoder: Encoder | None) -> Path:
    """Name the file in which the matcher of an FAQ is kept: another FAQ, encoder, code or library, another name."""
    whole = hashlib.sha256(f"{files.digest} {encoder.name if encoder else 'no encoder'}".encode())
    for name in _LEARNT_BY:
        whole.update(f" {name} {version(name)}".encode())
    for module in sorted(path for room in ("faq", "matching", "text") for path in (_HERE / room).glob("*.py")):
        whole.update(module.read_bytes())
    return settings.cache_dir / f"matcher-{whole.hexdigest()[:32]}.npz"


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

    Raises:
        KnowledgeError: something is wrong with the FAQ's files.
        LearningError: the examples teach nothing.
    """
    encoder = make_encoder(settings)
    faq = load_or_raise(files)
    path = learnt_path(settings, files, encoder)  # named for the code that learns, whatever is saved meanwhile
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
        _forget_old_matchers(path)
    return learnt


def examples_of(faq: Faq) -> list[Example]:
    """Give all that an FAQ teaches as examples."""
    return [Example(lesson.text, lesson.expect, lesson.theme) for lesson in faq.taught()]


KEPT_MATCHERS = 8
"""Matchers that stay in the cache, the newest ones."""


def _forget_old_matchers(path: Path) -> None:
    matchers = sorted(path.parent.glob("matcher-*.npz"), key=lambda file: file.stat().st_mtime, reverse=True)
    for old in matchers[KEPT_MATCHERS:]:
        old.unlink(missing_ok=True)


def _learn_elsewhere(settings: Settings) -> None:
    environment = os.environ | {
        "KNOWLEDGE_DIR": str(settings.knowledge_dir.resolve()),
        "CACHE_DIR": str(settings.cache_dir.resolve()),
        "SEMANTIC": str(int(settings.semantic)),
        "PYTHONPATH": os.pathsep.join(filter(None, [str(_HERE.parent), os.environ.get("PYTHONPATH")])),
    }
    command = [sys.executable, "-m", "bot", "learn"]
    done = subprocess.run(command, env=environment, check=False, stdin=subprocess.DEVNULL)  # noqa: S603
    if done.returncode:
        raise LearningError(f"learning ended with exit code {done.returncode}; its last lines above say why")
