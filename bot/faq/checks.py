"""What a single file can't know about itself: ids, names, and texts that stand in two places."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from bot.faq.files import Files
from bot.faq.models import LONGEST_ID, MOST_TOPICS, RESERVED_TOPICS, TOPIC_NAME, CourtesiesFile, Lesson, TopicFile
from bot.faq.positions import Document
from bot.faq.problem import Place, Problem, quoted
from bot.faq.validate import did_you_mean
from bot.i18n.languages import LanguageCode
from bot.text import normalise


@dataclass(frozen=True, slots=True)
class Text:
    """A title, phrasing, lesson or courtesy, what answers it, and where it stands."""

    text: str
    language: LanguageCode
    answer: frozenset[str]
    document: Document
    location: tuple[int | str, ...]
    is_title: bool = False
    is_phrasing: bool = False
    is_courtesy: bool = False

    def place(self) -> Place:
        """Find where it stands."""
        return self.document.place(self.location)


def topic_problems(files: Files, topics: Mapping[str, tuple[Document, TopicFile]]) -> list[Problem]:
    """Check the names of topics, which become commands, and of entries, which become buttons."""
    problems = [_name_problem(files, name) for name in files.topics()]
    problems += [
        Problem(Place(files.shown(name)), "a file that ends in .yml is not read", "rename it to .yaml")
        for name in files.misnamed()
    ]
    if len(files.topics()) > MOST_TOPICS:
        place = Place(files.shown(files.topics()[MOST_TOPICS]))
        problems.append(Problem(place, f"{len(files.topics())} topics", f"keep {MOST_TOPICS}: Discord allows no more"))
    for name, (document, file) in topics.items():
        problems += _entry_name_problems(PurePosixPath(name).stem, document, file)
    return [problem for problem in problems if problem]


def _name_problem(files: Files, name: str) -> Problem | None:
    topic = PurePosixPath(name).stem
    if topic in RESERVED_TOPICS:
        return Problem(
            Place(files.shown(name)), f"a topic can't be named '{topic}'", "it is a command; rename the file"
        )
    if not TOPIC_NAME.fullmatch(topic):
        mend = "rename the file to 1 to 32 small letters, digits, - or _: topics become commands"
        return Problem(Place(files.shown(name)), f"'{topic}' can't be a topic's name", mend)
    return None


def _entry_name_problems(topic: str, document: Document, file: TopicFile) -> Iterable[Problem]:
    ids = [(entry.id, document.place(("entries", number, "id"))) for number, entry in enumerate(file.entries)]
    for slug, place in ids:
        full = f"{topic}/{slug}"
        if len(full) > LONGEST_ID:
            yield Problem(place, f"the id {full} has {len(full)} characters", f"shorten it to {LONGEST_ID}")
    yield from _same_ids(ids)


def courtesy_problems(document: Document, file: CourtesiesFile) -> list[Problem]:
    """Check the ids of courtesies."""
    places = [document.place(("courtesies", number, "id")) for number in range(len(file.courtesies))]
    return list(_same_ids(zip((courtesy.id for courtesy in file.courtesies), places, strict=True)))


def _same_ids(ids: Iterable[tuple[str, Place]]) -> Iterable[Problem]:
    seen: dict[str, Place] = {}
    for slug, place in ids:
        if slug in seen:
            yield Problem(place, f"the id {quoted(slug)} stands twice", f"it is at {seen[slug]} already; rename one")
        seen.setdefault(slug, place)


def unknown_ids(
    topics: Mapping[str, tuple[Document, TopicFile]],
    lessons: Sequence[tuple[Document, tuple[Lesson, ...]]],
    ids: frozenset[str],
) -> list[Problem]:
    """Find ids that no entry has, in `related` and in lessons."""
    named: list[tuple[Document, tuple[int | str, ...], str]] = [
        (document, ("entries", number, "related", index), wanted)
        for document, file in topics.values()
        for number, entry in enumerate(file.entries)
        for index, wanted in enumerate(entry.related)
    ]
    named += [
        (document, (row, "expect", index), wanted)
        for document, rows in lessons
        for row, lesson in enumerate(rows)
        for index, wanted in enumerate(lesson.expect)
    ]
    return [_unknown(document, way, wanted, ids) for document, way, wanted in named if wanted not in ids]


def _unknown(document: Document, way: tuple[int | str, ...], wanted: str, ids: frozenset[str]) -> Problem:
    guess = did_you_mean(wanted, sorted(ids))
    some = f", as in {min(ids)}" if ids else ""
    mend = f"did you mean '{guess}'?" if guess else f"write the id of an entry{some}, or take it out"
    return Problem(document.place(way), f"no entry has the id {quoted(wanted)}", mend)


def conflicts(texts: Iterable[Text]) -> list[Problem]:
    """Find the same text (in its normal form) with two different answers, and phrasings that say nothing."""
    problems: list[Problem] = []
    seen: dict[str, list[Text]] = {}
    for text in texts:
        form = normalise(text.text)
        if not form:
            if text.answer:
                problems.append(Problem(text.place(), "a text without a word in it", "write what people say"))
            continue
        others = seen.setdefault(form, [])
        first = next((other for other in others if _contradict(other, text)), None)
        if first:
            named = f"{_named(text.answer)} here and by {_named(first.answer)} elsewhere"
            what = f"{quoted(text.text)} is answered by {named}"
            problems.append(Problem(text.place(), what, f"it stands at {first.place()} too; keep one"))
        if all(other.answer != text.answer for other in others):
            others.append(text)
    return problems


def _contradict(one: Text, other: Text) -> bool:
    return one.answer != other.answer and not _courteous(one, other)


def _courteous(one: Text, other: Text) -> bool:
    """Say whether a courtesy stands among the strangers too, where it does no harm: it has no entry to answer it."""
    return {True, False} == {bool(one.answer), bool(other.answer)} and (one.is_courtesy or other.is_courtesy)


def _named(answer: frozenset[str]) -> str:
    return " and ".join(sorted(answer)) or "nothing"
