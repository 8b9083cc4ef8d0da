"""The README's bot and test are run as they stand there."""

import re
import subprocess
import sys
from pathlib import Path

import discord_sandbox


def test_the_readme_runs(tmp_path: Path) -> None:
    """The blocks, put together in a file, are a test that passes."""
    readme = (Path(discord_sandbox.__file__).parent / "README.md").read_text(encoding="utf-8")
    pointing, testing, bot = re.findall(r"^```python\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    (tmp_path / "test_hello.py").write_text(f"{pointing}\n{bot}\n{testing}", encoding="utf-8")
    options = ["-o", "asyncio_mode=auto", "-W", "ignore::DeprecationWarning", "--rootdir", str(tmp_path)]

    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *options, str(tmp_path)],
        check=False,
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )

    assert run.returncode == 0, run.stdout
