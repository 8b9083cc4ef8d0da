"""Every error that is ours.

MentorError
├── KnowledgeError      the FAQ's files can't be used; holds every problem found
├── QuestionsError      a file of questions can't be evaluated
├── SettingsError       a setting has a value that can't be used
├── EncoderError        the sentence encoder can't be loaded on this machine
└── LearningError       the matcher can't be learnt from these examples
"""


class MentorError(Exception):
    """An error that says what is wrong, where, and how to mend it; its text may be shown to an operator."""


class KnowledgeError(MentorError):
    """The FAQ's files can't be used; the text lists every problem, a line each."""


class QuestionsError(MentorError):
    """A file of questions can't be evaluated."""


class SettingsError(MentorError):
    """A setting has a value that can't be used."""


class EncoderError(MentorError):
    """The sentence encoder can't be loaded on this machine."""


class LearningError(MentorError):
    """The matcher can't be learnt from these examples."""
