"""Matchers that are kept: those that were used last, and no more than the disk should hold."""

import os
from pathlib import Path

from bot.settings import Settings, load_settings
from bot.training.cache import MOST_KEPT
from bot.training.loader import build_mentor
from tests.conftest import TOPIC, FaqFolder

LARGE = 90 * 2**20


def settings_of(folder: Path, cache: Path) -> Settings:
    return load_settings(knowledge_dir=folder, cache_dir=cache, semantic=False)


def of_others(cache: Path, number: int) -> list[Path]:
    """Put large matchers of other FAQs into the cache (they take no room on the disk), used one after the other."""
    paths = [cache / f"matcher-{n:032x}.npz" for n in range(number)]
    for n, path in enumerate(paths):
        path.touch()
        os.truncate(path, LARGE)
        os.utime(path, (1e9 + n, 1e9))
    return paths


def test_the_main_faq_is_not_pushed_out(faq_folder: FaqFolder, tmp_path: Path) -> None:
    """Many small FAQs are learnt after it: all of them fit."""
    cache = tmp_path / "cache"
    for number in range(12):
        folder = faq_folder({"pets.yaml": TOPIC.replace("puppies", f"puppy number {number}")})
        build_mentor(settings_of(folder, cache))
    assert len(list(cache.glob("matcher-*"))) == 12


def test_what_was_not_used_for_longest_goes(faq_folder: FaqFolder, tmp_path: Path) -> None:
    """The oldest file of all stays where it was read just now; the log of uses needs nothing of the file system."""
    cache, settings = tmp_path / "cache", settings_of(faq_folder(), tmp_path / "cache")
    build_mentor(settings)
    (main,) = cache.glob("matcher-*")
    others = of_others(cache, 6)
    os.utime(main, (1e9 - 1, 1e9 - 1))
    build_mentor(settings)
    faq_folder({"pets.yaml": TOPIC.replace("puppies", "woof woof")})
    build_mentor(settings)
    kept = list(cache.glob("matcher-*"))
    assert main in kept
    assert [path in kept for path in others] == [False, False, True, True, True, True]
    assert sum(path.stat().st_size for path in kept) <= MOST_KEPT


def test_the_newest_stays_however_large(faq_folder: FaqFolder, tmp_path: Path) -> None:
    """Even where others were used after it."""
    cache = tmp_path / "cache"
    cache.mkdir()
    others = of_others(cache, 5)
    for path in others:
        os.utime(path, (4e9, 1e9))
    build_mentor(settings_of(faq_folder(), cache))
    kept = set(cache.glob("matcher-*"))
    assert len(kept - set(others)) == 1
    assert len(kept) == 5
