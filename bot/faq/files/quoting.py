"""What YAML takes for something else than text, as people write it; and the quotes that mend it.

A parser says only that it stumbled, often behind the cause. These functions look at the lines around for a value that
begins or goes on as no plain text may (YAML 1.2.2, 7.3.3).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.faq.files.problem import shortened

_KEY = re.compile(r"""(?:[\w-]+|"[^"]*"|'[^']*')[ ]*:(?=\s|$)[ ]*""")
_DASHES = re.compile(r"[ ]*(?:-[ ]+)*")
_COMMENT = re.compile(r"(?:^|\s)#")
_BLOCK = re.compile(r"[|>][-+0-9]*\s*(?:#.*)?$")
_ENDS_FLOW = re.compile(r",(?=[ ]*[\w-]+[ ]*:(?:\s|$))")
_ESCAPE = re.compile(r'\\(?![0abtnvfre "/\\N_LP]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|$)')
_MEANINGS = {
    "*": "a reference to another place",
    "&": "a name for this place",
    "!": "a type",
    "%": "a directive",
    ">": "the beginning of a text of several lines",
    "|": "the beginning of a text of several lines",
    ",": "the end of an item",
    "]": "the end of a list",
    "}": "the end of keys and values",
}


@dataclass(frozen=True, slots=True)
class Misreading:
    """A value in a line that YAML does not take for text: its column from 0, what happens, and how to mend it."""

    column: int
    what: str
    hint: str


def in_quotes(text: str) -> str:
    """Return a text as YAML takes it for that text, shortened where it is long."""
    shown = shortened(text.strip())
    if '"' not in shown and "\\" not in shown:
        return f'"{shown}"'
    return "'" + shown.replace("'", "''") + "'"


def find_misreading(line: str) -> Misreading | None:
    """Return the first value of a line that YAML does not take for the text that was meant; None if there is none."""
    if tab := re.match(r" *\t", line):
        return Misreading(tab.end() - 1, "a tab before the text", "indent it with spaces: YAML takes no tabs there")
    return next((found for value in _values(line) if (found := _misreading(value))), None)


@dataclass(frozen=True, slots=True)
class _Value:
    """A value in a line, the key before it with its colon, and whether it stands between braces or brackets."""

    column: int
    key: str
    text: str
    in_flow: bool = False


def _values(line: str) -> Iterator[_Value]:
    """Yield the values of a line, from its keys and dashes on, those between braces and brackets too."""
    column = len(_DASHES.match(line)[0])  # type: ignore[index]  # it matches nothing, too
    key = _KEY.match(line, column)
    if key:
        column = key.end()
    text = line[column:].rstrip()
    if text:
        yield from _within(_Value(column, key[0].strip() if key else "", text))


def _within(value: _Value) -> Iterator[_Value]:
    """Yield a value, or the values between its braces or brackets where it looks like keys and values or a list."""
    first = value.text[0]
    inner = value.text[1:].lstrip()
    if first == "{" and (_KEY.match(inner) or not inner):
        yield from _of_braces(value)
    elif first == "[" and value.key and not _goes_on_after_bracket(value):
        yield from _of_brackets(value)
    else:
        yield value


def _goes_on_after_bracket(value: _Value) -> bool:
    """Return whether text follows the bracket that ends what looks like a list, as in `[label](address)`."""
    return bool(re.match(r"\[[^\]]*\](?!\s*(?:#|$))", value.text))


def _of_braces(value: _Value) -> Iterator[_Value]:
    start = value.column + 1
    inside = value.text[1:]
    closing = inside.rfind("}")
    inside = inside[:closing] if closing >= 0 else inside
    for part in _split(inside, _ENDS_FLOW):
        key = _KEY.match(part.lstrip())
        if key:
            at = start + len(part) - len(part.lstrip()) + key.end()
            text = part.lstrip()[key.end() :].rstrip()
            if text:
                yield from _within(_Value(at, key[0].strip(), text, in_flow=True))
        start += len(part) + 1


def _of_brackets(value: _Value) -> Iterator[_Value]:
    start = value.column + 1
    inside = value.text[1:]
    closing = inside.rfind("]")
    inside = inside[:closing] if closing >= 0 else inside
    for part in _split(inside, re.compile(",")):
        text = part.strip()
        if text:
            yield _Value(start + len(part) - len(part.lstrip()), "", text, in_flow=True)
        start += len(part) + 1


def _split(text: str, separator: re.Pattern[str]) -> Iterator[str]:
    start = 0
    for found in separator.finditer(text):
        yield text[start : found.start()]
        start = found.end()
    yield text[start:]


def _misreading(value: _Value) -> Misreading | None:
    text = value.text
    if text[0] in "\"'":
        return _misread_quotes(value)
    if what := _misread_beginning(text, in_flow=value.in_flow):
        return _mended(value, what)
    if not value.in_flow and _BLOCK.match(text):
        return None
    if comment := _COMMENT.search(text):
        return _mended(value, f"from {shortened(text[comment.start() :].strip(), 30)} on it is a comment for YAML")
    if re.search(r":(?:\s|$)", text):
        return _mended(value, "a colon before a space begins a value for YAML, also within a text")
    if value.in_flow and (sign := re.search(r"[\[\]{}]", text)):
        return _mended(value, f"between braces or brackets, {sign[0]} ends or begins something for YAML")
    return None


def _misread_beginning(text: str, *, in_flow: bool) -> str:
    first = text[0]
    if first in ">|" and _BLOCK.match(text) and not in_flow:
        return ""
    if first in "@`":
        return f"in YAML no text begins with {first}"
    if first in _MEANINGS:
        return f"YAML takes {first} at the beginning of a text for {_MEANINGS[first]}"
    if first in "[{":
        kind = "a list" if first == "[" else "keys and values"
        return f"YAML takes {first} at the beginning of a text for {kind}"
    if first in "-?:" and (len(text) == 1 or text[1].isspace()):
        kind = {"-": "an item of a list", "?": "a key", ":": "a value"}[first]
        return f"YAML takes {first} and a space at the beginning of a text for {kind}"
    return ""


def _misread_quotes(value: _Value) -> Misreading | None:
    text, quote = value.text, value.text[0]
    pattern = r'"(?:[^"\\]|\\.)*"' if quote == '"' else r"'(?:[^']|'')*'"
    whole = re.match(pattern, text)
    if quote == '"' and (escape := _ESCAPE.search(whole[0] if whole else text)):
        code = shortened(text[escape.start() : escape.start() + 2], 2)
        hint = f"write '…' instead of \"…\", or two backslashes: {in_quotes(text.strip(quote))}"
        return Misreading(value.column + escape.start(), f"{code} is no code that YAML knows", hint)
    if whole is None:
        return Misreading(value.column, f"the quotation mark {quote} is never closed", f"write {quote} at the end, too")
    if re.match(r"\s*(?:$|\s#|,$)", text[whole.end() :]):
        return None
    what = f"the text goes on after the quotation mark that closes it ({shortened(whole[0], 30)})"
    inner = text[1:-1] if text[-1] == quote else text
    return _mended(replace(value, text=inner), what)


def _mended(value: _Value, what: str) -> Misreading:
    key = f"{value.key} " if value.key else ""
    return Misreading(value.column, what, f"put the whole text in quotes: {key}{in_quotes(value.text)}")
