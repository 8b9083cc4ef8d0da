"""Files that are written through another name than the one that is read, and folders that end nothing."""

import os
from pathlib import Path

from tests.conftest import FaqFolder
from tests.e2e.live.conftest import CATS, THREE, Keep, Live


async def test_written_through_the_file_that_a_link_leads_to(keep: Keep, faq_folder: FaqFolder, tmp_path: Path) -> None:
    """The system reports no change of the link itself."""
    folder = faq_folder()
    behind = tmp_path / "elsewhere"
    (folder / "pets.yaml").rename(behind)
    (folder / "pets.yaml").symlink_to(behind)
    async with keep(folder) as live:
        behind.write_text(THREE, encoding="utf-8")
        await live.in_force()
        assert "We have three." in (await live.ask(CATS)).text


async def test_written_through_a_hard_link(live: Live, tmp_path: Path) -> None:
    """The same file, another name in another folder."""
    (tmp_path / "other").hardlink_to(live.folder / "pets.yaml")
    (tmp_path / "other").write_text(THREE, encoding="utf-8")
    await live.in_force()
    assert "We have three." in (await live.ask(CATS)).text


async def test_what_can_not_be_read_ends_nothing(live: Live) -> None:
    """The last good FAQ answers, it is said once, and the next good save is taken."""
    (live.folder / "round.yaml").symlink_to("round.yaml")
    await live.log.until(live.log.complaints)
    assert "We have two." in (await live.ask(CATS)).text
    (live.folder / "round.yaml").unlink()
    os.mkfifo(live.folder / "pipe.yaml")
    live.save(THREE)
    await live.in_force()
    assert "We have three." in (await live.ask(CATS)).text
    (complaint,) = live.log.complaints()
    assert "round.yaml:1:1: this can't be read" in complaint
