"""Files -> an FAQ, or every problem of every file at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from pydantic import TypeAdapter

from bot.errors import KnowledgeError
from bot.faq.checks import Text, conflicts, courtesy_problems, topic_problems, unknown_ids
from bot.faq.faq import Entry, Faq, TaughtLesson, Topic
from bot.faq.files import COURTESIES, LESSONS, SYNONYMS, Files
from bot.faq.models import CourtesiesFile, Courtesy, Lesson, SynonymsFile, TopicFile
from bot.faq.positions import Document, read_yaml
from bot.faq.problem import Problem, errors
from bot.faq.validate import Shape, validate
from bot.i18n.languages import LANGUAGE_CODES

_TOPIC = TypeAdapter(TopicFile)
_LESSONS = TypeAdapter(tuple[Lesson, ...])
_SYNONYMS = TypeAdapter(SynonymsFile)
_COURTESIES = TypeAdapter(CourtesiesFile)


@dataclass(frozen=True)
class Loaded:
    """What came of loading: an FAQ if there was no error, all errors, and every text with its place."""

    faq: Faq | None
    problems: tuple[Problem, ...]
    texts: tuple[Text, ...]


def load(files: Files, *, lessons: bool = True) -> Loaded:
    """Load an FAQ; without `lessons` only what answers need (for when the matcher has been learnt before)."""
    reader = _Reader(files)
    topics = {name: (document, file) for name, document, file in reader.read(files.topics(), _TOPIC)}
    taught = list(reader.read(files.lessons(), _LESSONS)) if lessons else []
    synonyms = next((file for _, _, file in reader.read([SYNONYMS], _SYNONYMS)), SynonymsFile())
    courtesies = next(((document, file) for _, document, file in reader.read([COURTESIES], _COURTESIES)), None)

    problems = reader.problems
    problems += topic_problems(files, topics)
    problems += courtesy_problems(*courtesies) if courtesies else []
    entries = {f"{_topic_of(name)}/{entry.id}": entry for name, (_, file) in topics.items() for entry in file.entries}
    ids = frozenset(entries)
    texts = [
        *(text for name, (document, file) in topics.items() for text in _phrasing_texts(name, document, file)),
        *(text for name, document, file in taught for text in _lesson_texts(document, file)),
        *(_courtesy_texts(*courtesies) if courtesies else ()),
    ]
    # A topic file that can't be read would make all its ids unknown: say what is wrong there first.
    if len(topics) == len(files.topics()):
        problems += unknown_ids(topics, [(document, file) for _, document, file in taught], ids)
    problems += conflicts(texts)
    if problems:
        return Loaded(None, tuple(errors(problems)), tuple(texts))
    return Loaded(
        Faq(
            topics=tuple(_topic(name, file) for name, (_, file) in topics.items()),
            lessons=tuple(lesson for name, _, file in taught for lesson in _taught(name, file)),
            synonyms={language: sets for language in LANGUAGE_CODES if (sets := getattr(synonyms, language))},
            courtesies=courtesies[1].courtesies if courtesies else (),
        ),
        (),
        tuple(texts),
    )


def load_or_raise(files: Files, *, lessons: bool = True) -> Faq:
    """Load an FAQ.

    Raises:
        KnowledgeError: something is wrong with its files; the text has a line for each problem.
    """
    loaded = load(files, lessons=lessons)
    if loaded.faq is None:
        raise KnowledgeError("\n".join(map(str, loaded.problems)))
    return loaded.faq


class _Reader:
    def __init__(self, files: Files) -> None:
        self._files = files
        self.problems: list[Problem] = []

    def read(self, names: Iterable[str], shape: TypeAdapter[Shape]) -> Iterable[tuple[str, Document, Shape]]:
        """Give each file that can be read; remember the problems of the others."""
        found: list[tuple[str, Document, Shape]] = []
        for name in names:
            if name not in self._files.contents:
                continue
            document = read_yaml(self._files.shown(name), self._files.contents[name])
            if isinstance(document, list):
                self.problems += document
                continue
            data = validate(document, shape)
            if isinstance(data, list):
                self.problems += data
            else:
                found.append((name, document, data))
        return found


def _topic_of(name: str) -> str:
    return PurePosixPath(name).stem


def _topic(name: str, file: TopicFile) -> Topic:
    topic = _topic_of(name)
    return Topic(topic, file.topic, tuple(Entry(f"{topic}/{entry.id}", entry) for entry in file.entries))


def _taught(name: str, lessons: tuple[Lesson, ...]) -> Iterable[TaughtLesson]:
    theme = PurePosixPath(name).relative_to(LESSONS).with_suffix("").as_posix()
    return (TaughtLesson(lesson.q, lesson.lang, tuple(sorted(set(lesson.expect))), theme) for lesson in lessons)


def _phrasing_texts(name: str, document: Document, file: TopicFile) -> Iterable[Text]:
    for number, entry in enumerate(file.entries):
        answer = frozenset({f"{_topic_of(name)}/{entry.id}"})
        for language in entry.title.languages():
            title = entry.title.in_language(language)
            yield Text(title, language, answer, document, ("entries", number, "title", language), is_title=True)
        for language, index, phrasing in entry.phrasings.items():
            way = ("entries", number, "phrasings", language, index)
            yield Text(phrasing, language, answer, document, way, is_phrasing=True)


def _lesson_texts(document: Document, lessons: tuple[Lesson, ...]) -> Iterable[Text]:
    for index, lesson in enumerate(lessons):
        yield Text(lesson.q, lesson.lang, frozenset(lesson.expect), document, (index, "q"))


def _courtesy_texts(document: Document, file: CourtesiesFile) -> Iterable[Text]:
    for number, courtesy in enumerate(file.courtesies):
        yield from _courtesy_text(number, courtesy, document)


def _courtesy_text(number: int, courtesy: Courtesy, document: Document) -> Iterable[Text]:
    answer = frozenset({f"courtesy {courtesy.id}"})
    for language, index, text in courtesy.says.items():
        yield Text(
            text,
            language,
            answer,
            document,
            ("courtesies", number, "says", language, index),
            is_courtesy=True,
        )
