"""What an FAQ may be: little is required, and text is text."""

import datetime as dt
import re

import pytest

from bot.errors import KnowledgeError
from bot.faq import ParsedFaq, read_files
from bot.faq.faq import ANSWER_LENGTH, FEW_TEXTS
from bot.faq.lint.warnings import faq_warnings
from bot.i18n import LanguageCode
from tests.conftest import TOPIC, FaqFolder


def test_only_the_required_keys_are_needed(faq_folder: FaqFolder) -> None:
    """A topic with ids, titles, answers and phrasings in one language is an FAQ."""
    faq = ParsedFaq(read_files(faq_folder())).faq()
    assert list(faq.entries) == ["pets/cats", "pets/dogs"]
    examples = faq.training_examples()
    assert [example.origin for example in examples] == ["invented"] * 6 + ["answer"] * 2


def test_phrasings_may_be_left_out(faq_folder: FaqFolder) -> None:
    """Most FAQs have none; the title is asked, and the answer speaks for itself."""
    without = re.sub("    phrasings: .*\n", "", TOPIC)
    faq = ParsedFaq(read_files(faq_folder({"pets.yaml": without}))).faq()
    assert [example.text for example in faq.training_examples() if example.origin != "answer"] == [
        "Do you have cats?",
        "Do you have dogs?",
    ]
    assert {entry.content.whole_languages() for entry in faq.entries.values()} == {("en",)}


@pytest.mark.parametrize("written", ["yes", "404", "2026-11-24"])
def test_an_id_may_look_like_something_else(written: str, faq_folder: FaqFolder) -> None:
    """Ids are what people wrote, not truth values, numbers or days."""
    faq = ParsedFaq(read_files(faq_folder({"pets.yaml": TOPIC.replace("id: cats", f"id: {written}")}))).faq()
    assert list(faq.entries) == sorted([f"pets/{written}", "pets/dogs"])


@pytest.mark.parametrize(
    "written", ["yes", "404", "2026-11-24", "0x1F", "1e3", "3.10", "~text", "off", "y", "12:30", ".inf", "<<", "="]
)
def test_scalars_are_text_wherever_text_stands(written: str, faq_folder: FaqFolder) -> None:
    """In titles, answers, phrasings, owners, lessons and small talk alike: no truth values, numbers or days."""
    topic = f"""\
topic: {{en: {written}}}
entries:
  - id: a
    title: {{en: {written}}}
    answer: {{en: {written}}}
    phrasings: {{en: [{written}]}}
    owner: {written}
"""
    files = {
        "pets.yaml": topic,
        "lessons/a.yaml": f"- {{q: {written}, lang: en, expect: [pets/a], kind: {written}}}\n",
        "courtesies.yaml": f"courtesies: [{{id: hello, says: {{en: [hello]}}, reply: {{en: {written}}}}}]\n",
        "synonyms.yaml": f"en: [[{written}, x]]\n",
    }
    faq = ParsedFaq(read_files(faq_folder(files))).faq()
    content = faq.entries["pets/a"].content
    texts = [
        faq.topics[0].title.in_language("en"),
        content.title.in_language("en"),
        content.answer.in_language("en"),
        *(phrasing for _, _, phrasing in content.asked()),
        content.owner,
        faq.lessons[0].text,
        faq.small_talk[0].reply.in_language("en"),
        faq.synonyms["en"][0][0],
    ]
    assert texts == [written] * 8


@pytest.mark.parametrize(("language", "other"), [("en", "zh"), ("zh", "en")])
def test_one_language_is_enough(language: LanguageCode, other: LanguageCode, faq_folder: FaqFolder) -> None:
    """An FAQ is in English, in Chinese, or in both, and what it lacks in one is shown in the other."""
    faq = ParsedFaq(read_files(faq_folder({"pets.yaml": TOPIC.replace("en:", f"{language}:")}))).faq()
    assert {lesson.language for lesson in faq.training_examples()} == {language}
    content = faq.entries["pets/cats"].content
    assert content.whole_languages() == (language,)
    assert content.title.in_language(other) == content.title.in_language(language) == "Do you have cats?"


