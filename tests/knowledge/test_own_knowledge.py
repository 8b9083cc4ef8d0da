"""Our own FAQ is whole: the entries that old messages name, enough examples, enough out of scope."""

import re

import pytest

from bot.faq import Faq, Loaded, ParsedFaq, read_files
from bot.faq.files.read import OUT_OF_SCOPE
from bot.faq.lint.coverage import NEAR, coverage_of, padding_of
from bot.i18n import LANGUAGE_CODES, LanguageCode
from tests.conftest import ROOT

SLUGS = {
    "about": [
        "about-the-bot",
        "about-the-source",
    ],
    "interviews": [
        "interview-process",
        "interview-stories",
        "interview-topics",
    ],
    "jobs": [
        "job-prospects",
        "where-to-apply",
        "who-hires",
    ],
    "prepare": [
        "courses",
        "hands-on-practice",
        "how-to-become-an-mle",
        "keep-learning",
        "real-world-example",
        "software-engineering-first",
    ],
    "resources": [
        "blogs",
        "podcasts",
        "theory",
    ],
    "role": [
        "data-engineer",
        "data-team-roles",
        "ml-in-production",
        "mle-skills",
        "mle-tools",
        "mle-vs-data-scientist",
        "model-monitoring",
        "role-boundaries",
        "what-data-scientists-do",
        "what-is-an-mle",
        "why-roles-specialised",
    ],
}
IDS = [f"{topic}/{slug}" for topic, slugs in SLUGS.items() for slug in slugs]


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return ParsedFaq(read_files(ROOT / "knowledge")).whole


@pytest.fixture(scope="module")
def faq(loaded: Loaded) -> Faq:
    assert loaded.faq is not None, loaded.problems
    return loaded.faq


def test_the_ids_never_change(faq: Faq) -> None:
    """Old messages and feedback name entries by these ids."""
    assert list(faq.entries) == IDS


@pytest.mark.parametrize("entry", IDS)
@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_every_entry_is_whole(faq: Faq, entry: str, language: LanguageCode) -> None:
    """Title, a short answer and 10 to 15 phrasings, in both languages; a source, an owner, a review date."""
    content = faq.entries[entry].content
    assert language in content.whole_languages()
    assert len(content.answer.in_language(language)) <= 700
    assert 10 <= sum(spoken == language for spoken, _, _ in content.asked()) <= 15
    assert content.source
    assert content.owner
    assert content.reviewed


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_enough_examples(faq: Faq, language: LanguageCode) -> None:
    """At least 40 titles, phrasings and lessons an entry."""
    examples = coverage_of(faq).examples
    assert {entry: examples[entry, language] for entry in IDS if examples[entry, language] < 40} == {}


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_enough_near_out_of_scope(faq: Faq, language: LanguageCode) -> None:
    """At least 15 an entry that share its words."""
    near = coverage_of(faq).near_out_of_scope
    assert {entry: near[entry, language] for entry in IDS if near[entry, language] < 15} == {}


def test_near_out_of_scope_is_near_an_entry(faq: Faq) -> None:
    """Each file of theirs is named for an entry that there is."""
    assert {theme for theme, _ in coverage_of(faq).near_out_of_scope} == set(IDS)


@pytest.mark.parametrize(("language", "enough"), [("en", 1200), ("zh", 800)])
def test_enough_out_of_scope(faq: Faq, language: LanguageCode, enough: int) -> None:
    """At least 1,200 English and 800 Chinese, of at least 30 themes beside the near ones."""
    coverage = coverage_of(faq)
    themes = {theme for theme, spoken in coverage.out_of_scope if spoken == language and not theme.startswith(NEAR)}
    assert coverage.of_language(coverage.out_of_scope, language) >= enough
    assert len(themes) >= 30


def test_out_of_scope_lessons_say_where_they_come_from(faq: Faq) -> None:
    """All of ours are thought up; one that says nothing would count as what members said."""
    assert {lesson.origin for lesson in faq.lessons if not lesson.expect} == {"invented"}


def test_out_of_scope_stands_in_its_folder(faq: Faq) -> None:
    """What a file below lessons/out_of_scope/ teaches has no entry, and what others teach has one."""
    assert [
        lesson for lesson in faq.lessons if lesson.theme.startswith(f"{OUT_OF_SCOPE}/") == bool(lesson.expect)
    ] == []


def test_lessons_are_not_padded(loaded: Loaded) -> None:
    """At most 2 % of a file repeat another text of it."""
    texts = [text for text in loaded.texts if not text.is_title and not text.is_small_talk]
    assert {padding.path: padding.share for padding in padding_of(texts) if padding.share > 0.02} == {}


# What the answers say


ADDED = {"https://www.kaggle.com", "https://machinelearningmastery.com"}
"""Links that the article does not give."""
CLEAN_CODE = "https://medium.com/@ahmdkamal/clean-code-debate-e1bd5eab2538"


def test_who_speaks_of_clean_code_links_to_it(faq: Faq) -> None:
    """The article has a link for it, so each entry that mentions it has that."""
    mention = {
        entry.id for entry in faq.entries.values() if "clean code" in entry.content.answer.in_language("en").lower()
    }
    linked = {entry.id for entry in faq.entries.values() if CLEAN_CODE in {link.url for link in entry.content.links}}
    assert mention == linked != set()


def test_links_that_are_ours_are_marked(faq: Faq) -> None:
    """An answer with a link that the article doesn't give says that we added it, in both languages."""
    with_ours = [entry for entry in faq.entries.values() if ADDED & {link.url for link in entry.content.links}]
    assert len(with_ours) == 4
    for entry in with_ours:
        assert "we added" in entry.content.answer.in_language("en").lower(), entry.id
        assert "是我们补的" in entry.content.answer.in_language("zh"), entry.id


def test_the_article_has_one_name(faq: Faq) -> None:
    """Whatever the bot says calls it 文章, in English "the article"."""
    said = [entry.content.answer for entry in faq.entries.values()]
    said += [kind.reply for kind in faq.small_talk]
    labels = [link.label.in_language("zh") for entry in faq.entries.values() for link in entry.content.links]
    chinese = [
        *labels,
        *(text.in_language("zh") for text in said),
        (ROOT / "bot/i18n/zh.yaml").read_text(encoding="utf-8"),
    ]
    assert [text for text in chinese if "原文" in text] == []
    assert [text for text in said if "our source" in text.in_language("en").lower()] == []


@pytest.mark.parametrize("entry", IDS)
def test_both_languages_say_as_much(faq: Faq, entry: str) -> None:
    """An answer has as many list items in both, and nothing leads nowhere: a colon at a line's end begins a list."""
    english, chinese = (faq.entries[entry].content.answer.in_language(language) for language in ("en", "zh"))
    assert len(re.findall(r"(?m)^(?:- |\d\. )", english)) == len(re.findall(r"(?m)^(?:- |\d\. )", chinese))
    assert re.findall(r"[:：]\n(?!- |1\. )", f"{english}\n\n{chinese}\n") == []


def test_what_was_wrong_in_single_answers(faq: Faq) -> None:
    """A sentence that one language lacked, a colon that led nowhere, a tautology, and a word that was too strong."""
    english = {entry.id: entry.content.answer.in_language("en") for entry in faq.entries.values()}
    chinese = {entry.id: entry.content.answer.in_language("zh") for entry in faq.entries.values()}
    assert "中文" not in chinese["resources/podcasts"]
    assert "typical day:" not in english["role/what-is-an-mle"]
    assert english["role/data-engineer"].startswith("A **data engineer**")
    assert not any("失效" in text for text in chinese.values())
