"""What lies in an FAQ's folder: the files that are read, and what looks like one but is left out."""

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

LESSONS = "lessons"
"""The only folder that is looked into, with the folders below it."""
MAX_FOLDERS = 8
"""Levels of folders that are looked into; deeper ones are left out."""
MAX_OVERLOOKED = 20
"""Files of a folder that are named as not read."""
ENDINGS = (".yaml", ".yml")
Stamp = tuple[int, ...]
"""What changes when a file is saved, whatever its name leads to: device, inode, size, and times in nanoseconds."""


@dataclass(frozen=True, slots=True)
class Listing:
    """An FAQ's files by their path below its folder.

    `left_out` says why a name is not read, and behind a semicolon what to do; `unreadable` why it should be read and
    can't be.
    """

    files: dict[str, Stamp] = field(default_factory=dict)
    left_out: dict[str, str] = field(default_factory=dict)
    unreadable: dict[str, str] = field(default_factory=dict)


def list_files(folder: Path) -> Listing:
    """Return what lies in a folder, links followed; never raise for anything in it, nor go round in a circle."""
    listing = Listing()
    waiting: list[tuple[str, int]] = [("", 0)]
    visited: set[tuple[int, int]] = set()
    while waiting:
        below, depth = waiting.pop()
        try:
            found = (folder / below).stat()
            if (found.st_dev, found.st_ino) in visited:
                continue
            visited.add((found.st_dev, found.st_ino))
            with os.scandir(folder / below) as scanned:
                entries = sorted(scanned, key=lambda entry: entry.name)
        except FileNotFoundError:  # deleted just now
            continue
        except OSError as error:
            listing.unreadable[below or "."] = reason(error)
            continue
        waiting.extend((name, depth + 1) for name in _look_at(entries, below, depth, listing))
    return listing


def _look_at(entries: list[os.DirEntry[str]], below: str, depth: int, listing: Listing) -> Iterator[str]:
    """Put each entry of a folder into the listing, and yield the folders to look into next."""
    for entry in entries:
        name = f"{below}/{entry.name}" if below else entry.name
        wanted = entry.name.endswith(ENDINGS)
        if entry.name.startswith(".") or (not wanted and _is_overlooked(entry, name, listing)):
            continue
        try:
            found = entry.stat()
        except FileNotFoundError:
            if wanted and entry.is_symlink():
                listing.left_out[name] = "a link that leads nowhere"
            continue
        except OSError as error:
            if wanted:
                listing.unreadable[name] = reason(error)
            continue
        is_folder = stat.S_ISDIR(found.st_mode)
        if not wanted and not is_folder:
            continue
        if why := _why_left_out(name, found.st_mode, depth, wanted=wanted):
            listing.left_out[name] = why
        elif is_folder:
            yield name
        else:
            listing.files[name] = (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)


def _is_overlooked(entry: os.DirEntry[str], name: str, listing: Listing) -> bool:
    """Return whether nothing in a file or folder is read, which is noted where somebody may take it for the FAQ's."""
    if why := _why_overlooked(entry.name):
        listing.left_out[name] = why
        return True
    if name.partition("/")[0] == LESSONS:
        return False
    with suppress(OSError):
        if entry.is_dir(follow_symlinks=False):
            with os.scandir(entry.path) as inner:
                found = sorted(file.name for file in inner if file.name.endswith(ENDINGS) and file.name[0] != ".")
            for file in found[:MAX_OVERLOOKED]:
                why = f"of all folders only {LESSONS} is looked into"
                listing.left_out[f"{name}/{file}"] = f"{why}; move it beside the other topics, or into {LESSONS}"
    return True


def _why_overlooked(name: str) -> str:
    """Return why a file is not read that looks like one of the FAQ, and what to do; "" for any other."""
    stem, _, ending = name.rpartition(".")
    if ending.lower() in {"yaml", "yml"}:
        return f"its name ends in .{ending}; rename it to {stem}.yaml"
    if ending.lower() == "json" or name.lower().endswith((".yaml.txt", ".yml.txt")):
        return "only files that end in .yaml are; write it as YAML, or move it elsewhere"
    return ""


def _why_left_out(name: str, mode: int, depth: int, *, wanted: bool) -> str:
    try:
        name.encode()
    except UnicodeEncodeError:
        return "its name is not UTF-8"
    if wanted and stat.S_ISDIR(mode):
        return "a folder with the name of a file"
    if wanted and not stat.S_ISREG(mode):
        return "not a regular file"
    return f"folders are read {MAX_FOLDERS} levels deep" if not wanted and depth >= MAX_FOLDERS else ""


def read_file(path: Path, most: int) -> bytes | None:
    """Return at most `most` bytes of a file; None where it is gone or is no regular file any more.

    Raises:
        OSError: it can't be read.
    """
    try:
        with open(path, "rb", opener=_open_at_once) as file:
            return file.read(most) if stat.S_ISREG(os.fstat(file.fileno()).st_mode) else None
    except FileNotFoundError:
        return None


def _open_at_once(path: str, flags: int) -> int:
    """Open a file without waiting: a pipe that nobody writes to would never be open."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def reason(error: OSError) -> str:
    """Return why the system refused something, in its words."""
    return error.strerror or type(error).__name__