def test_everything_that_may_be_left_out_may_be_there(faq_folder: FaqFolder) -> None:
    """Links, related entries, a source, an owner and a review date are kept as they were written."""
    more = """\
    links:
      - {label: {en: Cats}, url: "https://example.org/cats?a=1&b=2#top"}
      - {label: {zh: 猫}, url: "http://localhost:8080/猫"}
    related: [pets/cats]
    source: HTTPS://EXAMPLE.ORG
    owner: Ann
    reviewed: 2026-11-24
"""
    content = ParsedFaq(read_files(faq_folder({"pets.yaml": TOPIC + more}))).faq().entries["pets/dogs"].content
    assert [link.url for link in content.links] == ["https://example.org/cats?a=1&b=2#top", "http://localhost:8080/猫"]
    assert [link.label.in_language("en") for link in content.links] == ["Cats", "猫"]
    assert content.related == ("pets/cats",)
    assert content.source == "HTTPS://EXAMPLE.ORG"
    assert content.owner == "Ann"
    assert content.reviewed == dt.date(2026, 11, 24)


def test_what_is_just_long_enough_is_taken(faq_folder: FaqFolder) -> None:
    """A title of 300 characters, an answer of 3,000, a phrasing of 300, an id of 60, 10 links, 5 related, 4 MiB."""
    topic = f"""\
topic: {{en: {"t" * 300}}}
entries:
  - id: {"i" * 55}
    title: {{en: {"e" * 300}, zh: {"题" * 300}}}
    answer: {{en: {"a" * 3000}}}
    phrasings: {{en: [{"p" * 300}]}}
    related: [{", ".join(["pets/cats"] * 5)}]
    links:
"""
    topic += "      - {label: {en: x}, url: https://example.org}\n" * 10
    comment = b"# " + b"x" * 4 * 1024 * 1024
    files = {"more.yaml": topic, "lessons/a.yaml": (b"[]\n" + comment)[: 4 * 1024 * 1024]}
    faq = ParsedFaq(read_files(faq_folder(files))).faq()
    assert f"more/{'i' * 55}" in faq.entries


def test_ninety_topics_are_taken(faq_folder: FaqFolder) -> None:
    """Names of 32 letters, digits, - and _ too."""
    topic = """\
topic: {en: T}
entries:
  - {id: a, title: {en: title NUMBER}, answer: {en: A}, phrasings: {en: [phrasing NUMBER]}}
"""
    many = {f"t-_{n:029}.yaml": topic.replace("NUMBER", str(n)) for n in range(89)}
    assert len(ParsedFaq(read_files(faq_folder(many))).faq().topics) == 90


@pytest.mark.parametrize("name", ["notes.txt", ".hidden.yaml", "drafts/x.yaml", "lessons/.hidden.yaml", "README"])
def test_other_files_are_nobody_s_business(name: str, faq_folder: FaqFolder) -> None:
    """Only topics, synonyms, small talk and lessons are read."""
    assert len(ParsedFaq(read_files(faq_folder({name: "{nonsense"}))).faq().topics) == 1


def test_a_byte_order_mark_and_other_line_ends_are_taken(faq_folder: FaqFolder) -> None:
    """Editors on Windows write them."""
    topic = b"\xef\xbb\xbf" + TOPIC.replace("\n", "\r\n").encode()
    assert ParsedFaq(read_files(faq_folder({"pets.yaml": topic}))).faq() == ParsedFaq(read_files(faq_folder())).faq()


