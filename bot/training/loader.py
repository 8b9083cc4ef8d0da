"""The composition root: settings -> FAQ, matcher, mentor."""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from bot.errors import KnowledgeError, TrainingError
from bot.faq import Faq, FaqSources, ParsedFaq, read_files
from bot.matching import Encoder, Matcher, TrainedModel
from bot.matching.serialisation import load_model
from bot.mentor import Mentor
from bot.settings import Settings
from bot.training.background import in_background
from bot.training.cache import MatcherCache
from bot.training.subprocess import BackgroundTrainer, train_in_subprocess
from bot.training.train import make_encoder, train

MIN_OVERLAP = 0.5
"""Proportion of its examples that an FAQ shares with the one before, at which it borrows that one's calibration."""
OnProvisional = Callable[[Mentor], object]
log = logging.getLogger(__name__)


class Reloader(Protocol):
    """Loads the FAQ anew, in a thread."""

    def reload_if_changed(self, on_provisional: OnProvisional) -> Mentor | None:
        """Return the mentor of a changed FAQ, None where nothing changed; may raise a MentorError.

        `on_provisional` is called before with a mentor that is not calibrated yet, once or never.
        """

    def break_off_obsolete(self) -> None:
        """End training at once if the files are others by now; from any thread, and never raise."""

    def cancel(self) -> None:
        """End loading at once, and for good; from any thread."""


@dataclass(frozen=True, slots=True)
class _FirstTraining:
    """Training that goes on while a mentor of words alone answers."""

    sources: FaqSources
    faq: Faq
    training: Future[TrainedModel]


