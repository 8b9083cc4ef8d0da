"""The files of an FAQ, read once: what they hold cannot change while they are parsed."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath

from bot.errors import KnowledgeError
from bot.faq.files.folder import LESSONS, list_files, read_file, reason
from bot.faq.files.problem import Place, Problem
from bot.faq.files.yaml_source import MAX_BYTES

SYNONYMS, SMALL_TALK, ABOUT = "synonyms.yaml", "courtesies.yaml", "about-this-faq.yaml"
OUT_OF_SCOPE = "out_of_scope"
"""The folder below LESSONS with what the FAQ does not answer, a file a theme."""
FORMER_OUT_OF_SCOPE = "strangers"
"""Its name in older FAQs, which is still read."""


@dataclass(frozen=True)
class FaqSources:
    """An FAQ's files as bytes, by their path below its folder; `left_out` says why a name is not read."""

    folder: str
    contents: Mapping[str, bytes]
    left_out: Mapping[str, str] = field(default_factory=dict)

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
        return sorted(name for name in read if name not in {SYNONYMS, SMALL_TALK, ABOUT})

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
        """Return what is left out of the folder, and what to rename in it although it is read as it is."""
        left_out = [_left_out(self.shown(name), why) for name, why in sorted(self.left_out.items())]
        former, new = f"{LESSONS}/{FORMER_OUT_OF_SCOPE}", f"{LESSONS}/{OUT_OF_SCOPE}"
        first = next((name for name in self.lessons() if name.startswith(f"{former}/")), None)
        if first is None:
            return left_out
        what, hint = f"the folder {former} is called {new} now", f"move its files to {self.shown(new)}"
        return [*left_out, Problem(Place(self.shown(first)), what, hint, "warning")]


def _left_out(name: str, why: str) -> Problem:
    what, _, hint = why.partition("; ")
    hint = hint or "make it a file that can be read, or delete it"
    return Problem(Place(name), f"this is not read: {what}", hint, "warning")


def theme_of(name: str) -> str:
    """Return the theme of a file of lessons: its path below LESSONS without the ending.

    It is the same in the former folder of out-of-scope lessons as in the present one.
    """
    first, *rest = PurePosixPath(name).relative_to(LESSONS).with_suffix("").parts
    return "/".join([OUT_OF_SCOPE if rest and first == FORMER_OUT_OF_SCOPE else first, *rest])


def read_files(folder: Path) -> FaqSources:
    """Read all YAML files of a folder; of one that is too large only as much as shows that it is.

    Raises:
        KnowledgeError: there is no such folder, it holds no topic file, or something in it can't be read.
    """
    if not folder.is_dir():
        raise KnowledgeError(f"{folder}: no such folder; name the folder that holds the FAQ's topic files")
    listing = list_files(folder)
    unreadable, contents = dict(listing.unreadable), {}
    for name in listing.files:
        try:
            content = read_file(folder / name, MAX_BYTES + 1)
        except OSError as error:
            unreadable[name] = reason(error)
        else:
            if content is not None:
                contents[name] = content
    sources = FaqSources(_shown(folder), contents, listing.left_out)
    if unreadable:
        hint = "let the user who runs this read it"
        problems = [
            Problem(Place(sources.shown(name)), f"this can't be read ({why})", hint) for name, why in unreadable.items()
        ]
        raise KnowledgeError("\n".join(map(str, sorted(problems))))
    if not sources.topics():
        raise KnowledgeError(f"{folder}: no topic files here; write one, say {folder}/basics.yaml")
    return sources


def _shown(folder: Path) -> str:
    """Return a folder's path, relative to the current folder where it lies below it."""
    try:
        return folder.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return folder.as_posix()
