"""A topic may be called anything; its command gets another name where a front end has one of that name."""

import re

from hypothesis import given, strategies as st

from bot.mentor import topic_command_names

NAMES = st.from_regex(r"[a-z0-9_-]{1,32}", fullmatch=True)


def test_names_that_are_free_stay() -> None:
    """Only a topic whose name is taken is renamed."""
    assert topic_command_names(["faq", "ask"], {"ask", "topics"}) == {"faq": "faq", "ask": "ask-faq"}


def test_the_other_name_is_taken_too() -> None:
    """By another topic, or by a command."""
    names = topic_command_names(["ask", "ask-faq", "topics"], {"ask", "topics", "topics-faq"})
    assert names == {"ask": "ask-faq-2", "ask-faq": "ask-faq", "topics": "topics-faq-2"}


@given(st.lists(NAMES, unique=True, max_size=30), st.sets(NAMES, max_size=30))
def test_any_names(topics: list[str], taken: set[str]) -> None:
    """Each topic has one name, all are different, none is taken, and Discord takes each."""
    names = topic_command_names(topics, taken)
    assert list(names) == topics
    assert len(set(names.values())) == len(topics)
    assert taken.isdisjoint(names.values())
    assert all(re.fullmatch(r"[a-z0-9_-]{1,32}", name) for name in names.values())
    assert all(names[topic] == topic for topic in topics if topic not in taken)
