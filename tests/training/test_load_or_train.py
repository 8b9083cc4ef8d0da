"""A matcher is trained once, by a process of its own, and again only when something changed."""

from pathlib import Path

import pytest

from bot.errors import KnowledgeError, SettingsError
from bot.faq import ParsedFaq, read_files
from bot.faq.faq import FEW_TEXTS
from bot.mentor import Answer, Question
from bot.settings import Settings, load_settings
from bot.training.cache import MatcherCache
from bot.training.loader import MentorLoader, build_mentor, load_or_train
from bot.training.train import make_encoder
from tests.conftest import TOPIC, FaqFolder


@pytest.fixture
def settings(faq_folder: FaqFolder, tmp_path: Path) -> Settings:
    return load_settings(knowledge_dir=faq_folder(), cache_dir=tmp_path / "cache", semantic=False)


def test_trained_once_by_a_process_of_its_own(settings: Settings) -> None:
    """The matcher is cached; the next start only reads it."""
    parsed = ParsedFaq(read_files(settings.knowledge_dir))
    load_or_train(settings, parsed, make_encoder(settings))
    path = MatcherCache(settings.cache_dir, None).path_of(parsed.sources)
    assert path is not None
    written = path.stat().st_mtime_ns
    assert build_mentor(settings).matcher.labels == ("pets/cats", "pets/dogs")
    assert path.stat().st_mtime_ns == written


def test_a_changed_faq_is_trained_again(settings: Settings, faq_folder: FaqFolder) -> None:
    """A new phrasing is known at the next start."""
    build_mentor(settings)
    faq_folder({"pets.yaml": TOPIC.replace("puppies", "woof woof")})
    reply = build_mentor(settings).ask(Question("Woof woof!"))
    assert isinstance(reply, Answer)
    assert reply.entry == "pets/dogs"


def test_a_changed_answer_needs_no_training(settings: Settings, faq_folder: FaqFolder) -> None:
    """The new answer is given by the matcher that is there, where an entry has enough texts to do without it."""
    texts = [f"- {{q: dog number {number}, lang: en, expect: [pets/dogs]}}\n" for number in range(FEW_TEXTS)]
    faq_folder({"lessons/dogs.yaml": "".join(texts)})
    build_mentor(settings)
    cached = sorted(settings.cache_dir.glob("matcher-*"))
    times = [path.stat().st_mtime_ns for path in cached]
    faq_folder({"pets.yaml": TOPIC.replace("We have none", "None at all")})
    reply = build_mentor(settings).ask(Question("puppies"))
    assert isinstance(reply, Answer)
    assert "None at all" in reply.text
    assert sorted(settings.cache_dir.glob("matcher-*")) == cached
    assert [path.stat().st_mtime_ns for path in cached] == times


def test_the_answer_of_an_entry_with_few_texts_is_learnt(settings: Settings, faq_folder: FaqFolder) -> None:
    """What it speaks of is found; and when it speaks of something else, that."""
    asked = Question("who takes care of the goldfish")
    before = build_mentor(settings).matcher.match(asked.text)
    faq_folder({"pets.yaml": TOPIC.replace("We have none", "None; Ann takes care of the goldfish")})
    after = build_mentor(settings).matcher.match(asked.text)
    assert after.candidates[0].label == "pets/dogs"
    assert after.confidence > before.confidence + 0.05


@pytest.mark.parametrize("written", [b"", b"\xff\xfe", b"0" * 31, b"../../elsewhere"])
def test_a_broken_note(settings: Settings, written: bytes) -> None:
    """It is written anew; the answer is right either way."""
    build_mentor(settings)
    (note,) = settings.cache_dir.glob("examples-*")
    note.write_bytes(written)
    assert build_mentor(settings).matcher.match("puppies").decision == "answer"
    assert note.read_bytes() != written


def test_a_broken_cache_is_trained_again(settings: Settings) -> None:
    """Whatever stands in the file."""
    parsed = ParsedFaq(read_files(settings.knowledge_dir))
    load_or_train(settings, parsed, None)
    path = MatcherCache(settings.cache_dir, None).path_of(parsed.sources)
    assert path is not None
    path.write_bytes(b"broken")
    assert load_or_train(settings, parsed, None).matcher.match("puppies").decision == "answer"


def test_no_cache_folder_is_no_obstacle(settings: Settings, tmp_path: Path) -> None:
    """Where nothing can be cached, training happens here and at each start."""
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    blocked = settings.model_copy(update={"cache_dir": tmp_path / "file" / "cache"})
    assert build_mentor(blocked).matcher.match("puppies").decision == "answer"


def test_problems_are_raised_here(settings: Settings, faq_folder: FaqFolder) -> None:
    """A broken FAQ is not handed to another process."""
    faq_folder({"pets.yaml": "topic: x"})
    with pytest.raises(KnowledgeError, match=r"pets\.yaml:1:1"):
        build_mentor(settings)


def test_settings_that_make_no_sense() -> None:
    """The setting is named."""
    with pytest.raises(SettingsError, match="SEMANTIC"):
        load_settings(semantic="perhaps")


def test_the_former_folder_trains_the_same_matcher(settings: Settings, faq_folder: FaqFolder) -> None:
    """What was trained with one name of the folder is found under the other."""
    folder = faq_folder({"lessons/strangers/food.yaml": "- {q: what is for lunch, lang: en, expect: []}\n"})
    build_mentor(settings)
    cached = [(path.name, path.stat().st_mtime_ns) for path in settings.cache_dir.glob("matcher-*")]
    (folder / "lessons" / "strangers").rename(folder / "lessons" / "out_of_scope")
    build_mentor(settings)
    assert [(path.name, path.stat().st_mtime_ns) for path in settings.cache_dir.glob("matcher-*")] == cached


def test_the_former_folder_is_logged_once(
    settings: Settings, faq_folder: FaqFolder, caplog: pytest.LogCaptureFixture
) -> None:
    """At the start, and not again at each save."""
    faq_folder({"lessons/strangers/food.yaml": "- {q: what is for lunch, lang: en, expect: []}\n"})
    loader = MentorLoader(settings)
    loader.load()
    faq_folder({"pets.yaml": TOPIC.replace("We have none", "None at all")})
    assert loader.reload_if_changed(lambda _: None) is not None
    (record,) = caplog.records
    assert record.levelname == "WARNING"
    assert "lessons/out_of_scope" in record.getMessage()
