"""One text has one answer, however it is written."""

import pytest

from bot.faq import ParsedFaq, read_files
from tests.conftest import TOPIC, FaqFolder

BIRDS = """\
topic: {{en: More}}
entries:
  - id: birds
    title: {{en: Birds?}}
    answer: {{en: None.}}
    phrasings:
      zh:
        - 有没有机器鸟
      en:
        - {phrasing}
"""
COURTESIES = """\
courtesies:
  - {id: hello, says: {en: [hello]}, reply: {en: Hi!}}
"""


def problems(folder_of: FaqFolder, files: dict[str, str | bytes]) -> list[str]:
    folder = folder_of(files)
    return [
        str(problem).replace(f"{folder.as_posix()}/", "") for problem in ParsedFaq(read_files(folder)).whole.problems
    ]


@pytest.mark.parametrize(
    "written",
    [
        "puppies",
        "PUPPIES",
        "Ｐｕｐｐｉｅｓ",
        "'  puppies  '",
        "puppies?!",
        "puppies。",
        "'<@123> puppies'",
        '"pup\\u200bpies"',
    ],
)
def test_a_phrasing_of_two_entries(written: str, faq_folder: FaqFolder) -> None:
    """Two entries don't share a phrasing, nor one that differs only by case, width, space, marks or mentions."""
    found = problems(faq_folder, {"more.yaml": BIRDS.format(phrasing=written)})
    assert len(found) == 1
    assert found[0] == (
        "pets.yaml:11:38: 'puppies' is answered by pets/dogs here and by more/birds elsewhere; "
        "it stands at more.yaml:10:11 too; keep one"
    )


@pytest.mark.parametrize("written", ["有没有机器鸟", "有沒有機器鳥", "有沒有機器鳥？", "  有没有机器鸟！"])
def test_a_lesson_against_a_phrasing(written: str, faq_folder: FaqFolder) -> None:
    """A lesson does not contradict a phrasing, in Traditional characters neither."""
    lesson = f'- q: "{written}"\n  lang: zh\n  expect: []\n'
    found = problems(faq_folder, {"more.yaml": BIRDS.format(phrasing="any birds"), "lessons/a.yaml": lesson})
    assert len(found) == 1
    assert found[0] == (
        f"lessons/a.yaml:1:6: '{written}' is answered by nothing here and by more/birds elsewhere; "
        "it stands at more.yaml:8:11 too; keep one"
    )


def test_a_lesson_with_one_id_more(faq_folder: FaqFolder) -> None:
    """A text is answered by the same entries wherever it stands, not by some of them."""
    lesson = "- {q: puppies, lang: en, expect: [pets/cats, pets/dogs]}\n"
    found = problems(faq_folder, {"lessons/a.yaml": lesson})
    assert len(found) == 1
    assert found[0].startswith("lessons/a.yaml:1:7: 'puppies' is answered by pets/cats and pets/dogs here and by ")


def test_a_title_of_another_entry(faq_folder: FaqFolder) -> None:
    """Titles are texts too."""
    found = problems(faq_folder, {"more.yaml": BIRDS.format(phrasing="do you have DOGS")})
    assert len(found) == 1
    assert found[0].startswith("pets.yaml:9:17: 'Do you have dogs?' is answered by pets/dogs here and by more/birds ")


def test_lessons_against_each_other(faq_folder: FaqFolder) -> None:
    """Two files of lessons agree."""
    files: dict[str, str | bytes] = {
        "lessons/a.yaml": "- {q: fish, lang: en, expect: [pets/cats]}\n",
        "lessons/out_of_scope/sea.yaml": "- {q: hens, lang: en, expect: []}\n- {q: FISH?, lang: en, expect: []}\n",
    }
    found = problems(faq_folder, files)
    assert len(found) == 1
    assert found[0].startswith(
        "lessons/out_of_scope/sea.yaml:2:7: 'FISH?' is answered by nothing here and by pets/cats "
    )


def test_small_talk_against_a_phrasing(faq_folder: FaqFolder) -> None:
    """What an entry answers is no small talk."""
    found = problems(faq_folder, {"courtesies.yaml": COURTESIES.replace("[hello]", "[hello, Puppies!]")})
    assert len(found) == 1
    assert found[0].startswith(
        "courtesies.yaml:2:36: 'Puppies!' is answered by small talk hello here and by pets/dogs "
    )


@pytest.mark.parametrize("lessons", ["[]\n", "- {q: hello, lang: en, expect: []}\n"], ids=["alone", "out of scope too"])
def test_small_talk_against_each_other(lessons: str, faq_folder: FaqFolder) -> None:
    """A text has one reply, whether a lesson says that it is out of scope or not."""
    courtesies = COURTESIES + "  - {id: hey, says: {en: [Hello!]}, reply: {en: Hey!}}\n"
    found = problems(faq_folder, {"courtesies.yaml": courtesies, "lessons/out_of_scope/talk.yaml": lessons})
    assert len(found) == 1
    assert found[0].startswith(
        "courtesies.yaml:3:27: 'Hello!' is answered by small talk hey here and by small talk hello "
    )


def test_a_text_with_three_answers(faq_folder: FaqFolder) -> None:
    """Every place but the first is told of, and one that is out of scope hides none."""
    files: dict[str, str | bytes] = {
        "courtesies.yaml": COURTESIES.replace("[hello]", "[puppies]"),
        "lessons/out_of_scope/talk.yaml": "- {q: puppies, lang: en, expect: []}\n",
    }
    found = problems(faq_folder, files)
    assert [line.partition(": ")[0] for line in found] == ["courtesies.yaml:2:29", "lessons/out_of_scope/talk.yaml:1:7"]


def test_the_same_answer_twice(faq_folder: FaqFolder) -> None:
    """Saying the same again is no contradiction: in another phrasing, a lesson, or with an id named twice."""
    topic = TOPIC.replace("[is there a dog, puppies]", "[is there a dog, puppies, Puppies?]")
    lessons = "- {q: PUPPIES, lang: en, expect: [pets/dogs, pets/dogs]}\n- {q: hens, lang: en, expect: []}\n" * 2
    faq = ParsedFaq(read_files(faq_folder({"pets.yaml": topic, "lessons/a.yaml": lessons}))).faq()
    assert [lesson.expect for lesson in faq.lessons] == [("pets/dogs",), ()] * 2
