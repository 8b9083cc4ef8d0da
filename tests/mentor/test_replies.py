"""A question in anybody's words gets its entry in its own language, or an honest no."""

import time

import pytest

from bot.i18n import Locale
from bot.mentor import Answer, Mentor, NoAnswer, Question, SmallTalk


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("what does an ml engineer do", "role/what-is-an-mle"),
        ("so what do MLEs even do all day?", "role/what-is-an-mle"),
        ("r there any good podcasts", "resources/podcasts"),
        ("面试会考什么", "interviews/interview-topics"),
        ("how do i becoem a ML enginer", "prepare/how-to-become-an-mle"),
        ("哪裡可以找到機器學習的工作", "jobs/where-to-apply"),
    ],
)
def test_answered(own_mentor: Mentor, question: str, entry: str) -> None:
    """The right entry, with links or related entries, and its source."""
    reply = own_mentor.ask(Question(question))
    assert isinstance(reply, Answer)
    assert reply.entry == entry
    assert reply.source
    assert reply.related
    assert entry not in {choice.id for choice in reply.related}


@pytest.mark.parametrize(
    "question",
    [
        "how much do MLEs earn?",
        "what does a civil engineer do?",
        "机械工程师一个月能拿多少钱",
        "CUDA out of memory on my 3060",
        "ماذا نأكل اليوم",
        "asdf qwer",
    ],
)
def test_not_answered(own_mentor: Mentor, question: str) -> None:
    """What the article does not say is not answered."""
    assert not isinstance(own_mentor.ask(Question(question)), Answer)


def test_a_no_names_the_topics(own_mentor: Mentor) -> None:
    """Who gets a no is told what can be asked."""
    reply = own_mentor.ask(Question("recipe for apple pie please"))
    assert isinstance(reply, NoAnswer)
    assert [topic.id for topic in reply.topics] == ["about", "interviews", "jobs", "prepare", "resources", "role"]


@pytest.mark.parametrize(
    ("question", "given", "locale"),
    [
        ("what is an mle", "zh", "en"),
        ("机器学习工程师是做什么的", "en", "zh"),
        ("機器學習工程師是做什麼的", None, "zh-TW"),
        ("MLE?", "zh", "zh"),
        ("MLE?", "zh-TW", "zh-TW"),
        ("👍", None, "en"),
        ("👍", "zh", "zh"),
    ],
)
def test_language_of_the_reply(own_mentor: Mentor, question: str, given: Locale | None, locale: Locale) -> None:
    """The question's language; where it leaves that open, the one given with it."""
    assert own_mentor.ask(Question(question, given)).language == locale


def test_traditional_text_for_a_traditional_question(own_mentor: Mentor) -> None:
    """Title, text and related entries come in Traditional characters."""
    reply = own_mentor.ask(Question("機器學習工程師需要哪些技能"))
    assert isinstance(reply, Answer)
    assert "軟體" in reply.text
    assert "机" not in reply.title + reply.text + "".join(choice.title for choice in reply.related)


@pytest.mark.parametrize(
    "text",
    ["hi", "Hello bot!!", "hey hey", "thx", "thankssss 🙏", "谢谢啦", "晚安", "are you a bot?", "thank you so mcuh"],
)
def test_small_talk(own_mentor: Mentor, text: str) -> None:
    """Small talk gets a line, also drawn out, with emoji or with a typing error."""
    assert isinstance(own_mentor.ask(Question(text)), SmallTalk)


def test_a_question_that_begins_with_hello_is_a_question(own_mentor: Mentor) -> None:
    """Only a text that says nothing else is small talk."""
    assert isinstance(own_mentor.ask(Question("hi! which blogs should i read about machine learning?")), Answer)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        "?!",
        "👍🔥😂",
        "\x00\x01\x1b[31m",
        "\ud800\udfff \udc00",
        "面试会考什么\ud800",
        "面試\x00會考什麼",
        "@everyone @here <@123>",
        "ما هو مهندس تعلم الآلة؟",
        "\u202eegdelwonk\u202c",
        "a" * 4_000,
        "https://example.org/" + "x" * 3_000,
        "what is " * 12_500,
        "机器学习" * 25_000,
        "👨‍👩‍👧‍👦" * 14_000,
        "\ud800" * 100_000,
    ],
    ids=lambda text: f"{len(text)} characters",
)
def test_odd_questions_get_a_reply(own_mentor: Mentor, text: str) -> None:
    """Nothing is raised, and a long text does not take longer than a long sentence."""
    own_mentor.ask(Question("warm up"))
    start = time.process_time()
    reply = own_mentor.ask(Question(text))
    assert reply.language in {"en", "zh", "zh-TW"}
    assert time.process_time() - start < 5  # not the speed, which benchmarks measure: only that it ends


def test_a_link_stands_where_it_is_meant(own_mentor: Mentor) -> None:
    """In a topic at a glance a link that several entries have stands with the one that has the fewest."""
    topic = own_mentor.topic("prepare", "en")
    assert topic
    homes = {link.url: group.entry for group in topic.groups for link in group.links}
    assert homes["https://www.kaggle.com"] == "prepare/hands-on-practice"
    assert len(homes) == sum(len(group.links) for group in topic.groups)


def test_topics_and_entries(own_mentor: Mentor) -> None:
    """A topic shows its entries and every link once; what is not there is None."""
    topic = own_mentor.topic("resources", "en")
    assert topic
    assert [entry.id for entry in topic.entries] == ["resources/blogs", "resources/podcasts", "resources/theory"]
    urls = [link.url for link in topic.links]
    assert len(urls) == len(set(urls)) >= 5
    assert own_mentor.topic("cooking", "en") is None
    assert own_mentor.entry("role/cook", "en") is None
    assert own_mentor.entry("role/mle-skills", "zh") is not None
