"""Tables written into a document, each between its own two marks."""

import re
from collections.abc import Sequence
from pathlib import Path

MATCHING = Path(__file__).parent.parent / "docs" / "matching.md"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def write(name: str, text: str, path: Path = MATCHING) -> None:
    """Replace the text between `<!-- name -->` and `<!-- end name -->` of a document.

    Raises:
        SystemExit: the document has no such marks.
    """
    document = path.read_text(encoding="utf-8")
    begin, end = f"<!-- {name} -->", f"<!-- end {name} -->"
    changed, count = re.subn(
        f"{re.escape(begin)}.*?{re.escape(end)}", lambda _: f"{begin}\n{text}\n{end}", document, flags=re.DOTALL
    )
    if count != 1:
        raise SystemExit(f"{path}: {begin} … {end} should stand there once, and stands there {count} times")
    path.write_text(changed, encoding="utf-8")


def percent(proportion: float) -> str:
    """Return a proportion in per cent with one decimal."""
    return f"{100 * proportion:.1f}"
