"""What a training process does: train, save to the cache, and report events."""

import logging
from functools import partial
from pathlib import Path

from bot.errors import KnowledgeError, TrainingError
from bot.faq import ParsedFaq, read_files
from bot.matching import TrainedModel
from bot.matching.serialisation import save_model
from bot.matching.vectors import Progress
from bot.settings import Settings
from bot.training.events import Failed, ProvisionalSaved, write_event
from bot.training.train import make_encoder, train

log = logging.getLogger(__name__)


def train_and_report(settings: Settings, *, provisional: Path | None = None, progress: Progress | None = None) -> int:
    """Train the matcher of the FAQ, report how it goes as events, and return the exit code.

    `provisional` is the file for the matcher before it is calibrated.
    """
    digest = ""
    try:
        sources = read_files(settings.knowledge_dir)
        digest = sources.digest
        publish = partial(publish_provisional, provisional, digest) if provisional else None
        train(ParsedFaq(sources), settings, make_encoder(settings), on_provisional=publish, progress=progress)
    except (KnowledgeError, TrainingError) as error:
        kind = "knowledge" if isinstance(error, KnowledgeError) else "training"
        write_event(Failed(digest=digest, error=kind, message=str(error)))
        return error.exit_code
    return 0


def publish_provisional(path: Path, digest: str, model: TrainedModel) -> None:
    """Save the matcher before it is calibrated, and report that it is there; do without where it can't be saved."""
    try:
        save_model(path, model)
    except OSError as error:
        log.warning("the matcher before calibration can't be saved: %s", error)
        return
    write_event(ProvisionalSaved(digest=digest))
