"""What all tests share: settings that are nobody's own, a cache in the checkout, and small FAQs."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from bot.settings import Settings

ROOT = Path(__file__).parent.parent
# Somebody's own .env and environment must not reach a test: with their token, `run` would be their bot in Discord.
Settings.model_config["env_file"] = None
for name in [name for name in os.environ if name.lower() in Settings.model_fields]:
    del os.environ[name]
os.environ |= {
    "KNOWLEDGE_DIR": str(ROOT / "knowledge"),
    "CACHE_DIR": str(ROOT / ".cache" / "tests"),
    "SEMANTIC": "1",
}
settings.register_profile("ours", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ours")

TOPIC = """\
topic:
  en: Pets
entries:
  - id: cats
    title: {en: Do you have cats?}
    answer: {en: We have two.}
    phrasings: {en: [is there a cat here, "any kittens?"]}
  - id: dogs
    title: {en: Do you have dogs?}
    answer: {en: We have none.}
    phrasings: {en: [is there a dog, puppies]}
"""
TOYS = """\
topic: {en: Toys}
entries:
  - id: balls
    title: {en: Do you have balls?}
    answer: {en: We have seven.}
    phrasings: {en: [anything round to throw]}
"""
FaqFolder = Callable[..., Path]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what runs a whole bot or its processes in the sandbox."""
    for item in items:
        if item.path.is_relative_to(ROOT / "tests" / "e2e"):
            item.add_marker("e2e")


def pytest_sessionstart(session: pytest.Session) -> None:
    """Train on our own FAQ once, before workers start that would all do it."""
    if not hasattr(session.config, "workerinput") and not session.config.option.collectonly:
        from bot.settings import load_settings
        from bot.training.loader import build_mentor

        build_mentor(load_settings())


@pytest.fixture
def faq_folder(tmp_path: Path) -> FaqFolder:
    """Write a small FAQ: a topic `pets` with two entries, and whatever files are given (name -> text or bytes)."""

    def write(files: Mapping[str, str | bytes] | None = None) -> Path:
        folder = tmp_path / "faq"
        for name, content in ({"pets.yaml": TOPIC} | dict(files or {})).items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return folder

    return write
