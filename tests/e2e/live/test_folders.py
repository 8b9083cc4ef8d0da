"""Folders that come and go while they are watched."""

import shutil
from pathlib import Path

from tests.conftest import TOPIC, FaqFolder
from tests.e2e.live.conftest import CATS, THREE, Keep, Live

# Folders that come and go


async def test_a_deleted_folder_that_is_restored(live: Live, tmp_path: Path) -> None:
    """The last good FAQ answers meanwhile; what is saved in the restored folder is in force again."""
    live.folder.rename(tmp_path / "away")
    await live.log.until(live.log.complaints)
    assert "We have two." in (await live.ask(CATS)).text
    (tmp_path / "away").rename(live.folder)
    await live.log.until(lambda: live.log.count("fixed"))
    await live.ask(CATS)
    live.save(THREE)
    await live.in_force()
    assert "We have three." in (await live.ask(CATS)).text
    assert len(live.log.complaints()) == 1
    assert "no such folder" in live.log.complaints()[0]


async def test_a_folder_that_is_made_anew(live: Live) -> None:
    """Deleted with all that is in it, and written again with something else."""
    shutil.rmtree(live.folder)
    await live.log.until(live.log.complaints)
    live.save(THREE)
    await live.in_force()
    assert "We have three." in (await live.ask(CATS)).text


async def test_a_save_during_training_on_a_new_folder(live: Live, tmp_path: Path) -> None:
    """It is not overlooked, although the watch on the new folder hasn't begun."""
    live.folder.rename(tmp_path / "away")
    await live.log.until(live.log.complaints)
    live.may_go_on.clear()
    await live.looked_at(lambda: live.save(THREE))
    live.save(TOPIC.replace("We have two.", "We have four."))
    live.may_go_on.set()
    await live.in_force(2)
    assert "We have four." in (await live.ask(CATS)).text


async def test_a_link_to_another_folder(keep: Keep, faq_folder: FaqFolder, tmp_path: Path) -> None:
    """A folder's name that is pointed at another folder, at one stroke; saves in the new one count from then on."""
    old, new = faq_folder(), tmp_path / "new"
    shutil.copytree(old, new)
    (new / "pets.yaml").write_text(THREE, encoding="utf-8")
    link = tmp_path / "knowledge"
    link.symlink_to(old)
    async with keep(link) as live:
        (tmp_path / "next").symlink_to(new)
        (tmp_path / "next").replace(link)
        await live.in_force()
        assert "We have three." in (await live.ask(CATS)).text
        live.save(TOPIC.replace("We have two.", "We have four."))
        await live.in_force(2)
        assert "We have four." in (await live.ask(CATS)).text
        assert live.log.complaints() == []


async def test_links_to_files_in_a_folder_that_is_swapped(keep: Keep, faq_folder: FaqFolder, tmp_path: Path) -> None:
    """As Kubernetes mounts a ConfigMap: each file leads through the link `..data`, and that is what changes."""
    mounted = tmp_path / "knowledge"
    mounted.mkdir()
    faq_folder().rename(mounted / "..2026_11_24")
    (mounted / "..data").symlink_to("..2026_11_24")
    (mounted / "pets.yaml").symlink_to("..data/pets.yaml")
    async with keep(mounted) as live:
        new = mounted / "..2026_11_25"
        live.save(THREE, f"{new.name}/pets.yaml")
        (mounted / "..data_tmp").symlink_to(new.name)
        (mounted / "..data_tmp").replace(mounted / "..data")
        await live.in_force()
        assert "We have three." in (await live.ask(CATS)).text
