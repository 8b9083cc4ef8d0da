"""YAML as people write it who think of text: what happens to it is told, where, and with the quotes that mend it."""

import re

import pytest
import yaml
from hypothesis import example, given, strategies as st

from bot.faq import ParsedFaq
from bot.faq.files import yaml_source
from bot.faq.files.python_loader import PythonLoader
from bot.faq.files.quoting import in_quotes
from tests.faq.test_any_yaml import files

BLOCK = """\
topic: {{en: P}}
entries:
  - id: a
    title: {{en: A}}
    answer:
      en: {}
"""
FLOW = """\
topic: {{en: P}}
entries:
  - id: a
    title: {{en: A}}
    answer: {{en: {}}}
"""
LOADERS = [getattr(yaml, "CSafeLoader", PythonLoader), PythonLoader]


@pytest.fixture(params=LOADERS, ids=["the loader in use", "the one in Python"], autouse=True)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read with either loader: what is told must not depend on which one is there."""
    monkeypatch.setattr(yaml_source, "_Loader", request.param)


def problems(text: str) -> list[str]:
    """Return what is wrong with a topic file, each from its line on."""
    return [str(problem).removeprefix("faq/p.yaml:") for problem in ParsedFaq(files({"p.yaml": text})).whole.problems]


MENDED = {
    # beginnings
    "**Bold** first": ("6:11: YAML takes * at the beginning", 'en: "**Bold** first"'),
    "*emphasis* first": ("6:11: YAML takes * at the beginning", 'en: "*emphasis* first"'),
    "& more": ("6:11: YAML takes & at the beginning", 'en: "& more"'),
    "@everyone reads": ("6:11: in YAML no text begins with @", 'en: "@everyone reads"'),
    "`/ask` it": ("6:11: in YAML no text begins with `", 'en: "`/ask` it"'),
    "[rules](https://x.org/r) apply": ("6:11: YAML takes [ at", 'en: "[rules](https://x.org/r) apply"'),
    "[sic] it is": ("6:11: YAML takes [ at the beginning of a text for a list", 'en: "[sic] it is"'),
    "{name} joins": ("6:11: YAML takes { at the beginning", 'en: "{name} joins"'),
    "> quoted": ("6:11: YAML takes > at the beginning", 'en: "> quoted"'),
    "| piped": ("6:11: YAML takes | at the beginning", 'en: "| piped"'),
    "% of it": ("6:11: YAML takes % at the beginning", 'en: "% of it"'),
    "!play it": ("6:11: a tag (!play)", '"!play it"'),
    "- dashed": ("6:11: YAML takes - and a space", 'en: "- dashed"'),
    "? asked": ("6:11: YAML takes ? and a space", 'en: "? asked"'),
    # within
    "Ask in #help and wait.": ("6:18: from '#help and wait.' on nothing is read", '"Ask in #help and wait."'),
    "#help is there": ("6:11: from '#help is there' on nothing is read", '"#help is there"'),
    "Note: read this": ("6:11: a colon before a space", 'en: "Note: read this"'),
    '"Yes" is right': (
        '6:11: the text goes on after the quotation mark that closes it ("Yes")',
        "en: '\"Yes\" is right'",
    ),
    "'it's fine'": ("6:11: the text goes on after the quotation mark that closes it ('it')", 'en: "it\'s fine"'),
    '"It begins': ('6:11: the quotation mark " is never closed', 'write " at the end'),
    # backslashes
    r'"Look in C:\Users"': (r"6:22: \U is no code that YAML knows", r"'Look in C:\Users'"),
    r'"\d+ of them"': (r"6:12: \d is no code that YAML knows", r"'\d+ of them'"),
    r'"in C:\temp"': (r"6:17: \t is one sign for YAML, a backslash and t", r"'in C:\temp'"),
    r'"in C:\folder"': (r"6:17: \f is one sign for YAML, a backslash and f", r"'in C:\folder'"),
}


@pytest.mark.parametrize("value", MENDED)
def test_what_happens_and_how_to_mend_it(value: str) -> None:
    """The place of the text, what YAML takes it for, and the text in quotes."""
    place_and_what, hint = MENDED[value]
    (line,) = problems(BLOCK.format(value))
    assert line.startswith(place_and_what), line
    assert hint in line


IN_BRACES = {
    "Yes, you can.": ("5:18: the text ends at its comma, and 'you can.' is taken for a key", 'en: "Yes, you can."'),
    "One, two, three": ("5:18: the text ends at its comma, and 'two' is taken", 'en: "One, two, three"'),
    "Yes, you can., zh: 可以": ("5:18: the text ends at its comma, and 'you can.'", 'en: "Yes, you can."'),
    "**Bold**": ("5:18: YAML takes * at the beginning", 'en: "**Bold**"'),
    "Ask in #help": ("5:18: from #help on it is a comment", 'en: "Ask in #help"'),
    "[rules](https://x.org/r)": ("5:18: YAML takes [ at the beginning", 'en: "[rules](https://x.org/r)"'),
    "no } here": ("5:18: between braces or brackets, }", 'en: "no } here"'),
    r'"C:\Users"': (r"5:21: \U is no code", r"'C:\Users'"),
}


@pytest.mark.parametrize("value", IN_BRACES)
def test_in_braces(value: str) -> None:
    """As the README writes short values."""
    place_and_what, hint = IN_BRACES[value]
    (line,) = problems(FLOW.format(value))
    assert line.startswith(place_and_what), line
    assert hint in line


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        (BLOCK.format("x").replace("title: {en: A}", "title: How do I join?"), 'title: {en: "How do I join?"}'),
        (BLOCK.format("x").replace("topic: {en: P}", "topic: 宠物"), 'topic: {zh: "宠物"}'),
        (BLOCK.format("x") + "    phrasings: [may I, can I]\n", 'phrasings: {en: ["may I", …]}'),
        (BLOCK.format("x") + "    phrasings: {en: [ask in #help, so]}\n", '"ask in #help"'),
        (BLOCK.format("x") + "    phrasings:\n      en:\n        - may I\n        - **may** I\n", '"**may** I"'),
        (BLOCK.format("x") + "    owner: Ann\n\t  source: x\n", "indent it with spaces"),
    ],
)
def test_elsewhere(file: str, expected: str) -> None:
    """Values without their language, texts in lists, and tabs."""
    (line,) = problems(file)
    assert expected in line


@pytest.mark.parametrize(
    "value",
    [
        "plain  # a comment",
        "plain # a comment",
        '"Ask in #help"  # here',
        "|\n        Ask in #help\n        **now**, @all: `x`",
        ">-\n        > quoted, [x](y) # z",
        "C#, F#-like",
        "a#b",
        r'"Plan B:\n- x \t y"',
        r'"one\ntwo \"three\" é\u00e9"',
        "'\\d+ and C:\\temp'",
        "first line\n        second line",
        "100%, it's [fine] {really} @you *now*",
        "https://x.org/#part",
    ],
)
def test_nothing_to_tell(value: str) -> None:
    """Comments with a space behind their #, blocks, quotes and signs within a text are what they seem to be."""
    assert problems(BLOCK.format(value)) == []


