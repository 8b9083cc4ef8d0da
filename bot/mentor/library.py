"""The one place that knows which FAQ is in force."""

from bot.mentor.mentor import Mentor


class Library:
    """Holds the mentor in force; who asks takes it once and so answers from one whole FAQ."""

    def __init__(self, mentor: Mentor) -> None:
        self._mentor = mentor

    @property
    def mentor(self) -> Mentor:
        """The mentor in force."""
        return self._mentor

    def replace(self, mentor: Mentor) -> None:
        """Put another mentor in force, from the next question on."""
        self._mentor = mentor
