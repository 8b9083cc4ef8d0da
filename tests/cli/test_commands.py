"""The commands, as somebody types them."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from tests.cli.conftest import Program
from tests.conftest import TOPIC, FaqFolder

QUESTIONS = """\
- {q: "what does an ml engineer do", lang: en, expect: [role/what-is-an-mle], kind: clean}
- {q: "面试会考什么", lang: zh, expect: [interviews/interview-topics], kind: clean}
- {q: "who won the match last night", lang: en, expect: [], kind: oos-far}
- {q: "salary of a data engineer", lang: en, expect: [], kind: oos-near}
- {q: "thanks!", lang: en, expect: [], kind: oos-far}
"""


def run(*command: str, typed: str | None = None) -> str:
    result = CliRunner().invoke(app, command, input=typed)
    assert result.exit_code == 0, result.output
    return result.output


def test_ask_as_json() -> None:
    """One object, with the explanation if wanted."""
    reply = json.loads(run("ask", "what does an ml engineer do", "--json", "--explain"))
    assert (reply["kind"], reply["entry"]) == ("answer", "role/what-is-an-mle")
    assert reply["explanation"]["speaks_for"]


def test_an_explanation_names_the_answer(faq_folder: FaqFolder) -> None:
    """Where an answer's own words led to its entry, the explanation says so."""
    folder = faq_folder({"pets.yaml": TOPIC.replace("We have none.", "None; Ann takes care of the goldfish.")})
    said = run("ask", "who takes care of the goldfish", "--explain", "--knowledge", str(folder))
    assert "the answer speaks of 'none; ann takes care of the goldfish' -> pets/dogs" in said


def test_ask_in_a_language() -> None:
    """What leaves the language open is answered in the one given."""
    assert "我不知道" in run("ask", "42", "--lang", "zh")
    assert CliRunner().invoke(app, ["ask", "x", "--lang", "fr"]).exit_code == 2


def test_piped_conversation() -> None:
    """Line by line: a topic, a choice from it, a language, help, an unknown command, an explanation."""
    lines = ["/resources", "2", "/topics", "3", "/lang zh", "99", "/help", "/nope", "/explain mle", "", "面試會考什麼"]
    said = run("chat", typed="\n".join(lines))
    parts = {part.split("\n", 1)[0]: part for part in said.split("\n\n> ")}
    assert "http" in parts["> /resources"]
    assert "**Which podcasts" in said or "podcasts" in parts["2"].lower()
    assert "(/jobs)" in parts["/topics"]
    assert "LinkedIn" in parts["3"] or "Jobs" in parts["3"]
    assert "99" in parts["99"]
    assert "/resources" in parts["/help"]
    assert "nope" in parts["/nope"]
    assert "speaks for it" in said
    assert "面試" in said


