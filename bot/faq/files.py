"""The files of an FAQ, read once: what they hold cannot change while it is looked at."""

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bot.errors import KnowledgeError
from bot.faq.positions import LARGEST

SYNONYMS, COURTESIES, LESSONS = "synonyms.yaml", "courtesies.yaml", "lessons"


@dataclass(frozen=True)
class Files:
    """An FAQ's files as bytes, by their path below its folder."""

    folder: str
    contents: Mapping[str, bytes]

    @cached_property
    def digest(self) -> str:
        """A fingerprint of all that is in them; the order in which they were read makes no difference."""
        whole = hashlib.sha256()
        for name, content in sorted(self.contents.items()):
            whole.update(f"{name}\0{len(content)}\0".encode())
            whole.update(content)
        return whole.hexdigest()

    def topics(self) -> list[str]:
        """List the topic files, sorted."""
        read = (name for name in self.contents if "/" not in name and name.endswith(".yaml"))
        return sorted(name for name in read if name not in {SYNONYMS, COURTESIES})

    def lessons(self) -> list[str]:
        """List the files of lessons, sorted."""
        return sorted(name for name in self.contents if name.startswith(f"{LESSONS}/") and name.endswith(".yaml"))

    def misnamed(self) -> list[str]:
        """List files that nobody reads because of their ending, sorted."""
        return sorted(name for name in self.contents if name.endswith(".yml"))

    def shown(self, name: str) -> str:
        """Give a file's name as a person would open it."""
        return f"{self.folder}/{name}"


def read_files(folder: Path) -> Files:
    """Read all YAML files of a folder; of one that is too large only as much as shows that it is.

    Raises:
        KnowledgeError: there is no such folder, or it holds no topic file.
    """
    if not folder.is_dir():
        raise KnowledgeError(f"{folder}: no such folder; name the folder that holds the FAQ's topic files")
    contents: dict[str, bytes] = {}
    for pattern in ("*.yaml", "*.yml", f"{LESSONS}/**/*.yaml", f"{LESSONS}/**/*.yml"):
        for path in sorted(folder.glob(pattern)):
            if path.is_file() and not path.name.startswith("."):
                with suppress(FileNotFoundError), path.open("rb") as file:
                    contents[path.relative_to(folder).as_posix()] = file.read(LARGEST + 1)
    files = Files(_shown(folder), contents)
    if not files.topics():
        raise KnowledgeError(f"{folder}: no topic files here; write one, say {folder}/basics.yaml")
    return files


def _shown(folder: Path) -> str:
    """Name a folder briefly: below the folder that one stands in where it is there."""
    try:
        return folder.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return folder.as_posix()
