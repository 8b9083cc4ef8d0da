"""Discord does not take the commands: the bot serves with those that are there, says why, and tries again."""

import asyncio
import logging
import re
from collections.abc import AsyncIterator

import pytest

from bot.mentor import Mentor
from bot.settings import load_settings
from bot.training.loader import MentorLoader
from discord_sandbox import Channel, Person, Sandbox
from tests.conftest import TOYS, FaqFolder
from tests.discord_sandbox.manual_clock import ManualClock
from tests.e2e.conftest import Bots
from tests.e2e.conversation import mention, replied
from tests.e2e.live.conftest import Live, OperatorsLog

HOUR = 3600
REFUSED = "Discord did not take the commands, and goes on offering those that it has"
TOO_MANY = "HTTP 400, code 30034: Max number of daily application command creates has been reached (200)"
QUESTION, CARD = "is there a cat here", "We have two."


@pytest.fixture
def small(faq_folder: FaqFolder, tmp_path_factory: pytest.TempPathFactory) -> Mentor:
    """A mentor of a small FAQ."""
    kept = tmp_path_factory.getbasetemp() / "cache"
    return MentorLoader(load_settings(knowledge_dir=faq_folder(), cache_dir=kept, semantic=False)).load()


@pytest.fixture
async def log() -> AsyncIterator[OperatorsLog]:
    """Keep what the bot logs."""
    log = OperatorsLog()
    logger = logging.getLogger("bot.app")
    logger.addHandler(log)
    yield log
    logger.removeHandler(log)


def complaints(log: OperatorsLog) -> list[str]:
    """List what the bot says about commands that were not taken."""
    return [line.removeprefix("ERROR: ") for line in log.lines if "did not take" in line]


async def serves(sandbox: Sandbox, person: Person, channel: Channel) -> None:
    """Assert that a command that is there and a mention are answered."""
    used = await (await sandbox.use(person, channel, "ask", {"question": QUESTION})).settled()
    assert used.original is not None
    assert CARD in used.original.text
    assert CARD in (await replied(sandbox, person, channel, mention(sandbox, QUESTION))).text


async def test_too_many_new_commands_a_day(
    sandbox: Sandbox, bots: Bots, clock: ManualClock, mia: Person, questions: Channel,
    small: Mentor, mentor: Mentor, log: OperatorsLog,
) -> None:  # fmt: skip
    """What Discord says stands in the log; tries come ever more rarely, until they are taken."""
    async with bots(mentor):
        pass
    sandbox.world.created[None] = [clock.monotonic()] * 200
    async with bots(small):
        await serves(sandbox, mia, questions)
        assert complaints(log) == [f"{REFUSED} ({TOO_MANY}); trying again in 1 min"]
        for tries, minutes in enumerate((1, 2, 4, 8, 16, 32, 60, 60), start=2):
            await clock.advance(60 * minutes - 1)
            assert len(complaints(log)) == tries - 1
            await clock.advance(1)
            await log.until(lambda expected=tries: len(complaints(log)) == expected)  # type: ignore[misc]
        await clock.advance(24 * HOUR)
        await sandbox.until(lambda: sandbox.world.syncs == 2)
    assert "pets" in {command["name"] for command in sandbox.world.commands[None].values()}


async def test_refused_for_hours(
    sandbox: Sandbox, bots: Bots, clock: ManualClock, mia: Person, questions: Channel,
    small: Mentor, mentor: Mentor, log: OperatorsLog,
) -> None:  # fmt: skip
    """Discord is asked again when it said, not before."""
    async with bots(mentor):
        pass
    sandbox.faults.fail_next(1, 429, match="PUT /applications", retry_after=6 * HOUR)
    async with bots(small) as bot:
        await serves(sandbox, mia, questions)
        assert len(complaints(log)) == 1
        assert "(no more of them for 6.0 hours); trying again in 6.0 hours" in complaints(log)[0]
        bot.sync.soon()
        await clock.advance(6 * HOUR - 1)
        await serves(sandbox, mia, questions)
        assert puts(sandbox) == 2
        await clock.advance(1)
        await sandbox.until(lambda: sandbox.world.syncs == 2)


