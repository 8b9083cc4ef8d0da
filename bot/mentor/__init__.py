"""The mentor: `Mentor.ask(Question)` -> `Answer`, `Suggestions`, `NoAnswer` or `SmallTalk`."""

from bot.mentor.library import Library
from bot.mentor.mentor import Mentor
from bot.mentor.results import (
    Answer,
    Choice,
    Link,
    LinkGroup,
    NoAnswer,
    Question,
    Reply,
    SmallTalk,
    Suggestions,
    TopicOverview,
)
from bot.mentor.topic_names import topic_command_names

__all__ = [
    "Answer",
    "Choice",
    "Library",
    "Link",
    "LinkGroup",
    "Mentor",
    "NoAnswer",
    "Question",
    "Reply",
    "SmallTalk",
    "Suggestions",
    "TopicOverview",
    "topic_command_names",
]
