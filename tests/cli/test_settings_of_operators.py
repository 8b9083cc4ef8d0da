"""What an operator gets wrong in the settings is said, and what is secret is not passed on."""

import json
import socket
from pathlib import Path

import pytest

from bot.misspelt_settings import misspelt_settings
from tests.cli.conftest import Program
from tests.conftest import FaqFolder


@pytest.mark.parametrize(
    ("written", "warning"),
    [
        ("DISCORD_TOKN=secret", "warning: .env: DISCORD_TOKN is no setting; did you mean DISCORD_TOKEN?"),
        ("KNOWLEDGE=secret", "warning: .env: KNOWLEDGE is no setting; did you mean KNOWLEDGE_DIR?"),
        ("COLOUR=secret", "warning: .env: COLOUR is no setting; see .env.example for those that there are"),
    ],
)
def test_an_unknown_name_in_the_file(
    program: Program, faq_folder: FaqFolder, tmp_path: Path, written: str, warning: str
) -> None:
    """It is named once with the right one, and its value never; the program goes on."""
    (tmp_path / "empty" / ".env").write_text(f"SEMANTIC=0\n{written}\n", encoding="utf-8")
    done = program("check", "--knowledge", str(faq_folder()))
    assert (done.returncode, done.stderr) == (0, f"{warning}\n")


@pytest.mark.parametrize("name", ["CACHE_DIRR", "CACH_DIR", "SEMANITC", "discord_tokem"])
def test_a_name_in_the_environment_one_edit_away(name: str) -> None:
    """A letter too many, missing, turned round or wrong."""
    (warning,) = misspelt_settings({name: "secret"})
    assert warning.startswith(f"the environment: {name} is no setting; did you mean ")
    assert "secret" not in warning


def test_other_names_in_the_environment() -> None:
    """They are other programs'; ours in small letters are right."""
    assert misspelt_settings({"PATH": "x", "CACHE": "x", "TOKEN": "x", "LOGGING": "x", "semantic": "1"}) == []


def test_training_reads_no_token(program: Program, faq_folder: FaqFolder, tmp_path: Path) -> None:
    """A child process has all that it may know in its environment: a broken `.env` is none of its business."""
    (tmp_path / "empty" / ".env").write_text("ANSWERS_PER_MINUTE=many\n", encoding="utf-8")
    mentor = ("learn", "--events", "--gently")
    done = program(*mentor, KNOWLEDGE_DIR=str(faq_folder()), CACHE_DIR=str(tmp_path / "cache"), SEMANTIC="0")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("port", ["99999", "-1", "x"])
def test_a_port_that_is_none(program: Program, port: str) -> None:
    """A sentence, no traceback."""
    done = program("run", "--port", port)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "--port" in done.stderr


def test_a_port_in_use(program: Program, faq_folder: FaqFolder) -> None:
    """One that was asked for is not replaced by another."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = program("run", "--port", str(port), "--knowledge", str(faq_folder()), SEMANTIC="0")
    assert done.returncode == 4
    assert f"port {port} can't be used" in done.stderr
    assert "Traceback" not in done.stderr


def test_learning_is_in_the_help(program: Program) -> None:
    """Whoever builds an image looks for it there; what only a child process needs is not."""
    assert "learn" in program("--help").stdout
    assert "--events" not in program("learn", "--help").stdout


def test_out_of_scope_questions_without_a_kind(program: Program, faq_folder: FaqFolder, tmp_path: Path) -> None:
    """They count in rows of their own, and what would sort them is named."""
    questions = tmp_path / "questions.yaml"
    rows = [{"q": "is there a cat here", "lang": "en", "expect": ["pets/cats"]}, {"q": "x", "lang": "en", "expect": []}]
    questions.write_text(json.dumps(rows), encoding="utf-8")
    done = program("evaluate", str(questions), "--knowledge", str(faq_folder()), SEMANTIC="0")
    assert "false answers, all out of scope" in done.stdout
    assert "1 out-of-scope question has neither kind oos-near nor oos-far" in done.stdout
