"""The program in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT

Program = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """Start the program and wait for its end; it stands in an empty folder, where nobody has a .env."""
    empty = tmp_path / "empty"
    empty.mkdir()

    def started(*command: str, typed: str | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "bot", *command],
            cwd=empty,
            env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"} | environment,
            input=typed,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return started
