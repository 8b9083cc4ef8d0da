"""The one place that knows which FAQ is in force, for each guild."""

from bot.mentor.mentor import Mentor


class Library:
    """The mentors in force. A caller gets one once for each reply, so a reply is from one whole FAQ."""

    def __init__(self, base: Mentor) -> None:
        self._base = base
        self._by_guild: dict[int, Mentor] = {}

    def for_guild(self, guild_id: int | None) -> Mentor:
        """Return the mentor of a guild: its own, or the one that all share.

        None stands for direct messages and for use from a member's own account, which never see a guild's own FAQ.
        """
        return self._base if guild_id is None else self._by_guild.get(guild_id, self._base)

    def replace(self, mentor: Mentor, guild_id: int | None = None) -> None:
        """Put another mentor in force from the next question on: the shared one, or that of one guild."""
        if guild_id is None:
            self._base = mentor
        else:
            self._by_guild[guild_id] = mentor
