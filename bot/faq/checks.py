"""Checks across files: names, ids, and texts with two different answers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from bot.faq.files.explain_errors import did_you_mean
from bot.faq.files.models import MAX_ID, MAX_TOPICS, TOPIC_NAME, Lesson, SmallTalkFile, TopicFile
from bot.faq.files.problem import Place, Problem, quoted
from bot.faq.files.read import FaqSources
from bot.faq.files.yaml_source import Document
from bot.i18n.language import LanguageCode
from bot.text import normalise


@dataclass(frozen=True, slots=True)
class Text:
    """A title, phrasing, lesson or small talk, what answers it, and its place."""

    text: str
    language: LanguageCode
    answer: frozenset[str]
    document: Document
    location: tuple[int | str, ...]
    is_title: bool = False
    is_phrasing: bool = False
    is_small_talk: bool = False

    def place(self) -> Place:
        """Return its place in the files."""
        return self.document.place(self.location)


def topic_problems(sources: FaqSources, topics: Mapping[str, tuple[Document, TopicFile]]) -> list[Problem]:
    """Return the problems with names of topics, which become commands, and of entries, which become buttons."""
    problems = [_name_problem(sources, name) for name in sources.topics()]
    problems += [
        Problem(Place(sources.shown(name)), "a file that ends in .yml is not read", "rename it to .yaml")
        for name in sources.misnamed()
    ]
    if len(sources.topics()) > MAX_TOPICS:
        place = Place(sources.shown(sources.topics()[MAX_TOPICS]))
        problems.append(Problem(place, f"{len(sources.topics())} topics", f"keep {MAX_TOPICS}: Discord allows no more"))
    for name, (document, file) in topics.items():
        problems += _entry_name_problems(PurePosixPath(name).stem, document, file)
    return [problem for problem in problems if problem]


def _name_problem(sources: FaqSources, name: str) -> Problem | None:
    topic = PurePosixPath(name).stem
    if not TOPIC_NAME.fullmatch(topic):
        hint = "rename the file to 1 to 32 small letters, digits, - or _: topics become commands"
        return Problem(Place(sources.shown(name)), f"'{topic}' can't be a topic's name", hint)
    return None


def _entry_name_problems(topic: str, document: Document, file: TopicFile) -> Iterable[Problem]:
    ids = [(entry.id, document.place(("entries", number, "id"))) for number, entry in enumerate(file.entries)]
    for slug, place in ids:
        full = f"{topic}/{slug}"
        if len(full) > MAX_ID:
            yield Problem(place, f"the id {full} has {len(full)} characters", f"shorten it to {MAX_ID}")
    yield from _same_ids(ids)


def small_talk_problems(document: Document, file: SmallTalkFile) -> list[Problem]:
    """Return the problems with the ids of small talk."""
    places = [document.place(("courtesies", number, "id")) for number in range(len(file.courtesies))]
    return list(_same_ids(zip((kind.id for kind in file.courtesies), places, strict=True)))


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
    """Return a problem for each id that no entry has, in `related` and in lessons."""
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
    hint = f"did you mean '{guess}'?" if guess else f"write the id of an entry{some}, or take it out"
    return Problem(document.place(way), f"no entry has the id {quoted(wanted)}", hint)


def conflicts(texts: Iterable[Text]) -> list[Problem]:
    """Return a problem for each text with two different answers, compared in normal form, or without a word."""
    problems: list[Problem] = []
    seen: dict[str, list[Text]] = {}
    for text in texts:
        form = normalise(text.text)
        if not form:
            if text.answer and not text.is_small_talk:  # "?" alone is said too
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
    return one.answer != other.answer and not _is_small_talk_out_of_scope(one, other)


def _is_small_talk_out_of_scope(one: Text, other: Text) -> bool:
    """Return whether small talk is taught as out of scope too, which is right: no entry answers it."""
    return {True, False} == {bool(one.answer), bool(other.answer)} and (one.is_small_talk or other.is_small_talk)


def _named(answer: frozenset[str]) -> str:
    return " and ".join(sorted(answer)) or "nothing"
