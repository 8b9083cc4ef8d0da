"""Whatever stands in the files, it is an FAQ or problems with places; nothing raises."""

import re

import yaml
from hypothesis import example, given, strategies as st

from bot.faq import FaqSources, Loaded, ParsedFaq
from tests.conftest import TOPIC

LESSONS = "- {q: meow, lang: en, expect: [pets/cats]}\n- q: 有鱼吗\n  lang: zh\n  expect: []\n  kind: other\n"
SYNONYMS = "en:\n  - [cat, kitten]\nzh:\n  - [猫, 猫咪, 貓]\n"
COURTESIES = "courtesies:\n  - {id: hello, says: {en: [hello], zh: [你好]}, reply: {en: Hi!, zh: 你好！}}\n"
WHOLE = {
    "pets.yaml": TOPIC,
    "lessons/a.yaml": LESSONS,
    "synonyms.yaml": SYNONYMS,
    "courtesies.yaml": COURTESIES,
}
LINE_END = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")

yaml_signs = st.text(st.sampled_from("-{}[]:,&*!|>'\"#%@?<=~ \n\t\rqaé面\ufeff\x00\x85"), max_size=120)
any_bytes = st.binary(max_size=300) | yaml_signs.map(str.encode)
keys = st.sampled_from(
    [
        "topic",
        "entries",
        "id",
        "title",
        "answer",
        "phrasings",
        "links",
        "label",
        "url",
        "related",
        "source",
        "owner",
        "reviewed",
        "q",
        "lang",
        "expect",
        "kind",
        "en",
        "zh",
        "courtesies",
        "says",
        "reply",
        "other",
    ]
)
scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.dates() | st.text(max_size=20)
any_data = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=6), max_leaves=20
)
some_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)


def files(contents: dict[str, str] | dict[str, bytes]) -> FaqSources:
    return FaqSources("faq", {name: c.encode() if isinstance(c, str) else c for name, c in contents.items()})


def check(loaded: Loaded) -> None:
    """Check what holds of any loading."""
    assert (loaded.faq is None) == bool(loaded.problems)
    assert list(loaded.problems) == sorted(loaded.problems)
    for problem in loaded.problems:
        assert problem.place.line >= 1
        assert problem.place.column >= 1
        assert problem.what
        assert len(str(problem).splitlines()) == 1


@given(any_bytes)
@example(b"")
@example(b"\xef\xbb\xbf")
@example(b"\xff\xfe")
@example(b"--- ---")
@example(b"? ")
def test_any_bytes(content: bytes) -> None:
    """No file raises, of whichever kind it is."""
    names = ("a.yaml", "lessons/b.yaml", "synonyms.yaml", "courtesies.yaml")
    check(ParsedFaq(files({"pets.yaml": TOPIC.encode()} | dict.fromkeys(names, content))).whole)


@given(any_data)
def test_any_data(data: object) -> None:
    """Nor does well-formed YAML of any shape."""
    content = yaml.safe_dump(data, allow_unicode=True)
    names = ("a.yaml", "lessons/b.yaml", "synonyms.yaml", "courtesies.yaml")
    check(ParsedFaq(files({"pets.yaml": TOPIC} | dict.fromkeys(names, content))).whole)


@given(
    st.sampled_from(sorted(WHOLE)),
    st.integers(0, 400),
    st.integers(0, 12),
    st.sampled_from(["", ":", "- ", "[", "}", '"', "\n", "\n  ", "&a ", "*a", "!!x ", "null", "x", "鸟", "topic", " "]),
)
def test_any_slip_in_a_whole_faq(name: str, start: int, length: int, put: str) -> None:
    """Where something was deleted or put in by mistake, the places are lines that the files have."""
    start = min(start, len(WHOLE[name]))
    slipped = WHOLE | {name: WHOLE[name][:start] + put + WHOLE[name][start + length :]}
    loaded = ParsedFaq(files(slipped)).whole
    check(loaded)
    for problem in loaded.problems:
        lines = [*LINE_END.split(slipped[problem.place.path.removeprefix("faq/")]), ""]  # and where a line could follow
        assert problem.place.line <= len(lines)
        assert problem.place.column <= len(lines[problem.place.line - 1]) + 1
        assert problem.hint


def test_a_whole_faq_is_whole() -> None:
    """What the slips are made in loads."""
    faq = ParsedFaq(files(WHOLE)).faq()
    assert (len(faq.entries), len(faq.lessons), len(faq.synonyms), len(faq.small_talk)) == (2, 2, 2, 1)


@given(some_text.filter(str.strip))
@example("yes")
@example("0x1F")
@example("1:30")
@example("{en: x}")
@example("two\nlines\n")
def test_text_comes_back_as_it_was_written(text: str) -> None:
    """An answer is the text in the file, character by character."""
    entry = {"id": "a", "title": {"en": "A"}, "answer": {"en": text}, "phrasings": {"en": ["a"]}}
    topic = yaml.safe_dump({"topic": {"en": "T"}, "entries": [entry]}, default_style='"', allow_unicode=True)
    faq = ParsedFaq(files({"t.yaml": topic})).faq()
    assert faq.entries["t/a"].content.answer.in_language("en") == text
