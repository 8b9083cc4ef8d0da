"""The one way to an answer, for commands, buttons and messages alike."""

from bot.answering.rate_limiter import RateLimit as RateLimit
from bot.answering.service import AnsweringService as AnsweringService
