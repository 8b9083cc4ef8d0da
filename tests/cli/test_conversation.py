"""A piped conversation: what was shown can be chosen, the language is kept, and nothing typed ends it but its end."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.i18n import translate

ANIMALS = """\
topic: {en: Animals, zh: 动物}
entries:
  - id: cats
    title: {en: Where do the cats sleep?, zh: 猫睡在哪里？}
    answer: {en: On the sofa., zh: 在沙发上。}
    phrasings: {en: [where do the cats sleep at night], zh: [猫晚上在哪儿睡]}
    related: [animals/dogs]
  - id: dogs
    title: {en: May I walk a dog?, zh: 可以遛狗吗？}
    answer: {en: Every Sunday., zh: 每个周日。}
    phrasings: {en: [taking puppies out on a leash], zh: [带小狗散步]}
    links: [{label: {en: A film}, url: "https://example.org/dogs"}]
"""
OUT_OF_SCOPE = """\
- {q: what is for lunch, lang: en, expect: []}
- {q: play some music, lang: en, expect: []}
- {q: who won the match, lang: en, expect: []}
- {q: how tall is everest, lang: en, expect: []}
"""
BOTH = "- {q: tell me about the animals, lang: en, expect: [animals/cats, animals/dogs]}\n"
COURTESIES = """\
courtesies:
  - id: thanks
    says: {en: [thanks], zh: [谢谢]}
    reply: {en: You are welcome., zh: 不客气。}
"""
Talk = Callable[..., list[str]]


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Talk:
    """Pipe lines into the chat with a small FAQ; gives the reply to each."""
    folder: Path = tmp_path_factory.mktemp("animals")
    (folder / "lessons" / "out_of_scope").mkdir(parents=True)
    (folder / "animals.yaml").write_text(ANIMALS, encoding="utf-8")
    (folder / "lessons" / "out_of_scope" / "others.yaml").write_text(OUT_OF_SCOPE, encoding="utf-8")
    (folder / "lessons" / "both.yaml").write_text(BOTH, encoding="utf-8")
    (folder / "courtesies.yaml").write_text(COURTESIES, encoding="utf-8")
    environment = {"SEMANTIC": "0", "CACHE_DIR": str(tmp_path_factory.mktemp("cache"))}

    def piped(*lines: str, options: Sequence[str] = ()) -> list[str]:
        typed = "".join(f"{line}\n" for line in lines)
        arguments = ["chat", "--knowledge", str(folder), *options]
        result = CliRunner().invoke(app, arguments, input=typed, env=environment)
        assert result.exit_code == 0, result.output
        return _replies(result.output, [line.strip() for line in lines if line.strip()])

    return piped


def _replies(output: str, lines: Sequence[str]) -> list[str]:
    """Split the output into its replies, each of which follows the line that it replies to."""
    replies = []
    for place, line in enumerate(lines, start=1):
        if not output:  # it has ended
            break
        assert output.startswith(f"> {line}\n"), output
        output = output.removeprefix(f"> {line}\n")
        end = output.find(f"\n> {lines[place]}\n") + 1 if place < len(lines) else 0
        end = end or len(output)
        replies.append(output[:end].strip())
        output = output[end:]
    return replies


def test_every_line_is_answered(talk: Talk) -> None:
    """Known questions, small talk and one out of scope, each with its own reply, in order."""
    replies = talk("Where do the cats sleep?", "thanks", "猫睡在哪里", "what is for lunch")

    assert replies[0].startswith("**Where do the cats sleep?**\n\nOn the sofa.")
    assert replies[1] == "You are welcome."
    assert "在沙发上。" in replies[2]
    assert translate("no-answer", "en", source=translate("no-source", "en")) in replies[3]


def test_empty_lines_are_passed_over(talk: Talk) -> None:
    """White space alone is no question."""
    assert talk("", "  \t", "thanks", "\u3000") == ["You are welcome."]
    assert talk() == []


def test_a_suggestion_is_chosen_by_its_number(talk: Talk) -> None:
    """Where the bot isn't sure, the number of a suggestion gets its answer."""
    suggestions, second = talk("what about the animals", "2")

    assert suggestions.startswith(translate("suggestions", "en"))
    titles = [line.partition(". ")[2] for line in suggestions.splitlines() if line[:1].isdigit()]
    assert set(titles) == {"Where do the cats sleep?", "May I walk a dog?"}
    assert second.startswith(f"**{titles[1]}**")


