"""`ask` replies to every text there can be, whatever language it is given with."""

from pathlib import Path

import pytest
from hypothesis import example, given, strategies as st

from bot.faq import ParsedFaq, read_files
from bot.i18n import Locale
from bot.matching import fit
from bot.mentor import Answer, Mentor, NoAnswer, Question
from bot.training.train import examples_of

PETS = """\
topic: {en: Pets, zh: 宠物}
entries:
  - id: cats
    title: {en: Do you have cats?, zh: 你们有猫吗？}
    answer: {en: We have two., zh: 有两只软件猫。}
    phrasings: {en: [is there a cat here, "any kittens?"], zh: [有小猫吗, 这里养猫吗]}
  - id: dogs
    title: {en: Do you have dogs?, zh: 你们有狗吗？}
    answer: {en: We have none., zh: 没有。}
    phrasings: {en: [is there a dog, puppies], zh: [有小狗吗]}
"""
GIVEN: list[Locale | None] = [None, "en", "zh", "zh-TW"]
PIECES = st.sampled_from(
    [
        *("\ud800", "\udfff", "\ud83d", "\x00", "\x1b[31m", "\x7f", "\x85", "\u202e", "\u200f", "\u2066", "\ufeff"),
        *("有小猫吗", "養貓", "这里", "ﷺ", "قطة", "猫" * 30, "\U00020000", "\ufffd", "\uffff", "\ue000", "e\u0301"),
        *(
            "cat",
            " is there ",
            "@everyone",
            "<@123>",
            "<:x:1>",
            "http://",
            "https://a.b",
            "👍",
            "🇩🇪",
            "👨\u200d👩\u200d👧",
        ),
        *("\n", "\t", "?", "？", "#", "ß", "İ", "ı", "ǅ", "ﬀ", "①", "Ａ", "_", "'", "%s", "{0}", "\\"),
    ]
)


@pytest.fixture(scope="module")
def pets(tmp_path_factory: pytest.TempPathFactory) -> Mentor:
    """A mentor of a small FAQ in two languages, trained without an encoder."""
    folder: Path = tmp_path_factory.mktemp("pets")
    (folder / "pets.yaml").write_text(PETS, encoding="utf-8")
    faq = ParsedFaq(read_files(folder)).faq()
    return Mentor(faq, fit(examples_of(faq)).matcher)


ANY_TEXT = st.lists(PIECES, max_size=12).map("".join) | st.text(st.characters(exclude_categories=()), max_size=80)


@given(text=ANY_TEXT, given_locale=st.sampled_from(GIVEN))
@example(text="有小猫吗\ud800", given_locale=None)
@example(text="\ud83d養貓", given_locale="zh-TW")
@example(text="有小\x00猫吗", given_locale="zh-TW")
def test_any_text_gets_a_reply(pets: Mentor, text: str, given_locale: Locale | None) -> None:
    """Scripts, lone surrogates, controls and marks in any mixture: a reply, and an explanation."""
    question = Question(text, given_locale)

    assert pets.ask(question).language in {"en", "zh", "zh-TW"}
    assert pets.explain(question).match == pets.matcher.match(text)


@pytest.mark.parametrize("given_locale", GIVEN)
@pytest.mark.parametrize("text", ["有小猫吗\ud800", "\ud83d有小猫吗？", "有小猫吗\x00", "\u202e有小猫吗\u202c"])
def test_broken_characters_hide_no_question(pets: Mentor, text: str, given_locale: Locale | None) -> None:
    """A known question with half an emoji, a control or a direction mark beside it is that question."""
    reply = pets.ask(Question(text, given_locale))

    assert isinstance(reply, Answer)
    assert reply.entry == "pets/cats"


def test_only_noise_gets_the_no(pets: Mentor) -> None:
    """What says nothing is answered by the topics, in the language given."""
    reply = pets.ask(Question("\x00\ud800 @everyone ?!", "zh-TW"))

    assert isinstance(reply, NoAnswer)
    assert [topic.title for topic in reply.topics] == ["寵物"]
