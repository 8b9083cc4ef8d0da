"""`ask` in plain text and as JSON, with its options, and errors that are a line each."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.faq.files.schema import KINDS
from tests.cli.conftest import Program
from tests.conftest import TOPIC, FaqFolder


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder for the small FAQs of this module."""
    return tmp_path_factory.mktemp("cache")


def ask(cache: Path, folder: Path, *arguments: str) -> str:
    """Ask the small FAQ without an encoder."""
    environment = {"SEMANTIC": "0", "CACHE_DIR": str(cache), "KNOWLEDGE_DIR": str(folder)}
    result = CliRunner().invoke(app, ["ask", *arguments], env=environment)
    assert result.exit_code == 0, result.output
    return result.output


def test_an_answer_as_text(cache: Path, faq_folder: FaqFolder) -> None:
    """Title and answer, and nothing of how it was found."""
    assert ask(cache, faq_folder(), "is there a cat here?") == "**Do you have cats?**\n\nWe have two.\n"


def test_an_explained_answer_as_text(cache: Path, faq_folder: FaqFolder) -> None:
    """--explain says below the answer what was read, what was decided, and why."""
    said = ask(cache, faq_folder(), "is there a cat here?", "--explain")

    assert said.startswith("**Do you have cats?**")
    assert "read as   is there a cat here\n" in said
    assert "decision  answer (this very text is known)" in said
    assert "+1.00  pets/cats" in said
    assert "'is there a cat here' -> pets/cats" in said


@pytest.mark.parametrize(
    ("question", "kind", "keys"),
    [
        (
            "any kittens",
            "answer",
            {"entry", "title", "text", "links", "related", "source", "topic", "language", "confidence", "also"},
        ),
        ("who won the world cup in 1998", "noanswer", {"topics", "language", "source_line"}),
        ("thanks", "courtesy", {"id", "text", "language"}),
    ],
)
def test_kinds_of_replies_as_json(cache: Path, faq_folder: FaqFolder, question: str, kind: str, keys: set[str]) -> None:
    """Each kind of reply is one object on one line with its kind and its own keys."""
    courtesies = "courtesies: [{id: thanks, says: {en: [thanks]}, reply: {en: Welcome.}}]\n"

    said = ask(cache, faq_folder({"courtesies.yaml": courtesies}), question, "--json")

    reply = json.loads(said)
    assert said.count("\n") == 1
    assert reply["kind"] == kind
    assert set(reply) == keys | {"kind"}


def test_an_explanation_as_json(cache: Path, faq_folder: FaqFolder) -> None:
    """--explain adds the match and the witnesses, whatever the reply is."""
    reply = json.loads(ask(cache, faq_folder(), "is there a kiten", "--json", "--explain"))

    explanation = reply["explanation"]
    assert set(explanation) == {"match", "speaks_for", "speaks_against"}
    assert explanation["match"]["reading"]["form"] == "is there a kiten"
    keys = {"band", "confidence", "candidates", "suggestions", "reading", "exact", "held", "by_words"}
    assert set(explanation["match"]) == keys
    assert all(set(witness) == {"text", "labels", "weight", "is_answer"} for witness in explanation["speaks_for"])


@pytest.mark.parametrize("question", ["", " ", "👍", "<@123>", "-"])
def test_a_text_without_words_gets_the_no(cache: Path, faq_folder: FaqFolder, question: str) -> None:
    """Nothing asked is nothing answered, explained or not."""
    said = ask(cache, faq_folder(), "--explain", "--", question)

    assert "decision  no answer" in said


def test_errors_of_settings_are_a_line(program: Program) -> None:
    """A setting that makes no sense is named with where to read of it."""
    done = program("ask", "x", SEMANTIC="perhaps")

    assert (done.returncode, done.stdout) == (4, "")
    assert done.stderr.startswith("SEMANTIC: ")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("port", ["-1", "65536"])
def test_a_port_that_cannot_be_is_a_usage_error(port: str) -> None:
    """A port that no computer has is refused before anything starts."""
    result = CliRunner().invoke(app, ["run", "--port", port])

    assert result.exit_code == 2
    assert "than or equal to" in result.output


def test_errors_of_files_are_a_line_each(program: Program, faq_folder: FaqFolder) -> None:
    """Every problem of an FAQ is a line with its place."""
    folder = faq_folder({"pets.yaml": TOPIC.replace("answer:", "anwser:")})

    done = program("ask", "x", "--knowledge", str(folder))

    lines = done.stderr.splitlines()
    assert (done.returncode, done.stdout) == (3, "")
    assert len(lines) == 4  # for each of two entries: the wrong key, and the right one that is missing
    assert all(line.startswith(f"{folder.as_posix()}/pets.yaml:") for line in lines)


def test_errors_of_questions_are_a_line(program: Program, faq_folder: FaqFolder, tmp_path: Path) -> None:
    """An unknown id in a question file is a line with its place."""
    questions = tmp_path / "questions.yaml"
    questions.write_text("- {q: moo, lang: en, expect: [pets/cow]}\n", encoding="utf-8")

    done = program("evaluate", str(questions), "--knowledge", str(faq_folder()), SEMANTIC="0")

    assert (done.returncode, done.stdout) == (1, "")
    *learning, said = done.stderr.splitlines()
    # Unless the cache has it; learning ends its progress with a line break.
    assert set(learning) <= {"", "Learning the FAQ (once, until it changes) …"}
    assert said.startswith(f"{questions}:1:31: no entry has the id 'pets/cow'")


@pytest.mark.parametrize("kind", KINDS)
def test_schemas_are_whole(kind: str) -> None:
    """Every schema names its draft and allows no unknown key, and all that it refers to is there."""
    result = CliRunner().invoke(app, ["check", "--schema", kind])

    schema = json.loads(result.output)
    definitions = schema.get("$defs", {})
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["type"] in {"object", "array"}
    assert set(_references(schema)) <= {f"#/$defs/{name}" for name in definitions}
    models = [shape for shape in [schema, *definitions.values()] if shape["type"] == "object"]
    assert all(shape["additionalProperties"] is False for shape in models)
    assert all(set(shape.get("required", ())) <= set(shape["properties"]) for shape in models)


def _references(shape: object) -> list[str]:
    if isinstance(shape, dict):
        own = [shape["$ref"]] if "$ref" in shape else []
        return own + [found for part in shape.values() for found in _references(part)]
    return [found for part in shape for found in _references(part)] if isinstance(shape, list) else []
