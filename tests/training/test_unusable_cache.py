"""What stands in the cache is not trusted, and a cache that can't be written to is no obstacle."""

import json
import logging
import os
import resource
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from bot.matching.array_files import Arrays, load_arrays, save_arrays
from bot.settings import Settings, load_settings
from bot.training.loader import build_mentor
from tests.conftest import ROOT, TOPIC, FaqFolder

TERABYTES = 10**13
OTHER_TOPIC = TOPIC.replace("Pets", "Birds").replace("cat", "crow").replace("dog", "duck")


@pytest.fixture
def settings(faq_folder: FaqFolder, tmp_path: Path) -> Settings:
    return load_settings(knowledge_dir=faq_folder(), cache_dir=tmp_path / "cache", semantic=False)


def matcher_file(settings: Settings) -> Path:
    """Return the file of the one matcher in the cache."""
    (path,) = settings.cache_dir.glob("matcher-*")
    return path


def with_other_labels(path: Path) -> None:
    """Name the labels of a matcher otherwise, as an FAQ of as many entries would."""

    def rename(words: dict[str, object]) -> None:
        words["labels"] = ["birds/crows", "birds/ducks"]

    _change(path, rename)


def with_fewer_labels(path: Path) -> None:
    """Drop a label, so that the weights have a column too many."""

    def drop(words: dict[str, object]) -> None:
        words["labels"] = ["pets/cats"]

    _change(path, drop)


def with_a_header_of_terabytes(path: Path) -> None:
    """Let the weights claim that they are a thousand times what a machine has."""
    _with_first_array(path, _header((TERABYTES, 3)))


def with_a_header_of_no_size(path: Path) -> None:
    """Let the weights claim that they are none."""
    _with_first_array(path, _header((0, 3)))


def compressed(path: Path) -> None:
    """Replace the matcher by a small file that becomes large when it is read."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("weights.npy", _header((2**24,)) + bytes(2**24 * 4))


def deeply_nested(path: Path) -> None:
    """Replace the words by JSON that no parser gets to the end of."""
    arrays = load_arrays(path)
    assert arrays
    arrays["words"] = np.frombuffer(b"[" * 200_000, dtype=np.uint8)
    save_arrays(path, **arrays)


@pytest.mark.slow
@pytest.mark.parametrize(
    "change",
    [
        with_other_labels,
        with_fewer_labels,
        with_a_header_of_terabytes,
        with_a_header_of_no_size,
        compressed,
        deeply_nested,
    ],
)
def test_a_matcher_that_does_not_fit_is_trained_anew(
    settings: Settings, caplog: pytest.LogCaptureFixture, change: Callable[[Path], None]
) -> None:
    """The log says so, and the answer is right."""
    build_mentor(settings)
    path = matcher_file(settings)
    change(path)

    matcher = build_mentor(settings).matcher

    assert matcher.labels == ("pets/cats", "pets/dogs")
    assert matcher.match("puppies").decision == "answer"
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert str(path) in caplog.text
    caplog.clear()
    assert build_mentor(settings).matcher.labels == matcher.labels
    assert caplog.records == [], "it was saved anew"


@pytest.mark.slow
def test_another_faqs_matcher_is_not_used(settings: Settings, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """However its file came to this one's name; one with the same entries is another's, too."""
    for name, topic in (("birds", OTHER_TOPIC), ("pets", TOPIC.replace("puppies", "woof woof"))):
        others = settings.model_copy(
            update={"knowledge_dir": tmp_path / name, "cache_dir": tmp_path / f"cache of {name}"}
        )
        others.knowledge_dir.mkdir()
        (others.knowledge_dir / f"{name}.yaml").write_text(topic, encoding="utf-8")
        build_mentor(others)
        build_mentor(settings)
        caplog.clear()
        matcher_file(settings).write_bytes(matcher_file(others).read_bytes())

        matcher = build_mentor(settings).matcher

        assert matcher.match("puppies").candidates[0].label == "pets/dogs"
        assert matcher.match("puppies").exact
        assert [record.levelname for record in caplog.records] == ["WARNING"]


@pytest.mark.parametrize("blocked", ["a file in the way", "a full disk"])
def test_a_cache_that_cannot_be_written(settings: Settings, blocked: str) -> None:
    """The command line answers, and says once on its error output that CACHE_DIR would mend it."""
    if blocked == "a file in the way":
        settings.cache_dir.write_text("", encoding="utf-8")

    def full() -> None:
        if blocked == "a full disk":  # no file of this process, or of one that it starts, can grow
            resource.setrlimit(resource.RLIMIT_FSIZE, (512, 512))

    done = subprocess.run(
        [sys.executable, "-m", "bot", "ask", "puppies"],
        env=os.environ | settings.as_environment() | {"PYTHONPATH": str(ROOT)},
        preexec_fn=full,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 0
    assert "We have none." in done.stdout
    (line,) = (line for line in done.stderr.splitlines() if line)
    assert str(settings.cache_dir) in line
    assert "CACHE_DIR" in line


def test_a_cache_that_fills_up_while_it_is_written(
    settings: Settings, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was trained answers all the same."""
    settings.cache_dir.mkdir()
    monkeypatch.setattr("bot.training.cache._has_room", bool)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (512, hard))
    try:
        matcher = build_mentor(settings).matcher
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert matcher.match("puppies").decision == "answer"
    assert "CACHE_DIR" in caplog.text
    assert all(record.levelno == logging.WARNING for record in caplog.records)


def _change(path: Path, change: Callable[[dict[str, object]], None]) -> None:
    arrays: Arrays | None = load_arrays(path)
    assert arrays
    words = json.loads(arrays["words"].tobytes())
    change(words)
    arrays["words"] = np.frombuffer(json.dumps(words).encode(), dtype=np.uint8)
    save_arrays(path, **arrays)


def _header(shape: tuple[int, ...]) -> bytes:
    text = f"{{'descr': '<f4', 'fortran_order': False, 'shape': {shape!r}, }}".encode()
    text += b" " * (63 - (10 + len(text)) % 64) + b"\n"
    return b"\x93NUMPY\x01\x00" + len(text).to_bytes(2, "little") + text


def _with_first_array(path: Path, content: bytes) -> None:
    """Replace the weights of a matcher by other bytes, with the right checksum."""
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    assert "weights.npy" in files
    with zipfile.ZipFile(path, "w") as archive:
        for name, old in files.items():
            archive.writestr(name, content + bytes(64) if name == "weights.npy" else old)
