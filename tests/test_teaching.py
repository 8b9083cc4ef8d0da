"""Learning beside a mentor that answers: what is learnt is in force before it is calibrated."""

import os
from pathlib import Path

import numpy as np
import pytest

from bot.build import Opening
from bot.errors import LearningError
from bot.mentor import Answer, Mentor, Question
from bot.settings import Settings, load_settings
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
def opening(settings: Settings) -> Opening:
    opened = Opening(settings)
    opened.mentor()
    return opened


def entry_for(mentor: Mentor, question: str) -> str:
    reply = mentor.ask(Question(question))
    assert isinstance(reply, Answer)
    return reply.entry


def test_two_mentors_of_a_new_phrasing(opening: Opening, settings: Settings, faq_folder: FaqFolder) -> None:
    """Both know it; the first has the calibration of the FAQ before, the second its own, as if nothing went before."""
    before = opening.mentor().matcher
    faq_folder({"pets.yaml": TOPIC.replace("puppies", "puppies, woof woof, any hounds of yours")})
    early, late = opening.mentors_if_changed()
    assert entry_for(early, "woof woof") == entry_for(late, "woof woof") == "pets/dogs"
    assert early.faq is late.faq
    assert early.matcher.cutoffs == before.cutoffs
    np.testing.assert_array_equal(early.matcher.confidence.label_scale, before.confidence.label_scale)
    np.testing.assert_array_equal(early.matcher.weights, late.matcher.weights)
    fresh = Opening(settings.model_copy(update={"cache_dir": settings.cache_dir / "other"})).mentor().matcher
    assert late.matcher.cutoffs == fresh.cutoffs != before.cutoffs
    np.testing.assert_array_equal(late.matcher.confidence.label_scale, fresh.confidence.label_scale)


def test_a_new_entry_is_answered_with_at_once(opening: Opening, faq_folder: FaqFolder) -> None:
    """Though the FAQ before can't tell how easy it is."""
    faq_folder({"pets.yaml": TOPIC + BIRDS})
    early, late = opening.mentors_if_changed()
    assert entry_for(early, "parrots") == entry_for(late, "parrots") == "pets/birds"
    assert entry_for(early, "puppies") == "pets/dogs"


def test_an_entry_that_is_gone(opening: Opening, faq_folder: FaqFolder) -> None:
    """The ease of the others stays theirs."""
    faq_folder({"pets.yaml": TOPIC + BIRDS})
    *_, before = opening.mentors_if_changed()
    faq_folder({"pets.yaml": TOPIC.replace("puppies", "puppies, hounds")})
    early, _ = opening.mentors_if_changed()
    np.testing.assert_array_equal(early.matcher.confidence.label_scale, before.matcher.confidence.label_scale[1:])
    assert early.matcher.labels == before.matcher.labels[1:] == ("pets/cats", "pets/dogs")


def test_another_faq_borrows_nothing(opening: Opening, faq_folder: FaqFolder) -> None:
    """Where little is as before, the mentor comes once, calibrated."""
    faq_folder({"pets.yaml": f"topic: {{en: Birds}}\nentries:\n{BIRDS}"})
    (only,) = opening.mentors_if_changed()
    assert entry_for(only, "parrots") == "pets/birds"


def test_nothing_new(opening: Opening) -> None:
    """No mentor comes."""
    assert list(opening.mentors_if_changed()) == []


def test_what_was_learnt_once_comes_at_once(opening: Opening, faq_folder: FaqFolder) -> None:
    """An FAQ that goes back to what it was needs no learning: one mentor, calibrated."""
    faq_folder({"pets.yaml": TOPIC + BIRDS})
    assert len(list(opening.mentors_if_changed())) == 2
    faq_folder({"pets.yaml": TOPIC})
    (only,) = opening.mentors_if_changed()
    assert entry_for(only, "puppies") == "pets/dogs"


def test_where_nothing_can_be_kept(settings: Settings, faq_folder: FaqFolder, tmp_path: Path) -> None:
    """The FAQ is learnt here, and the mentor comes once."""
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    opening = Opening(settings.model_copy(update={"cache_dir": tmp_path / "file" / "cache"}))
    opening.mentor()
    faq_folder({"pets.yaml": TOPIC + BIRDS})
    (only,) = opening.mentors_if_changed()
    assert entry_for(only, "parrots") == "pets/birds"


def test_given_up(opening: Opening, settings: Settings, faq_folder: FaqFolder) -> None:
    """Whoever ends the bot waits for no learning, and nothing half done stays behind."""
    faq_folder({"pets.yaml": TOPIC + BIRDS})
    opening.give_up()
    with pytest.raises(LearningError):
        list(opening.mentors_if_changed())
    assert [path.name for path in settings.cache_dir.iterdir() if path.is_dir()] == []


def test_nothing_early_stays_behind(opening: Opening, settings: Settings, faq_folder: FaqFolder) -> None:
    """Matchers and notes are all that is in the cache."""
    faq_folder({"pets.yaml": TOPIC + BIRDS})
    list(opening.mentors_if_changed())
    assert {path.name.partition("-")[0] for path in settings.cache_dir.iterdir()} == {"matcher", "taught"}


def test_what_a_killed_bot_left_behind(opening: Opening, settings: Settings, faq_folder: FaqFolder) -> None:
    """It goes when an FAQ is learnt again; what another bot is at right now stays."""
    left, busy = settings.cache_dir / ".early-left", settings.cache_dir / ".early-busy"
    for folder in (left, busy):
        folder.mkdir()
        (folder / "early.npz").write_bytes(b"half")
    os.utime(left, (0, 0))
    faq_folder({"pets.yaml": TOPIC + BIRDS})
    list(opening.mentors_if_changed())
    assert not left.exists()
    assert busy.exists()


def test_a_save_while_it_is_learnt(opening: Opening, faq_folder: FaqFolder) -> None:
    """What comes after the early mentor is the FAQ as it was saved last, never one with the answers of another."""
    faq_folder({"pets.yaml": TOPIC + BIRDS})
    mentors = opening.mentors_if_changed()
    assert entry_for(next(mentors), "parrots") == "pets/birds"
    faq_folder({"pets.yaml": TOPIC.replace("puppies", "woof woof")})
    for mentor in mentors:
        assert tuple(mentor.faq.entries) == mentor.matcher.labels
    *_, last = opening.mentors_if_changed()
    assert entry_for(last, "woof woof") == "pets/dogs"
    assert tuple(last.faq.entries) == last.matcher.labels == ("pets/cats", "pets/dogs")
