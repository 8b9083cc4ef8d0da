"""The README shows what the program really prints, and every setting."""

import re
import shlex
import subprocess
import sys

import pytest

from bot.matching import why_no_e5
from bot.settings import Settings
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
TRANSCRIPTS = re.findall(r"```console\n\$ python (.+?)\n(.*?)```", README, flags=re.DOTALL)


def test_there_are_transcripts() -> None:
    """An answer in English, one in Chinese, and an honest no."""
    assert len(TRANSCRIPTS) >= 3


@pytest.mark.skipif(why_no_e5() is not None, reason="the README shows replies with the sentence encoder")
@pytest.mark.parametrize(("command", "shown"), TRANSCRIPTS)
def test_transcript(command: str, shown: str) -> None:
    """What stands below a command is what the command prints."""
    run = subprocess.run(
        [sys.executable, *shlex.split(command)], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    assert run.stdout == shown


@pytest.mark.parametrize("setting", sorted(Settings.model_fields))
def test_every_setting_is_explained(setting: str) -> None:
    """Each setting stands in the README's table and in .env.example."""
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert f"| `{setting.upper()}` |" in README
    assert re.search(rf"^# ?{setting.upper()}=", example, flags=re.MULTILINE)
