"""A case that is refused: the files, the place of the one problem, and words of its message."""

import re

from bot.faq import ParsedFaq, read_files
from tests.conftest import FaqFolder

Case = tuple[dict[str, str | bytes], str, str]
FORM = re.compile(r"[^:]+\.ya?ml:[1-9]\d*:[1-9]\d*: \S.*; \S.*")


def entry(more: str = "", name: str = "birds", title: str = "Birds?") -> str:
    """Write a topic with one entry, and more lines of it."""
    return f"""\
topic: {{en: More}}
entries:
  - id: {name}
    title: {{en: "{title}"}}
    answer: {{en: None.}}
    phrasings: {{en: [any birds]}}
{more}"""


def assert_refused(faq_folder: FaqFolder, case: Case) -> None:
    """Check that a case is reported in a line with its place, what is wrong and how to fix it."""
    files, place, words = case
    folder = faq_folder(files)
    loaded = ParsedFaq(read_files(folder)).whole
    assert loaded.faq is None
    assert len(loaded.problems) == 1, list(map(str, loaded.problems))
    message = str(loaded.problems[0])
    assert message.startswith(f"{folder.as_posix()}/{place}: ")
    assert words in message
    assert FORM.fullmatch(message.removeprefix(f"{folder.as_posix()}/")), message
