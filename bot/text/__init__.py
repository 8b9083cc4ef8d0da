"""Text processing below any meaning: normal form, script, dictionary."""

from bot.text.normalise import normalise, truncate
from bot.text.script import is_traditional, to_simplified, to_traditional

__all__ = ["is_traditional", "normalise", "to_simplified", "to_traditional", "truncate"]
