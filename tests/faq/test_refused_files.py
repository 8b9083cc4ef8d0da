"""Everything that is wrong with the files comes at once, a line each, and nothing comes twice."""

from pathlib import Path

import pytest

from bot.errors import KnowledgeError
from bot.faq import ParsedFaq, read_files
from tests.conftest import TOPIC, FaqFolder
from tests.faq.refusals import entry


@pytest.mark.parametrize(
    "files",
    [
        {"more.yaml": entry(name='"bir\\nds"')},
        {"more.yaml": entry('    "ow\\nner": x\n')},
        {"more.yaml": entry('    related: ["pets/\\ncats"]\n')},
        {"lessons/a.yaml": '- {q: a, lang: "e\\nn", expect: []}\n'},
        {"lessons/a.yaml": '- {q: "puppies\\n", lang: en, expect: []}\n'},
        {"lessons/a.yaml": '- {q: a, lang: "e\\r\\L\\P\\Nn", expect: []}\n'},
    ],
    ids=["id", "key", "related", "language", "question", "other line ends"],
)
def test_a_message_is_one_line(files: dict[str, str], faq_folder: FaqFolder) -> None:
    """A line break in what is quoted does not break the list of problems, which has a line each."""
    with pytest.raises(KnowledgeError) as error:
        ParsedFaq(read_files(faq_folder(files))).faq()
    assert len(str(error.value).splitlines()) == 1, str(error.value)


def test_all_problems_of_all_files_come_at_once(faq_folder: FaqFolder) -> None:
    """Nobody has to fix one thing to hear of the next; they come sorted by place."""
    folder = faq_folder(
        {
            "Ask.yaml": entry(title="Fish?").replace("any birds", "any fish"),
            "courtesies.yaml": "courtesies: []\n",
            "lessons/a.yaml": "- {q: x, lang: fr}\n",
            "lessons/out_of_scope/b.yaml": b"\xff",
            "more.yaml": entry("    titel: x\n    owner: [a]\n"),
            "other.yml": "",
            "synonyms.yaml": "en: [*a]\n",
        }
    )
    with pytest.raises(KnowledgeError) as error:
        ParsedFaq(read_files(folder)).faq()
    places = [line.removeprefix(f"{folder.as_posix()}/").partition(": ")[0] for line in str(error.value).splitlines()]
    assert places == [
        "Ask.yaml:1:1",
        "courtesies.yaml:1:13",
        "lessons/a.yaml:1:3",
        "lessons/a.yaml:1:16",
        "lessons/out_of_scope/b.yaml:1:1",
        "more.yaml:7:5",
        "more.yaml:8:12",
        "other.yml:1:1",
        "synonyms.yaml:1:6",
    ]


def test_ids_are_not_unknown_only_because_their_topic_has_a_problem(faq_folder: FaqFolder) -> None:
    """A topic file that can't be read is said, and not again at each of its ids."""
    lessons = "".join(f"- {{q: cat {n}, lang: en, expect: [pets/cats]}}\n" for n in range(9))
    folder = faq_folder({"pets.yaml": TOPIC + "  - {}\n", "lessons/a.yaml": lessons, "more.yaml": entry()})
    assert {problem.place.path for problem in ParsedFaq(read_files(folder)).whole.problems} == {
        f"{folder.as_posix()}/pets.yaml"
    }


def test_lessons_are_not_looked_at_where_they_are_not_wanted(faq_folder: FaqFolder) -> None:
    """Without lessons an FAQ loads although a lesson is wrong."""
    files = read_files(faq_folder({"lessons/a.yaml": "nonsense"}))
    assert ParsedFaq(files).whole.faq is None
    assert ParsedFaq(files).answers().lessons == ()


def test_a_folder_that_is_none_is_said(faq_folder: FaqFolder) -> None:
    """A wrong folder is named."""
    folder = faq_folder()
    for wrong in (folder / "missing", folder / "pets.yaml"):
        with pytest.raises(KnowledgeError, match=r"(missing|pets\.yaml): no such folder; name the folder"):
            read_files(wrong)


def test_a_folder_without_topics_is_said(tmp_path: Path) -> None:
    """Synonyms alone are no FAQ."""
    (tmp_path / "synonyms.yaml").write_text("en: [[a, b]]\n")
    with pytest.raises(KnowledgeError, match="no topic files here; write one"):
        read_files(tmp_path)


def test_too_many_topics(faq_folder: FaqFolder) -> None:
    """Discord allows a hundred commands."""
    many = {f"t{n}.yaml": entry(title=f"Bird {n}?").replace("any birds", f"any birds {n}") for n in range(91)}
    assert any("92 topics" in problem.what for problem in ParsedFaq(read_files(faq_folder(many))).whole.problems)


def test_files_are_parsed_once(faq_folder: FaqFolder) -> None:
    """The FAQ with its lessons is made of the very data of the one without."""
    parsed = ParsedFaq(read_files(faq_folder({"lessons/a.yaml": "- {q: meow, lang: en, expect: [pets/cats]}\n"})))
    contents = [entry.content for entry in parsed.answers().entries.values()]
    assert all(entry.content is content for entry, content in zip(parsed.faq().entries.values(), contents, strict=True))
    assert parsed.faq() is parsed.faq()
