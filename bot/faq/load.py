"""An FAQ's files -> an FAQ, or every problem of every file at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from bot.errors import KnowledgeError
from bot.faq.checks import Text, conflicts, small_talk_problems, topic_problems, unknown_ids
from bot.faq.faq import Entry, Faq, Topic, TrainingExample
from bot.faq.files.models import AboutFile, Lesson, SmallTalkFile, SynonymsFile, TopicFile
from bot.faq.files.parse import ABOUT_SHAPE, LESSONS_SHAPE, SMALL_TALK_SHAPE, SYNONYMS_SHAPE, TOPIC_SHAPE, Parsed, parse
from bot.faq.files.problem import Problem
from bot.faq.files.read import ABOUT, SMALL_TALK, SYNONYMS, FaqSources, theme_of
from bot.faq.files.yaml_source import Document
from bot.i18n.languages import LANGUAGE_CODES

_NO_LESSONS: Parsed[tuple[Lesson, ...]] = Parsed({}, ())


@dataclass(frozen=True)
class Loaded:
    """The result of loading: an FAQ if there was no problem, all problems, and every text with its place."""

    faq: Faq | None
    problems: tuple[Problem, ...]
    texts: tuple[Text, ...]


class ParsedFaq:
    """An FAQ's files, each parsed once, when it is needed first: lessons only for training."""

    def __init__(self, sources: FaqSources) -> None:
        self.sources = sources

    @cached_property
    def whole(self) -> Loaded:
        """The FAQ with its lessons, for training."""
        return self._load(parse(self.sources, self.sources.lessons(), LESSONS_SHAPE))

    @cached_property
    def without_lessons(self) -> Loaded:
        """What answers need; lessons are neither parsed nor checked."""
        return self._load(_NO_LESSONS)

    def faq(self) -> Faq:
        """Return the FAQ with its lessons.

        Raises:
            KnowledgeError: something is wrong with its files; the text has a line for each problem.
        """
        return _faq_or_raise(self.whole)

    def answers(self) -> Faq:
        """Return the FAQ without its lessons.

        Raises:
            KnowledgeError: something is wrong with its files; the text has a line for each problem.
        """
        return _faq_or_raise(self.without_lessons)

    @cached_property
    def _topics(self) -> Parsed[TopicFile]:
        return parse(self.sources, self.sources.topics(), TOPIC_SHAPE)

    @cached_property
    def _synonyms(self) -> Parsed[SynonymsFile]:
        return parse(self.sources, [SYNONYMS], SYNONYMS_SHAPE)

    @cached_property
    def _small_talk(self) -> Parsed[SmallTalkFile]:
        return parse(self.sources, [SMALL_TALK], SMALL_TALK_SHAPE)

    @cached_property
    def _about(self) -> Parsed[AboutFile]:
        return parse(self.sources, [ABOUT], ABOUT_SHAPE)

    def _load(self, lessons: Parsed[tuple[Lesson, ...]]) -> Loaded:
        topics, small_talk = self._topics.files, self._small_talk.files
        texts = tuple(_texts(topics, lessons, small_talk))
        problems = [
            *self._topics.problems,
            *lessons.problems,
            *self._synonyms.problems,
            *self._small_talk.problems,
            *self._about.problems,
            *topic_problems(self.sources, topics),
            *(problem for document, file in small_talk.values() for problem in small_talk_problems(document, file)),
            *conflicts(texts),
        ]
        # A topic file that can't be read would make all its ids unknown: its own problem comes first.
        if len(topics) == len(self.sources.topics()):
            problems += unknown_ids(topics, list(lessons.files.values()), frozenset(_ids(topics)))
        if problems:
            return Loaded(None, tuple(sorted(problems)), texts)
        return Loaded(self._faq(lessons), (), texts)

    def _faq(self, lessons: Parsed[tuple[Lesson, ...]]) -> Faq:
        _, synonyms = self._synonyms.files.get(SYNONYMS, (None, SynonymsFile()))
        return Faq(
            topics=tuple(_topic(name, file) for name, (_, file) in self._topics.files.items()),
            lessons=tuple(example for name, (_, rows) in lessons.files.items() for example in _examples(name, rows)),
            synonyms={language: sets for language in LANGUAGE_CODES if (sets := getattr(synonyms, language))},
            about=self._about.files[ABOUT][1] if self._about.files else AboutFile(),
            small_talk=tuple(kind for _, file in self._small_talk.files.values() for kind in file.courtesies),
        )


def _faq_or_raise(loaded: Loaded) -> Faq:
    if loaded.faq is None:
        raise KnowledgeError("\n".join(map(str, loaded.problems)))
    return loaded.faq


Topics = dict[str, tuple[Document, TopicFile]]


def _ids(topics: Topics) -> Iterable[str]:
    return (f"{_topic_of(name)}/{entry.id}" for name, (_, file) in topics.items() for entry in file.entries)


def _topic_of(name: str) -> str:
    return PurePosixPath(name).stem


def _topic(name: str, file: TopicFile) -> Topic:
    topic = _topic_of(name)
    return Topic(topic, file.topic, tuple(Entry(f"{topic}/{entry.id}", entry) for entry in file.entries))


def _examples(name: str, lessons: tuple[Lesson, ...]) -> Iterable[TrainingExample]:
    theme = theme_of(name)
    for lesson in lessons:
        yield TrainingExample(lesson.q, lesson.lang, tuple(sorted(set(lesson.expect))), theme, lesson.origin)


def _texts(
    topics: Topics, lessons: Parsed[tuple[Lesson, ...]], small_talk: dict[str, tuple[Document, SmallTalkFile]]
) -> Iterable[Text]:
    for name, (document, topic) in topics.items():
        yield from _topic_texts(name, document, topic)
    for document, rows in lessons.files.values():
        for index, lesson in enumerate(rows):
            yield Text(lesson.q, lesson.lang, frozenset(lesson.expect), document, (index, "q"))
    for document, file in small_talk.values():
        yield from _small_talk_texts(document, file)


def _topic_texts(name: str, document: Document, file: TopicFile) -> Iterable[Text]:
    for number, entry in enumerate(file.entries):
        answer = frozenset({f"{_topic_of(name)}/{entry.id}"})
        for language in entry.title.languages():
            title = entry.title.in_language(language)
            yield Text(title, language, answer, document, ("entries", number, "title", language), is_title=True)
        for language, index, phrasing in entry.asked():
            location = ("entries", number, "phrasings", language, index)
            yield Text(phrasing, language, answer, document, location, is_phrasing=True)


def _small_talk_texts(document: Document, file: SmallTalkFile) -> Iterable[Text]:
    for number, kind in enumerate(file.courtesies):
        answer = frozenset({f"small talk {kind.id}"})
        for language, index, text in kind.says.items():
            location = ("courtesies", number, "says", language, index)
            yield Text(text, language, answer, document, location, is_small_talk=True)
