"""No module but the descriptors names a language other than English."""

import ast
from collections.abc import Iterator
from pathlib import Path

import bot
from bot.i18n import DEFAULT_LANGUAGES

PACKAGE = Path(bot.__file__).parent
NAMES = {writing.locale for writing in DEFAULT_LANGUAGES.writings()} - {DEFAULT_LANGUAGES.default}


def modules() -> Iterator[Path]:
    """Yield the modules that may not name a language."""
    return (path for path in PACKAGE.rglob("*.py") if path.relative_to(PACKAGE).parts[0] != "i18n")


def named_in(path: Path) -> set[object]:
    """Return the names of languages that stand as texts in a module."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and node.value in NAMES}


def test_languages_are_named_in_their_descriptors_alone() -> None:
    """A third language needs no change anywhere else."""
    assert [path.relative_to(PACKAGE).as_posix() for path in modules() if named_in(path)] == []
