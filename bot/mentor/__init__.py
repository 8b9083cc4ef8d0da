"""The mentor: `Mentor.ask(Question)` -> `Answer`, `Suggestions`, `NoAnswer` or `Courtesy`."""

from bot.mentor.library import Library
from bot.mentor.mentor import Mentor
from bot.mentor.results import (
    Answer,
    Choice,
    Courtesy,
    Link,
    LinkGroup,
    NoAnswer,
    Question,
    Reply,
    Suggestions,
    TopicOverview,
)

__all__ = [
    "Answer",
    "Choice",
    "Courtesy",
    "Library",
    "Link",
    "LinkGroup",
    "Mentor",
    "NoAnswer",
    "Question",
    "Reply",
    "Suggestions",
    "TopicOverview",
]
