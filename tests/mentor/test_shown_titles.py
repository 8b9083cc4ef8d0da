"""What the bot shows is known as it is shown: titles and small talk, in every writing."""

import pytest

from bot.i18n import writings
from bot.mentor import Answer, Mentor, Question, SmallTalk
from bot.settings import load_settings
from bot.text import to_traditional
from bot.training.loader import build_mentor
from tests.conftest import TOPIC, FaqFolder

LOCALES = [writing.locale for writing in writings()]
SOFTWARE = """\
topic: {zh: 软件}
entries:
  - id: remove
    title: {zh: 怎么卸载软件？}
    answer: {zh: 在设置里。}
    phrasings: {zh: [删掉一个程序]}
  - id: print
    title: {zh: 怎么打印文件？}
    answer: {zh: 按打印键。}
    phrasings: {zh: [把资料印出来]}
  - id: endless
    title: {zh: LONG}
    answer: {zh: 一直卸载。}
    phrasings: {zh: [没完没了]}
""".replace("LONG", "卸载" * 39 + "吗？")
COURTESIES = "courtesies: [{id: network, says: {zh: [网络信息]}, reply: {zh: 不客气。}}]\n"


@pytest.fixture(scope="module")
def mentor(tmp_path_factory: pytest.TempPathFactory) -> Mentor:
    """A mentor whose titles have other words in Traditional Chinese (卸载, 解除安裝)."""
    folder = tmp_path_factory.mktemp("software")
    for name, content in {"software.yaml": SOFTWARE, "pets.yaml": TOPIC, "courtesies.yaml": COURTESIES}.items():
        (folder / name).write_text(content, encoding="utf-8")
    kept = tmp_path_factory.getbasetemp() / "cache"
    return build_mentor(load_settings(knowledge_dir=folder, cache_dir=kept, semantic=False))


def not_found(mentor: Mentor) -> list[tuple[str, str]]:
    """List the titles that don't get their own entry, asked as they are shown in each writing."""
    wrong = []
    for locale in LOCALES:
        for topic in mentor.topics(locale):
            overview = mentor.topic(topic.id, locale)
            assert overview is not None
            for choice in overview.entries:
                reply = mentor.ask(Question(choice.title, locale))
                if not isinstance(reply, Answer) or (reply.entry, reply.confidence) != (choice.id, 1.0):
                    wrong.append((locale, choice.title))
    return wrong


def test_every_title_as_it_is_shown(mentor: Mentor, own_mentor: Mentor) -> None:
    """Typed as a card, a menu or autocomplete has it, each is an exact match."""
    assert not_found(mentor) == []
    assert not_found(own_mentor) == []


def test_a_title_in_traditional_is_answered_so(mentor: Mentor) -> None:
    """The words are Taiwan's, and so is the answer."""
    reply = mentor.ask(Question("怎麼解除安裝軟體？", "en"))
    assert isinstance(reply, Answer)
    assert (reply.entry, reply.title, reply.language) == ("software/remove", "怎麼解除安裝軟體？", "zh-TW")
    assert mentor.explain(Question("怎麼解除安裝軟體？")).match.exact


def test_a_title_that_was_cut(mentor: Mentor) -> None:
    """Also as much of it as a button, a choice or a menu can show."""
    whole = to_traditional("卸载" * 39 + "吗？")
    assert len(whole) > 100
    for shown in (f"{whole[:79]}…", f"{whole[:99]}…", whole[:100]):
        reply = mentor.ask(Question(shown))
        assert isinstance(reply, Answer)
        assert reply.entry == "software/endless"


def test_found_while_it_is_typed(mentor: Mentor) -> None:
    """Autocomplete finds a title by the words in which it is shown."""
    assert [choice.id for choice in mentor.titles_like("解除安裝軟", "zh-TW")][:1] == ["software/remove"]
    assert [choice.id for choice in mentor.titles_like("列印", "zh-TW")] == ["software/print"]


def test_small_talk_in_every_writing(mentor: Mentor, own_mentor: Mentor) -> None:
    """What is small talk in Simplified is so in Taiwan's words."""
    reply = mentor.ask(Question(to_traditional("网络信息")))
    assert isinstance(reply, SmallTalk)
    assert (reply.id, reply.text) == ("network", "不客氣。")
    own = Mentor(own_mentor.faq, mentor.matcher)
    texts = [to_traditional(text) for kind in own.faq.small_talk for _, _, text in kind.says.items()]
    assert [text for text in texts if not isinstance(own.ask(Question(text)), SmallTalk)] == []


def test_an_example_keeps_its_own_answer(faq_folder: FaqFolder, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A text that somebody taught is answered as taught, although a title is written so elsewhere."""
    taught = "- {q: 怎麼解除安裝軟體？, lang: zh, expect: [software/print]}\n"
    folder = faq_folder({"software.yaml": SOFTWARE, "lessons/software.yaml": taught})
    kept = tmp_path_factory.getbasetemp() / "cache"
    mentor = build_mentor(load_settings(knowledge_dir=folder, cache_dir=kept, semantic=False))
    reply = mentor.ask(Question("怎麼解除安裝軟體？"))
    assert isinstance(reply, Answer)
    assert reply.entry == "software/print"
