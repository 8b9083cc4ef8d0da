"""Lines and columns are those that an editor shows."""

from pathlib import Path

import pytest

from bot.faq import FaqSources, ParsedFaq, read_files
from tests.conftest import TOPIC, FaqFolder

BOM = b"\xef\xbb\xbf"
LESSON = b"- {q: meow, lang: en, expect: []}\n"


def places(lessons: bytes) -> list[str]:
    files = FaqSources("faq", {"pets.yaml": TOPIC.encode(), "lessons/a.yaml": lessons})
    return [str(problem.place) for problem in ParsedFaq(files).whole.problems]


@pytest.mark.parametrize(
    ("lessons", "place"),
    [
        (LESSON + "- {q: 面试面试, lnag: en, lang: en, expect: []}\n".encode(), "2:13"),
        (LESSON + "- {q: 👍👍, lnag: en, lang: en, expect: []}\n".encode(), "2:11"),
        (LESSON.replace(b"\n", b"\r\n") * 3 + b"- {q: a, lang: fr, expect: []}\r\n", "4:16"),
        (LESSON.replace(b"\n", b"\r") * 3 + b"- {q: a, lang: fr, expect: []}\r", "4:16"),
        (b"# a comment\n\n---\n" + LESSON + b"- {q: a, lang: fr, expect: []}\n", "5:16"),
        (b"- q: |-\n    two\n    lines\n  lang: fr\n  expect: []\n", "4:9"),
        (BOM + LESSON + b"- {q: a, lang: fr, expect: []}\n", "2:16"),
        (BOM + b"- {q: a, lang: fr, expect: []}\n", "1:16"),
    ],
    ids=["Chinese", "emoji", "CR LF", "CR", "comments", "block", "BOM", "BOM and one line"],
)
def test_what_stands_before_is_counted_in_characters_and_lines(lessons: bytes, place: str) -> None:
    """No character counts twice, whatever its bytes, and every kind of line end counts once."""
    assert places(lessons) == [f"faq/lessons/a.yaml:{place}"]


@pytest.mark.parametrize(
    ("lessons", "place"),
    [
        (b"\xe9", "1:1"),
        (LESSON + b"- {q: \xe9}\n", "2:7"),
        (LESSON + "- {q: 面试".encode() + b"\xe9}\n", "2:9"),
        (LESSON + "- {q: 面试".encode()[:-1], "2:8"),
        (BOM + b"- {q: \xe9}\n", "1:7"),
        (BOM + b"ab\n\xe9", "2:1"),
        (LESSON.replace(b"\n", b"\r\n") + b"- {q: \xe9}\r\n", "2:7"),
        (LESSON.replace(b"\n", b"\r") + b"- {q: \xe9}\r", "2:7"),
    ],
    ids=["alone", "second line", "after Chinese", "half a character", "BOM", "BOM and two lines", "CR LF", "CR"],
)
def test_broken_utf_8(lessons: bytes, place: str) -> None:
    """The first byte that is no UTF-8 is shown, whether the file begins with a byte order mark or not."""
    assert places(lessons) == [f"faq/lessons/a.yaml:{place}"]


@pytest.mark.parametrize(
    ("lessons", "place"),
    [
        (b"- \x07\n", "1:3"),
        (LESSON + b"- {q: a\x00}\n", "2:8"),
        ("- 面试面试 \x07\n".encode(), "1:8"),
        ("- 面试面试\n- 面试 \x07\n- a\n- b\n- c\n- d\n".encode(), "2:6"),
        (BOM + b"- \x07\n", "1:3"),
        (LESSON.replace(b"\n", b"\r") + b"- \x07\r", "2:3"),
    ],
    ids=["control", "null", "after Chinese", "lines after Chinese", "BOM", "CR"],
)
def test_forbidden_characters(lessons: bytes, place: str) -> None:
    """A character that YAML forbids is shown where it stands."""
    assert places(lessons) == [f"faq/lessons/a.yaml:{place}"]


def test_a_folder_below_the_working_one_is_shown_briefly(
    faq_folder: FaqFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A place can be clicked on: below the folder that one stands in, it has no more than is needed."""
    folder = faq_folder({"lessons/deep/er/a.yaml": "- {q: a, lang: fr, expect: []}\n"})
    monkeypatch.chdir(tmp_path)
    shown = {
        str(problem.place) for path in (folder, Path("faq")) for problem in ParsedFaq(read_files(path)).whole.problems
    }
    assert shown == {"faq/lessons/deep/er/a.yaml:1:16"}
