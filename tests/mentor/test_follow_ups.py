"""Follow-ups in a reply to an answer: read alone and with the entry replied to."""

import pytest
from hypothesis import given, settings, strategies as st

from bot.matching import Match
from bot.mentor import Answer, Mentor, NoAnswer, Question, Suggestions

PROCESS, TOPICS = "interviews/interview-process", "interviews/interview-topics"
TEAM, COURSES, THEORY = "role/data-team-roles", "prepare/courses", "resources/theory"


def entry(mentor: Mentor, text: str, about: str = "") -> str | None:
    """Return the entry that answers a text, None where none does."""
    reply = mentor.ask(Question(text, about=about))
    return reply.entry if isinstance(reply, Answer) else None


needs_encoder = pytest.mark.usefixtures("encoding")


@needs_encoder
@pytest.mark.parametrize(
    ("about", "text", "wanted"),
    [
        (PROCESS, "and what should I study?", TOPICS),
        ("jobs/where-to-apply", "is it hard?", "jobs/job-prospects"),
        ("jobs/job-prospects", "where then?", "jobs/where-to-apply"),
        ("role/mle-vs-data-scientist", "why did it split?", "role/why-roles-specialised"),
        (TEAM, "why so many?", "role/why-roles-specialised"),
        (COURSES, "书呢？", THEORY),
        (PROCESS, "有人分享过吗", "interviews/interview-stories"),
    ],
)
def test_what_the_words_alone_do_not_say(own_mentor: Mentor, about: str, text: str, wanted: str) -> None:
    """Alone it has another answer or none; in a reply it has the one of a neighbour."""
    assert entry(own_mentor, text) != wanted
    assert entry(own_mentor, text, about) == wanted


@needs_encoder
@pytest.mark.parametrize(
    ("about", "text", "wanted"),
    [
        ("resources/blogs", "what about podcasts then", "resources/podcasts"),
        ("resources/podcasts", "那博客呢", "resources/blogs"),
        ("role/mle-skills", "and tools?", "role/mle-tools"),
        (COURSES, "which companies hire ML engineers?", "jobs/who-hires"),
        ("jobs/who-hires", "哪些公司招人", "jobs/who-hires"),
    ],
)
def test_what_is_clear_alone(own_mentor: Mentor, about: str, text: str, wanted: str) -> None:
    """The entry replied to changes nothing."""
    assert entry(own_mentor, text) == entry(own_mentor, text, about) == wanted


@pytest.mark.parametrize(
    ("about", "text"),
    [
        ("jobs/who-hires", "and in Germany?"),
        ("jobs/where-to-apply", "and the salary?"),
        ("role/what-is-an-mle", "since when?"),
        ("role/what-is-an-mle", "are you sure?"),
        ("prepare/how-to-become-an-mle", "what's the weather?"),
        (PROCESS, "how long?"),
        (COURSES, "贵吗"),
        ("jobs/who-hires", "德国呢"),
    ],
)
def test_what_the_faq_does_not_say(own_mentor: Mentor, about: str, text: str) -> None:
    """It stays a no: the same answer again would be wrong, and its neighbours are too."""
    assert isinstance(own_mentor.ask(Question(text, about=about)), NoAnswer)


@pytest.mark.parametrize("about", ["", "role", "no/such-entry", "role/what-is-an-mle/x"])
def test_about_nothing(own_mentor: Mentor, about: str) -> None:
    """A topic, or an entry that isn't there any more, is no entry."""
    assert own_mentor.consider(Question("why so many?", about=about)) == own_mentor.consider(Question("why so many?"))


@needs_encoder
def test_two_neighbours(own_mentor: Mentor) -> None:
    """Both are suggested where neither leads."""
    reply = own_mentor.ask(Question("and a data engineer?", about="role/what-is-an-mle"))
    assert isinstance(reply, Suggestions | Answer)
    assert "role/what-is-an-mle" not in str(reply)


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=60), data=st.data())
def test_any_text_about_any_entry(own_mentor: Mentor, text: str, data: st.DataObject) -> None:
    """Either it is read alone, or a neighbour is found with more confidence; never the entry replied to."""
    about = data.draw(st.sampled_from(sorted(own_mentor.faq.entries)))
    alone = own_mentor.consider(Question(text))[1]
    found: Match = own_mentor.consider(Question(text, about=about))[1]
    if found != alone:
        assert found.confidence > alone.confidence
        assert found.candidates[0].label in own_mentor.faq.entries
        assert about not in [candidate.label for candidate in found.candidates]
