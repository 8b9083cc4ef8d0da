"""Warnings of what Discord does not show in an answer, or not as it was meant."""

import re
from collections.abc import Iterable, Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot import limits
from bot.faq.checks import Text
from bot.faq.faq import Faq
from bot.faq.files.problem import Problem, quoted

_MARKDOWN = MarkdownIt("commonmark").enable("table")
_SHOWN_LINK = re.compile(r"(?:https?|discord|id):", re.IGNORECASE)  # id:customize and the like are Discord's own
_HTML = re.compile(
    r"<(?:!--|/?(?:a|abbr|article|aside|b|blockquote|br|center|code|dd|del|details|div|dl|dt|em|font|h[1-6]|hr|i|iframe"
    r"|img|input|ins|kbd|li|mark|ol|p|pre|s|script|section|small|span|strong|style|sub|summary|sup|table|tbody|td|th"
    r"|thead|tr|u|ul|video)(?![\w-]))",
    re.IGNORECASE,
)
Finding = tuple[str, str, str]
"""Where it stands (a part of the answer), what is wrong, and how to mend it."""


def markdown_warnings(faq: Faq, texts: Sequence[Text]) -> list[Problem]:
    """Return a warning for each part of an answer that Discord does not show, sorted by place."""
    return sorted({warning for text in texts if text.is_title for warning in _of_answer(faq, text)})


def _of_answer(faq: Faq, title: Text) -> Iterator[Problem]:
    """Yield the warnings of the answer in the language of a title."""
    entry = faq.entries[next(iter(title.answer))].content
    if title.language not in entry.answer.languages():
        return
    answer = entry.answer.in_language(title.language)
    location = (*title.location[:2], "answer", title.language)
    size = len(f"### {title.text}\n{answer}".encode())
    if size > limits.CARD_BYTES:
        what = f"title and answer have {size:,} bytes, and a card takes {limits.CARD_BYTES:,}: the end is not shown"
        yield Problem(title.document.place(location), what, "split the entry in two", "warning")
    for part, what, hint in _findings(_MARKDOWN.parse(answer), answer.splitlines()):
        yield Problem(title.document.place_within(location, part), what, hint, "warning")


def _findings(tokens: Iterable[Token], lines: Sequence[str]) -> Iterator[Finding]:
    for token in tokens:
        match token.type:
            case "heading_open" if int(token.tag[1:]) > 3 and token.map:
                hint = "write ### or fewer, or **bold**"
                yield lines[token.map[0]], f"Discord has no heading {token.markup}", hint
            case "table_open" if token.map:
                hint = "write a list, or put it in a block of code (```)"
                yield lines[token.map[0]], "Discord shows no tables", hint
            case "html_block":
                yield from _html(token.content)
            case "inline":
                yield from _inline(token.children or ())


def _inline(tokens: Iterable[Token]) -> Iterator[Finding]:
    for token in tokens:
        match token.type:
            case "image":
                address = str(token.attrs.get("src", ""))
                hint = "give its address in links:, or alone in the text"
                yield f"![{token.content}]", f"Discord shows no image inside a text ({quoted(address)})", hint
            case "link_open" if not _SHOWN_LINK.match(address := str(token.attrs.get("href", ""))):
                hint = "write the whole address, from https:// on"
                yield f"]({address}", f"Discord shows no link to {quoted(address)}", hint
            case "html_inline":
                yield from _html(token.content)


def _html(content: str) -> Iterator[Finding]:
    found = _HTML.search(content)
    if found:
        tag = content[found.start() :].partition(">")[0].partition("\n")[0]
        hint = "write Markdown, or put it between ` and `"
        yield found[0], f"Discord shows HTML as it is written ({quoted(f'{tag}>')})", hint
