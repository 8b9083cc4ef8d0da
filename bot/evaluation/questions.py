"""Question sets: lessons that nothing is trained on."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from bot.errors import QuestionsError
from bot.faq.files.explain_errors import validate
from bot.faq.files.models import Lesson
from bot.faq.files.parse import LESSONS_SHAPE
from bot.faq.files.problem import Problem
from bot.faq.files.yaml_source import read_yaml

LabelledQuestion = Lesson


def read_questions(paths: Iterable[Path], ids: frozenset[str]) -> Sequence[LabelledQuestion]:
    """Return the questions of files; every id in them must be one of `ids`.

    Raises:
        QuestionsError: a file can't be read or is wrong; the text has a line for each problem.
    """
    questions: list[LabelledQuestion] = []
    problems: list[str] = []
    for path in paths:
        found = _read(path, ids)
        problems += [str(item) for item in found if isinstance(item, Problem | str)]
        questions += [item for item in found if isinstance(item, Lesson)]
    if problems:
        raise QuestionsError("\n".join(problems))
    if not questions:
        raise QuestionsError("no questions; name a file that holds some")
    return questions


def _read(path: Path, ids: frozenset[str]) -> Sequence[Lesson | Problem | str]:
    try:
        content = path.read_bytes()
    except OSError as error:
        return [f"{path}: {error.strerror}; name a file of questions"]
    document = read_yaml(str(path), content)
    if isinstance(document, list):
        return document
    rows = validate(document, LESSONS_SHAPE)
    if isinstance(rows, list):
        return rows
    unknown = [
        Problem(document.place((row, "expect", index)), f"no entry has the id '{wanted}'", "name one of the FAQ's")
        for row, lesson in enumerate(rows)
        for index, wanted in enumerate(lesson.expect)
        if wanted not in ids
    ]
    return unknown or rows
