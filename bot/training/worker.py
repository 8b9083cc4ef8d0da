"""What a training process does: train, save to the cache, and report events."""

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bot.errors import KnowledgeError, TrainingError
from bot.faq import ParsedFaq, read_files
from bot.matching import TrainedModel
from bot.matching.serialisation import save_model
from bot.matching.vectors import Progress
from bot.settings import Settings
from bot.training.events import Encoded, Event, Failed, ProvisionalSaved, WordsSaved, write_event
from bot.training.train import make_encoder, train

REPORT_EVERY = 1000
"""Texts after which how many are encoded is reported: every five to ten seconds."""
log = logging.getLogger(__name__)


def train_and_report(
    settings: Settings,
    *,
    words: Path | None = None,
    provisional: Path | None = None,
    progress: Progress | None = None,
    give_way: Callable[[], object] = lambda: None,
) -> int:
    """Train the matcher of the FAQ, report how it goes as events, and return the exit code.

    `words` is the file for a matcher that knows words alone, `provisional` the one for the matcher before it is
    calibrated. With `words` somebody waits for the first answer: `give_way` is called when it can be given.
    """
    digest = ""
    try:
        sources = read_files(settings.knowledge_dir)
        digest = sources.digest
        parsed, encoder = ParsedFaq(sources), make_encoder(settings)
        train(
            parsed,
            settings,
            encoder,
            on_words=None if words is None else partial(_publish, words, WordsSaved(digest=digest), give_way),
            on_provisional=None
            if provisional is None
            else partial(_publish, provisional, ProvisionalSaved(digest=digest), give_way),
            progress=progress or partial(_report_now_and_then, digest),
        )
    except (KnowledgeError, TrainingError) as error:
        kind = "knowledge" if isinstance(error, KnowledgeError) else "training"
        write_event(Failed(digest=digest, error=kind, message=str(error)))
        return error.exit_code
    return 0


def _publish(path: Path, event: Event, give_way: Callable[[], object], model: TrainedModel) -> None:
    """Save a matcher that is not calibrated, and report that it is there; do without where it can't be saved."""
    try:
        save_model(path, model)
    except OSError as error:
        log.warning("the matcher before calibration can't be saved: %s", error)
        return
    write_event(event)
    give_way()


def _report_now_and_then(digest: str, done: int, total: int) -> None:
    if done % REPORT_EVERY == 0 and done < total:
        write_event(Encoded(digest=digest, done=done, total=total))
