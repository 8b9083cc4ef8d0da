"""Whatever lies in a folder: it is read, or left out with a warning, or said to be unreadable; never waited for."""

import os
import socket
from pathlib import Path

import pytest

from bot.errors import KnowledgeError
from bot.faq import ParsedFaq, read_files
from bot.faq.files.folder import MAX_FOLDERS, list_files, read_file
from tests.conftest import TOPIC, TOYS, FaqFolder

LESSON = "- {q: meow, lang: en, expect: [pets/cats]}\n"


def _warnings(folder: Path) -> list[str]:
    sources = read_files(folder)
    assert ParsedFaq(sources).whole.faq is not None
    return [str(problem).removeprefix(f"{folder.as_posix()}/") for problem in sources.warnings()]


def test_a_pipe(faq_folder: FaqFolder) -> None:
    """Nobody writes to it, and nobody waits."""
    folder = faq_folder()
    os.mkfifo(folder / "pipe.yaml")
    assert _warnings(folder) == [
        "pipe.yaml:1:1: warning: this is not read: not a regular file; make it a file that can be read, or delete it"
    ]
    assert read_file(folder / "pipe.yaml", 9) is None


def test_a_socket(faq_folder: FaqFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """It can't be opened at all."""
    folder = faq_folder()
    monkeypatch.chdir(folder)  # the path of a socket is short
    with socket.socket(socket.AF_UNIX) as one:
        one.bind("socket.yaml")
        (warning,) = _warnings(folder)
    assert "socket.yaml:1:1: warning: this is not read: not a regular file" in warning


def test_a_folder_with_the_name_of_a_file(faq_folder: FaqFolder) -> None:
    """Among the topics and among the lessons."""
    folder = faq_folder()
    (folder / "x.yaml").mkdir()
    (folder / "lessons" / "y.yaml").mkdir(parents=True)
    assert [warning.split(":")[0] for warning in _warnings(folder)] == ["lessons/y.yaml", "x.yaml"]


def test_links(faq_folder: FaqFolder, tmp_path: Path) -> None:
    """One to a file is read, one that leads nowhere is a warning, one to itself an error; none is followed for ever."""
    folder = faq_folder()
    elsewhere = tmp_path / "toys"
    elsewhere.write_text(TOYS, encoding="utf-8")
    (folder / "toys.yaml").symlink_to(elsewhere)
    (folder / "gone.yaml").symlink_to(tmp_path / "nothing")
    (folder / "lessons").mkdir()
    (folder / "lessons" / "again").symlink_to(folder / "lessons")
    (folder / "lessons" / "cats.yaml").write_text(LESSON, encoding="utf-8")
    (warning,) = _warnings(folder)
    assert warning.startswith("gone.yaml:1:1: warning: this is not read: a link that leads nowhere;")
    assert read_files(folder).topics() == ["pets.yaml", "toys.yaml"]
    assert read_files(folder).lessons() == ["lessons/cats.yaml"]
    (folder / "round.yaml").symlink_to("round.yaml")
    with pytest.raises(KnowledgeError, match=r"round\.yaml:1:1: this can't be read \(.+\); let the user"):
        read_files(folder)


def test_a_name_that_is_not_utf_8(faq_folder: FaqFolder) -> None:
    """It is shown with the bytes that are wrong; a sentence in a log can be written anywhere."""
    folder = faq_folder()
    try:
        Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.yaml")).write_text(TOPIC, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes only names in UTF-8")
    (warning,) = _warnings(folder)
    assert warning.startswith("caf\\udce9.yaml:1:1: warning: this is not read: its name is not UTF-8;")
    warning.encode()


def test_many_nested_folders(faq_folder: FaqFolder) -> None:
    """Deeper than any path that the system takes: only so many levels are looked into."""
    folder = faq_folder({"lessons/cats.yaml": LESSON})
    before = os.open(folder / "lessons", os.O_RDONLY)
    try:
        for _ in range(1_500):
            os.mkdir("d", dir_fd=before)
            inner = os.open("d", os.O_RDONLY, dir_fd=before)
            os.close(before)
            before = inner
    finally:
        os.close(before)
    try:
        (warning,) = _warnings(folder)
        assert f"folders are read {MAX_FOLDERS} levels deep" in warning
        assert read_files(folder).lessons() == ["lessons/cats.yaml"]
    finally:
        os.system(f"rm -rf '{folder}'")  # noqa: S605 -- Python's own rmtree gives up on so deep a folder


def test_a_file_that_is_deleted_while_it_is_read(faq_folder: FaqFolder) -> None:
    """It was there when the folder was listed, and is no error."""
    folder = faq_folder()
    assert list(list_files(folder).files) == ["pets.yaml"]
    (folder / "pets.yaml").unlink()
    assert read_file(folder / "pets.yaml", 9) is None
    assert list_files(folder / "nothing").files == {}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("MORE.YAML", "its name ends in .YAML; rename it to MORE.yaml"),
        ("more.Yml", "its name ends in .Yml; rename it to more.yaml"),
        ("lessons/more.YAML", "its name ends in .YAML; rename it to more.yaml"),
        ("more.json", "only files that end in .yaml are; write it as YAML"),
        ("more.yaml.txt", "only files that end in .yaml are; "),
        ("sub/x.yaml", "of all folders only lessons is looked into; move it beside the other topics"),
    ],
)
def test_what_nobody_reads_is_told(name: str, told: str, faq_folder: FaqFolder) -> None:
    """A file that looks like a part of the FAQ, and is none, gets a warning with its name."""
    sources = read_files(faq_folder({name: TOPIC}))
    assert ParsedFaq(sources).faq() == ParsedFaq(read_files(faq_folder())).faq()
    (warning,) = map(str, sources.warnings())
    assert f"faq/{name}:1:1: warning: this is not read: {told}" in warning


NO_PARTS = ["README.md", "LICENSE", ".x.yaml", "x.yaml~", "sub/notes.md", "sub/.x.yaml", ".git/x.yaml"]


@pytest.mark.parametrize("name", NO_PARTS)
def test_what_is_no_part_of_an_faq(name: str, faq_folder: FaqFolder) -> None:
    """Documents, hidden files and editors' copies are nothing to warn of."""
    assert read_files(faq_folder({name: TOPIC})).warnings() == []