def test_run_answers_what_is_piped_in(program: Program) -> None:
    """Without a token, questions through a pipe are answered line by line, and then it ends."""
    done = program("run", typed="what is an mle?\nthanks\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("> what is an mle?\n**")
    assert "\n> thanks\n" in done.stdout


def test_chat_ends_where_it_is_told_to() -> None:
    """Everything that is piped in is answered."""
    assert run("chat", typed="hello\nthanks\n").count("> ") == 2


def test_check_of_our_own_faq() -> None:
    """Nothing wrong; the counts are there."""
    said = run("check", "--lessons")
    assert "28 entries" in said
    assert "out_of_scope/near/role/mle-skills" in said


def test_check_of_a_broken_faq(faq_folder: FaqFolder) -> None:
    """Exit code 1 and a line with the place."""
    folder = faq_folder({"pets.yaml": TOPIC.replace("answer:", "anwser:")})
    result = CliRunner().invoke(app, ["check", "--knowledge", str(folder)])
    assert result.exit_code == 1
    assert "pets.yaml:6:5: unknown key 'anwser'; did you mean 'answer'?" in result.output


def test_check_warns_of_the_former_folder(faq_folder: FaqFolder) -> None:
    """It is a warning: nothing is wrong."""
    folder = faq_folder({"lessons/strangers/food.yaml": "- {q: what is for lunch, lang: en, expect: []}\n"})
    said = run("check", "--knowledge", str(folder))
    assert "warning: the folder lessons/strangers is called lessons/out_of_scope now; move its files to " in said
    assert "nothing wrong" in said


def test_check_names_topics_whose_command_has_another_name(faq_folder: FaqFolder) -> None:
    """A topic may have the name of one of the bot's commands: it is said what its own command is called."""
    folder = faq_folder(
        {
            "ask.yaml": TOPIC,
            "pets.yaml": TOPIC.replace("cat", "fish")
            .replace("dog", "bird")
            .replace("kittens", "carps")
            .replace("puppies", "parrots"),
        }
    )
    said = run("check", "--knowledge", str(folder))
    renamed = [line for line in said.splitlines() if line.startswith("topic ")]
    assert renamed == ["topic ask: its command is /ask-faq, since the bot has a command /ask of its own"]


def test_schema() -> None:
    """The schema for editors knows what is required."""
    schema = json.loads(run("check", "--schema", "topic"))
    assert schema["required"] == ["topic", "entries"]
    assert set(schema["$defs"]["EntryModel"]["required"]) == {"id", "title", "answer"}
    assert CliRunner().invoke(app, ["check", "--schema", "nothing"]).exit_code == 2


def test_evaluate_as_json(tmp_path: Path) -> None:
    """Exactly the keys that others read, figures as fractions."""
    path = tmp_path / "q.yaml"
    path.write_text(QUESTIONS, encoding="utf-8")
    whole = json.loads(run("evaluate", str(path), "--json", "--cases"))
    figures = {
        "in_scope", "out_of_scope", "answered_right", "answered_wrong", "suggested_right", "found", "recall_at_1",
        "recall_at_3", "false_answers", "false_suggestions",
    }  # fmt: skip
    assert set(whole) == figures | {"by_lang", "by_kind", "latency_ms", "load_s", "cases"}
    assert set(whole["by_lang"]) == {"en", "zh"}
    assert set(whole["by_kind"]["clean"]) == figures
    assert set(whole["false_answers"]) == {"all", "oos-near", "oos-far"}
    assert set(whole["latency_ms"]) == {"p50", "p99"}
    assert (whole["in_scope"], whole["out_of_scope"], whole["recall_at_1"]) == (2, 3, 1.0)
    assert whole["false_answers"]["all"] == 0.0
    case = whole["cases"][0]
    assert set(case) == {"q", "lang", "kind", "expect", "prediction", "confidence", "candidates"}
    assert [set(candidate) for candidate in case["candidates"]] == [{"id", "score"}] * 3
    assert whole["cases"][4]["prediction"] == "none"


def test_evaluate_as_a_table(tmp_path: Path, faq_folder: FaqFolder) -> None:
    """Another FAQ, a table with intervals, and what is not as wanted."""
    path = tmp_path / "q.yaml"
    path.write_text("- {q: is there a cat here, lang: en, expect: [pets/dogs]}\n", encoding="utf-8")
    said = run("evaluate", str(path), "--knowledge", str(faq_folder()))
    assert "answered wrong" in said
    assert "1 of 1 not as wanted" in said


@pytest.mark.parametrize(
    ("command", "code", "words"),
    [
        (["ask", "x", "--knowledge", "nowhere"], 3, "no such folder"),
        (["evaluate", "nowhere.yaml"], 1, "nowhere.yaml"),
    ],
)
def test_our_errors_are_lines(program: Program, command: list[str], code: int, words: str) -> None:
    """On the error output, with the exit code of their kind, no traceback."""
    done = program(*command)
    assert done.returncode == code
    assert words in done.stderr
    assert "Traceback" not in done.stderr
