"""Two questions in one message: the first is answered, and the answer leads to the entry of the second."""

import dataclasses
import time
from collections.abc import Callable, Sequence

import pytest
from hypothesis import example, given, strategies as st

from bot.faq import Faq, ParsedFaq, read_files
from bot.matching import fit
from bot.matching.encoder import MAX_TOKENS as MAX_TOKENS_OF_ONE
from bot.mentor import Answer, Mentor, NoAnswer, Question, Suggestions
from bot.mentor.several import MAX_TOKENS
from bot.mentor.splitting import MAX_QUESTIONS, questions_in
from bot.text import normalise
from bot.training.train import examples_of
from tests.conftest import FaqFolder
from tests.matching.conftest import CharacterEncoder
from tests.mentor.test_shared_matcher import without

ZOO = """\
topic: {en: Zoo, zh: 动物园}
entries:
  - id: cats
    title: {en: Where do the cats sleep?, zh: 猫睡在哪里？}
    answer: {en: On the sofa., zh: 在沙发上。}
    phrasings: {en: [where do cats spend the night], zh: [猫晚上在哪儿睡]}
  - id: dogs
    title: {en: Can I walk a dog?, zh: 可以遛狗吗？}
    answer: {en: Every Sunday., zh: 每个周日。}
    phrasings: {en: [taking puppies out on a leash], zh: [带小狗散步]}
  - id: fish
    title: {en: How often are the fish fed?, zh: 鱼多久喂一次？}
    answer: {en: Every day., zh: 每天一次。}
    phrasings: {en: [when do fish get their food], zh: [什么时候喂鱼]}
"""
BOTH = "Where do the cats sleep? Can I walk a dog?"


def faq_of(faq_folder: FaqFolder, zoo: str) -> Faq:
    """Return an FAQ of one file."""
    return ParsedFaq(read_files(faq_folder({"zoo.yaml": zoo}))).faq()


def entries_for(mentor: Mentor, text: str) -> list[str]:
    """Ask, and list the entry that is the answer and those to which it leads; nothing where there is no answer."""
    reply = mentor.ask(Question(text))
    return [reply.entry, *(choice.id for choice in reply.also)] if isinstance(reply, Answer) else []


@pytest.mark.usefixtures("encoding")
@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("what are interviews like, and where do I apply?", "interviews/interview-process jobs/where-to-apply"),
        ("what are the interviews like & where do i apply", "interviews/interview-process jobs/where-to-apply"),
        ("Which tools do MLEs use? How do I get hands-on practice?", "role/mle-tools prepare/hands-on-practice"),
        ("What does a data engineer do?\nWhat is model monitoring?", "role/data-engineer role/model-monitoring"),
        (
            "two questions: 1. what is an MLE? 2. how do I become one?",
            "role/what-is-an-mle prepare/how-to-become-an-mle",
        ),
        ("Two questions: 1) good podcasts 2) good blogs", "resources/podcasts resources/blogs"),
        ("- what is an MLE?\n- where do MLEs find jobs?", "role/what-is-an-mle jobs/where-to-apply"),
        (
            "I've written Java for five years. How do I become an ML engineer? Also, where are the jobs posted?",
            "prepare/how-to-become-an-mle jobs/where-to-apply",
        ),
        (
            "How do I keep up with the field? Another thing: are there any good podcasts?",
            "prepare/keep-learning resources/podcasts",
        ),
        (
            "Can you tell me what interviews are like and where I can apply?",
            "interviews/interview-process jobs/where-to-apply",
        ),
        ("两个问题：1. 面试是什么样的？2. 在哪里投简历？", "interviews/interview-process jobs/where-to-apply"),
        ("第一，MLE需要什么技能？第二，有哪些播客推荐？", "role/mle-skills resources/podcasts"),
        ("面试会考什么，还有哪些公司在招人？", "interviews/interview-topics jobs/who-hires"),
        (
            "机器学习工程师是做什么的？另外，怎么成为机器学习工程师？",
            "role/what-is-an-mle prepare/how-to-become-an-mle",
        ),
        ("①MLE和数据科学家的区别是什么 ②哪些公司招MLE", "role/mle-vs-data-scientist jobs/who-hires"),
        ("兩個問題：一、有哪些部落格推薦？二、哪些公司在招機器學習工程師？", "resources/blogs jobs/who-hires"),
    ],
)
def test_both_are_answered(own_mentor: Mentor, text: str, entries: str) -> None:
    """The first question's entry is the answer, and the second one's follows, in the ways that people join them."""
    assert entries_for(own_mentor, text) == entries.split()