def test_small_talk_may_be_out_of_scope_too(faq_folder: FaqFolder) -> None:
    """Hello has no entry, and that is no contradiction."""
    files = {
        "courtesies.yaml": "courtesies: [{id: hello, says: {en: [hello]}, reply: {en: Hi!}}]\n",
        "lessons/out_of_scope/talk.yaml": "- {q: Hello!, lang: en, expect: []}\n",
    }
    faq = ParsedFaq(read_files(faq_folder(files))).faq()
    assert faq.small_talk[0].id == "hello"
    assert faq.lessons[0].theme == "out_of_scope/talk"


def test_the_order_of_reading_makes_no_difference(faq_folder: FaqFolder) -> None:
    """The fingerprint is of what the files hold, and changes with it."""
    files = read_files(faq_folder({"more.yaml": TOPIC.replace("cat", "hen").replace("dog", "cow").replace("ies", "x")}))
    shuffled = type(files)(files.folder, dict(reversed(list(files.contents.items()))))
    changed = type(files)(files.folder, {**files.contents, "pets.yaml": b"other"})
    assert files.digest == shuffled.digest != changed.digest


def test_warnings(faq_folder: FaqFolder) -> None:
    """A missing language, a review long ago and near-duplicates across entries are warned of, not refused."""
    topic = TOPIC.replace("{en: Do you have cats?}", "{en: Do you have cats?, zh: 有猫吗}")
    topic = topic.replace("{en: We have two.}", "{en: We have two., zh: 有}").replace(
        '{en: [is there a cat here, "any kittens?"]}', "{en: [is there a cat here], zh: [猫]}\n    reviewed: 2026-01-01"
    )
    topic = topic.replace("is there a dog,", "is there a cow here,")
    loaded = ParsedFaq(read_files(faq_folder({"pets.yaml": topic}))).whole
    assert loaded.faq is not None
    said = "\n".join(map(str, faq_warnings(loaded.faq, loaded.texts, dt.date(2026, 11, 24))))
    assert "pets/dogs is not whole in zh" in said
    assert "pets/cats was reviewed 327 days ago" in said
    assert "% like 'is there a cat here'" in said


@pytest.mark.parametrize("origin", ["invented", "talk", "picked"])
def test_a_lesson_says_where_it_comes_from(origin: str, faq_folder: FaqFolder) -> None:
    """Without a word on it, it is what people said."""
    lines = (
        f"- {{q: nice weather, lang: en, expect: [], origin: {origin}}}\n- {{q: bad weather, lang: en, expect: []}}\n"
    )
    faq = ParsedFaq(read_files(faq_folder({"lessons/out_of_scope/weather.yaml": lines}))).faq()
    assert [lesson.origin for lesson in faq.lessons] == [origin, "talk"]


def test_any_other_origin_is_refused(faq_folder: FaqFolder) -> None:
    """The three are named."""
    folder = faq_folder({"lessons/a.yaml": "- {q: nice weather, lang: en, expect: [], origin: heard}\n"})
    with pytest.raises(KnowledgeError, match=r"a\.yaml:1:51: .*'invented', 'talk' or 'picked'"):
        ParsedFaq(read_files(folder)).faq()


def test_answers_are_learnt_where_there_is_little_else(faq_folder: FaqFolder) -> None:
    """The first words of an answer, in each language, without its marks; from enough texts on no longer."""
    lessons = [f"- {{q: dog number {number}, lang: en, expect: [pets/dogs]}}\n" for number in range(FEW_TEXTS)]
    long = "**We** have [two](https://example.org/cats), " + "and more, " * 100
    folder = faq_folder(
        {"lessons/dogs.yaml": "".join(lessons), "pets.yaml": TOPIC.replace("We have two.", f'"{long}"')}
    )
    answers = [e for e in ParsedFaq(read_files(folder)).faq().training_examples() if e.origin == "answer"]
    assert [(answer.expect, answer.language) for answer in answers] == [(("pets/cats",), "en")]
    assert answers[0].text.startswith("We have two, and more, and")
    assert len(answers[0].text) <= ANSWER_LENGTH
