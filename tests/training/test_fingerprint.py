"""A matcher is trained again where the code that decides changed, and only there."""

import shutil
from pathlib import Path

import grimp
import pytest

import bot
from bot.training.fingerprint import code_fingerprint, deciding_sources

PACKAGE = Path(bot.__file__).parent
NOT_DECIDING = {
    "bot.errors": "wording of errors",
    "bot.faq": "names only",
    "bot.faq.checks": "refuses files, changes nothing in them",
    "bot.faq.files.explain_errors": "wording of problems",
    "bot.faq.files.folder": "finds files, changes nothing in them",
    "bot.faq.files.misread_texts": "wording of problems",
    "bot.faq.files.problem": "wording of problems",
    "bot.faq.files.quoting": "wording of problems",
    "bot.faq.files.schema_keys": "wording of problems",
    "bot.faq.watch": "tells when to look",
    "bot.limits": "refuses files, changes nothing in them",
    "bot.settings": "each setting that decides is part of the cache key",
}
"""What training imports and yet needs no new training when it changes, each with its reason."""


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Copy the sources, to be changed."""
    return Path(shutil.copytree(PACKAGE, tmp_path / "bot", ignore=shutil.ignore_patterns("page", "__pycache__")))


def test_every_module_that_training_imports_is_known() -> None:
    """Each either counts or is listed with a reason; deciding code that moves can't drop out unnoticed."""
    imported = grimp.build_graph("bot", cache_dir=None).find_upstream_modules("bot.training.train") | {
        "bot.training.train"
    }
    counted = {_module(path) for path in deciding_sources()}
    assert imported - counted == set(NOT_DECIDING)


def test_what_is_listed_exists() -> None:
    """A name that leads nowhere would count nothing."""
    assert all(path.is_file() for path in deciding_sources())


def test_a_module_in_a_subfolder_counts(package: Path) -> None:
    """However deep it lies below a package that counts."""
    before = code_fingerprint(package)
    deep = package / "matching" / "kernels" / "gauss" / "distance.py"
    deep.parent.mkdir(parents=True)
    deep.write_text("GAMMA = 2\n", encoding="utf-8")
    assert code_fingerprint(package) != before


@pytest.mark.parametrize(
    "name", ["training/train.py", "training/cache.py", "faq/load.py", "matching/hyperparameters.py"]
)
def test_what_turns_lessons_into_examples_and_settings_counts(package: Path, name: str) -> None:
    """A change there can change what is trained."""
    assert _after_a_change(package, name) != code_fingerprint()


@pytest.mark.parametrize("name", ["faq/lint/links.py", "faq/lint/warnings.py", "cli/check.py", "mentor/mentor.py"])
def test_what_decides_nothing_does_not_count(package: Path, name: str) -> None:
    """A comment in the link checker makes nobody train again."""
    assert _after_a_change(package, name) == code_fingerprint()


def _after_a_change(package: Path, name: str) -> str:
    with (package / name).open("a", encoding="utf-8") as file:
        file.write("\n# a comment\n")
    return code_fingerprint(package)


def _module(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