@pytest.mark.usefixtures("encoding")
@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("what is an MLE and what do they do", "role/what-is-an-mle"),
        ("What is an ML engineer? What do they do all day?", "role/what-is-an-mle"),
        ("what's the difference between a data scientist and a data engineer?", "role/mle-vs-data-scientist"),
        ("MLE vs. data scientist?", "role/mle-vs-data-scientist"),
        ("pros and cons of data science and ML engineering", "role/mle-vs-data-scientist"),
        ("which courses and certificates and bootcamps should I take", "prepare/courses"),
        ("I know Python. I like maths and Kaggle. How do I become an ML engineer?", "prepare/how-to-become-an-mle"),
        ("I'm lost. Can someone help? How do I become an ML engineer?", "prepare/how-to-become-an-mle"),
        ("Can I ask something? Which podcasts are good?", "resources/podcasts"),
        ("When I started, I only did modelling. What are interviews like?", "interviews/interview-process"),
        ("what does a data scientist do and is it hard to find a job as one?", "role/what-data-scientists-do"),
        ("How do I become an MLE? Also, how do I become a chef?", "prepare/how-to-become-an-mle"),
        ("How do I get hands-on experience? Should I do Kaggle?", "prepare/hands-on-practice"),
        ("how do I\nbecome an MLE?", "prepare/how-to-become-an-mle"),
        ("数据科学家和数据工程师有什么区别", "role/mle-vs-data-scientist"),
        ("机器学习工程师是做什么的，每天都干些什么", "role/what-is-an-mle"),
        ("想转行做MLE，先学什么，后学什么", "prepare/how-to-become-an-mle"),
        ("没有学位怎么成为机器学习工程师，现实吗", "prepare/how-to-become-an-mle"),
    ],
)
def test_one_question_leads_nowhere_else(own_mentor: Mentor, text: str, entry: str) -> None:
    """What is joined by "and", said before the question or asked about the same again has one answer."""
    assert entries_for(own_mentor, text) == [entry]


@pytest.mark.parametrize(
    "text",
    ["How do I bake bread? What flour should I use?", "怎么做红烧肉？需要准备什么？", "怎么成为一名厨师？需要准备什么"],
)
def test_part_of_a_message_is_no_reason_to_answer_it(own_mentor: Mentor, text: str) -> None:
    """What has no answer as a whole gets none because a few words of it, read alone, look like a question of ours."""
    assert entries_for(own_mentor, text) == []


def test_the_second_one_is_not_among_the_related(own_mentor: Mentor) -> None:
    """It stands once; the title is in the language and the script of the message."""
    reply = own_mentor.ask(Question("請問面試流程是怎樣的？另外面試會考什麼？"))
    assert isinstance(reply, Answer)
    assert [(choice.id, choice.title) for choice in reply.also] == [
        ("interviews/interview-topics", "面試前要複習什麼？")
    ]
    assert reply.related
    assert reply.also[0] not in reply.related


def test_the_explanation_is_that_of_the_answer(own_mentor: Mentor) -> None:
    """What is explained is the question whose entry is the answer."""
    question = Question("which podcasts are good? and which blogs should I read?")
    explanation = own_mentor.explain(question)
    assert explanation.match.reading.form == "which podcasts are good"
    assert explanation.match.candidates[0].label == entries_for(own_mentor, question.text)[0]


def test_a_known_text_is_not_split(faq_folder: FaqFolder) -> None:
    """A phrasing with two questions in it is answered by its own entry alone."""
    faq = faq_of(faq_folder, ZOO)
    assert entries_for(Mentor(faq, fit(examples_of(faq)).matcher), BOTH) == ["zoo/cats", "zoo/dogs"]
    known = faq_of(faq_folder, ZOO.replace("[when do fish get their food]", f"['{BOTH}']"))
    assert entries_for(Mentor(known, fit(examples_of(known)).matcher), BOTH) == ["zoo/fish"]


