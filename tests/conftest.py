"""What all tests share: a cache of their own in the checkout, and small FAQs."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent
os.environ["CACHE_DIR"] = str(ROOT / ".cache" / "tests")
for name in ("KNOWLEDGE_DIR", "SEMANTIC", "DISCORD_TOKEN"):
    os.environ.pop(name, None)
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
FaqFolder = Callable[..., Path]


def pytest_sessionstart(session: pytest.Session) -> None:
    """Learn our own FAQ once, before workers start that would all do it."""
    if not hasattr(session.config, "workerinput") and not session.config.option.collectonly:
        from bot.build import build_mentor
        from bot.settings import load_settings

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
