"""What says nothing but a courtesy, a laugh or an insult gets a line; what says anything more is a question."""

import pytest
from hypothesis import given, strategies as st

from bot.faq import ParsedFaq, read_files
from bot.mentor import Mentor, Question, SmallTalk
from bot.mentor.small_talk import SmallTalkIndex
from tests.conftest import ROOT

FAQ = ParsedFaq(read_files(ROOT / "knowledge")).faq()
INDEX = SmallTalkIndex(FAQ.small_talk)
ANSWERED = [example.text for example in FAQ.training_examples() if example.expect]
COURTESIES = ["ok", "lol", "thanks", "cool", "sorry", "never mind", "haha", "好的", "嗯", "谢谢", "哈哈"]


def kind_of(text: str) -> str | None:
    found = INDEX.find(text)
    return found.id if found else None


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        (
            "all-right",
            ["ok", "OK cool", "k", "ok ok ok", "got it, makes sense", "hmmmm ok", "嗯嗯", "好的，知道了"],
        ),
        ("all-right", ["嗯", "原來如此", "👍", "👍🏽👍🏽", "...", ":)"]),
        ("laughter", ["lol", "LOLOLOL", "hahahaha", "lmaooo 😂", "哈哈", "哈哈哈哈哈", "笑死", "😂🤣", "2333333"]),
        ("complaint", ["you suck", "stupid bot!!", "you're so dumb", "useless", "shut up bot", "笨蛋机器人", "垃圾"]),
        ("thanks", ["thx", "tysm!!", "ok thanks", "haha ok thanks, bye", "好的谢谢", "🙏", "thank you so mcuh"]),
        ("sorry", ["sorry", "my bad", "oops, sorry", "不好意思", "對不起"]),
        ("never-mind", ["never mind", "nvm", "nvm found it", "forget it", "算了", "没事了", "wrong channel"]),
        ("test", ["test", "test test 123", "testing!", "测试一下", "is this thing on?"]),
        ("puzzled", ["?", "？？？", "!?", "huh?", "why?", "what do you mean?", "什么意思", "啥？"]),
        ("praise", ["nice bot", "you're the best", "真棒！", "666", "🔥"]),
        ("how-are-you", ["hello, how are you?", "sup", "在吗"]),
        ("goodbye", ["ok bye", "晚安", "brb"]),
    ],
)
def test_small_talk_is_recognised(kind: str, texts: list[str]) -> None:
    """Acknowledgements, laughter, insults, thanks, apologies, tests: alone, several of them, drawn out, as emoji."""
    assert {text: kind_of(text) for text in texts} == dict.fromkeys(texts, kind)


@pytest.mark.parametrize(("text", "language"), [("ok cool", "en"), ("哈哈", "zh"), ("謝謝哈", "zh-TW"), ("👍", "zh")])
def test_a_line_in_the_language_of_the_text(own_mentor: Mentor, text: str, language: str) -> None:
    """Where the text has none, in the asker's."""
    reply = own_mentor.ask(Question(text, "zh"))
    assert isinstance(reply, SmallTalk)
    assert reply.language == language
    assert 5 < len(reply.text) < 160


@pytest.mark.parametrize(
    "text",
    [
        "ok cool, how do I start?",
        "thanks, and podcasts?",
        "lol what is an mle",
        "never mind the maths, which courses",
        "you suck at interviews?",
        "why the test",
        "什么测试",
        "哈哈那面试呢",
        "好的，那播客呢？",
        "sorry, where do I apply",
        "test set",
        "https://example.org/?",
        "<:kek:123456>",
        "🇩🇪",
    ],
)
def test_what_says_more_is_no_small_talk(text: str) -> None:
    """One word more makes it a question."""
    assert kind_of(text) is None


@pytest.mark.parametrize("before", ["", *COURTESIES])
def test_no_question_of_the_faq_is_swallowed(before: str) -> None:
    """Whatever the FAQ answers, alone or after a courtesy, is a question."""
    assert [text for text in ANSWERED[:: 7 if before else 1] if kind_of(f"{before}, {text}" if before else text)] == []


@given(st.lists(st.sampled_from(COURTESIES), min_size=1, max_size=6), st.sampled_from(["", "!", " 😂", "..."]))
def test_any_of_them_together(texts: list[str], end: str) -> None:
    """However many courtesies follow each other, they are small talk; with a word that is none, they aren't."""
    assert kind_of(", ".join(texts) + end)
    assert kind_of(f"{', '.join(texts)} transformers{end}") is None


def test_the_kind_that_stands_first_answers() -> None:
    """Of several kinds, whatever their order in the text."""
    assert kind_of("bye, thanks") == kind_of("thanks, bye") == "thanks"
