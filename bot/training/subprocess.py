"""Training in a process of its own, whose memory goes with it."""

import logging
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from bot.errors import KnowledgeError, TrainingError
from bot.faq import FaqSources
from bot.settings import Settings, child_environment
from bot.training.events import Encoded, Failed, ProvisionalSaved, WordsSaved, read_event

LEFT_AFTER = 3600.0
"""Seconds after which a provisional matcher counts as left behind by a bot that was killed."""
log = logging.getLogger(__name__)
_COMMAND = (sys.executable, "-m", "bot", "learn", "--events")


def train_in_subprocess(settings: Settings, sources: FaqSources) -> None:
    """Train the matcher of an FAQ into the cache; the process shows its progress on standard error.

    Raises:
        KnowledgeError: something is wrong with the FAQ's files.
        TrainingError: training failed.
    """
    with _running(settings, _COMMAND, stderr=None) as process:
        failed = _listen(process, sources, lambda: None)
    _raise_for(process.returncode, failed)


class BackgroundTrainer:
    """Trains in a process of low priority, one at a time, while the bot goes on answering."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._training = ""
        self._wanted = ""
        self._cancelled = False

    def train(
        self,
        settings: Settings,
        sources: FaqSources,
        on_provisional: Callable[[Path], object],
        *,
        words_are_enough: bool = False,
    ) -> None:
        """Train the matcher of an FAQ into the cache.

        `on_provisional` is called once at most, with the file of the matcher before it is calibrated; the file is
        deleted when training ends. Where `words_are_enough` that is a matcher of words alone, as soon as it is there,
        and only where training takes long.

        Raises:
            KnowledgeError: something is wrong with the FAQ's files.
            TrainingError: training failed or was cancelled.
        """
        _delete_left_behind(settings.cache_dir)
        with tempfile.TemporaryDirectory(prefix=".provisional-", dir=settings.cache_dir) as folder:
            path = Path(folder) / "provisional.npz"
            command = (*_COMMAND, "--gently", "--words" if words_are_enough else "--provisional", str(path))
            self._training = sources.digest
            with _running(settings, command, stderr=subprocess.DEVNULL) as self._process:
                if self._cancelled or self._wanted not in ("", self._training):
                    self._process.kill()
                failed = _listen(self._process, sources, lambda: on_provisional(path))
            _raise_for(self._process.returncode, failed)

    def want(self, digest: str) -> None:
        """Break off training on files with any other digest, now and until other files are wanted; from any thread."""
        self._wanted = digest
        if self._process and self._training != digest:
            self._process.kill()

    def cancel(self) -> None:
        """End training at once, and for good; from any thread."""
        self._cancelled = True
        if self._process:
            self._process.kill()


@contextmanager
def _running(settings: Settings, command: tuple[str, ...], *, stderr: int | None) -> Iterator[subprocess.Popen[str]]:
    """Yield a running process, and wait for its end; it is killed where an exception ends the wait."""
    with subprocess.Popen(  # noqa: S603 -- our own program
        command,
        env=child_environment(settings),
        text=True,
        encoding="utf-8",
        errors="replace",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=stderr,
    ) as process:
        try:
            yield process
        except BaseException:
            process.kill()
            raise


def _listen(process: subprocess.Popen[str], sources: FaqSources, on_provisional: Callable[[], object]) -> Failed | None:
    """Read a process's output to its end, and return why training failed, if it did.

    Events about other files are ignored: they were saved after these were read.
    """
    failed = None
    for line in process.stdout or ():
        event = read_event(line)
        if event is None or event.digest != sources.digest:
            continue
        match event:
            case WordsSaved() | ProvisionalSaved():
                on_provisional()
            case Encoded():
                log.info("learning the FAQ: %d of %d texts", event.done, event.total)
            case Failed():
                failed = event
    return failed


def _raise_for(exit_code: int, failed: Failed | None) -> None:
    if failed:
        raise KnowledgeError(failed.message) if failed.error == "knowledge" else TrainingError(failed.message)
    if exit_code:
        raise TrainingError(f"training ended with exit code {exit_code}; `python -m bot learn` shows why")


def _delete_left_behind(folder: Path) -> None:
    for left in folder.glob(".provisional-*"):
        with suppress(FileNotFoundError):  # another bot with the same cache was faster
            if time.time() - left.stat().st_mtime > LEFT_AFTER:
                shutil.rmtree(left, ignore_errors=True)
