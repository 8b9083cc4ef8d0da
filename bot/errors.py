"""Every error that is ours.

MentorError
├── KnowledgeError      the FAQ's files can't be used; holds every problem found
├── QuestionsError      a file of questions can't be evaluated
├── SettingsError       a setting has a value that can't be used
├── EncoderError        the sentence encoder can't be loaded on this machine
├── TrainingError       the matcher can't be trained on these examples
└── DiscordError        Discord can't be used
    ├── TokenError          the bot's token is missing or wrong
    └── SessionsUsedUpError Discord allows no more logins today
"""

from typing import ClassVar


class MentorError(Exception):
    """An error that says what is wrong, where, and how to fix it; its text may be shown to an operator."""

    exit_code: ClassVar[int] = 1
    """What a program that ends because of it returns."""


class KnowledgeError(MentorError):
    """The FAQ's files can't be used; the text lists every problem, a line each."""

    exit_code = 3


class QuestionsError(MentorError):
    """A file of questions can't be evaluated."""


class SettingsError(MentorError):
    """A setting has a value that can't be used."""

    exit_code = 4


class EncoderError(MentorError):
    """The sentence encoder can't be loaded on this machine."""


class TrainingError(MentorError):
    """The matcher can't be trained on these examples."""


class DiscordError(MentorError):
    """Discord can't be used."""

    exit_code = 5


class TokenError(DiscordError):
    """The bot's token is missing or wrong."""

    exit_code = 6


class SessionsUsedUpError(DiscordError):
    """Discord allows no more logins at the moment."""

    exit_code = 7
