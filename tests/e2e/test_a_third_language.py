"""A third language is one descriptor, one file of texts, and nothing else: a copy of the bot learns German so."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

import bot
from tests.conftest import ROOT, FaqFolder

DESCRIPTOR = '''
    Language(
        code="de",
        name="Deutsch",
        writings=(Writing("de", discord=("de",), button_code="de"),),
        score=lambda text: 2.0 if "katze" in text.casefold() else 0.0,
    ),
)
"""English first'''
TOPIC = """\
topic: {en: Pets, zh: 宠物, de: Haustiere}
entries:
  - id: cats
    title: {en: Where is the cat?, zh: 猫在哪里？, de: Wo ist die Katze?}
    answer: {en: On the sofa., zh: 在沙发上。, de: Auf dem Sofa.}
    phrasings: {en: [where does the cat sleep], zh: [猫睡哪儿], de: [wo schläft die Katze]}
"""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Copy the bot, add the descriptor and the texts, and return the environment in which the copy runs."""
    package = Path(bot.__file__).parent
    copy = Path(shutil.copytree(package, tmp_path / "copy" / "bot", ignore=shutil.ignore_patterns("__pycache__")))
    languages = copy / "i18n" / "languages.py"
    source = languages.read_text(encoding="utf-8")
    assert source.count('\n)\n"""English first') == 1
    languages.write_text(source.replace('\n)\n"""English first', DESCRIPTOR), encoding="utf-8")
    english = yaml.safe_load((copy / "i18n" / "en.yaml").read_text(encoding="utf-8"))
    # Names of commands have a form of their own; every other text says that it is German.
    german = {
        key: f"{text}-de" if key.startswith(("command-", "option-")) else f"DE {text}" for key, text in english.items()
    }
    (copy / "i18n" / "de.yaml").write_text(yaml.safe_dump(german, allow_unicode=True), encoding="utf-8")
    path = os.pathsep.join([str(copy.parent), str(ROOT)])
    return os.environ | {"PYTHONPATH": path, "SEMANTIC": "0", "CACHE_DIR": str(tmp_path / "cache"), "PYTHONUTF8": "1"}


def run(environment: dict[str, str], *command: str) -> str:
    """Run the copy, and return what it prints."""
    done = subprocess.run(
        [sys.executable, "-P", *command],
        env=environment, capture_output=True, encoding="utf-8", check=False, cwd=environment["CACHE_DIR"],
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_german_by_a_descriptor_and_a_file(environment: dict[str, str], faq_folder: FaqFolder) -> None:
    """Terminal, files, commands, cards and buttons speak it; English and Chinese stay what they were."""
    folder = str(faq_folder({"pets.yaml": TOPIC}))
    Path(environment["CACHE_DIR"]).mkdir()
    assert "Auf dem Sofa." in run(
        environment, "-m", "bot", "ask", "--knowledge", folder, "--lang", "de", "wo schläft die Katze"
    )
    assert run(environment, "-m", "bot", "ask", "--knowledge", folder, "--lang", "de", "?").startswith("DE ")
    assert "nothing wrong" in run(environment, "-m", "bot", "check", "--knowledge", folder)
    seen: dict[str, Any] = json.loads(run(environment, str(Path(__file__).with_name("a_third_language.py")), folder))
    assert seen["refusals"] == []
    commands = seen["commands"]
    assert commands["ask"]["name_localizations"] == {"zh-CN": "提问", "zh-TW": "提問", "de": "ask-de"}
    assert commands["pets"]["name_localizations"] == {"zh-CN": "宠物", "zh-TW": "寵物", "de": "haustiere"}
    assert commands["pets"]["description_localizations"]["de"] == "Haustiere: everything at a glance, or one answer-de"
    german, open_to_all, chinese = seen["shown"]
    assert "### Wo ist die Katze?\nAuf dem Sofa." in german[0]
    assert "DE Show everyone" in german
    assert open_to_all[0].startswith("DE ")
    assert "### Haustiere" in open_to_all[-1]
    assert "### 猫在哪里？\n在沙发上。" in chinese[0]
    assert "给大家看" in chinese
