"""The answering service: picks the guild's mentor, checks the rate limit, is fair, and keeps the event loop free."""

import asyncio
import math
from concurrent.futures import ThreadPoolExecutor

from bot.answering.rate_limiter import RateLimit, RateLimiter
from bot.answering.turns import Turns
from bot.clock import Clock
from bot.mentor import Library, Mentor, Question, Reply

THREADS = 2
BUSY = 6
"""Questions in threads or before them from which on another one may wait for long."""


class AnsweringService:
    """Answers questions from the FAQ of the guild that they were asked in."""

    def __init__(self, library: Library, clock: Clock, *, answers_per_minute: int) -> None:
        self._library = library
        self._clock = clock
        self._limiter = RateLimiter(answers_per_minute)
        self._turns = Turns()
        self._computing = 0
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="mentor")

    def for_guild(self, guild_id: int | None) -> Mentor:
        """Return the mentor of a guild; None stands for direct messages and for use from a member's own account."""
        return self._library.for_guild(guild_id)

    def check_rate_limit(self, person: int) -> RateLimit:
        """Return whether a person gets an answer now, and count it if so; ask before anything is computed.

        Nobody does while too many questions of theirs wait, whatever the limit is.
        """
        now = self._clock.monotonic()
        return self._limiter.refuse(person, now) if self._turns.is_full(person) else self._limiter.check(person, now)

    def seconds_left(self, person: int) -> int:
        """Return the whole seconds until a person gets the next answer, two at least, as a text can say it."""
        return max(2, math.ceil(self._limiter.seconds_left(person, self._clock.monotonic())))

    @property
    def is_busy(self) -> bool:
        """Return whether so many questions are being answered that another one may wait for long."""
        return self._computing >= BUSY

    async def ask(self, question: Question, person: int) -> Reply:
        """Return the reply to a person's question, after those to their questions before it.

        It is computed in a thread where it encodes, at once where it takes a millisecond: two threads that both want
        Python's lock wait for each other longer than a decision without the encoder takes.
        """
        async with self._turns.turn(person):
            mentor = self.for_guild(question.guild_id)
            if not mentor.encodes:
                return mentor.ask(question)
            self._computing += 1
            try:
                return await asyncio.get_running_loop().run_in_executor(self._threads, mentor.ask, question)
            finally:
                self._computing -= 1

    def close(self) -> None:
        """Release the threads."""
        self._threads.shutdown(wait=False, cancel_futures=True)
