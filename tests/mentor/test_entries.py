"""Every entry of our own FAQ can be shown in every language, with what is related to it."""

import pytest

from bot.i18n import Locale
from bot.mentor import Mentor
from bot.text import to_simplified, to_traditional

LOCALES: list[Locale] = ["en", "zh", "zh-TW"]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_entry_is_shown_whole(own_mentor: Mentor, locale: Locale) -> None:
    """Title and text are there, and a chosen entry is certain."""
    answers = [own_mentor.entry(entry, locale) for entry in own_mentor.faq.entries]

    for answer in answers:
        assert answer is not None
        assert answer.title.strip()
        assert answer.text.strip()
        assert (answer.language, answer.confidence) == (locale, 1.0)


@pytest.mark.parametrize("locale", LOCALES)
def test_related_entries_exist_and_are_others(own_mentor: Mentor, locale: Locale) -> None:
    """Related entries can all be chosen, each once, and none is the entry itself."""
    for entry in own_mentor.faq.entries:
        answer = own_mentor.entry(entry, locale)
        assert answer is not None
        ids = [choice.id for choice in answer.related]

        assert 1 <= len(ids) == len(set(ids)) <= 3
        assert entry not in ids
        assert all(own_mentor.entry(other, locale) for other in ids)


def test_traditional_text_is_the_simplified_one_in_other_characters(own_mentor: Mentor) -> None:
    """zh-TW is made from zh: title, text and labels."""
    for entry in own_mentor.faq.entries:
        simplified, traditional = own_mentor.entry(entry, "zh"), own_mentor.entry(entry, "zh-TW")
        assert simplified is not None
        assert traditional is not None

        assert traditional.text == to_traditional(simplified.text)
        assert traditional.title == to_traditional(simplified.title)
        assert to_simplified(simplified.text) == simplified.text
        assert [link.url for link in traditional.links] == [link.url for link in simplified.links]


def test_topics_hold_all_entries(own_mentor: Mentor) -> None:
    """Who goes through the topics sees every entry once."""
    overviews = [own_mentor.topic(topic.id, "en") for topic in own_mentor.topics("en")]

    shown = [choice.id for overview in overviews if overview for choice in overview.entries]

    assert sorted(shown) == list(own_mentor.faq.entries)
