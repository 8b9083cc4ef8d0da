"""The first start on an empty cache: words alone answer at once, and the whole matcher follows."""

from pathlib import Path

import pytest

from bot.errors import KnowledgeError, TrainingError
from bot.matching.fit import MANY
from bot.mentor import Mentor
from bot.settings import Settings, load_settings
from bot.training.loader import MentorLoader
from tests.conftest import TOPIC, FaqFolder

KITTENS = [f"a kitten called {number}" for number in range(MANY + 50)]


@pytest.fixture
def settings(faq_folder: FaqFolder, tmp_path: Path) -> Settings:
    folder = faq_folder({"lessons/a.yaml": _lessons(KITTENS)})
    return load_settings(knowledge_dir=folder, cache_dir=tmp_path / "cache", semantic=False)


def reloaded(loader: MentorLoader) -> Mentor:
    mentor = loader.reload_if_changed(lambda _: None)
    assert mentor is not None
    return mentor


def test_words_answer_before_anything_is_calibrated(settings: Settings) -> None:
    """By what is known of FAQs in general; the next reload has the same FAQ, learnt, and the one after it nothing."""
    loader = MentorLoader(settings)
    first = loader.load_at_once()
    assert first.matcher.match("puppies").decision == "answer"
    learnt = reloaded(loader)
    assert learnt.faq is first.faq
    scales = [mentor.matcher.confidence.label_scale.tolist() for mentor in (first, learnt)]
    assert scales[0] == [1.0, 1.0] != scales[1]
    assert MentorLoader(settings).load_at_once().matcher.confidence.label_scale.tolist() == scales[1]
    assert loader.reload_if_changed(lambda _: None) is None


def test_a_small_faq_is_learnt_at_once(settings: Settings, faq_folder: FaqFolder) -> None:
    """Nobody waits long for it."""
    faq_folder({"lessons/a.yaml": _lessons(KITTENS[:10])})
    loader = MentorLoader(settings)
    assert loader.load_at_once().matcher.cutoffs == MentorLoader(settings).load().matcher.cutoffs
    assert loader.reload_if_changed(lambda _: None) is None


def test_saved_while_words_answer(settings: Settings, faq_folder: FaqFolder) -> None:
    """What was being learnt is obsolete: the FAQ as it was saved last is put in force."""
    loader = MentorLoader(settings)
    loader.load_at_once()
    faq_folder({"pets.yaml": TOPIC.replace("We have two.", "We have three."), "lessons/a.yaml": _lessons(KITTENS[:9])})
    loader.break_off_obsolete()
    answer = reloaded(loader).entry("pets/cats", "en")
    assert answer is not None
    assert answer.text == "We have three."


def test_broken_while_words_answer(settings: Settings, faq_folder: FaqFolder) -> None:
    """What is wrong is told, and the next good save is taken."""
    loader = MentorLoader(settings)
    loader.load_at_once()
    faq_folder({"pets.yaml": "topic: x"})
    loader.break_off_obsolete()
    with pytest.raises(KnowledgeError, match=r"pets\.yaml:1:1"):
        loader.reload_if_changed(lambda _: None)
    faq_folder({"pets.yaml": TOPIC})
    assert reloaded(loader).matcher.match("puppies").decision == "answer"


def test_a_broken_faq_does_not_start(settings: Settings, faq_folder: FaqFolder) -> None:
    """What is wrong in its lessons is told, although another process reads them."""
    faq_folder({"lessons/a.yaml": "- {q: meow, lang: en, expect: [pets/cow]}\n"})
    with pytest.raises(KnowledgeError, match=r"lessons/a\.yaml:1:32"):
        MentorLoader(settings).load_at_once()


def test_where_nothing_can_be_cached(settings: Settings, tmp_path: Path) -> None:
    """Words answer there too, and the whole matcher is trained in this process."""
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    loader = MentorLoader(settings.model_copy(update={"cache_dir": tmp_path / "file" / "cache"}))
    first = loader.load_at_once()
    assert first.matcher.match("puppies").decision == "answer"
    assert reloaded(loader).faq is first.faq


def test_ended_before_it_is_learnt(settings: Settings) -> None:
    """Whoever ends the bot waits for nothing."""
    loader = MentorLoader(settings)
    loader.load_at_once()
    loader.cancel()
    with pytest.raises(TrainingError):
        loader.reload_if_changed(lambda _: None)


def _lessons(texts: list[str]) -> str:
    return "".join(f"- {{q: {text}, lang: en, expect: [pets/cats]}}\n" for text in texts)
