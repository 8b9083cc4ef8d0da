"""Learning happens once, elsewhere, and again only when something changed."""

from pathlib import Path

import pytest

from bot.build import build_learnt, build_mentor
from bot.errors import KnowledgeError, SettingsError
from bot.faq import read_files
from bot.kept import learnt_path
from bot.mentor import Answer, Question
from bot.settings import Settings, load_settings
from bot.teaching import make_encoder
from tests.conftest import TOPIC, FaqFolder


@pytest.fixture
def settings(faq_folder: FaqFolder, tmp_path: Path) -> Settings:
    return load_settings(knowledge_dir=faq_folder(), cache_dir=tmp_path / "cache", semantic=False)


def test_learnt_once_by_a_process_of_its_own(settings: Settings) -> None:
    """The matcher is kept; the next start only reads it."""
    files = read_files(settings.knowledge_dir)
    build_learnt(settings, files, make_encoder(settings))
    path = learnt_path(settings, files, make_encoder(settings))
    written = path.stat().st_mtime_ns
    assert build_mentor(settings).matcher.labels == ("pets/cats", "pets/dogs")
    assert path.stat().st_mtime_ns == written


def test_a_changed_faq_is_learnt_again(settings: Settings, faq_folder: FaqFolder) -> None:
    """A new phrasing is known at the next start."""
    build_mentor(settings)
    faq_folder({"pets.yaml": TOPIC.replace("puppies", "woof woof")})
    reply = build_mentor(settings).ask(Question("Woof woof!"))
    assert isinstance(reply, Answer)
    assert reply.entry == "pets/dogs"


def test_a_changed_answer_needs_no_learning(settings: Settings, faq_folder: FaqFolder) -> None:
    """The new answer is given by the matcher that is there."""
    build_mentor(settings)
    kept = sorted(settings.cache_dir.glob("matcher-*"))
    times = [path.stat().st_mtime_ns for path in kept]
    faq_folder({"pets.yaml": TOPIC.replace("We have none", "None at all")})
    reply = build_mentor(settings).ask(Question("puppies"))
    assert isinstance(reply, Answer)
    assert "None at all" in reply.text
    assert sorted(settings.cache_dir.glob("matcher-*")) == kept
    assert [path.stat().st_mtime_ns for path in kept] == times


@pytest.mark.parametrize("written", [b"", b"\xff\xfe", b"0" * 31, b"../../elsewhere"])
def test_a_broken_note_of_what_was_taught(settings: Settings, written: bytes) -> None:
    """It is written anew; the answer is right either way."""
    build_mentor(settings)
    (note,) = settings.cache_dir.glob("taught-*")
    note.write_bytes(written)
    assert build_mentor(settings).matcher.match("puppies").decision == "answer"
    assert note.read_bytes() != written


def test_a_broken_cache_is_learnt_again(settings: Settings) -> None:
    """Whatever stands in the file."""
    files = read_files(settings.knowledge_dir)
    build_learnt(settings, files, make_encoder(settings))
    learnt_path(settings, files, None).write_bytes(b"broken")
    assert build_learnt(settings, files, make_encoder(settings)).matcher.match("puppies").decision == "answer"


def test_no_cache_folder_is_no_obstacle(settings: Settings, tmp_path: Path) -> None:
    """Where nothing can be kept, learning happens here and at each start."""
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    blocked = settings.model_copy(update={"cache_dir": tmp_path / "file" / "cache"})
    assert build_mentor(blocked).matcher.match("puppies").decision == "answer"


def test_problems_are_said_here(settings: Settings, faq_folder: FaqFolder) -> None:
    """A broken FAQ is not handed to another process."""
    faq_folder({"pets.yaml": "topic: x"})
    with pytest.raises(KnowledgeError, match=r"pets\.yaml:1:1"):
        build_mentor(settings)


def test_settings_that_make_no_sense() -> None:
    """The setting is named."""
    with pytest.raises(SettingsError, match="SEMANTIC"):
        load_settings(semantic="perhaps")
