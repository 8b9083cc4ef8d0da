"""The FAQ, live: what is saved is in force, what is broken never is, and the operator's log says which."""

import asyncio
import logging
import shutil
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from pathlib import Path

import pytest

from bot.app import MentorBot
from bot.app.live import keep_in_force
from bot.build import Opening
from bot.mentor import Mentor
from bot.sandbox import Message, Sandbox
from bot.sandbox.places import Channel
from bot.sandbox.users import Person
from bot.settings import load_settings
from tests.conftest import TOPIC, FaqFolder
from tests.e2e.conftest import Bots, labels
from tests.sandbox.manual_clock import ManualClock

CATS, WHISKERS = "is there a cat here", "whiskers please"
THREE = TOPIC.replace("We have two.", "We have three.")
BROKEN = THREE.replace("answer: {en: We have three.}", "anwser: {en: We have three.}")
COMPLAINT = "pets.yaml:6:5: unknown key 'anwser'; did you mean 'answer'?"
TOYS = """\
topic: {en: Toys}
entries:
  - id: balls
    title: {en: Do you have balls?}
    answer: {en: We have seven.}
    phrasings: {en: [anything round to throw]}
"""
Ask = Callable[[str], Awaitable[Message]]


class OperatorsLog(logging.Handler):
    """What the bot logs; a test can wait for a line."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._loop = asyncio.get_running_loop()
        self._came = asyncio.Event()

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line."""
        self.lines.append(f"{record.levelname}: {record.getMessage()}")
        self.wake()

    def wake(self) -> None:
        """Let whoever waits look again; from any thread."""
        self._loop.call_soon_threadsafe(self._came.set)

    def count(self, part: str) -> int:
        """Count the lines in which a text stands."""
        return sum(part in line for line in self.lines)

    def complaints(self) -> list[str]:
        """List the lines that say that something is wrong."""
        return [line for line in self.lines if not line.startswith(("DEBUG", "INFO"))]

    async def until(self, condition: Callable[[], object]) -> None:
        """Wait until something is so, looked at whenever there is news; half a minute of real time at most."""
        async with asyncio.timeout(30):
            while not condition():
                self._came.clear()
                await self._came.wait()