SIGNS = ": x: , x, \" ' \\d \\ 'q' \"q\" null ~ 1 -5 ] } > | % !p & - ? **b** *i* @all `c` [l](u) {n} #help"
WORDS = st.sampled_from(["a", "yes", "it's", "é", "你好", "😀", "# x", *SIGNS.split()])


@given(st.lists(WORDS, min_size=1, max_size=5).map(" ".join))
@example("'' x")
@example('"a\\d" \'')
def test_any_text_is_read_as_written_or_told(text: str) -> None:
    """A text without quotes around it, on a line of its own, is that text, or its line is named."""
    if re.search(r"(?:^|\s)#\s", text) or re.fullmatch(r"""'(?:[^']|'')*'|"(?:[^"\\]|\\.)*\"""", text):
        return  # a comment, as everybody writes them; a text in quotes
    loaded = ParsedFaq(files({"p.yaml": BLOCK.format(text)})).whole
    if loaded.faq is not None:
        assert loaded.faq.entries["p/a"].content.answer.in_language("en") == text
    else:
        assert [problem.place.line for problem in loaded.problems] == [6], list(map(str, loaded.problems))
        assert all(problem.hint for problem in loaded.problems)


@given(st.text("ab:#*&!@`%>|[]{}\"'\\,-? \t.1é", max_size=60))
def test_any_line_is_looked_at(line: str) -> None:
    """Whatever a line holds, it is told with a place within it."""
    for problem in ParsedFaq(files({"p.yaml": BLOCK.format("x") + "    owner: " + line + "\n"})).whole.problems:
        assert 1 <= problem.place.line <= 8
        assert problem.place.column >= 1


def test_quotes_hold_the_text() -> None:
    """What a hint writes is the text, as YAML reads it."""
    for value in ["**b** first", 'say "x": y', r"C:\x 'y'", "it's #here"]:
        assert yaml.safe_load(in_quotes(value)) == value
