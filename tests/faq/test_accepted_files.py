"""What an FAQ may be: little is required, and text is text."""

import datetime as dt

from bot.faq import load, load_or_raise, read_files
from bot.faq.warn import faq_warnings
from tests.conftest import TOPIC, FaqFolder


def test_only_the_required_keys_are_needed(faq_folder: FaqFolder) -> None:
    """A topic with ids, titles, answers and phrasings in one language is an FAQ."""
    faq = load_or_raise(read_files(faq_folder()))
    assert list(faq.entries) == ["pets/cats", "pets/dogs"]
    assert len(faq.taught()) == 6


def test_scalars_are_the_text_that_stands_there(faq_folder: FaqFolder) -> None:
    """`yes`, `404` and a date are what people wrote, not a truth value, a number and a day."""
    topic = TOPIC.replace("id: cats", "id: yes").replace("[is there a dog, puppies]", "[404, 2026-11-24, no]")
    faq = load_or_raise(read_files(faq_folder({"pets.yaml": topic})))
    assert faq.entries["pets/dogs"].content.phrasings.en == ("404", "2026-11-24", "no")
    assert "pets/yes" in faq.entries


def test_a_courtesy_may_stand_among_the_strangers(faq_folder: FaqFolder) -> None:
    """Hello has no entry, and that is no contradiction."""
    files = {
        "courtesies.yaml": "courtesies: [{id: hello, says: {en: [hello]}, reply: {en: Hi!}}]\n",
        "lessons/strangers/talk.yaml": "- {q: Hello!, lang: en, expect: []}\n",
    }
    faq = load_or_raise(read_files(faq_folder(files)))
    assert faq.courtesies[0].id == "hello"
    assert faq.lessons[0].theme == "strangers/talk"


def test_the_order_of_reading_makes_no_difference(faq_folder: FaqFolder) -> None:
    """The fingerprint is of what the files hold, and changes with it."""
    files = read_files(faq_folder({"more.yaml": TOPIC.replace("cat", "hen").replace("dog", "cow").replace("ies", "x")}))
    shuffled = type(files)(files.folder, dict(reversed(list(files.contents.items()))))
    changed = type(files)(files.folder, {**files.contents, "pets.yaml": b"other"})
    assert files.digest == shuffled.digest != changed.digest


def test_warnings(faq_folder: FaqFolder) -> None:
    """A missing language, a review long ago and near-duplicates across entries are warned of, not refused."""
    topic = TOPIC.replace("{en: Do you have cats?}", "{en: Do you have cats?, zh: 有猫吗}")
    topic = topic.replace("{en: We have two.}", "{en: We have two., zh: 有}").replace(
        '{en: [is there a cat here, "any kittens?"]}', "{en: [is there a cat here], zh: [猫]}\n    reviewed: 2026-01-01"
    )
    topic = topic.replace("is there a dog,", "is there a cow here,")
    loaded = load(read_files(faq_folder({"pets.yaml": topic})))
    assert loaded.faq is not None
    said = "\n".join(map(str, faq_warnings(loaded.faq, loaded.texts, dt.date(2026, 11, 24))))
    assert "pets/dogs is not whole in zh" in said
    assert "pets/cats was reviewed 327 days ago" in said
    assert "% like 'is there a cat here'" in said
