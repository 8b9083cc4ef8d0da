"""Several FAQs share one matcher: each answers with its own entries only."""

import dataclasses

from bot.faq import Faq, Topic
from bot.mentor import Answer, Library, Mentor, NoAnswer, Question, Suggestions

VAGUE = ("blogs or podcasts", "podcasts and blogs and courses", "interview or job", "read or listen", "where to learn")
"""Questions that leave open which entry is meant; with and without the encoder one of them gets suggestions."""


def without(faq: Faq, *entries: str) -> Faq:
    """Return an FAQ without some of its entries."""
    topics = [
        Topic(topic.name, topic.title, tuple(entry for entry in topic.entries if entry.id not in entries))
        for topic in faq.topics
    ]
    return dataclasses.replace(faq, topics=tuple(topics))


def test_an_entry_that_one_faq_lacks(own_mentor: Mentor) -> None:
    """The other FAQ still answers with it; this one says that it doesn't know, exact phrasing or not."""
    less = Mentor(without(own_mentor.faq, "resources/podcasts"), own_mentor.matcher)
    for text in ("Which podcasts should I listen to?", "which podcasts should i listen to???"):
        full = own_mentor.ask(Question(text))
        assert isinstance(full, Answer)
        assert full.entry == "resources/podcasts"
        assert isinstance(less.ask(Question(text)), NoAnswer)


def test_a_suggestion_that_one_faq_lacks(own_mentor: Mentor) -> None:
    """The others are suggested."""
    full = {text: own_mentor.ask(Question(text)) for text in VAGUE}
    text, reply = next((text, reply) for text, reply in full.items() if isinstance(reply, Suggestions))
    gone, *others = reply.choices
    less = Mentor(without(own_mentor.faq, gone.id), own_mentor.matcher).ask(Question(text))
    assert isinstance(less, Suggestions)
    assert less.choices == tuple(others)


def test_related_entries_that_one_faq_lacks(own_mentor: Mentor) -> None:
    """They are not offered."""
    answer = own_mentor.entry("resources/podcasts", "en")
    assert answer is not None
    gone = answer.related[0].id
    less = Mentor(without(own_mentor.faq, gone), own_mentor.matcher).entry("resources/podcasts", "en")
    assert less is not None
    assert gone not in {choice.id for choice in less.related}


def test_each_guild_has_its_own(own_mentor: Mentor) -> None:
    """The library gives a guild its own mentor, and all others the shared one, with the same matcher."""
    library = Library(own_mentor)
    less = Mentor(without(own_mentor.faq, "resources/podcasts"), own_mentor.matcher)
    library.replace(less, 7)
    assert library.for_guild(7) is less
    assert library.for_guild(8) is library.for_guild(None) is own_mentor
    assert library.for_guild(7).matcher is library.for_guild(8).matcher
