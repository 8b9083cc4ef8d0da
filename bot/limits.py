"""What any front end can show. The numbers are Discord's, which is the strictest.

Discord counts code points, as Python does (discord-api-docs, issue 1315), in names, titles and texts alike; only of a
whole message the bytes count too, see `app/ui/layout.py`.
"""

LABEL = 80
"""Characters of a button's label."""
TITLE = 300
"""Characters of a title, which is shown whole on its own card, and shortened everywhere else."""
ANSWER = 3000
"""Characters of an answer; with its title and the small print it fits on a card."""
CHOICES = 25
"""Choices that are offered while somebody types."""
CHOICE_NAME = 100
"""Characters of a choice as it is shown."""
CHOICE_VALUE = 100
"""Characters of the value behind a choice."""
MESSAGE_TEXT = 4000
"""Characters of all text in a message."""
CARD_BYTES = 9500
"""Bytes of a card's text; Discord takes 10,170 on a message, the small print and 12 for each text are among them."""
COMMANDS = 100
"""Commands of one bot."""
COMMAND_NAME = 32
"""Characters of a command's name."""
DESCRIPTION = 100
"""Characters of the description of a command or an option."""
CUSTOM_ID = 100
"""Characters of a button's custom id."""
OPTIONS = 25
"""Options of a select menu."""
OPTION_LABEL = 100
"""Characters of an option's label."""
BUTTONS_PER_ROW = 5
"""Buttons in a row."""
COMPONENTS = 40
"""Components of a message, nested ones among them."""


def shortened(text: str, most: int) -> str:
    """Return a text of at most so many characters; the last one says where it was cut."""
    return text if len(text) <= most else f"{text[: most - 1]}…"
