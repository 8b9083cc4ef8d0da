"""For a key that nobody knows, the key that was meant is named."""

import pytest

from bot.faq import ParsedFaq, read_files
from tests.conftest import TOPIC, FaqFolder

FILES = {
    "topic": ("pets.yaml", TOPIC + "KEY: x\n"),
    "entry": ("pets.yaml", TOPIC + "    KEY: x\n"),
    "title": ("pets.yaml", TOPIC.replace("{en: Do you have dogs?}", "{en: Do you have dogs?, KEY: x}")),
    "synonyms": ("synonyms.yaml", "en: [[a, b]]\nKEY: x\n"),
    "small talk": (
        "courtesies.yaml",
        "courtesies: [{id: hello, says: {en: [hello]}, reply: {en: Hi!}, KEY: x}]\n",
    ),
    "lesson": ("lessons/a.yaml", "- q: meow\n  lang: en\n  expect: []\n  KEY: x\n"),
}


def hint_for(folder_of: FaqFolder, kind: str, key: str) -> str:
    """Put a key into a kind of file, and return the hint of the problem with it."""
    name, written = FILES[kind]
    problems = ParsedFaq(read_files(folder_of({name: written.replace("KEY", key)}))).whole.problems
    assert [problem.what for problem in problems] == [f"unknown key '{key}'"]
    return problems[0].hint


@pytest.mark.parametrize(
    ("kind", "key", "meant"),
    [
        ("entry", "titel", "title"),
        ("entry", "anwser", "answer"),
        ("entry", "pharsings", "phrasings"),
        ("entry", "phrasing", "phrasings"),
        ("entry", "relatd", "related"),
        ("entry", "sorce", "source"),
        ("entry", "ownr", "owner"),
        ("entry", "reviewd", "reviewed"),
        ("entry", "link", "links"),
        ("lesson", "expct", "expect"),
        ("lesson", "langs", "lang"),
        ("lesson", "kidn", "kind"),
        ("lesson", "orign", "origin"),
        ("topic", "entrys", "entries"),
        ("topic", "topics", "topic"),
        ("title", "eng", "en"),
        ("title", "ZH", "zh"),
        ("synonyms", "zhs", "zh"),
        ("small talk", "say", "says"),
        ("small talk", "replay", "reply"),
    ],
)
def test_a_slip_of_the_pen(kind: str, key: str, meant: str, faq_folder: FaqFolder) -> None:
    """The nearest key of that place in the file is named."""
    assert hint_for(faq_folder, kind, key) == f"did you mean '{meant}'?"


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("entry", "says"),
        ("entry", "expect"),
        ("entry", "zzz"),
        ("entry", "video"),
        ("lesson", "answer"),
        ("topic", "id"),
        ("title", "id"),
    ],
)
def test_a_key_like_no_other(kind: str, key: str, faq_folder: FaqFolder) -> None:
    """Where no key of that place is near, none is named: a key that belongs elsewhere would not help."""
    assert hint_for(faq_folder, kind, key) == "remove it, or quote the text that it belongs to"
