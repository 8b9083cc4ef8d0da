"""Parse the files of one kind: bytes -> validated data with its places, and the problems of the rest."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic

from pydantic import TypeAdapter

from bot.faq.files.explain_errors import Shape, validate
from bot.faq.files.models import AboutFile, Lesson, SmallTalkFile, SynonymsFile, TopicFile
from bot.faq.files.problem import Problem
from bot.faq.files.read import FaqSources
from bot.faq.files.yaml_source import Document, read_yaml

TOPIC_SHAPE = TypeAdapter(TopicFile)
LESSONS_SHAPE = TypeAdapter(tuple[Lesson, ...])
SYNONYMS_SHAPE = TypeAdapter(SynonymsFile)
SMALL_TALK_SHAPE = TypeAdapter(SmallTalkFile)
ABOUT_SHAPE = TypeAdapter(AboutFile)


@dataclass(frozen=True)
class Parsed(Generic[Shape]):
    """The files of one kind by name, in the order of their names, and the problems of those that can't be used."""

    files: dict[str, tuple[Document, Shape]]
    problems: tuple[Problem, ...]


def parse(sources: FaqSources, names: Iterable[str], shape: TypeAdapter[Shape]) -> Parsed[Shape]:
    """Return the parsed files of these names; names that no file has are left out."""
    files: dict[str, tuple[Document, Shape]] = {}
    problems: list[Problem] = []
    for name in names:
        if name not in sources.contents:
            continue
        document = read_yaml(sources.shown(name), sources.contents[name])
        if isinstance(document, list):
            problems += document
            continue
        data = validate(document, shape)
        if isinstance(data, list):
            problems += data
        else:
            files[name] = document, data
    return Parsed(files, tuple(problems))