def test_an_entry_that_one_faq_lacks(own_mentor: Mentor) -> None:
    """It is neither the answer nor led to, although the matcher knows it."""
    text = "which podcasts are good? and which blogs should I read?"
    assert entries_for(own_mentor, text) == ["resources/podcasts", "resources/blogs"]
    for gone in ("resources/podcasts", "resources/blogs"):
        less = Mentor(without(own_mentor.faq, gone), own_mentor.matcher)
        assert gone not in entries_for(less, text)


# How a message is split

QUESTIONS = [
    "What does a data engineer do?",
    "how do I become an engineer",
    "Which blogs should I read?",
    "are there any podcasts",
    "can I ask in Chinese?",
    "tell me about the interviews",
    "数据工程师做什么？",
    "去哪里投简历",
    "有没有推荐的课程？",
    "面试难不难",
]
BACKGROUND = [
    "I'm a teacher, and I like maths. ",
    "Hi all! ",
    "My boss said e.g. Docker and Kubernetes are what matters. ",
    "我是学统计的，做了两年。",
    "大家好，",
]
NUMBERED: list[Callable[[int], str]] = [
    lambda _: "\n",
    lambda _: "\n- ",
    lambda n: f"\n{n + 1}. ",
    lambda n: f" {n + 1}) ",
    lambda n: "①②③④⑤"[n],
    lambda n: f"\n{'一二三四五'[n]}、",
    lambda n: f"\n第{'一二三四五'[n]}，",
    lambda _: "; also, ",
    lambda _: "\n另外，",
    lambda _: "\n顺便问一下，",
]


@given(
    questions=st.lists(st.sampled_from(QUESTIONS), min_size=2, max_size=5),
    sign=st.sampled_from(NUMBERED),
    before=st.sampled_from(["", *BACKGROUND]),
)
def test_no_question_is_lost(questions: Sequence[str], sign: Callable[[int], str], before: str) -> None:
    """Each of the first three is there, in order and in its own words, without what stood around it."""
    text = before + "".join(sign(place) + question for place, question in enumerate(questions))
    assert [normalise(part) for part in questions_in(text)] == [*map(normalise, questions[:MAX_QUESTIONS])]


@given(
    before=st.lists(st.sampled_from(BACKGROUND), max_size=3).map("".join),
    question=st.sampled_from(QUESTIONS),
    after=st.sampled_from(["", " thanks!", "\nThank you.", " 谢谢！"]),
)
def test_one_question_is_never_split(before: str, question: str, after: str) -> None:
    """Whatever is said before and after it."""
    assert questions_in(before + question + after) == ()


@pytest.mark.parametrize(
    "second", ["what do they do", "how hard is that?", "is it worth it", "which ones pay more?", "它有什么用"]
)
def test_what_refers_back_is_not_read_alone(second: str) -> None:
    """It is a question, but the message without it says what it is about."""
    assert questions_in(f"what is a data engineer? {second}") == ("what is a data engineer?", "")


ANYTHING = st.text(st.characters(exclude_categories=()), max_size=60) | st.lists(
    st.sampled_from(
        [*QUESTIONS, *BACKGROUND, "?", "？\n", "1.", "①", "and ", "还有", "ﷺ", "\ud800", " it?", ", ", "什么"]
    ),
    max_size=12,
).map("".join)


@given(text=ANYTHING)
@example(text="\ud800? \udfff?\n1. ①②")
@example(text="what? what? what? what?")
def test_any_text_can_be_split(text: str) -> None:
    """Nothing is raised, there is never a single part, and none is longer than the text."""
    parts = questions_in(text)
    assert len(parts) != 1
    assert len(parts) <= MAX_QUESTIONS
    assert sum(len(part) for part in parts) <= max(len(text), len(normalise(text)) + len(parts)) + 4 * text.count("①")


