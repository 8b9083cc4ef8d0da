"""What import-linter's contracts (`make lint`) can't see."""

from functools import cache
from pathlib import Path

import grimp
import pytest

from tests.conftest import ROOT

PACKAGES = ("bot", "discord_sandbox")
MAX_LINES = 300
MAX_BOT_LINES = 10_800


@cache
def _graph() -> grimp.ImportGraph:
    return grimp.build_graph(*PACKAGES, cache_dir=None)


@pytest.mark.parametrize("module", sorted(_graph().modules))
def test_no_module_imports_itself_in_a_circle(module: str) -> None:
    """However long the chain, a package's `__init__` and imports for types included."""
    imported = _graph().find_modules_directly_imported_by(module)
    assert [other for other in imported if module in _graph().find_upstream_modules(other)] == []


@pytest.mark.parametrize("package", PACKAGES)
def test_no_module_is_long(package: str) -> None:
    """One idea a module."""
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in _sources(package)}
    assert {path: count for path, count in lines.items() if count > MAX_LINES} == {}


def test_the_bot_stays_small() -> None:
    """What is not the sandbox can be read in a day."""
    assert sum(len(path.read_text(encoding="utf-8").splitlines()) for path in _sources("bot")) < MAX_BOT_LINES


def _sources(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))
