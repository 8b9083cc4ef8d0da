"""YAML with the place of every value in its file.

Only plain data is read: no aliases (a few lines of them can unfold into gigabytes), no tags, no key twice.
"""

import codecs
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml

from bot.faq.files.misread_texts import texts_read_otherwise
from bot.faq.files.problem import Place, Problem, quoted, shortened
from bot.faq.files.python_loader import PythonLoader
from bot.faq.files.quoting import find_misreading, in_quotes

MAX_BYTES = 4 * 1024 * 1024
"""Bytes that a file may have."""
MAX_DEPTH = 20
"""Levels that a file may be nested; an FAQ needs six."""

_Loader = getattr(yaml, "CSafeLoader", PythonLoader)
_FORBIDDEN = yaml.reader.Reader.NON_PRINTABLE
_LINE_END = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
"""What YAML takes for the end of a line."""


@dataclass(frozen=True)
class Document:
    """A file's plain data, and its text and nodes to find places by."""

    path: str
    data: Any
    root: yaml.Node
    text: str

    def place(self, location: tuple[int | str, ...], *, key: bool = False) -> Place:
        """Return the place of a value, or of the nearest value around it where it is missing.

        `location` is the path to it, keys and indexes; with `key`, the place is that of the key, not of its value.
        """
        node, mark = self.root, self.root.start_mark
        for step in location:
            found = _step(node, step)
            if found is None:
                break
            name, node = found
            mark = node.start_mark
            if key and name is not None and step == location[-1]:
                mark = name.start_mark
        return Place(self.path, mark.line + 1, mark.column + 1)

    def node(self, location: Sequence[int | str]) -> yaml.Node | None:
        """Return the node at a location; None where there is none."""
        node = self.root
        for step in location:
            found = _step(node, step)
            if found is None:
                return None
            _, node = found
        return node

    def line(self, number: int) -> str:
        """Return a line; they count from 0, as in marks of nodes."""
        return self._lines[number]

    def place_within(self, location: tuple[int | str, ...], part: str) -> Place:
        """Return the place of the first line of a part of a text value; that of the value where it is not found.

        It can't be found where the file writes it otherwise than it is read, say with escapes.
        """
        first = part.strip().partition("\n")[0]
        start = self.place(location)
        for number, line in enumerate(self._lines[start.line - 1 :], start.line):
            column = line.find(first, start.column - 1 if number == start.line else 0)
            if column >= 0:
                return Place(self.path, number, column + 1)
        return start

    @cached_property
    def _lines(self) -> list[str]:
        return _LINE_END.split(self.text)


def _step(node: yaml.Node, step: int | str) -> tuple[yaml.Node | None, yaml.Node] | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if name.value == step:
                return name, value
    return None


def read_yaml(path: str, content: bytes) -> Document | list[Problem]:
    """Return a YAML file's data, or every problem that can be found before it is fixed."""
    if len(content) > MAX_BYTES:
        size = len(content) / 1024 / 1024
        return [Problem(Place(path), f"the file has {size:.1f} MiB", "split it; 4 MiB is the most")]
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        place = _place_after(path, content[: error.start].decode())
        return [Problem(place, "this is not UTF-8", "save the file in UTF-8")]
    # The parsers would find it too, but one of them tells its place in bytes and the other in characters.
    if found := _FORBIDDEN.search(text):
        return [Problem(_place_after(path, text[: found.start()]), "a character that YAML forbids", "remove it")]
    return _compose(path, text)


def _place_after(path: str, before: str) -> Place:
    lines = _LINE_END.split(before)
    return Place(path, len(lines), len(lines[-1]) + 1)


def _compose(path: str, text: str) -> Document | list[Problem]:
    try:
        problems = _event_problems(path, text)
        if problems:
            return problems
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        return [_syntax_problem(path, text, error)]
    if root is None:
        return [Problem(Place(path), "the file is empty", "write something in it or delete it")]
    problems = list(_node_problems(path, root)) or list(texts_read_otherwise(path, text, _LINE_END.split(text), root))
    if problems:
        return problems
    return Document(path, _plain(root), root, text)


