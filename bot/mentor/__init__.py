"""The mentor: `Mentor.ask(Question)` -> `Answer`, `Suggestions`, `NoAnswer` or `SmallTalk`."""

from bot.mentor.introduction import Introduction as Introduction
from bot.mentor.library import Library as Library
from bot.mentor.mentor import Mentor as Mentor
from bot.mentor.results import (
    Answer as Answer,
    Choice as Choice,
    Link as Link,
    LinkGroup as LinkGroup,
    NoAnswer as NoAnswer,
    Question as Question,
    Reply as Reply,
    SmallTalk as SmallTalk,
    Suggestions as Suggestions,
    TopicOverview as TopicOverview,
)
from bot.mentor.topic_names import topic_command_names as topic_command_names
