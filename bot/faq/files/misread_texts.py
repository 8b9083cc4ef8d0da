"""Texts that YAML takes for something else than was meant, without refusing them."""

import re
from collections.abc import Iterator, Sequence

import yaml

from bot.faq.files.problem import Place, Problem, quoted
from bot.faq.files.quoting import in_quotes

_DRIVE = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]:(\\[0abefrtv])[A-Za-z]{2}")
"""A path of Windows in double quotes, in which a code of YAML stands by chance."""
_LOST = re.compile(r"\s+#[^\s#!]")
"""A comment that looks like a text with a channel's name in it."""


def texts_read_otherwise(path: str, text: str, lines: Sequence[str], root: yaml.Node) -> Iterator[Problem]:
    """Yield a problem for each text that YAML takes, but surely not as it was meant; `lines` are those of `text`."""
    if not _LOST.search(text) and not _DRIVE.search(text):
        return
    for node in _scalars(root):
        if node.style not in ("|", ">") and node.end_mark.line < len(lines):
            yield from _lost_text(path, lines[node.end_mark.line], node)
        if node.style == '"' and node.start_mark.line < len(lines):
            line = lines[node.start_mark.line]
            if found := _DRIVE.search(line, node.start_mark.column):
                what = f"{found[1]} is one sign for YAML, a backslash and {found[1][1]} were written"
                whole = line[node.start_mark.column :].strip('", }')
                hint = f"write '…' instead of \"…\", or two backslashes: {in_quotes(whole)}"
                yield Problem(Place(path, node.start_mark.line + 1, found.start(1) + 1), what, hint)


def _lost_text(path: str, line: str, node: yaml.ScalarNode) -> Iterator[Problem]:
    """Yield the problem with a text that ends at a # which has no space behind it, as that of a channel."""
    end = node.end_mark.column
    if lost := _LOST.match(line, max(end - 1, 0)) or _LOST.match(line, end):
        sign = lost.end() - 2
        start = node.start_mark.column if node.start_mark.line == node.end_mark.line else 0
        what = f"from {quoted(line[sign:].strip())} on nothing is read: YAML takes it for a comment"
        hint = f"put the text in quotes: {in_quotes(line[start if node.value else sign :])}; or write a space behind #"
        yield Problem(Place(path, node.end_mark.line + 1, sign + 1), what, hint)


def _scalars(root: yaml.Node) -> Iterator[yaml.ScalarNode]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.ScalarNode):
            yield node
        elif isinstance(node, yaml.SequenceNode):
            waiting.extend(node.value)
        else:
            waiting.extend(part for pair in node.value for part in pair)
