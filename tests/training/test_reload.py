"""Training while a mentor answers: the provisional mentor comes first, and what is saved counts."""

import os
from pathlib import Path

import numpy as np
import pytest

from bot.errors import TrainingError
from bot.mentor import Answer, Mentor, Question
from bot.settings import Settings, load_settings
from bot.training.loader import MentorLoader
from tests.conftest import TOPIC, FaqFolder

BIRDS = """\
  - id: birds
    title: {en: Do you have birds?}
    answer: {en: We have nine.}
    phrasings: {en: [anything with feathers, parrots]}
"""


@pytest.fixture
def settings(faq_folder: FaqFolder, tmp_path: Path) -> Settings:
    return load_settings(knowledge_dir=faq_folder(), cache_dir=tmp_path / "cache", semantic=False)


@pytest.fixture
def loader(settings: Settings) -> MentorLoader:
    loaded = MentorLoader(settings)
    loaded.load()
    return loaded


def reloaded(loader: MentorLoader) -> list[Mentor]:
    """Return the mentors of a reload: none where nothing changed, else a provisional one (or not) and the final one."""
    mentors: list[Mentor] = []
    final = loader.reload_if_changed(mentors.append)
    return [*mentors, *([final] if final else [])]


def entry_for(mentor: Mentor, question: str) -> str:
    reply = mentor.ask(Question(question))
    assert isinstance(reply, Answer)
    return reply.entry


def test_two_mentors_of_a_new_phrasing(loader: MentorLoader, settings: Settings, faq_folder: FaqFolder) -> None:
    """Both know it; the first has the calibration of the FAQ before, the second its own, as if nothing went before."""
    before = loader.load().matcher
    faq_folder({"pets.yaml": TOPIC.replace("puppies", "puppies, woof woof, any hounds of yours")})
    provisional, final = reloaded(loader)
    assert entry_for(provisional, "woof woof") == entry_for(final, "woof woof") == "pets/dogs"
    assert provisional.faq is final.faq
    assert provisional.matcher.cutoffs == before.cutoffs
    np.testing.assert_array_equal(provisional.matcher.confidence.label_scale, before.confidence.label_scale)
    np.testing.assert_array_equal(provisional.matcher.weights, final.matcher.weights)
    fresh = MentorLoader(settings.model_copy(update={"cache_dir": settings.cache_dir / "other"})).load().matcher
    assert final.matcher.cutoffs == fresh.cutoffs != before.cutoffs
    np.testing.assert_array_equal(final.matcher.confidence.label_scale, fresh.confidence.label_scale)


def test_a_new_entry_is_answered_with_at_once(loader: MentorLoader, faq_folder: FaqFolder) -> None:
    """Though the FAQ before can't tell how easy it is."""
    faq_folder({"pets.yaml": TOPIC + BIRDS})
    provisional, final = reloaded(loader)
    assert entry_for(provisional, "parrots") == entry_for(final, "parrots") == "pets/birds"
    assert entry_for(provisional, "puppies") == "pets/dogs"


def test_an_entry_that_is_gone(loader: MentorLoader, faq_folder: FaqFolder) -> None:
    """The scales of the other labels stay as they were."""
    faq_folder({"pets.yaml": TOPIC + BIRDS})
    *_, before = reloaded(loader)
    faq_folder({"pets.yaml": TOPIC.replace("puppies", "puppies, hounds")})
    provisional, _ = reloaded(loader)
    np.testing.assert_array_equal(provisional.matcher.confidence.label_scale, before.matcher.confidence.label_scale[1:])
    assert provisional.matcher.labels == before.matcher.labels[1:] == ("pets/cats", "pets/dogs")


def test_another_faq_borrows_nothing(loader: MentorLoader, faq_folder: FaqFolder) -> None:
    """Where little is as before, the mentor comes once, calibrated."""
    faq_folder({"pets.yaml": f"topic: {{en: Birds}}\nentries:\n{BIRDS}"})
    (only,) = reloaded(loader)
    assert entry_for(only, "parrots") == "pets/birds"


def test_nothing_new(loader: MentorLoader) -> None:
    """No mentor comes."""
    assert reloaded(loader) == []


