"""The composition root: settings -> FAQ, matcher, mentor."""

from collections.abc import Iterator

from bot.errors import LearningError
from bot.faq import Files, load_or_raise, read_files
from bot.kept import can_keep, kept_learnt
from bot.matching import Encoder, Matcher, TrainedModel
from bot.mentor import Mentor
from bot.settings import Settings
from bot.teaching import Beside, learn_elsewhere, learn_faq, make_encoder

ALIKE = 0.5
"""Share of examples that two FAQs have in common, from which on one may borrow the other's calibration for seconds."""


class Opening:
    """Opens an FAQ as often as its files change; the encoder is loaded once."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._encoder = make_encoder(settings)
        self._beside = Beside()
        self._opened: str | None = None
        self._matcher: Matcher | None = None

    def mentor(self) -> Mentor:
        """Open the FAQ and the matcher learnt from it; learns first where that was not done before.

        Raises:
            KnowledgeError: something is wrong with the FAQ's files.
            LearningError: learning failed.
        """
        while True:
            files = read_files(self._settings.knowledge_dir)
            try:
                faq = load_or_raise(files, lessons=False)
                learnt = build_learnt(self._settings, files, self._encoder)
            except LearningError:
                if not self._changed_since(files):
                    raise
            else:
                return self._taken(files, Mentor(faq, learnt.matcher))

    def mentors_if_changed(self) -> Iterator[Mentor]:
        """Open the FAQ anew: nothing comes where its files are what they were when it was opened last.

        Where learning takes its time, a mentor that has learnt all comes first, with the calibration of the FAQ before
        (docs/decisions/007), and the one with its own a moment later.

        Raises:
            KnowledgeError: something is wrong with the FAQ's files.
            LearningError: learning failed.
        """
        while True:
            files = read_files(self._settings.knowledge_dir)
            if files.digest == self._opened:
                return
            try:
                yield from self._mentors_of(files)
            except LearningError:
                if not self._changed_since(files):
                    raise
            else:
                return

    def give_up(self) -> None:
        """End learning at once, and for good; from any thread."""
        self._beside.give_up()

    def _mentors_of(self, files: Files) -> Iterator[Mentor]:
        faq = load_or_raise(files, lessons=False)
        learnt = _at_hand(self._settings, files, self._encoder)
        if learnt is None:
            before = self._matcher
            for early in self._beside.learn(self._settings, files, self._encoder):
                if before and early.matcher.overlap(before) >= ALIKE:
                    yield self._taken(files, Mentor(faq, early.matcher.with_calibration_of(before)))
            learnt = _kept_for_sure(self._settings, files, self._encoder)
        yield self._taken(files, Mentor(faq, learnt.matcher))

    def _taken(self, files: Files, mentor: Mentor) -> Mentor:
        self._opened, self._matcher = files.digest, mentor.matcher
        return mentor

    def _changed_since(self, files: Files) -> bool:
        """Say whether a file was saved meanwhile: then the other process has learnt something else."""
        return read_files(self._settings.knowledge_dir).digest != files.digest


def build_mentor(settings: Settings) -> Mentor:
    """Open the FAQ and the matcher learnt from it; learns first where that was not done before.

    Raises:
        KnowledgeError: something is wrong with the FAQ's files.
        LearningError: learning failed.
    """
    return Opening(settings).mentor()


def build_learnt(settings: Settings, files: Files, encoder: Encoder | None) -> TrainedModel:
    """Load the matcher of an FAQ, or have it learnt by a process of its own, whose memory goes with it.

    Raises:
        KnowledgeError: something is wrong with the FAQ's files.
        LearningError: learning failed, or the files were changed meanwhile.
    """
    learnt = _at_hand(settings, files, encoder)
    if learnt is not None:
        return learnt
    learn_elsewhere(settings, files)
    return _kept_for_sure(settings, files, encoder)


def _at_hand(settings: Settings, files: Files, encoder: Encoder | None) -> TrainedModel | None:
    """Load the matcher if it is kept, learn it here if nothing can be kept; None: another process has to learn it."""
    learnt = kept_learnt(settings, files, encoder)
    return learn_faq(settings, files) if learnt is None and not can_keep(settings) else learnt


def _kept_for_sure(settings: Settings, files: Files, encoder: Encoder | None) -> TrainedModel:
    learnt = kept_learnt(settings, files, encoder)
    if learnt is None:
        raise LearningError(f"what was learnt is not in {settings.cache_dir}; is the disk full?")
    return learnt
