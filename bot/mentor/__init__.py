"""The mentor: `Mentor.ask(Question)` -> `Answer`, `Suggestions`, `NoAnswer` or `Courtesy`."""

from bot.mentor.mentor import Mentor
from bot.mentor.results import (
    Answer,
    Choice,
    Courtesy,
    Link,
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
    "Link",
    "Mentor",
    "NoAnswer",
    "Question",
    "Reply",
    "Suggestions",
    "TopicOverview",
]
