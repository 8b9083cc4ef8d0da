"""What Discord does not show in an answer is told, with its line and column, and no answer is refused for it."""

import textwrap

import pytest
from hypothesis import given, strategies as st

from bot import limits
from bot.app.ui.layout import text_block
from bot.faq import ParsedFaq, read_files
from bot.faq.lint.discord_markdown import markdown_warnings
from tests.conftest import TOPIC, FaqFolder
from tests.faq.test_any_yaml import files

ANSWER = """\
topic: {en: More}
entries:
  - id: birds
    title: {en: "Birds?"}
    answer:
      en: |
"""


def told(answer: str, faq_folder: FaqFolder) -> list[str]:
    """Return the warnings of an answer that is written as a block, each from its line on."""
    topic = ANSWER + textwrap.indent(answer, " " * 8)
    loaded = ParsedFaq(read_files(faq_folder({"more.yaml": topic}))).whole
    assert loaded.faq is not None, loaded.problems
    return [str(warning).partition("more.yaml:")[2] for warning in markdown_warnings(loaded.faq, loaded.texts)]


NOT_SHOWN = {
    "image": ("Look:\n\n![a bird](https://example.org/bird.png)", "9:9: warning: Discord shows no image"),
    "image in a line": ("Look: ![a bird](bird.png) there", "7:15: warning: Discord shows no image"),
    "relative link": ("One\nRead [the page](docs/birds.md) first.", "8:23: warning: Discord shows no link to 'docs/b"),
    "link within the page": ("See [below](#birds).", "7:19: warning: Discord shows no link to '#birds'"),
    "small heading": ("# Birds\n\n#### Parrots\nThey talk.", "9:9: warning: Discord has no heading ####"),
    "line break": ("One<br>two", "7:12: warning: Discord shows HTML as it is written ('<br>')"),
    "block of HTML": ("<details><summary>More</summary>\nText\n</details>", "7:9: warning: Discord shows HTML"),
    "table": ("Prices:\n\n| bird | price |\n|---|---|\n| owl | 5 |", "9:9: warning: Discord shows no tables"),
}


@pytest.mark.parametrize("case", NOT_SHOWN)
def test_what_is_not_shown(case: str, faq_folder: FaqFolder) -> None:
    """Each is told once, with what to write instead."""
    answer, expected = NOT_SHOWN[case]
    (line,) = told(answer, faq_folder)
    assert line.startswith(expected)
    assert "; " in line


@pytest.mark.parametrize(
    "answer",
    [
        "# One\n## Two\n### Three\n-# small",
        "[guide](https://example.org/a_(b)) and <https://example.org> and [chat](discord://-/channels/1)",
        "Ask <@12345> or <@&12> in <#678>, <:wave:42> <a:wave:43> <t:1700000000:R> </ask:99> <id:customize>",
        "`<br>` and `![x](y)` and `[a](b)`",
        "```html\n<br>\n![x](y.png)\n| a | b |\n|---|---|\n#### x\n```",
        "Write <your name> and 1 < 2 > 0, a|b, ||spoiler||",
        "|| a | b ||",
        "Is it #### or ####5?",
    ],
)
def test_what_is_shown(answer: str, faq_folder: FaqFolder) -> None:
    """Discord's own marks and code are nothing to warn of."""
    assert told(answer, faq_folder) == []


def test_the_place_in_other_ways_to_write(faq_folder: FaqFolder) -> None:
    """In a line of its own, in quotes, in one of two languages."""
    topic = TOPIC.replace("{en: We have two.}", '{zh: "好 ![猫](cat.png)", en: "Two <br> of them"}').replace(
        "title: {en: Do you have cats?", "title: {zh: 有猫吗, en: Do you have cats?"
    )
    loaded = ParsedFaq(read_files(faq_folder({"pets.yaml": topic}))).whole
    assert loaded.faq is not None, loaded.problems
    places = [warning.place for warning in markdown_warnings(loaded.faq, loaded.texts)]
    assert [(place.line, place.column) for place in places] == [(6, 21), (6, 46)]


@pytest.mark.parametrize("letter", ["a", "é", "语", "😀"])
def test_bytes_over_what_a_card_takes(letter: str, faq_folder: FaqFolder) -> None:
    """Whatever is not warned of is shown whole; what is warned of is cut."""
    answer = letter * limits.ANSWER
    warnings = told(answer, faq_folder)
    shown = text_block(f"### Birds?\n{answer}\n").content
    assert bool(warnings) == (letter == "😀") == shown.endswith("…")
    if warnings:
        assert warnings[0].startswith("6:11: warning: title and answer have 12,")


@given(st.text("#<>![]()|-`\nab: &;*_/", max_size=80))
def test_any_answer_is_looked_at(answer: str) -> None:
    """Whatever an answer holds, every warning has a place in its file, and nothing is raised."""
    topic = TOPIC.replace("We have two.", f'"{answer}x"'.replace("\n", "\\n"))
    loaded = ParsedFaq(files({"pets.yaml": topic})).whole
    assert loaded.faq is not None, loaded.problems
    for warning in markdown_warnings(loaded.faq, loaded.texts):
        assert 1 <= warning.place.line <= topic.count("\n") + 1
