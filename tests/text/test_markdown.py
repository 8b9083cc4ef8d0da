"""Of an answer's Markdown the words are left."""

import pytest
from hypothesis import given, strategies as st

from bot.text.markdown import plain_text

WRITTEN = {
    "**Bold**, *italic*, __underlined__ and ~~struck~~ text": "Bold, italic, underlined and struck text",
    "Read [the guide](https://example.org/guide) first.": "Read the guide first.",
    "See https://example.org/a_b_c?d=e#f or <https://example.org>.": "See or",
    "# Title\n\n- one\n- two\n\n> quoted": "Title one two quoted",
    "Use `/ask` like this:\n```py\nprint(1)\n```\nand wait.": "Use /ask like this: and wait.",
    "Ask <@12345> or <#678> <:wave:42> at <t:1700000000:R>": "Ask or at",
    "![A map](https://example.org/map.png) of the place": "A map of the place",
    "One<br>two <b>three</b>": "One two three",
    "||Spoiler|| here": "Spoiler here",
    "如何**开始**：看[这里](https://example.org)": "如何开始：看这里",
    "2 * 3 = 6 and a_b_c stays": "2 * 3 = 6 and a_b_c stays",
    "": "",
}


@pytest.mark.parametrize("markdown", WRITTEN)
def test_words_are_left(markdown: str) -> None:
    """Marks, blocks of code, HTML and addresses go; what names things within a line stays."""
    assert plain_text(markdown) == WRITTEN[markdown]


@given(st.text(max_size=300) | st.text("*_~`|<>[]()!#-\\ \nab", max_size=300))
def test_any_text_becomes_one_line(markdown: str) -> None:
    """Whatever is written: one line, without space at its ends."""
    text = plain_text(markdown)
    assert text == " ".join(text.split())


@given(st.lists(st.text("abcdefg", min_size=1), min_size=1, max_size=20))
def test_plain_words_stay(words: list[str]) -> None:
    """A text without marks is itself."""
    assert plain_text(" ".join(words)) == " ".join(words)
