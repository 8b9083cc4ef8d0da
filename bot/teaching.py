"""An FAQ's files -> the matcher learnt from them, in this process or in one of its own."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

from bot.errors import LearningError
from bot.faq import Files, load_or_raise
from bot.kept import can_keep, digest_of_taught, examples_of, forget_old, note_taught, path_of_matcher, synonyms_of
from bot.matching import E5Encoder, Encoder, TrainedModel, fit, why_no_e5
from bot.matching.serialisation import load_model, save_model
from bot.matching.vectors import Progress
from bot.settings import Settings

_HERE = Path(__file__).parent
LEFT_AFTER = 3600.0
"""Seconds after which what is handed over early was left by a bot that was killed."""


def make_encoder(settings: Settings) -> Encoder | None:
    """Make the encoder, if it is wanted and can run here."""
    if not settings.semantic or why_no_e5():
        return None
    return E5Encoder()


def learn_faq(
    settings: Settings, files: Files, *, early: Path | None = None, progress: Progress | None = None
) -> TrainedModel:
    """Learn the matcher of an FAQ in this process, and keep it if the cache folder can be written to.

    Where it is kept already, only the note of which files it belongs to is written. In the file `early` stands the
    matcher before it is calibrated, as soon as there is one; then the files' digest is printed.

    Raises:
        KnowledgeError: something is wrong with the FAQ's files.
        LearningError: the examples teach nothing.
    """
    faq = load_or_raise(files)
    encoder = make_encoder(settings)
    taught = digest_of_taught(faq)
    path = path_of_matcher(settings, taught, encoder)  # named for the code that learns, whatever is saved meanwhile
    keep = can_keep(settings)
    if keep:
        note_taught(settings, files, taught)
    known = load_model(path, encoder)
    if known is not None:
        return known
    learnt = fit(
        examples_of(faq),
        encoder=encoder,
        synonyms=synonyms_of(faq),
        vectors=settings.cache_dir if keep else None,
        provisional=partial(_hand_over, early, files) if early else None,
        progress=progress,
    )
    if keep:
        save_model(path, learnt)
        forget_old(path)
    return learnt


def _hand_over(early: Path, files: Files, uncalibrated: TrainedModel) -> None:
    save_model(early, uncalibrated)
    print(files.digest, flush=True)  # noqa: T201 -- this is how whoever waits is told


def learn_elsewhere(settings: Settings, files: Files) -> None:
    """Have an FAQ learnt and kept by a process of its own, whose memory goes with it; it shows how far it has come.

    Raises:
        KnowledgeError: something is wrong with the FAQ's files.
        LearningError: learning failed.
    """
    done = subprocess.run(_COMMAND, env=_environment(settings), check=False, stdin=subprocess.DEVNULL)  # noqa: S603 -- our own program
    _raise_for(done.returncode, files)


class Beside:
    """Learning in a process of its own that makes room for whoever answers meanwhile; one at a time."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._given_up = False

    def learn(self, settings: Settings, files: Files, encoder: Encoder | None) -> Iterator[TrainedModel]:
        """Have an FAQ learnt and kept; what can be had before it is calibrated is given meanwhile, once or never.

        Raises:
            KnowledgeError: something is wrong with the FAQ's files.
            LearningError: learning failed, or was given up.
        """
        for left in settings.cache_dir.glob(".early-*"):
            with suppress(FileNotFoundError):  # another bot that keeps here was faster
                if time.time() - left.stat().st_mtime > LEFT_AFTER:
                    shutil.rmtree(left, ignore_errors=True)
        with tempfile.TemporaryDirectory(prefix=".early-", dir=settings.cache_dir) as folder:
            early = Path(folder) / "early.npz"
            command = [*_COMMAND, "--gently", "--early", str(early)]
            environment = _environment(settings)
            with subprocess.Popen(  # noqa: S603 -- our own program
                command,
                env=environment,
                text=True,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            ) as self._process:
                if self._given_up:
                    self._process.kill()
                for line in self._process.stdout or ():
                    learnt = load_model(early, encoder) if line.strip() == files.digest else None
                    if learnt:
                        yield learnt
            _raise_for(self._process.returncode, files)

    def give_up(self) -> None:
        """End learning at once, and for good; from any thread."""
        self._given_up = True
        if self._process:
            self._process.kill()


_COMMAND = (sys.executable, "-m", "bot", "learn")


def _environment(settings: Settings) -> dict[str, str]:
    return os.environ | {
        "KNOWLEDGE_DIR": str(settings.knowledge_dir.resolve()),
        "CACHE_DIR": str(settings.cache_dir.resolve()),
        "SEMANTIC": str(int(settings.semantic)),
        "PYTHONPATH": os.pathsep.join(filter(None, [str(_HERE.parent), os.environ.get("PYTHONPATH")])),
    }


def _raise_for(exit_code: int, files: Files) -> None:
    if exit_code:
        load_or_raise(files)  # if that was what is wrong, it is said here
        raise LearningError(f"learning ended with exit code {exit_code}; `python -m bot learn` says why")
