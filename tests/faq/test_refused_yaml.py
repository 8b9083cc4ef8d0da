"""What is not plain YAML is refused, and so are files that are named or made wrongly."""

import pytest

from bot.faq import ParsedFaq, read_files
from tests.conftest import FaqFolder
from tests.faq.refusals import Case, assert_refused, entry

CASES: dict[str, Case] = {
    # YAML
    "alias": ({"more.yaml": entry("    owner: &a x\n    related: [*a]\n")}, "more.yaml:8:15", "an alias (*a); "),
    "deep": ({"lessons/a.yaml": "[" * 40 + "]" * 40}, "lessons/a.yaml:1:21", "nested more than 20 levels deep; "),
    "very deep": ({"lessons/a.yaml": "[" * 1_000_000}, "lessons/a.yaml:1:21", "nested more than 20 levels deep; "),
    "deep keys": (
        {"lessons/a.yaml": "{a: " * 30 + "}" * 30},
        "lessons/a.yaml:1:81",
        "nested more than 20 levels deep; ",
    ),
    "deep dashes": ({"lessons/a.yaml": "- " * 30 + "x\n"}, "lessons/a.yaml:1:41", "nested more than 20 levels deep; "),
    "tag": (
        {"more.yaml": entry("    owner: !!python/object:os.system x\n")},
        "more.yaml:7:12",
        "a tag (tag:yaml.org,2002:python/object:",
    ),
    "tag on a list": (
        {"more.yaml": entry('    related: !!python/object/apply:os.system ["true"]\n')},
        "more.yaml:7:14",
        "a tag (tag:yaml.org,2002:python/object/apply:",
    ),
    "tag on a key": ({"more.yaml": entry("    !!python/name:os.system owner: x\n")}, "more.yaml:7:5", "a tag ("),
    "tag on an id": ({"more.yaml": entry(name="!!int 404")}, "more.yaml:3:9", "a tag (tag:yaml.org,2002:int); "),
    "tag of nothing": (
        {"more.yaml": entry("    owner: !!null x\n")},
        "more.yaml:7:12",
        "a tag (tag:yaml.org,2002:null); ",
    ),
    "tag of a plain list": (
        {"more.yaml": entry("    related: !!seq [pets/cats]\n")},
        "more.yaml:7:14",
        "a tag (tag:yaml.org,2002:seq); ",
    ),
    "tag of one's own": ({"more.yaml": entry("    owner: !mine x\n")}, "more.yaml:7:12", "a tag (!mine); "),
    "binary": (
        {"more.yaml": entry("    owner: !!binary aGk=\n")},
        "more.yaml:7:12",
        "a tag (tag:yaml.org,2002:binary); ",
    ),
    "set": ({"more.yaml": "topic: !!set {en}\n"}, "more.yaml:1:8", "a tag (tag:yaml.org,2002:set); "),
    "not YAML": ({"more.yaml": "topic: {en: [}\n"}, "more.yaml:1:14", "not YAML: "),
    "tab": ({"more.yaml": "topic:\n\ten: More\n"}, "more.yaml:2:1", "a tab before the text; indent it with spaces"),
    "two documents": ({"more.yaml": entry("---\na: b\n")}, "more.yaml:7:1", "not YAML: "),
    "control character": ({"more.yaml": "topic:\n  en: \x07\n"}, "more.yaml:2:7", "a character that YAML forbids; "),
    "empty file": ({"more.yaml": "# nothing\n"}, "more.yaml:1:1", "the file is empty; "),
    # files
    "too large": (
        {"lessons/a.yaml": b"# " + b"x" * 4 * 1024 * 1024},
        "lessons/a.yaml:1:1",
        "the file has 4.0 MiB; split it",
    ),
    "not UTF-8": ({"lessons/a.yaml": b"- {q: caf\xe9}\n"}, "lessons/a.yaml:1:10", "this is not UTF-8; "),
    "UTF-16": ({"lessons/a.yaml": "- a".encode("utf-16")}, "lessons/a.yaml:1:1", "this is not UTF-8; "),
    "topic name": (
        {"Bad Name.yaml": entry()},
        "Bad Name.yaml:1:1",
        "'Bad Name' can't be a topic's name; rename the file",
    ),
    "long topic name": (
        {f"{'t' * 33}.yaml": entry()},
        f"{'t' * 33}.yaml:1:1",
        "can't be a topic's name; rename the file",
    ),
    "Chinese topic name": ({"宠物.yaml": entry()}, "宠物.yaml:1:1", "'宠物' can't be a topic's name; rename the file"),
    "ending": (
        {"lessons/more.yml": "[]"},
        "lessons/more.yml:1:1",
        "a file that ends in .yml is not read; rename it to .yaml",
    ),
    "ending of a topic": (
        {"more.yml": entry()},
        "more.yml:1:1",
        "a file that ends in .yml is not read; rename it to .yaml",
    ),
    # other kinds of files
    "unknown key in synonyms": ({"synonyms.yaml": "fr: [[a, b]]\n"}, "synonyms.yaml:1:1", "unknown key 'fr'; "),
    "text for a list of synonyms": (
        {"synonyms.yaml": "en:\n  - [a, b]\n  - c\n"},
        "synonyms.yaml:3:5",
        "is text; write a list here",
    ),
    "one synonym": (
        {"synonyms.yaml": "en:\n  - [a, b]\n  - [c]\n"},
        "synonyms.yaml:3:5",
        "'en' has only 1 item here; write at least 2 or take the list out",
    ),
    "no synonyms": ({"synonyms.yaml": "en: []\n"}, "synonyms.yaml:1:5", "'en' is empty; "),
    "small talk without a reply": (
        {"courtesies.yaml": "courtesies:\n  - {id: hello, says: {en: [hello]}}\n"},
        "courtesies.yaml:2:5",
        "'reply' is missing; ",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_refused(case: str, faq_folder: FaqFolder) -> None:
    """The place in the file is named, or its beginning where the whole file is meant."""
    assert_refused(faq_folder, CASES[case])


def test_a_bomb_of_aliases_is_refused_at_every_alias(faq_folder: FaqFolder) -> None:
    """It is never unfolded: forty levels of it would fill any memory."""
    lines = ["a0: &a0 [x, x]\n", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40))]
    loaded = ParsedFaq(read_files(faq_folder({"lessons/a.yaml": "".join(lines)}))).whole
    assert len(loaded.problems) == 78
    assert {problem.place.line for problem in loaded.problems} == set(range(2, 41))
    assert all(problem.what.startswith("an alias (*a") for problem in loaded.problems)


@pytest.mark.parametrize("topic", ["ask", "topics", "chat", "faq", "privacy", "help", "lessons"])
def test_any_name_is_taken(topic: str, faq_folder: FaqFolder) -> None:
    """Which commands there are is no matter of the files: a topic may have any name that a command may have."""
    loaded = ParsedFaq(read_files(faq_folder({f"{topic}.yaml": entry()}))).whole
    assert loaded.problems == ()
    assert loaded.faq is not None
    assert f"{topic}/birds" in loaded.faq.entries
