"""Keys that are unknown, missing or doubled are refused, and so is what has the wrong form."""

import pytest

from tests.conftest import FaqFolder
from tests.faq.refusals import Case, assert_refused, entry

CASES: dict[str, Case] = {
    # keys
    "unknown key": (
        {"more.yaml": entry("    titel: x\n")},
        "more.yaml:7:5",
        "unknown key 'titel'; did you mean 'title'?",
    ),
    "unknown key in a lesson": (
        {"lessons/a.yaml": "- {q: meow, lang: en, expect: [], exclude: x}\n"},
        "lessons/a.yaml:1:35",
        "unknown key 'exclude'; ",
    ),
    "missing key": ({"more.yaml": "topic: {en: More}\n"}, "more.yaml:1:1", "'entries' is missing; add entries: …"),
    "missing key of an entry": (
        {"more.yaml": entry().replace("    answer: {en: None.}\n", "")},
        "more.yaml:3:5",
        "'answer' is missing; add answer: …",
    ),
    "missing label of a link": (
        {"more.yaml": entry("    links:\n      - url: https://example.org\n")},
        "more.yaml:8:9",
        "'label' is missing; ",
    ),
    "missing expect": ({"lessons/a.yaml": "\n- {q: meow, lang: en}\n"}, "lessons/a.yaml:2:3", "'expect' is missing; "),
    "duplicate key": (
        {"more.yaml": entry("    id: other\n")},
        "more.yaml:7:5",
        "the key 'id' stands twice; it is in line 3 already",
    ),
    "duplicate language": (
        {"more.yaml": entry().replace("{en: None.}", "{en: None., en: One.}")},
        "more.yaml:5:25",
        "the key 'en' stands twice; ",
    ),
    "key that is a list": ({"more.yaml": "? [a]\n: b\n"}, "more.yaml:1:3", "a key that is no text; "),
    "merge key": ({"more.yaml": entry("    <<: {owner: x}\n")}, "more.yaml:7:5", "unknown key '<<'; "),
    # types
    "text for a list": (
        {"more.yaml": entry("    links: here\n")},
        "more.yaml:7:12",
        "'entries.links' is text; write a list here",
    ),
    "list for text": (
        {"more.yaml": entry("    owner: [a]\n")},
        "more.yaml:7:12",
        "'entries.owner' is a list; write text here",
    ),
    "keys for a list": (
        {"more.yaml": entry().replace("[any birds]", "{any: birds}")},
        "more.yaml:6:21",
        "'phrasings.en' is keys and values; write a list here",
    ),
    "text for keys": (
        {"more.yaml": entry().replace("{en: None.}", "None.")},
        "more.yaml:5:13",
        'is text; name its language: answer: {en: "None."}',
    ),
    "nothing for text": (
        {"more.yaml": entry().replace("any birds", "null")},
        "more.yaml:6:22",
        "is empty; write text here",
    ),
    "nothing for a list": (
        {"lessons/a.yaml": "- {q: a, lang: en, expect: }\n"},
        "lessons/a.yaml:1:28",
        "'expect' is empty; ",
    ),
    "topic that is a list": ({"more.yaml": "[a]\n"}, "more.yaml:1:1", "the file is a list; write keys and values here"),
    "topic that is text": ({"more.yaml": "hello\n"}, "more.yaml:1:1", "the file is text; write keys and values here"),
    "lessons that are keys": (
        {"lessons/a.yaml": "q: x\nlang: en\nexpect: []\n"},
        "lessons/a.yaml:1:1",
        "the file is keys and values; write a list here",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_refused(case: str, faq_folder: FaqFolder) -> None:
    """The key is named, and what is wanted in its place."""
    assert_refused(faq_folder, CASES[case])
