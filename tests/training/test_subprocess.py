"""What goes wrong in the training process is raised by the one that started it."""

from pathlib import Path

import pytest

from bot.errors import KnowledgeError, TrainingError
from bot.faq import ParsedFaq, read_files
from bot.mentor import Mentor
from bot.settings import Settings, load_settings
from bot.training.cache import MatcherCache
from bot.training.loader import MentorLoader, load_or_train
from bot.training.subprocess import BackgroundTrainer, train_in_subprocess
from tests.conftest import FaqFolder

BROKEN_LESSON = {"lessons/a.yaml": "- {q: meow, lang: en, expect: [pets/cow]}\n"}


@pytest.fixture
def settings(faq_folder: FaqFolder, tmp_path: Path) -> Settings:
    return load_settings(knowledge_dir=faq_folder(), cache_dir=tmp_path / "cache", semantic=False)


def test_problems_of_lessons_come_with_their_places(
    settings: Settings, faq_folder: FaqFolder, capfd: pytest.CaptureFixture[str]
) -> None:
    """They are parsed by the training process alone, which leaves it to its parent to show them."""
    parsed = ParsedFaq(read_files(faq_folder(BROKEN_LESSON)))
    with pytest.raises(KnowledgeError, match=r"lessons/a\.yaml:1:32: no entry has the id 'pets/cow'; .+"):
        load_or_train(settings, parsed, None)
    assert "whole" not in vars(parsed)
    assert "pets/cow" not in "".join(capfd.readouterr())


def test_problems_of_saved_lessons_come_too(settings: Settings, faq_folder: FaqFolder) -> None:
    """A reload raises what training found, and the next good save is taken."""
    loader = MentorLoader(settings)
    loader.load()
    faq_folder(BROKEN_LESSON)
    with pytest.raises(KnowledgeError, match=r"lessons/a\.yaml:1:32"):
        loader.reload_if_changed(lambda _: None)
    faq_folder({"lessons/a.yaml": "- {q: meow, lang: en, expect: [pets/cats]}\n"})
    mentor = loader.reload_if_changed(lambda _: None)
    assert mentor is not None
    assert mentor.matcher.match("meow").decision == "answer"


def test_problems_of_other_files_are_not_these_files(settings: Settings, faq_folder: FaqFolder) -> None:
    """Where files were saved after they were read, what is wrong with them is not said of those that were read."""
    sources = read_files(settings.knowledge_dir)
    faq_folder(BROKEN_LESSON)
    with pytest.raises(TrainingError, match="exit code 3"):
        train_in_subprocess(settings, sources)


def test_a_training_process_that_is_killed(settings: Settings) -> None:
    """Its exit code is named, and where to see more."""
    settings.cache_dir.mkdir()
    trainer = BackgroundTrainer()
    trainer.cancel()
    with pytest.raises(TrainingError, match=r"training ended with exit code -\d+; `python -m bot learn` shows why"):
        trainer.train(settings, read_files(settings.knowledge_dir), lambda _: None)


def test_whoever_waits_is_interrupted(settings: Settings, faq_folder: FaqFolder) -> None:
    """The process ends at once, and nothing provisional stays behind."""
    settings.cache_dir.mkdir()

    def interrupt(path: Path) -> None:
        raise InterruptedError(path.name)

    with pytest.raises(InterruptedError, match=r"provisional\.npz"):
        BackgroundTrainer().train(settings, read_files(faq_folder()), interrupt)
    assert list(settings.cache_dir.glob(".provisional-*")) == []


def test_training_on_what_nobody_wants_is_broken_off(settings: Settings) -> None:
    """Neither begun nor finished where other files are wanted; what is wanted is trained."""
    settings.cache_dir.mkdir()
    trainer, sources = BackgroundTrainer(), read_files(settings.knowledge_dir)
    trainer.want("others")
    with pytest.raises(TrainingError, match=r"exit code -\d+"):
        trainer.train(settings, sources, lambda _: None)
    trainer.want(sources.digest)
    trainer.train(settings, sources, lambda _: None)
    assert MatcherCache(settings.cache_dir, None).load(ParsedFaq(sources)) is not None


def test_a_save_breaks_off_training_on_the_one_before(settings: Settings, faq_folder: FaqFolder) -> None:
    """The next FAQ does not wait for one that would be thrown away."""
    loader, kittens = MentorLoader(settings), [f"a kitten called {number}" for number in range(900)]
    faq_folder({"lessons/a.yaml": _lessons(kittens)})
    loader.load()
    faq_folder({"lessons/a.yaml": _lessons([*kittens, "meow"])})
    obsolete = read_files(settings.knowledge_dir)

    def save_another(_: Mentor) -> None:
        faq_folder({"lessons/a.yaml": _lessons([*kittens, "purr"])})
        loader.break_off_obsolete()

    mentor = loader.reload_if_changed(save_another)
    assert mentor is not None
    assert mentor.matcher.match("purr").exact
    assert MatcherCache(settings.cache_dir, None).load(ParsedFaq(obsolete)) is None


def test_what_was_broken_off_is_trained_when_it_comes_back(settings: Settings, faq_folder: FaqFolder) -> None:
    """It answered before it was calibrated, and yet it isn't taken for loaded."""
    loader, kittens = MentorLoader(settings), [f"a kitten called {number}" for number in range(300)]
    faq_folder({"lessons/a.yaml": _lessons(kittens)})
    loader.load()
    more = _lessons([*kittens, "meow"])
    faq_folder({"lessons/a.yaml": more})

    def break_it(_: Mentor) -> None:
        faq_folder({"lessons/a.yaml": "- broken"})
        loader.break_off_obsolete()
        faq_folder({"pets.yaml": "broken"})

    with pytest.raises(KnowledgeError):
        loader.reload_if_changed(break_it)
    faq_folder({"lessons/a.yaml": more})
    mentor = loader.reload_if_changed(lambda _: None)
    assert mentor is not None
    assert mentor.matcher.match("meow").exact
    assert mentor.matcher.cutoffs == MentorLoader(settings).load().matcher.cutoffs


def _lessons(texts: list[str]) -> str:
    return "".join(f"- {{q: {text}, lang: en, expect: [pets/cats]}}\n" for text in texts)
