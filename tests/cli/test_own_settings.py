"""What somebody has set for their own bot does not reach the tests."""

import json
import os
import subprocess
import sys
from pathlib import Path

from bot.settings import Settings
from tests.conftest import ROOT

OWN = {
    "KNOWLEDGE_DIR": "nowhere",
    "CACHE_DIR": "elsewhere",
    "SEMANTIC": "0",
    "DISCORD_TOKEN": "secret",
    "DISCORD_URL": "http://localhost:1",
    "LOG_LEVEL": "DEBUG",
    "ANSWERS_PER_MINUTE": "1",
}
PRINTED = """
import tests.conftest
from bot.settings import load_settings
print(load_settings().model_dump_json())
"""


def settings_of_tests(folder: Path, **environment: str) -> dict[str, object]:
    """Read the settings as tests do, in a process that stands in a folder."""
    done = subprocess.run(
        [sys.executable, "-c", PRINTED],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    settings: dict[str, object] = json.loads(done.stdout)
    return settings


def test_neither_environment_nor_env_file_reaches_the_tests(tmp_path: Path) -> None:
    """Tests have the FAQ of the checkout, a cache of their own, and else what the bot does by itself."""
    assert {name.lower() for name in OWN} == set(Settings.model_fields)
    ours = {name: field.default for name, field in Settings.model_fields.items()}
    ours |= {"knowledge_dir": str(ROOT / "knowledge"), "cache_dir": str(ROOT / ".cache" / "tests")}
    (tmp_path / ".env").write_text("".join(f"{name}={value}\n" for name, value in OWN.items()), encoding="utf-8")

    assert settings_of_tests(tmp_path) == ours
    assert settings_of_tests(tmp_path, **OWN) == ours
