"""The one way to an answer, for commands, buttons and messages alike."""

from bot.answering.rate_limiter import RateLimit, RateLimiter
from bot.answering.service import AnsweringService

__all__ = ["AnsweringService", "RateLimit", "RateLimiter"]
