"""The files of an FAQ, read once: what they hold cannot change while they are parsed."""

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from bot.errors import KnowledgeError
from bot.faq.files.problem import Place, Problem
from bot.faq.files.yaml_source import MAX_BYTES

SYNONYMS, SMALL_TALK, LESSONS = "synonyms.yaml", "courtesies.yaml", "lessons"
OUT_OF_SCOPE = "out_of_scope"
"""The folder below LESSONS with what the FAQ does not answer, a file a theme."""
FORMER_OUT_OF_SCOPE = "strangers"
"""Its name in older FAQs, which is still read."""


@dataclass(frozen=True)
class FaqSources:
    """An FAQ's files as bytes, by their path below its folder."""

    folder: str
    contents: Mapping[str, bytes]

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of all names and contents; the order in which they were read makes no difference."""
        whole = hashlib.sha256()
        for name, content in sorted(self.contents.items()):
            whole.update(f"{name}\0{len(content)}\0".encode())
            whole.update(content)
        return whole.hexdigest()

    def topics(self) -> list[str]:
        """Return the names of the topic files, sorted."""
        read = (name for name in self.contents if "/" not in name and name.endswith(".yaml"))
        return sorted(name for name in read if name not in {SYNONYMS, SMALL_TALK})

    def lessons(self) -> list[str]:
        """Return the names of the files of lessons, sorted."""
        return sorted(name for name in self.contents if name.startswith(f"{LESSONS}/") and name.endswith(".yaml"))

    def misnamed(self) -> list[str]:
        """Return the names of files that are not read because of their ending, sorted."""
        return sorted(name for name in self.contents if name.endswith(".yml"))

    def shown(self, name: str) -> str:
        """Return a file's name as a person would open it."""
        return f"{self.folder}/{name}"

    def warnings(self) -> list[Problem]:
        """Return what to rename in the folder, although it is read as it is."""
        former, new = f"{LESSONS}/{FORMER_OUT_OF_SCOPE}", f"{LESSONS}/{OUT_OF_SCOPE}"
        first = next((name for name in self.lessons() if name.startswith(f"{former}/")), None)
        if first is None:
            return []
        what, hint = f"the folder {former} is called {new} now", f"move its files to {self.shown(new)}"
        return [Problem(Place(self.shown(first)), what, hint, "warning")]


def theme_of(name: str) -> str:
    """Return the theme of a file of lessons: its path below LESSONS without the ending.

    It is the same in the former folder of out-of-scope lessons as in the present one.
    """
    first, *rest = PurePosixPath(name).relative_to(LESSONS).with_suffix("").parts
    return "/".join([OUT_OF_SCOPE if rest and first == FORMER_OUT_OF_SCOPE else first, *rest])


def read_files(folder: Path) -> FaqSources:
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
                    contents[path.relative_to(folder).as_posix()] = file.read(MAX_BYTES + 1)
    sources = FaqSources(_shown(folder), contents)
    if not sources.topics():
        raise KnowledgeError(f"{folder}: no topic files here; write one, say {folder}/basics.yaml")
    return sources


def _shown(folder: Path) -> str:
    """Return a folder's path, relative to the current folder where it lies below it."""
    try:
        return folder.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return folder.as_posix()