def test_a_related_entry_is_chosen_by_its_number(talk: Talk) -> None:
    """What an answer names as related can be chosen."""
    answer, related = talk("Where do the cats sleep?", "1")

    assert "1. May I walk a dog?" in answer
    assert "Every Sunday." in related
    assert "https://example.org/dogs" in related


def test_a_second_question_is_answered_by_its_number(talk: Talk) -> None:
    """Its title follows the answer to the first one, before what is related; in the language of the message."""
    text = "Two questions: 1. Where do the cats sleep? 2. May I walk a dog?"
    first, second, in_chinese = talk(text, "1", "猫睡在哪里？另外，可以遛狗吗？")

    assert first.startswith("**Where do the cats sleep?**")
    assert f"{translate('also', 'en')}:\n1. May I walk a dog?" in first
    assert second.startswith("**May I walk a dog?**")
    assert f"{translate('also', 'zh')}:\n1. 可以遛狗吗？" in in_chinese


def test_a_topic_is_chosen_by_number_or_name(talk: Talk) -> None:
    """A topic from the list, by its number or its command in any case, shows its entries and links."""
    listed, by_number, by_name, entry = talk("/topics", "1", "/Animals", "2")

    assert listed == "1. Animals (/animals)"
    assert by_number == by_name
    assert "2. May I walk a dog?" in by_number
    assert "https://example.org/dogs" in by_number
    assert "Every Sunday." in entry


@pytest.mark.parametrize("number", ["0", "9", "９", "00", "99999999999999999999", "7" * 5_000])
def test_a_number_that_was_not_offered_is_said(talk: Talk, number: str) -> None:
    """Numbers that stand for nothing are told so, however many digits they have."""
    replies = talk("/topics", number)

    assert "no number" in replies[1]


def test_the_language_is_kept(talk: Talk) -> None:
    """/lang sets the language for what has none of its own; a question in another one changes it."""
    said, symbol, chosen, again = talk("/lang zh", "👍", "where do the cats sleep", "👍")

    assert said == translate("language-is", "zh")
    assert translate("no-answer", "zh", source=translate("no-source", "zh")) in symbol
    assert "On the sofa." in chosen
    assert translate("no-answer", "en", source=translate("no-source", "en")) in again


def test_traditional_characters_on_demand(talk: Talk) -> None:
    """/lang zh-TW, in any case, and --lang write Traditional characters."""
    for said in (talk("/lang ZH-tw", "/topics")[1], talk("/topics", options=["--lang", "zh-TW"])[0]):
        assert said == "1. 動物 (/animals)"


def test_a_choice_is_shown_in_the_language_of_the_question(talk: Talk) -> None:
    """After a Chinese question a number gets Chinese."""
    assert "每个周日。" in talk("猫睡在哪里？", "1")[1]


def test_a_wrong_language_is_said(talk: Talk) -> None:
    """A language that there is not is named, and the chat goes on in the old one."""
    wrong, none, after = talk("/lang fr", "/lang", "👍")

    assert "'fr' is not en, zh or zh-TW" in wrong
    assert none == translate("language-is", "en")
    assert translate("no-answer", "en", source=translate("no-source", "en")) in after


def test_help_names_the_commands(talk: Talk) -> None:
    """/help lists the commands and topics; /ask without a question does too."""
    shown, asked = talk("/help", "/ask")

    assert shown == asked
    for command in ("/topics", "/animals", "/explain", "/lang", "/quit"):
        assert command in shown


def test_an_unknown_command_is_said(talk: Talk) -> None:
    """A command that there is not is named, and where to look."""
    for line, named in (("/nope", '"nope"'), ("/", '""'), ("//", '"/"'), ("/{x}", '"{x}"')):
        (reply,) = talk(line)
        assert named in reply
        assert reply.endswith("/topics")


def test_ask_and_explain_take_a_question(talk: Talk) -> None:
    """/ask replies to what follows; /explain says what was read, repaired, decided, and which examples spoke."""
    asked, explained = talk("/ask may i walk a dog", "/explain taking pupies out on a leash")

    assert "Every Sunday." in asked
    for part in ("read as", "decision", "best entries, with confidence", "animals/dogs", "speaks for it"):
        assert part in explained


def test_quit_ends_a_piped_conversation_too(talk: Talk) -> None:
    """What stands after /quit is not answered."""
    answered_before, *ended = talk("thanks", "/quit", "where do the cats sleep")

    assert answered_before == "You are welcome."
    assert "".join(ended) == ""