def _event_problems(path: str, text: str) -> list[Problem]:
    """Return the problems with aliases, depth and tags, found in the events: composed aliases could fill the memory.

    Only events tell a tag that somebody wrote from the one that a plain text gets by itself.
    """
    problems: list[Problem] = []
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.AliasEvent):
            what = f"an alias (*{shortened(event.anchor)})"
            hint = f"put the text in quotes, or write it out in full: {_quoted_line(text, event)}"
            problems.append(Problem(_place_of(path, event), what, hint))
        elif tag := getattr(event, "tag", None):
            is_text = isinstance(event, yaml.ScalarEvent)
            hint = f"put the text in quotes: {_quoted_line(text, event)}" if is_text else "write plain lists and keys"
            problems.append(Problem(_place_of(path, event), f"a tag ({shortened(tag)})", hint))
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            what = f"nested more than {MAX_DEPTH} levels deep"
            return [Problem(_place_of(path, event), what, "keep to the form in the README")]
    return problems


def _place_of(path: str, found: yaml.Event | yaml.Node) -> Place:
    mark = found.start_mark
    return Place(path, mark.line + 1, mark.column + 1) if mark else Place(path)


def _quoted_line(text: str, event: yaml.Event) -> str:
    """Return the rest of the line from an event on, in quotes."""
    mark = event.start_mark
    return in_quotes(_LINE_END.split(text)[mark.line][mark.column :]) if mark else "…"


def _syntax_problem(path: str, text: str, error: yaml.MarkedYAMLError) -> Problem:
    lines = _LINE_END.split(text)
    for number in _suspects(lines, error):
        if found := find_misreading(lines[number]):
            return Problem(Place(path, number + 1, found.column + 1), found.what, found.hint)
    mark = error.problem_mark or error.context_mark
    place = Place(path, mark.line + 1, mark.column + 1) if mark else Place(path)
    what = (error.problem or "the file can't be read").replace("\n", " ")
    hint = "look at this line and the one above it: indentation, a missing quote or colon"
    return Problem(place, f"not YAML: {what}", hint)


def _suspects(lines: Sequence[str], error: yaml.MarkedYAMLError) -> Iterator[int]:
    """Yield the lines, from 0, in which the cause of an error may stand: where it is, where it began, the one above."""
    marks = [mark.line for mark in (error.problem_mark, error.context_mark) if mark]
    before = [next((n for n in range(line - 1, -1, -1) if lines[n].strip()), line) for line in marks[:1]]
    yield from (number for number in dict.fromkeys([*marks, *before]) if number < len(lines))


def _node_problems(path: str, root: yaml.Node) -> list[Problem]:
    problems: list[Problem] = []
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.SequenceNode):
            waiting.extend(node.value)
        elif isinstance(node, yaml.MappingNode):
            problems.extend(_key_problems(path, node))
            waiting.extend(value for _, value in node.value)
    return problems


def _key_problems(path: str, node: yaml.MappingNode) -> list[Problem]:
    problems: list[Problem] = []
    seen: dict[str, int] = {}
    for key, _ in node.value:
        if not isinstance(key, yaml.ScalarNode):
            what, hint = "a key that is no text", "write a word before the colon"
            problems.append(Problem(_place_of(path, key), what, hint))
        elif key.value in seen:
            first = seen[key.value]
            what = f"the key {quoted(key.value)} stands twice"
            problems.append(Problem(_place_of(path, key), what, f"it is in line {first} already"))
        else:
            seen[key.value] = key.start_mark.line + 1
    return problems


def _plain(node: yaml.Node) -> Any:  # noqa: ANN401  # YAML is any data until pydantic has looked at it
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(value) for value in node.value]
    return _scalar(node)


def _scalar(node: yaml.Node) -> str | None:
    """Return every scalar as the text that was written, `yes`, `404` and `2026-11-24` too; None for null."""
    text: str = node.value
    return None if node.tag == "tag:yaml.org,2002:null" else text
