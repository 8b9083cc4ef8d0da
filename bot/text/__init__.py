"""Text processing below any meaning: normal form, script, dictionary."""

from bot.text.normalise import normalise as normalise
from bot.text.script import (
    is_traditional as is_traditional,
    to_simplified as to_simplified,
    to_traditional as to_traditional,
)