class MentorLoader:
    """Loads the mentor of an FAQ as often as its files change; the encoder is loaded once."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._encoder = make_encoder(settings)
        self._trainer = BackgroundTrainer()
        self._digest: str | None = None
        self._matcher: Matcher | None = None
        self._warnings = ""
        self._first: _FirstTraining | None = None
        self._reading = threading.Lock()

    def load(self) -> Mentor:
        """Return the mentor of the FAQ; its matcher is trained first where the cache does not have it.

        Raises:
            KnowledgeError: something is wrong with the FAQ's files.
            TrainingError: training failed.
        """
        while True:
            parsed = self._parsed(read_files(self._settings.knowledge_dir))
            try:
                faq = parsed.answers()
                model = load_or_train(self._settings, parsed, self._encoder)
            except TrainingError:
                if not self._changed_since(parsed.sources):
                    raise
            else:
                return self._remember(parsed.sources, Mentor(faq, model.matcher))

    def load_at_once(self) -> Mentor:
        """Return the mentor of the FAQ; where training takes long, one that knows its words alone.

        Training goes on then, and the next reload returns the mentor that knows all.

        Raises:
            KnowledgeError: something is wrong with the FAQ's files.
            TrainingError: training failed.
        """
        parsed = self._parsed(read_files(self._settings.knowledge_dir))
        faq, model = parsed.answers(), MatcherCache(self._settings.cache_dir, self._encoder).load(parsed)
        if model is not None:
            return self._remember(parsed.sources, Mentor(faq, model.matcher))
        words: Future[Matcher] = Future()
        training = in_background(partial(self._train_first, parsed, words))
        either: tuple[Future[Any], ...] = (words, training)
        wait(either, return_when=FIRST_COMPLETED)
        if not words.done():
            try:
                return self._remember(parsed.sources, Mentor(faq, training.result().matcher))
            except TrainingError:
                if not self._changed_since(parsed.sources):
                    raise
                return self.load()
        log.info("until the FAQ is learnt, answers come from its words alone")
        self._first = _FirstTraining(parsed.sources, faq, training)
        return Mentor(faq, words.result())

    def _train_first(self, parsed: ParsedFaq, words: "Future[Matcher]") -> TrainedModel:
        """Return the matcher of an FAQ; before, where that takes long, set `words` to one of words alone."""
        cache = MatcherCache(self._settings.cache_dir, self._encoder)
        if not cache.is_writable():
            return train(parsed, self._settings, self._encoder, on_words=lambda model: words.set_result(model.matcher))

        def publish(path: Path) -> None:
            if model := load_model(path, None):
                words.set_result(model.matcher)

        self._trainer.train(self._settings, parsed.sources, publish, words_are_enough=True)
        return _load_trained(self._settings, parsed, self._encoder)

    def reload_if_changed(self, on_provisional: OnProvisional) -> Mentor | None:
        """Return the mentor of the FAQ; None where its files are what they were when it was loaded last.

        Where training takes its time, `on_provisional` is called before with a mentor that is trained on everything
        and has the calibration of the FAQ before (docs/decisions/007).

        Raises:
            KnowledgeError: something is wrong with the FAQ's files.
            TrainingError: training failed or was cancelled.
        """
        first, self._first = self._first, None
        if first and (mentor := self._learnt_at_last(first)):
            return mentor
        while True:
            parsed = self._parsed(self._read())  # its warnings are said although the files may hold nothing new
            if parsed.sources.digest == self._digest:
                return None
            try:
                return self._reload(parsed, on_provisional)
            except TrainingError:
                if not self._changed_since(parsed.sources):
                    raise

    def _learnt_at_last(self, first: "_FirstTraining") -> Mentor | None:
        """Return the mentor that was trained while one of words alone answered; None where it is obsolete."""
        with suppress(TrainingError):  # what fails once more is raised then
            model = first.training.result()
            if not self._changed_since(first.sources):
                log.info("the FAQ is learnt: answers come from its meaning as well")
                return self._remember(first.sources, Mentor(first.faq, model.matcher))
        return None

    def break_off_obsolete(self) -> None:
        """End training at once if the files are others by now; from any thread, and never raise."""
        with suppress(KnowledgeError):  # whoever reloads them says so
            self._read()

    def cancel(self) -> None:
        """End training at once, and for good; from any thread."""
        self._trainer.cancel()

    def _reload(self, parsed: ParsedFaq, on_provisional: OnProvisional) -> Mentor:
        faq, sources, before = parsed.answers(), parsed.sources, self._matcher

        def publish(path: Path) -> None:
            provisional = load_model(path, self._encoder)
            if before and provisional and provisional.matcher.overlap(before) >= MIN_OVERLAP:
                matcher = provisional.matcher.with_calibration_of(before)
                # Neither these files nor those before count as loaded: whichever come next are loaded anew.
                self._digest = None
                on_provisional(Mentor(faq, matcher))

        model = _load_or_train_here(self._settings, parsed, self._encoder)
        if model is None:
            self._trainer.train(self._settings, sources, publish)
            model = _load_trained(self._settings, parsed, self._encoder)
        return self._remember(sources, Mentor(faq, model.matcher))

    def _read(self) -> FaqSources:
        """Return the files as they are now; from here on training on any others is broken off."""
        with self._reading:  # the last to read has the newest files
            try:
                sources = read_files(self._settings.knowledge_dir)
            except KnowledgeError:
                self._trainer.want("none that can be read")
                raise
            self._trainer.want(sources.digest)
            return sources

    def _parsed(self, sources: FaqSources) -> ParsedFaq:
        """Return an FAQ to be parsed, after logging its warnings where they are new."""
        warnings = "\n".join(map(str, sources.warnings()))
        if warnings and warnings != self._warnings:
            log.warning("%s", warnings)
        self._warnings = warnings
        return ParsedFaq(sources)

    def _remember(self, sources: FaqSources, mentor: Mentor) -> Mentor:
        self._digest, self._matcher = sources.digest, mentor.matcher
        return mentor

    def _changed_since(self, sources: FaqSources) -> bool:
        """Return whether a file was saved meanwhile: then the other process has trained on other files."""
        return self._read().digest != sources.digest


def build_mentor(settings: Settings) -> Mentor:
    """Return the mentor of the FAQ; its matcher is trained first where the cache does not have it.

    Raises:
        KnowledgeError: something is wrong with the FAQ's files.
        TrainingError: training failed.
    """
    return MentorLoader(settings).load()


def load_or_train(settings: Settings, parsed: ParsedFaq, encoder: Encoder | None) -> TrainedModel:
    """Return the matcher of an FAQ, trained by a process of its own where the cache does not have it.

    Raises:
        KnowledgeError: something is wrong with the FAQ's files.
        TrainingError: training failed, or the files were changed meanwhile.
    """
    model = _load_or_train_here(settings, parsed, encoder)
    if model is not None:
        return model
    train_in_subprocess(settings, parsed.sources)
    return _load_trained(settings, parsed, encoder)


def _load_or_train_here(settings: Settings, parsed: ParsedFaq, encoder: Encoder | None) -> TrainedModel | None:
    """Return the cached matcher, or one trained here if nothing can be cached; None: another process has to train."""
    cache = MatcherCache(settings.cache_dir, encoder)
    model = cache.load(parsed)
    return train(parsed, settings, encoder) if model is None and not cache.is_writable() else model


def _load_trained(settings: Settings, parsed: ParsedFaq, encoder: Encoder | None) -> TrainedModel:
    """Return the matcher that another process has trained, or one trained here where it could not be saved."""
    model = MatcherCache(settings.cache_dir, encoder).load(parsed)
    if model is None and read_files(settings.knowledge_dir).digest != parsed.sources.digest:
        raise TrainingError("the FAQ's files were changed while it was learnt")
    return model or train(parsed, settings, encoder)
