"""Discord's Markdown -> the words that are read."""

import re
from collections.abc import Iterable, Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.text.normalise import truncate

MAX_LENGTH = 4000
"""Characters of a text that are read: more than a card holds."""
_MARKDOWN = MarkdownIt("commonmark").enable("strikethrough")
_NOT_WORDS = re.compile(
    r"<(?:@[!&]?|#)\d{1,20}>|<a?:\w{1,64}:\d{1,20}>|<t:-?\d{1,20}(?::\w)?>|</[^<>]{1,100}:\d{1,20}>"  # mentions, emoji
    r"|\|\|"  # spoilers
    r"|<?https?://[^\s<>]+>?"
)


def plain_text(markdown: str) -> str:
    """Return the words of a text in one line, without marks, blocks of code, HTML and addresses.

    Code within a line stays, since it names things, and so do the words of links.
    """
    words = "".join(_words(_MARKDOWN.parse(truncate(markdown, MAX_LENGTH))))
    return " ".join(_NOT_WORDS.sub(" ", words).split())


def _words(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "inline":
            yield from _words(token.children or ())
            yield " "
        elif token.type in {"text", "code_inline"}:
            yield token.content
        elif token.type in {"softbreak", "hardbreak", "html_inline"}:
            yield " "
        elif token.type == "image":
            yield from _words(token.children or ())
