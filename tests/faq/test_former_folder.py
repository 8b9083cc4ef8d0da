"""An FAQ whose out-of-scope lessons are still in the folder `strangers` is read as before, with a warning."""

import pytest

from bot.faq import ParsedFaq, read_files
from tests.conftest import FaqFolder

LUNCH = "- {q: what is for lunch, lang: en, expect: []}\n"
MATCH = "- {q: who won the match, lang: en, expect: []}\n"


def test_it_is_read_as_the_present_one(faq_folder: FaqFolder) -> None:
    """The same files are the same examples with the same themes, near ones too."""
    former = {"lessons/strangers/food.yaml": LUNCH, "lessons/strangers/near/pets/cats.yaml": MATCH}
    sources = read_files(faq_folder(former))
    present = {name.replace("/strangers/", "/out_of_scope/"): content for name, content in sources.contents.items()}
    faq = ParsedFaq(sources).faq()
    assert faq.lessons == ParsedFaq(type(sources)(sources.folder, present)).faq().lessons
    assert [lesson.theme for lesson in faq.lessons] == ["out_of_scope/food", "out_of_scope/near/pets/cats"]


def test_the_warning_names_the_new_folder(faq_folder: FaqFolder) -> None:
    """It is one line for the folder, at its first file, and no error."""
    folder = faq_folder({"lessons/strangers/food.yaml": LUNCH, "lessons/strangers/sport.yaml": MATCH})
    sources = read_files(folder)
    assert ParsedFaq(sources).whole.problems == ()
    (warning,) = sources.warnings()
    assert str(warning) == (
        f"{folder}/lessons/strangers/food.yaml:1:1: warning: the folder lessons/strangers is called "
        f"lessons/out_of_scope now; move its files to {folder}/lessons/out_of_scope"
    )


def test_both_folders_are_read(faq_folder: FaqFolder) -> None:
    """Files of one name are one theme; the warning stands for the old folder."""
    sources = read_files(faq_folder({"lessons/strangers/a.yaml": LUNCH, "lessons/out_of_scope/a.yaml": MATCH}))
    assert {(lesson.text, lesson.theme) for lesson in ParsedFaq(sources).faq().lessons} == {
        ("what is for lunch", "out_of_scope/a"),
        ("who won the match", "out_of_scope/a"),
    }
    assert len(sources.warnings()) == 1


@pytest.mark.parametrize("name", ["lessons/out_of_scope/a.yaml", "lessons/strangers.yaml", "lessons/a/strangers.yaml"])
def test_no_other_name_is_warned_of(name: str, faq_folder: FaqFolder) -> None:
    """A file named strangers is a theme like any other."""
    sources = read_files(faq_folder({name: LUNCH}))
    assert sources.warnings() == []
    assert ParsedFaq(sources).faq().lessons[0].theme == name.removeprefix("lessons/").removesuffix(".yaml")