def test_what_was_trained_once_comes_at_once(loader: MentorLoader, faq_folder: FaqFolder) -> None:
    """An FAQ that goes back to what it was needs no training: one mentor, calibrated."""
    faq_folder({"pets.yaml": TOPIC + BIRDS})
    assert len(reloaded(loader)) == 2
    faq_folder({"pets.yaml": TOPIC})
    (only,) = reloaded(loader)
    assert entry_for(only, "puppies") == "pets/dogs"


def test_where_nothing_can_be_cached(settings: Settings, faq_folder: FaqFolder, tmp_path: Path) -> None:
    """The matcher is trained here, and the mentor comes once."""
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    loader = MentorLoader(settings.model_copy(update={"cache_dir": tmp_path / "file" / "cache"}))
    loader.load()
    faq_folder({"pets.yaml": TOPIC + BIRDS})
    (only,) = reloaded(loader)
    assert entry_for(only, "parrots") == "pets/birds"


def test_cancelled(loader: MentorLoader, settings: Settings, faq_folder: FaqFolder) -> None:
    """Whoever ends the bot waits for no training, and nothing half done stays behind."""
    faq_folder({"pets.yaml": TOPIC + BIRDS})
    loader.cancel()
    with pytest.raises(TrainingError):
        reloaded(loader)
    assert [path.name for path in settings.cache_dir.iterdir() if path.is_dir()] == []


def test_nothing_provisional_stays_behind(loader: MentorLoader, settings: Settings, faq_folder: FaqFolder) -> None:
    """Matchers and notes are all that is in the cache."""
    faq_folder({"pets.yaml": TOPIC + BIRDS})
    reloaded(loader)
    assert {path.name.partition("-")[0] for path in settings.cache_dir.iterdir()} == {"matcher", "examples"}


def test_what_a_killed_bot_left_behind(loader: MentorLoader, settings: Settings, faq_folder: FaqFolder) -> None:
    """It goes when an FAQ is trained again; what another bot is at right now stays."""
    left, busy = settings.cache_dir / ".provisional-left", settings.cache_dir / ".provisional-busy"
    for folder in (left, busy):
        folder.mkdir()
        (folder / "provisional.npz").write_bytes(b"half")
    os.utime(left, (0, 0))
    faq_folder({"pets.yaml": TOPIC + BIRDS})
    reloaded(loader)
    assert not left.exists()
    assert busy.exists()


def test_taken_back_during_training(loader: MentorLoader, faq_folder: FaqFolder) -> None:
    """The FAQ before comes back, although it was the last that was loaded to its end."""
    mentors: list[Mentor] = []

    def take_back(mentor: Mentor) -> None:
        mentors.append(mentor)
        faq_folder({"pets.yaml": TOPIC})
        loader.break_off_obsolete()

    faq_folder({"pets.yaml": TOPIC + BIRDS})
    final = loader.reload_if_changed(take_back)
    assert [tuple(mentor.faq.entries) for mentor in mentors] == [("pets/birds", "pets/cats", "pets/dogs")]
    assert final is not None
    assert tuple(final.faq.entries) == final.matcher.labels == ("pets/cats", "pets/dogs")


def test_a_save_during_training(loader: MentorLoader, faq_folder: FaqFolder) -> None:
    """After the provisional mentor comes the FAQ as it was saved last, never one with the answers of another."""
    mentors: list[Mentor] = []

    def save_another(mentor: Mentor) -> None:
        mentors.append(mentor)
        faq_folder({"pets.yaml": TOPIC.replace("puppies", "woof woof")})

    faq_folder({"pets.yaml": TOPIC + BIRDS})
    final = loader.reload_if_changed(save_another)
    assert final is not None
    assert entry_for(mentors[0], "parrots") == "pets/birds"
    for mentor in [*mentors, final]:
        assert tuple(mentor.faq.entries) == mentor.matcher.labels
    *_, last = reloaded(loader)
    assert entry_for(last, "woof woof") == "pets/dogs"
    assert tuple(last.faq.entries) == last.matcher.labels == ("pets/cats", "pets/dogs")
