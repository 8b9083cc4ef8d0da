"""Values that are too long, empty or none of those allowed are refused, and ids that are not there."""

import pytest

from bot.faq import ParsedFaq, read_files
from tests.conftest import TOPIC, FaqFolder
from tests.faq.refusals import Case, assert_refused, entry

CASES: dict[str, Case] = {
    # values
    "no whole language": (
        {"more.yaml": entry().replace("phrasings: {en", "phrasings: {zh")},
        "more.yaml:3:5",
        "no language has a title",
    ),
    "no language": (
        {"more.yaml": entry().replace("{en: None.}", "{}")},
        "more.yaml:5:13",
        "no language; write en: or zh:",
    ),
    "language": (
        {"lessons/a.yaml": "- {q: meow, lang: fr, expect: []}\n"},
        "lessons/a.yaml:1:19",
        "'lang' is 'fr'; write 'en' or 'zh'",
    ),
    "no language with title and answer": (
        {"more.yaml": entry().replace("answer: {en", "answer: {zh").replace("    phrasings: {en: [any birds]}\n", "")},
        "more.yaml:3:5",
        "no language has a title and an answer; complete at least one",
    ),
    "long title": (
        {"more.yaml": entry(title="t" * 301)},
        "more.yaml:4:17",
        "'title.en' has 301 characters; shorten it to 300",
    ),
    "long Chinese title": (
        {"more.yaml": entry().replace('{en: "Birds?"}', f'{{en: "Birds?", zh: {"鸟" * 301}}}')},
        "more.yaml:4:31",
        "'title.zh' has 301 characters; shorten it to 300",
    ),
    "long title of a topic": (
        {"more.yaml": entry().replace("en: More", f"en: {'t' * 301}")},
        "more.yaml:1:13",
        "'topic.en' has 301 characters; shorten it to 300",
    ),
    "long answer": (
        {"more.yaml": entry().replace("None.", "a" * 3001)},
        "more.yaml:5:18",
        "'answer.en' has 3,001 characters; split the entry in two; a card takes 3,000",
    ),
    "long phrasing": (
        {"more.yaml": entry().replace("any birds", "b" * 301)},
        "more.yaml:6:22",
        "'phrasings.en' has 301 characters; shorten it to 300",
    ),
    "long question": (
        {"lessons/a.yaml": f"- {{q: {'q' * 4001}, lang: en, expect: []}}\n"},
        "lessons/a.yaml:1:7",
        "'q' has 4,001 characters; shorten it to 4,000",
    ),
    "empty list": ({"more.yaml": entry().replace("[any birds]", "[]")}, "more.yaml:6:21", "'phrasings.en' is empty; "),
    "no entries": ({"more.yaml": "topic: {en: More}\nentries: []\n"}, "more.yaml:2:10", "'entries' is empty; "),
    "no courtesies": ({"courtesies.yaml": "courtesies: []\n"}, "courtesies.yaml:1:13", "'courtesies' is empty; "),
    "empty text": ({"more.yaml": entry().replace("None.", "' '")}, "more.yaml:5:18", "'answer.en': empty; "),
    "wordless phrasing": (
        {"more.yaml": entry().replace("any birds", '"?!"')},
        "more.yaml:6:22",
        "a text without a word in it; ",
    ),
    "invisible phrasing": (
        {"more.yaml": entry().replace("any birds", '"\\u200b"')},
        "more.yaml:6:22",
        "a text without a word in it; ",
    ),
    "too many links": (
        {"more.yaml": entry("    links:\n" + "      - {label: {en: x}, url: https://a.org}\n" * 11)},
        "more.yaml:8:7",
        "'entries.links' has 11 items; keep 10",
    ),
    "too many related": (
        {"more.yaml": entry(f"    related: [{', '.join(['pets/cats'] * 6)}]\n")},
        "more.yaml:7:14",
        "'entries.related' has 6 items; keep 5",
    ),
    "bad date": (
        {"more.yaml": entry("    reviewed: 2026-02-31\n")},
        "more.yaml:7:15",
        "not a date; write it as 2026-11-24",
    ),
    "date in words": (
        {"more.yaml": entry("    reviewed: last week\n")},
        "more.yaml:7:15",
        "not a date; write it as 2026-11-24",
    ),
    "day of a week": (
        {"more.yaml": entry("    reviewed: 2026-W48-2\n")},
        "more.yaml:7:15",
        "not a date; write it as 2026-11-24",
    ),
    "date without hyphens": (
        {"more.yaml": entry("    reviewed: 20261124\n")},
        "more.yaml:7:15",
        "not a date; write it as 2026-11-24",
    ),
    # ids
    "duplicate id": (
        {"pets.yaml": TOPIC.replace("id: dogs", "id: cats")},
        "pets.yaml:8:9",
        "the id 'cats' stands twice; it is at ",
    ),
    "duplicate id of small talk": (
        {
            "courtesies.yaml": "courtesies:\n"
            "  - {id: hello, says: {en: [hello]}, reply: {en: Hi!}}\n"
            "  - {id: hello, says: {en: [hello]}, reply: {en: Hey!}}\n"
        },
        "courtesies.yaml:3:10",
        "the id 'hello' stands twice; it is at ",
    ),
    "unknown id in a lesson": (
        {"lessons/a.yaml": "- {q: meow, lang: en, expect: [pets/cat]}\n"},
        "lessons/a.yaml:1:32",
        "no entry has the id 'pets/cat'; did you mean 'pets/cats'?",
    ),
    "second id of a lesson unknown": (
        {"lessons/a.yaml": "- {q: meow, lang: en, expect: [pets/cats, xyz]}\n"},
        "lessons/a.yaml:1:43",
        "no entry has the id 'xyz'; write the id of an entry, as in pets/cats, or take it out",
    ),
    "unknown related": (
        {"more.yaml": entry("    related: [pets/cats, pets/dog]\n")},
        "more.yaml:7:26",
        "no entry has the id 'pets/dog'; did you mean 'pets/dogs'?",
    ),
    "long id": (
        {"more.yaml": entry(name="b" * 56)},
        "more.yaml:3:9",
        f"the id more/{'b' * 56} has 61 characters; shorten it to 60",
    ),
    "capitals in an id": (
        {"more.yaml": entry(name="Birds")},
        "more.yaml:3:9",
        "'entries.id' is 'Birds'; use small letters",
    ),
    "slash in an id": (
        {"more.yaml": entry(name="more/birds")},
        "more.yaml:3:9",
        "'entries.id' is 'more/birds'; use small letters",
    ),
    "Chinese id": ({"more.yaml": entry(name="鸟")}, "more.yaml:3:9", "'entries.id' is '鸟'; use small letters"),
}


