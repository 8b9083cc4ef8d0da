"""Everything that is wrong is refused with its place, what it is and how to mend it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import KnowledgeError
from bot.faq import Files, load, load_or_raise, read_files
from tests.conftest import TOPIC, FaqFolder

LINE = re.compile(r"^[^:]+\.ya?ml:\d+:\d+: .+; .+$")


def entry(more: str = "", name: str = "birds", title: str = "Birds?") -> str:
    return f"""\
topic: {{en: More}}
entries:
  - id: {name}
    title: {{en: "{title}"}}
    answer: {{en: None.}}
    phrasings: {{en: [any birds]}}
{more}"""


CASES = {
    "unknown key": ({"more.yaml": entry("    titel: x\n")}, "more.yaml:7:5", "did you mean 'title'"),
    "wrong type": ({"more.yaml": entry("    links: here\n")}, "more.yaml:7:12", "a list"),
    "missing key": ({"more.yaml": "topic: {en: More}\n"}, "more.yaml:1:1", "'entries' is missing"),
    "no whole language": (
        {"more.yaml": entry().replace("phrasings: {en", "phrasings: {zh")},
        "more.yaml:3:5",
        "no language has a title",
    ),
    "duplicate id": ({"pets.yaml": TOPIC.replace("id: dogs", "id: cats")}, "pets.yaml:8:9", "stands twice"),
    "duplicate key": ({"more.yaml": entry("    id: other\n")}, "more.yaml:7:5", "stands twice"),
    "same phrasing": (
        {"more.yaml": entry().replace("any birds", "IS THERE A CAT HERE?!")},
        "pets.yaml:7:22",
        "answered by pets/cats here and by more/birds",
    ),
    "lesson against a phrasing": (
        {"lessons/a.yaml": '- {q: "Ｐuppies", lang: en, expect: []}\n'},
        "lessons/a.yaml:1:7",
        "answered by nothing here and by pets/dogs",
    ),
    "unknown id in a lesson": (
        {"lessons/a.yaml": "- {q: meow, lang: en, expect: [pets/cat]}\n"},
        "lessons/a.yaml:1:32",
        "did you mean 'pets/cats'",
    ),
    "unknown related": ({"more.yaml": entry("    related: [pets/fish]\n")}, "more.yaml:7:15", "no entry has the id"),
    "link": (
        {"more.yaml": entry("    links: [{label: {en: x}, url: ftp://a}]\n")},
        "more.yaml:7:35",
        "not a link",
    ),
    "source": ({"more.yaml": entry("    source: nowhere\n")}, "more.yaml:7:13", "not a link"),
    "long title": ({"more.yaml": entry(title="t" * 81)}, "more.yaml:4:17", "81 characters"),
    "empty list": ({"more.yaml": entry().replace("[any birds]", "[]")}, "more.yaml:6:21", "is empty"),
    "empty text": ({"more.yaml": entry().replace("None.", "' '")}, "more.yaml:5:18", "empty"),
    "alias": ({"more.yaml": entry("    owner: &a x\n    related: [*a]\n")}, "more.yaml:8:15", "an alias"),
    "deep": ({"lessons/a.yaml": "[" * 40 + "]" * 40}, "lessons/a.yaml:1:21", "levels deep"),
    "tag": ({"more.yaml": entry("    owner: !!python/object:os.system x\n")}, "more.yaml:7:12", "a tag"),
    "too large": ({"lessons/a.yaml": b"# " + b"x" * 4 * 1024 * 1024}, "lessons/a.yaml:1:1", "4.0 MiB"),
    "not UTF-8": ({"lessons/a.yaml": b"- {q: caf\xe9}\n"}, "lessons/a.yaml:1:10", "not UTF-8"),
    "not YAML": ({"more.yaml": "topic: {en: [}\n"}, "more.yaml:1:14", "not YAML"),
    "empty file": ({"more.yaml": "# nothing\n"}, "more.yaml:1:1", "empty"),
    "topic name": ({"Bad Name.yaml": entry()}, "Bad Name.yaml:1:1", "can't be a topic's name"),
    "ending": ({"lessons/more.yml": "[]"}, "more.yml:1:1", "rename it to .yaml"),
    "reserved name": ({"ask.yaml": entry()}, "ask.yaml:1:1", "it is a command"),
    "long id": ({"more.yaml": entry(name="b" * 60)}, "more.yaml:3:9", "65 characters"),
    "bad date": ({"more.yaml": entry("    reviewed: 2026-02-31\n")}, "more.yaml:7:15", "not a date"),
    "language": ({"lessons/a.yaml": "- {q: meow, lang: fr, expect: []}\n"}, "lessons/a.yaml:1:19", "'en' or 'zh'"),
    "wordless phrasing": ({"more.yaml": entry().replace("any birds", '"?!"')}, "more.yaml:6:22", "without a word"),
}


@pytest.mark.parametrize("case", CASES)
def test_refused(case: str, faq_folder: FaqFolder) -> None:
    """The message names file, line and column, says what is wrong and how to mend it."""
    files, place, words = CASES[case]
    loaded = load(read_files(faq_folder(files)))
    messages = [str(problem) for problem in loaded.problems]
    assert loaded.faq is None
    assert any(f"{place}: " in message and words in message for message in messages), messages
    assert all(LINE.match(message) for message in messages)


def test_all_problems_of_all_files_come_at_once(faq_folder: FaqFolder) -> None:
    """Nobody has to mend one thing to learn of the next."""
    folder = faq_folder(
        {"more.yaml": entry("    titel: x\n    owner: [a]\n"), "lessons/a.yaml": "- {q: x, lang: fr}\n"}
    )
    with pytest.raises(KnowledgeError) as error:
        load_or_raise(read_files(folder))
    assert len(str(error.value).splitlines()) == 4


def test_a_folder_that_is_none_is_said(faq_folder: FaqFolder) -> None:
    """A wrong folder is named."""
    with pytest.raises(KnowledgeError, match="no such folder"):
        read_files(faq_folder() / "missing")


def test_too_many_topics(faq_folder: FaqFolder) -> None:
    """Discord allows a hundred commands."""
    many = {f"t{n}.yaml": entry(title=f"Bird {n}?").replace("any birds", f"any birds {n}") for n in range(91)}
    assert any("92 topics" in problem.what for problem in load(read_files(faq_folder(many))).problems)


@given(st.binary(max_size=300) | st.text(st.sampled_from("-{}[]:,&*!|>'\"#%@ \nqaé\x00"), max_size=120).map(str.encode))
def test_any_bytes_are_an_faq_or_problems_with_places(content: bytes) -> None:
    """No file raises, whatever is in it."""
    loaded = load(Files("faq", {"a.yaml": content, "lessons/b.yaml": content}))
    assert (loaded.faq is None) == bool(loaded.problems)
    assert all(problem.place.line >= 1 and problem.place.column >= 1 for problem in loaded.problems)
