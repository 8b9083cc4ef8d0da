"""The FAQ as the rest of the bot knows it: entries by id, topics in order, training examples."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from bot.faq.files.models import EntryModel, SmallTalk, SynonymSet, Titles
from bot.i18n.language import LanguageCode


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
    "" for titles and phrasings.
    """

    text: str
    language: LanguageCode
    expect: tuple[str, ...]
    theme: str


@dataclass(frozen=True)
class Faq:
    """A whole FAQ; it is never changed, only replaced."""

    topics: tuple[Topic, ...]
    lessons: tuple[TrainingExample, ...] = ()
    synonyms: Mapping[LanguageCode, tuple[SynonymSet, ...]] = field(default_factory=dict)
    small_talk: tuple[SmallTalk, ...] = ()

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """All entries by id, in the order of their ids."""
        return {entry.id: entry for entry in sorted(self._all_entries(), key=lambda entry: entry.id)}

    def _all_entries(self) -> Iterable[Entry]:
        return (entry for topic in self.topics for entry in topic.entries)

    def training_examples(self) -> list[TrainingExample]:
        """Return all that the matcher is trained on: titles, phrasings and lessons."""
        own = [
            TrainingExample(text, language, (entry.id,), "")
            for entry in self.entries.values()
            for language, text in _texts_of(entry)
        ]
        return own + list(self.lessons)


def _texts_of(entry: Entry) -> Iterable[tuple[LanguageCode, str]]:
    for language in entry.content.title.languages():
        yield language, entry.content.title.in_language(language)
    for language, _, phrasing in entry.content.phrasings.items():
        yield language, phrasing