@pytest.mark.parametrize("case", CASES)
def test_refused(case: str, faq_folder: FaqFolder) -> None:
    """The value is named, and what it may be."""
    assert_refused(faq_folder, CASES[case])


@pytest.mark.parametrize(
    "address",
    [
        "nowhere",
        "example.org",
        "ftp://example.org",
        "javascript:alert(1)",
        "mailto:me@example.org",
        "//example.org",
        "https://",
        "https:///path",
        "https://example.org/a b",
        "https://[",
        "https://[::1",
        "https://example.org℀/",
        "https://example.org:99999",
        "https://example.org/\\x07",
        "",
    ],
)
@pytest.mark.parametrize(
    ("key", "place"),
    [("    source: {}\n", "more.yaml:7:13"), ("    links: [{{label: {{en: x}}, url: {}}}]\n", "more.yaml:7:35")],
    ids=["source", "link"],
)
def test_what_is_no_link_is_refused(address: str, key: str, place: str, faq_folder: FaqFolder) -> None:
    """Only whole addresses from http:// or https:// on are links."""
    loaded = ParsedFaq(read_files(faq_folder({"more.yaml": entry(key.format(f'"{address}"'))}))).whole
    messages = [str(problem) for problem in loaded.problems]
    assert len(messages) == 1, messages
    assert f"/{place}: " in messages[0]
    assert messages[0].endswith(": not a link; write the whole address, from http:// or https:// on")
