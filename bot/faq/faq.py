"""The FAQ as the rest of the bot knows it: entries by id, topics in order, training examples."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from bot.faq.files.models import AboutFile, EntryModel, LessonOrigin, SmallTalk, SynonymSet, Titles
from bot.i18n.language import LanguageCode
from bot.text.markdown import plain_text

FEW_TEXTS = 16
"""Texts of an entry from which on its answer says nothing new of it."""
ANSWER_LENGTH = 250
"""Characters of an answer that are learnt; longer parts were measured to add nothing."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry under its full id, `<topic>/<slug>`."""

    id: str
    content: EntryModel

    @property
    def topic(self) -> str:
        """The topic's name, the part of the id before the slash."""
        return self.id.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic and its entries in the order of its file."""

    name: str
    title: Titles
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class TrainingExample:
    """A text and the ids of the entries that answer it; none: it is out of scope.

    `theme` names the group that is held out as a whole when the cut-offs are chosen: its file of lessons,
    "" for titles, phrasings and answers. `origin` is that of a lesson, or "answer" for the text of an answer.
    """

    text: str
    language: LanguageCode
    expect: tuple[str, ...]
    theme: str
    origin: LessonOrigin | Literal["answer"] = "invented"


@dataclass(frozen=True)
class Faq:
    """A whole FAQ; it is never changed, only replaced."""

    topics: tuple[Topic, ...]
    lessons: tuple[TrainingExample, ...] = ()
    synonyms: Mapping[LanguageCode, tuple[SynonymSet, ...]] = field(default_factory=dict)
    small_talk: tuple[SmallTalk, ...] = ()
    about: AboutFile = field(default_factory=AboutFile)

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """All entries by id, in the order of their ids."""
        return {entry.id: entry for entry in sorted(self._all_entries(), key=lambda entry: entry.id)}

    def _all_entries(self) -> Iterable[Entry]:
        return (entry for topic in self.topics for entry in topic.entries)

    def training_examples(self) -> list[TrainingExample]:
        """Return all that the matcher is trained on: titles, phrasings, lessons, and answers of entries with few."""
        questions = [
            TrainingExample(text, language, (entry.id,), "")
            for entry in self.entries.values()
            for language, text in _texts_of(entry)
        ]
        questions += self.lessons
        texts = Counter(entry for question in questions for entry in question.expect)
        answers = [
            TrainingExample(text, language, (entry.id,), "", "answer")
            for entry in self.entries.values()
            if texts[entry.id] < FEW_TEXTS
            for language, text in _answers_of(entry)
        ]
        return questions + answers


def _texts_of(entry: Entry) -> Iterable[tuple[LanguageCode, str]]:
    for language in entry.content.title.languages():
        yield language, entry.content.title.in_language(language)
    for language, _, phrasing in entry.content.asked():
        yield language, phrasing


def _answers_of(entry: Entry) -> Iterable[tuple[LanguageCode, str]]:
    answer = entry.content.answer
    for language in answer.languages():
        text = plain_text(answer.in_language(language))[:ANSWER_LENGTH]
        if text:
            yield language, text
