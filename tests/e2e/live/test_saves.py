"""Saved files: good ones are in force, broken ones change nothing and are said once."""

from tests.conftest import TOPIC, TOYS
from tests.e2e.live.conftest import BROKEN, CATS, COMPLAINT, THREE, WHISKERS, Live

# Good saves


async def test_a_saved_answer(live: Live) -> None:
    """The next question gets it, and the log says so in a line."""
    live.save(THREE)
    await live.in_force()
    assert "We have three." in (await live.ask(CATS)).text
    assert live.log.complaints() == []


async def test_a_saved_phrasing(live: Live) -> None:
    """What nobody knew before is answered once it is trained."""
    assert "I don't know that one" in (await live.ask(WHISKERS)).text
    live.save(TOPIC.replace("is there a cat here", f"is there a cat here, {WHISKERS}"))
    await live.in_force()
    assert "We have two." in (await live.ask(WHISKERS)).text


async def test_a_lesson_in_a_new_folder(live: Live) -> None:
    """A folder that comes with files in it is looked into."""
    live.save(f"- {{q: {WHISKERS}, lang: en, expect: [pets/cats]}}\n", "lessons/cats/more.yaml")
    await live.in_force()
    assert "We have two." in (await live.ask(WHISKERS)).text


async def test_saved_through_a_file_that_is_renamed(live: Live) -> None:
    """As most editors do it: a temporary file takes the old one's place, or the old one is moved aside first."""
    live.save(THREE, "pets.yaml.tmp")
    (live.folder / "pets.yaml.tmp").replace(live.folder / "pets.yaml")
    await live.in_force()
    assert "We have three." in (await live.ask(CATS)).text
    (live.folder / "pets.yaml").rename(live.folder / "pets.yaml~")
    live.save(TOPIC)
    await live.in_force(2)
    assert "We have two." in (await live.ask(CATS)).text
    assert live.log.complaints() == []


async def test_several_files_at_once(live: Live) -> None:
    """As after a `git pull`: what refers to another new file is no problem, whichever comes first."""
    live.save(THREE.replace("puppies]}", "puppies]}\n    related: [toys/balls]"))
    live.save(TOYS, "toys.yaml")
    live.save("- {q: something to chase, lang: en, expect: [toys/balls]}\n", "lessons/toys.yaml")
    await live.log.until(lambda: "Toys" in str(live.log.lines) or live.log.count("3 entries"))
    assert "We have three." in (await live.ask(CATS)).text
    assert "We have seven." in (await live.ask("something to chase")).text
    assert live.log.complaints() == []


async def test_a_save_that_changes_nothing(live: Live) -> None:
    """The same text once more is no news."""
    await live.looked_at(lambda: live.save(TOPIC))
    live.save(THREE)
    await live.in_force()
    assert live.log.count("is in force:") == 1


# Broken saves


async def test_a_broken_save(live: Live) -> None:
    """The last good FAQ stays in force; where it is broken is said once, however often it is saved, and fixed once."""
    live.save(BROKEN)
    await live.complained(COMPLAINT)
    await live.looked_at(lambda: live.save(f"{BROKEN}# saved once more\n"))
    assert "We have two." in (await live.ask(CATS)).text
    await live.looked_at(lambda: live.save(THREE))
    await live.in_force()
    assert "We have three." in (await live.ask(CATS)).text
    await live.looked_at(lambda: live.save(f"{THREE}# all is well\n"))
    await live.in_force(2)
    (complaint,) = live.log.complaints()
    assert complaint.endswith(COMPLAINT)
    assert live.log.count("fixed") == 1


async def test_broken_in_another_way(live: Live) -> None:
    """What is wrong now is said, each thing once; and that it is taken back, too."""
    live.save(BROKEN)
    await live.complained(COMPLAINT)
    live.save(TOPIC.replace("id: dogs", "id: cats"))
    await live.complained("the id 'cats' stands twice")
    live.save(TOPIC)
    await live.log.until(lambda: live.log.count("fixed"))
    first, second = live.log.complaints()
    assert COMPLAINT in first
    assert "pets.yaml:8:9: the id 'cats' stands twice" in second
    assert live.log.count("is in force:") == 0
    assert "We have two." in (await live.ask(CATS)).text


async def test_not_even_text(live: Live) -> None:
    """Whatever is in a file, the bot goes on."""
    broken_files = {
        b"\xff\xfe\x00": "not UTF-8",
        b"": "the file is empty",
        b"topic: [": "not YAML",
        b"\0" * 100: "a character that YAML forbids",
    }
    for content, complaint in broken_files.items():
        (live.folder / "pets.yaml").write_bytes(content)
        await live.complained(complaint)
        assert "We have two." in (await live.ask(CATS)).text
    assert len(live.log.complaints()) == len(broken_files)
    assert all("faq/pets.yaml:" in complaint for complaint in live.log.complaints())
    live.save(THREE)
    await live.in_force()
    assert "We have three." in (await live.ask(CATS)).text