class Live:
    """A folder that a bot keeps in force, the operator's log, and how often the folder was looked at."""

    def __init__(self, folder: Path, opening: Opening, ask: Ask) -> None:
        self.log = OperatorsLog()
        self.folder = folder
        self.looks = 0
        self.ask = ask
        self.may_go_on = threading.Event()
        self.may_go_on.set()
        self._opening = opening

    def reopen(self) -> Mentor | None:
        """Open the FAQ anew if it changed; what came of it waits until it may go on."""
        try:
            return self._opening.mentor_if_changed()
        finally:
            self.looks += 1
            self.log.wake()
            self.may_go_on.wait()

    def save(self, content: str, name: str = "pets.yaml") -> None:
        """Write a file, as simple editors do."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")

    async def looked_at(self, do: Callable[[], object]) -> None:
        """Do something, and wait until the folder is looked at after it."""
        before = self.looks
        do()
        await self.log.until(lambda: self.looks > before)

    async def in_force(self, times: int = 1) -> None:
        """Wait until an FAQ that was saved is in force, the first one or a later one."""
        await self.log.until(lambda: self.log.count("is in force:") >= times)


Keep = Callable[[Path], AbstractAsyncContextManager[Live]]


@pytest.fixture
def keep(
    sandbox: Sandbox, bots: Bots, mia: Person, questions: Channel, tmp_path_factory: pytest.TempPathFactory
) -> Keep:
    """Start a bot that keeps a folder in force."""
    kept = tmp_path_factory.getbasetemp() / "learnt"

    async def ask(question: str) -> Message:
        used = await (await sandbox.use(mia, questions, "ask", {"question": question})).settled()
        assert used.original is not None
        return used.original

    @asynccontextmanager
    async def keeping(folder: Path) -> AsyncIterator[Live]:
        opening = Opening(load_settings(knowledge_dir=folder, cache_dir=kept, semantic=False))
        live = Live(folder, opening, ask)
        logger = logging.getLogger("bot.app")
        logger.addHandler(live.log)
        logger.setLevel(logging.INFO)
        try:
            async with bots(opening.mentor(), answers_per_minute=0) as bot, kept_in_force(bot, live):
                # The second look comes after the watch began: it is the first answer's turn meanwhile.
                assert "We have two." in (await ask(CATS)).text
                yield live
        finally:
            logger.removeHandler(live.log)
            logger.setLevel(logging.NOTSET)

    return keeping


@asynccontextmanager
async def kept_in_force(bot: MentorBot, live: Live) -> AsyncIterator[None]:
    """Keep a folder in force, from the first look at it on."""
    task = asyncio.create_task(keep_in_force(bot, live.folder, live.reopen))
    try:
        await live.log.until(lambda: live.looks)
        yield
    finally:
        live.may_go_on.set()
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


@pytest.fixture
async def live(keep: Keep, faq_folder: FaqFolder) -> AsyncIterator[Live]:
    """Keep a small FAQ in force."""
    async with keep(faq_folder()) as one:
        yield one


# Good saves


async def test_a_saved_answer(live: Live) -> None:
    """The next question gets it, and the log says so in a line."""
    live.save(THREE)
    await live.in_force()
    assert "We have three." in (await live.ask(CATS)).text
    assert live.log.complaints() == []


async def test_a_saved_phrasing(live: Live) -> None:
    """What nobody knew before is answered once it is learnt."""
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
    """The last good FAQ stays in force; where it is broken is said once, however often it is saved, and mended once."""
    await live.looked_at(lambda: live.save(BROKEN))
    await live.looked_at(lambda: live.save(f"{BROKEN}# saved once more\n"))
    assert "We have two." in (await live.ask(CATS)).text
    await live.looked_at(lambda: live.save(THREE))
    await live.in_force()
    assert "We have three." in (await live.ask(CATS)).text
    await live.looked_at(lambda: live.save(f"{THREE}# all is well\n"))
    await live.in_force(2)
    (complaint,) = live.log.complaints()
    assert complaint.endswith(COMPLAINT)
    assert live.log.count("mended") == 1


async def test_broken_in_another_way(live: Live) -> None:
    """What is wrong now is said, each thing once; and that it is taken back, too."""
    await live.looked_at(lambda: live.save(BROKEN))
    await live.looked_at(lambda: live.save(TOPIC.replace("id: dogs", "id: cats")))
    await live.looked_at(lambda: live.save(TOPIC))
    await live.log.until(lambda: live.log.count("mended"))
    first, second = live.log.complaints()
    assert COMPLAINT in first
    assert "pets.yaml:8:9: the id 'cats' stands twice" in second
    assert live.log.count("is in force:") == 0
    assert "We have two." in (await live.ask(CATS)).text


async def test_not_even_text(live: Live) -> None:
    """Whatever is in a file, the bot goes on."""
    for broken in (b"\xff\xfe\x00", b"", b"topic: [", b"\0" * 100):
        await live.looked_at(lambda content=broken: (live.folder / "pets.yaml").write_bytes(content))  # type: ignore[misc]
        assert "We have two." in (await live.ask(CATS)).text
    assert len(live.log.complaints()) == 4
    assert all("faq/pets.yaml:" in complaint for complaint in live.log.complaints())
    live.save(THREE)
    await live.in_force()
    assert "We have three." in (await live.ask(CATS)).text


# Folders that come and go


async def test_a_deleted_folder_that_is_restored(live: Live, tmp_path: Path) -> None:
    """The last good FAQ answers meanwhile; what is saved in the restored folder is in force again."""
    live.folder.rename(tmp_path / "away")
    await live.log.until(live.log.complaints)
    assert "We have two." in (await live.ask(CATS)).text
    (tmp_path / "away").rename(live.folder)
    await live.log.until(lambda: live.log.count("mended"))
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


async def test_a_save_while_a_new_folder_is_learnt(live: Live, tmp_path: Path) -> None:
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
        await live.looked_at(lambda: live.save(THREE, f"{new.name}/pets.yaml"))
        (mounted / "..data_tmp").symlink_to(new.name)
        (mounted / "..data_tmp").replace(mounted / "..data")
        await live.in_force()
        assert "We have three." in (await live.ask(CATS)).text


# Topics and commands


async def test_a_new_topic_becomes_a_command(
    live: Live, sandbox: Sandbox, clock: ManualClock, mia: Person, questions: Channel
) -> None:
    """Its entries are answered at once; Discord hears of the commands at most once a minute, whatever is saved."""
    assert sandbox.world.syncs == 1
    live.save(TOYS, "toys.yaml")
    await live.in_force()
    assert "We have seven." in (await live.ask("anything round to throw")).text
    assert sandbox.world.syncs == 1
    await clock.advance(30)
    live.save(TOYS.replace("en: Toys", "en: Playthings"), "toys.yaml")
    live.save(TOYS, "games.yaml")
    (live.folder / "games.yaml").write_text(
        TOYS.replace("Toys", "Games").replace("balls", "chess").replace("round to throw", "to play"), encoding="utf-8"
    )
    await live.in_force(2)
    await live.ask(CATS)
    assert sandbox.world.syncs == 1
    await clock.advance(30)
    await sandbox.until(lambda: sandbox.world.syncs > 1)
    names = {command["name"]: command.get("description") for command in sandbox.world.commands[None].values()}
    assert set(names) == {"ask", "topics", "Ask the mentor", "pets", "toys", "games"}
    assert str(names["toys"]).startswith("Playthings")
    used = await (await sandbox.use(mia, questions, "games")).settled()
    assert used.original is not None
    assert "Do you have chess?" in labels(used.original)
    await clock.advance(600)
    await live.ask(CATS)
    assert sandbox.world.syncs == 2


async def test_discord_does_not_take_the_commands(live: Live, sandbox: Sandbox, clock: ManualClock) -> None:
    """It is logged, the FAQ goes on being taken live, and the next topic tries again."""
    sandbox.faults.fail_next(1, 403, match="PUT /applications")
    live.save(TOYS, "toys.yaml")
    await live.in_force()
    await clock.advance(60)
    await live.log.until(lambda: live.log.count("did not take the commands"))
    live.save(TOYS.replace("en: Toys", "en: Playthings"), "toys.yaml")
    await live.in_force(2)
    await clock.advance(60)
    await sandbox.until(lambda: sandbox.world.syncs > 1)


async def test_a_topic_that_is_gone(
    live: Live, sandbox: Sandbox, clock: ManualClock, mia: Person, questions: Channel
) -> None:
    """Until Discord has heard of it, its command says privately that it is gone, and which topics there are."""
    live.save(TOYS, "toys.yaml")
    (live.folder / "pets.yaml").unlink()
    await live.in_force()
    used = await (await sandbox.use(mia, questions, "pets")).settled()
    assert used.original is not None
    assert used.original.ephemeral_to is mia
    assert "That isn't in the FAQ any more." in used.original.text
    assert labels(used.original) == ["Toys"]
    await clock.advance(60)
    await sandbox.until(lambda: sandbox.world.syncs > 1)
    with pytest.raises(LookupError):
        await sandbox.use(mia, questions, "pets")


async def test_an_answer_is_no_news_for_discord(live: Live, sandbox: Sandbox, clock: ManualClock) -> None:
    """Only topics are commands."""
    live.save(THREE)
    await live.in_force()
    await clock.advance(60)
    await live.ask(CATS)
    assert sandbox.world.syncs == 1


# Questions meanwhile


def edition(number: int) -> str:
    """Write the FAQ so that each text of it tells which edition it is from."""
    topic = TOPIC.replace("en: Pets", f"en: Pets {number}").replace("We have", f"In edition {number} we have")
    topic = topic.replace("cats?}", f"cats in {number}?}}").replace("dogs?}", f"dogs in {number}?}}")
    link = (
        f"\n    links: [{{label: {{en: Link {number}}}, url: https://example.org/{number}}}]\n    related: [pets/dogs]"
    )
    return topic.replace('"any kittens?"]}', f'"any kittens?"]}}{link}')


async def test_a_question_during_a_reload(keep: Keep, faq_folder: FaqFolder) -> None:
    """While it is learnt the old FAQ answers, then the new one; each card is of one edition, in every part."""
    async with keep(faq_folder()) as live:
        live.save(edition(1))
        await live.in_force()
        live.may_go_on.clear()
        await live.looked_at(lambda: live.save(edition(2)))
        before = [await live.ask(CATS) for _ in range(3)]
        live.may_go_on.set()
        during = await asyncio.gather(*(live.ask(CATS) for _ in range(30)))
        await live.in_force(2)
        after = await live.ask(CATS)
    for card in [*before, *during, after]:
        edition_of = "1" if "edition 1" in card.text else "2"
        other = "2" if edition_of == "1" else "1"
        assert f"cats in {edition_of}?" in card.text
        shown = [card.text, *labels(card), *(button.target for button in card.buttons() if "://" in button.target)]
        assert {f"Link {edition_of}", f"Do you have dogs in {edition_of}?"} <= set(labels(card))
        assert not any(other in part for part in shown)
    assert {"edition 1" in card.text for card in before} == {True}
    assert "edition 2" in after.text