@pytest.mark.parametrize("match", ["GET /applications", "PUT /applications"])
async def test_no_answer(
    sandbox: Sandbox, bots: Bots, clock: ManualClock, mia: Person, questions: Channel,
    small: Mentor, mentor: Mentor, log: OperatorsLog, match: str,
) -> None:  # fmt: skip
    """A sync that hangs is given up after 20 s, and tried again a minute later."""
    async with bots(mentor):
        pass
    method = match[:3]
    sandbox.faults.delay_next(1, 24 * HOUR, match=match)

    async def time_passes() -> None:
        before = calls(sandbox, method)
        await sandbox.until(lambda: calls(sandbox, method) > before)
        await clock.advance(20)

    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(time_passes())
        async with bots(small):
            await serves(sandbox, mia, questions)
            assert len(complaints(log)) == 1
            assert "(no answer within 20 s); trying again in 1 min" in complaints(log)[0]
            await clock.advance(60)
            await sandbox.until(lambda: sandbox.world.syncs == 2)
            await clock.advance(24 * HOUR)


async def test_which_command_and_why(live: Live, sandbox: Sandbox, clock: ManualClock) -> None:
    """The log names the command and what Discord says of it; the next saved topic tries again."""
    sandbox.world.installs = frozenset({0})
    live.save(TOYS, "toys.yaml")
    await live.in_force()
    await clock.advance(60)
    await live.log.until(lambda: live.log.count("did not take the commands"))
    [line] = [line for line in live.log.complaints() if "did not take the commands" in line]
    assert "HTTP 400, code 50035: Invalid Form Body; In " in line
    assert "; In ask.integration_types.1: Value must be one of {0}.; In " in line
    assert "In toys.integration_types.1:" in line
    sandbox.refusals.clear()
    sandbox.world.installs = frozenset({0, 1})
    live.save(TOYS.replace("en: Toys", "en: Playthings"), "toys.yaml")
    await live.in_force(2)
    await clock.advance(60)
    await sandbox.until(lambda: sandbox.world.syncs > 1)


@pytest.mark.parametrize(
    ("installs", "contexts"), [({0}, [0, 1]), ({1}, [0, 1, 2]), ({0, 1}, [0, 1, 2])], ids=["servers", "people", "both"]
)
@pytest.mark.usefixtures("calm")
async def test_only_as_the_application_can_be_installed(
    sandbox: Sandbox, bots: Bots, installs: set[int], contexts: list[int]
) -> None:
    """Discord would refuse all commands for one way that the application does not have."""
    sandbox.world.installs = frozenset(installs)
    async with bots():
        commands = sandbox.world.commands[None].values()
    assert {tuple(command["integration_types"]) for command in commands} == {tuple(sorted(installs))}
    assert {tuple(command["contexts"]) for command in commands} == {tuple(contexts)}


async def test_on_no_server_yet(sandbox: Sandbox, bots: Bots, log: OperatorsLog) -> None:
    """Whoever left out the scope `bot` is told the address that has it."""
    for guild in sandbox.world.guilds.values():
        sandbox.expel(guild)
    async with bots():
        await log.until(lambda: log.count("on no server yet"))
    [line] = [line for line in log.lines if "on no server yet" in line]
    assert re.search(rf"client_id={sandbox.world.application_id}&scope=bot\+applications\.commands", line)


def puts(sandbox: Sandbox) -> int:
    """Count the syncs that were tried."""
    return calls(sandbox, "PUT")


def calls(sandbox: Sandbox, method: str) -> int:
    return sum(call.method == method and call.path.endswith("/commands") for call in sandbox.calls)