@pytest.mark.parametrize(
    "sign",
    [
        "and ",
        "and what ",
        ",",
        " ",
        "?",
        "? a",
        "1. ",
        "什么，",
        "还有",
        "it ",
        '"',
        "问",
        "a. ",
        "ﷺ",
        "so ",
        "还有,",
        ", and ",
        "&",
    ],
)
def test_a_message_is_split_in_linear_time(sign: str) -> None:
    """Whatever it is full of: four times as much takes about four times as long."""
    short, long = (f"what? {sign * (length // len(sign))} why?" for length in (1000, 4000))
    assert seconds_to_split(long) <= 8 * seconds_to_split(short) + 0.002


def seconds_to_split(text: str) -> float:
    """Return the shortest of several times."""

    def once() -> float:
        start = time.thread_time()
        questions_in(text)
        return time.thread_time() - start

    return min(once() for _ in range(7))


ZOO_WORDS = [
    "where do the cats sleep",
    "can i walk a dog",
    "how often are the fish fed",
    "cats",
    "a dog",
    "sleep",
    "猫",
]
ZOO_SIGNS = [
    "? ",
    "\n",
    " and ",
    ", and where ",
    " what is ",
    "，",
    "还有",
    "2. ",
    " the weather ",
    "可以遛狗吗",
    "鱼多久喂一次？",
]


@given(text=st.lists(st.sampled_from([*ZOO_WORDS, *ZOO_SIGNS]), min_size=1, max_size=7).map("".join))
@example(text="where do the cats sleep? can i walk a dog")
@example(text="猫 可以遛狗吗，鱼多久喂一次？")
def test_splitting_makes_nothing_worse(zoo: Mentor, text: str) -> None:
    """Without a further question the reply is that to the whole; with one, the whole text speaks for every entry."""
    whole, reply = zoo.matcher.match(text), zoo.ask(Question(text))
    likely = [candidate.label for candidate in whole.candidates]
    entries = entries_for(zoo, text)
    if len(entries) > 1:
        assert len(set(entries)) == len(entries)
        assert set(entries) <= set(likely)
    elif whole.decision == "answer":
        assert entries == likely[:1]
    else:
        assert isinstance(reply, Suggestions if whole.decision == "suggest" else NoAnswer)


# What it costs

LONG_AND_SHORT = st.sampled_from(
    ["where do the cats sleep", "can i walk a dog", "鱼多久喂一次", "bcdfg " * 9, "😀" * 20]
)


@pytest.fixture(scope="module")
def zoo(tmp_path_factory: pytest.TempPathFactory) -> Mentor:
    """A mentor of a small FAQ, whose encoder records what it encoded; a character is a token."""
    folder = tmp_path_factory.mktemp("zoo")
    (folder / "zoo.yaml").write_text(ZOO, encoding="utf-8")
    faq = ParsedFaq(read_files(folder)).faq()
    return Mentor(faq, dataclasses.replace(fit(examples_of(faq), encoder=CharacterEncoder()).matcher))


@given(questions=st.lists(LONG_AND_SHORT, min_size=1, max_size=6))
@example(questions=["where do the cats sleep", "can i walk a dog"])
@example(questions=["where do the cats sleep", "bcdfg " * 9, "😀" * 20, "can i walk a dog"])
def test_what_is_encoded_is_bounded_together(zoo: Mentor, questions: Sequence[str]) -> None:
    """The questions are encoded as well only where they and the whole are little more than one long text."""
    encoder = zoo.matcher.encoder
    assert isinstance(encoder, CharacterEncoder)
    encoder.encoded.clear()
    zoo.ask(Question("".join(f"what is {question}?\n" for question in questions)))
    parts = encoder.encoded[1:]
    assert len(parts) <= MAX_QUESTIONS
    assert not parts or sum(map(len, encoder.encoded)) <= MAX_TOKENS
    assert len(questions) > 1 or not parts


def test_the_bound_is_little_more_than_that_of_one_text() -> None:
    """Nobody can make the bot work much longer by asking three questions at once."""
    assert MAX_TOKENS <= 1.25 * MAX_TOKENS_OF_ONE
