"""Starting and ending, as an operator sees it: processes of `python -m bot run`, what they print, how they end."""

import asyncio
import json
import os
import re
import signal
import socket
import subprocess
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import aiohttp
import pytest

from bot.build import Opening
from bot.sandbox import Message, Sandbox
from bot.sandbox.places import Channel
from bot.sandbox.users import Person
from bot.sandbox.wire import Json
from bot.settings import load_settings
from tests.conftest import ROOT, TOPIC, FaqFolder
from tests.e2e.conftest import custom_id
from tests.sandbox.manual_clock import ManualClock

SLOW_START = 60.0
"""Seconds of real time that a process may take to begin, on a busy machine."""
NOT_TAKEN = "Discord does not take DISCORD_TOKEN; copy it again from the developer portal, page Bot"
ENDS_WITHIN = 10.0
"""Seconds that a container gives."""


@dataclass(frozen=True)
class Ended:
    """How a process ended, and all that it printed."""

    code: int | None
    out: str
    err: str


@asynccontextmanager
async def process(environment: dict[str, str], *options: str, stdin: int = DEVNULL) -> AsyncIterator[Process]:
    """Run the bot in a process of its own, which is ended with all that it started."""
    one = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", *options,
        env=environment, cwd=environment["HOME"], stdin=stdin, stdout=PIPE, stderr=PIPE, start_new_session=True,
    )  # fmt: skip
    try:
        yield one
    finally:
        if one.returncode is None:
            for pid in started_by(one):
                os.kill(pid, signal.SIGKILL)
            one.kill()
        await one.communicate()


def started_by(one: Process) -> list[int]:
    """List the processes that a process has started."""
    listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], check=True, capture_output=True, text=True).stdout  # noqa: S607 -- wherever it is
    pairs = [tuple(map(int, line.split())) for line in listed.splitlines()]
    return [pid for pid, parent in pairs if parent == one.pid]


async def ended(one: Process, *, within: float = ENDS_WITHIN) -> Ended:
    """Wait until a process, and whatever it started, has closed its output and is gone."""
    async with asyncio.timeout(within):
        out, err = await one.communicate()
    return Ended(one.returncode, out.decode(), err.decode())


Environment = Callable[..., dict[str, str]]


@pytest.fixture
def environment(faq_folder: FaqFolder, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """Make an environment for a process: a small FAQ that is learnt already, and nothing of whoever runs the tests."""
    kept, folder = tmp_path_factory.getbasetemp() / "learnt", faq_folder()
    Opening(load_settings(knowledge_dir=folder, cache_dir=kept, semantic=False)).mentor()
    theirs = {name: value for name, value in os.environ.items() if not name.startswith("DISCORD_")}
    ours = {
        "HOME": str(tmp_path),
        "PYTHONPATH": str(ROOT),
        "KNOWLEDGE_DIR": str(folder),
        "CACHE_DIR": str(kept),
        "SEMANTIC": "0",
        "LOG_LEVEL": "WARNING",
    }
    return lambda **more: theirs | ours | more


@pytest.fixture
def in_discord(environment: Environment, sandbox: Sandbox) -> dict[str, str]:
    """Make the environment of a bot that connects to the sandbox."""
    return environment(DISCORD_TOKEN=sandbox.token, DISCORD_URL=sandbox.base_url)


# What keeps it from starting


async def does_not_start(environment: dict[str, str], *options: str) -> Ended:
    """Run a process that can't start, and look at what each of them must keep to."""
    async with process(environment, *options) as one:
        end = await ended(one, within=SLOW_START)
    assert end.out == ""
    assert "Traceback" not in end.err
    assert environment.get("DISCORD_TOKEN", "no token") not in end.err
    return end


@pytest.mark.parametrize(
    "token",
    ["MTI5.wrong.token-0123456789", "令牌令牌令牌令牌", "Bot MTI5.wrong.token", "MTI5.broken\nover-two.lines"],
    ids=["another", "Chinese", "with its scheme", "over two lines"],
)
async def test_a_wrong_token(sandbox: Sandbox, in_discord: dict[str, str], token: str) -> None:
    """It is said in a sentence which setting is wrong and where to get it; nothing else is tried."""
    end = await does_not_start(in_discord | {"DISCORD_TOKEN": token})
    assert end == Ended(6, "", f"{NOT_TAKEN}\n")
    assert {call.path for call in sandbox.calls} <= {"/users/@me"}


async def test_a_token_that_is_changed(sandbox: Sandbox, in_discord: dict[str, str]) -> None:
    """Somebody makes a new one in the developer portal while the bot runs: it is said in the same sentence."""
    async with process(in_discord) as one:
        await sandbox.ready(within=SLOW_START)
        sandbox.world.token = f"not {sandbox.token}"
        sandbox.faults.invalidate(resumable=False)
        end = await ended(one, within=SLOW_START)
    assert end == Ended(6, "", f"{NOT_TAKEN}\n")


async def test_no_more_logins_today(sandbox: Sandbox, in_discord: dict[str, str]) -> None:
    """It says when it can be started again, and doesn't try: Discord would take the token away."""
    sandbox.gateway.limit = replace(sandbox.gateway.limit, remaining=0, reset_after=3_540_001)
    end = await does_not_start(in_discord)
    assert end == Ended(7, "", "Discord allows no more logins for now; start again in 60 minutes\n")
    assert sandbox.gateway.sessions == {}


async def test_discord_out_of_reach(in_discord: dict[str, str]) -> None:
    """Nobody listens there."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}"
        end = await does_not_start(in_discord | {"DISCORD_URL": address})
    assert end.code == 5
    assert re.fullmatch(r"Discord can't be reached \(\w+\); try again later\n", end.err)


async def test_an_address_that_is_none(in_discord: dict[str, str]) -> None:
    """The setting is named."""
    end = await does_not_start(in_discord | {"DISCORD_URL": "nonsense"})
    assert end.code == 4
    assert "DISCORD_URL" in end.err


async def test_a_port_that_is_taken(sandbox: Sandbox, environment: Environment) -> None:
    """The port is named, and what to do."""
    port = sandbox.base_url.rpartition(":")[2]
    end = await does_not_start(environment(), "--port", port)
    assert end.code == 4
    assert f"port {port} can't be used" in end.err


async def test_broken_knowledge(sandbox: Sandbox, in_discord: dict[str, str], tmp_path: Path) -> None:
    """All problems are listed with their places, before Discord is asked for anything."""
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "pets.yaml").write_text(TOPIC.replace("answer:", "anwser:"), encoding="utf-8")
    end = await does_not_start(in_discord | {"KNOWLEDGE_DIR": str(broken)})
    assert end.code == 3
    lines = end.err.splitlines()
    assert "broken/pets.yaml:6:5: unknown key 'anwser'; did you mean 'answer'?" in lines
    assert "broken/pets.yaml:10:5: unknown key 'anwser'; did you mean 'answer'?" in lines
    assert [line for line in lines if not re.fullmatch(r"broken/pets\.yaml:\d+:\d+: .+; .+", line)] == []
    assert sandbox.calls == []


async def test_no_knowledge(in_discord: dict[str, str], tmp_path: Path) -> None:
    """The folder is named."""
    end = await does_not_start(in_discord | {"KNOWLEDGE_DIR": str(tmp_path / "nothing")})
    assert end.code == 3
    assert end.err.startswith(f"{tmp_path}/nothing: no such folder; ")
    assert end.err.count("\n") == 1


async def test_no_knowledge_in_the_sandbox(environment: Environment, tmp_path: Path) -> None:
    """Without a token it is the same: no address is printed for a bot that can't start."""
    end = await does_not_start(environment(KNOWLEDGE_DIR=str(tmp_path / "nothing")))
    assert end.code == 3
    assert end.err.startswith(f"{tmp_path}/nothing: no such folder; ")
    assert end.err.count("\n") == 1


@pytest.mark.parametrize(("name", "value"), [("LOG_LEVEL", "LOUD"), ("ANSWERS_PER_MINUTE", "-1"), ("SEMANTIC", "so")])
async def test_a_setting_that_can_not_be_used(
    sandbox: Sandbox, in_discord: dict[str, str], name: str, value: str
) -> None:
    """It is named, and where the settings are described."""
    end = await does_not_start(in_discord | {name: value})
    assert end.code == 4
    assert re.fullmatch(rf"{name}: .*; see \.env\.example\n", end.err)
    assert sandbox.calls == []


# Ending


async def asked(sandbox: Sandbox, person: Person, channel: Channel, show: str = "me") -> Message:
    """Ask for the cats, and give the card."""
    options = {"question": "is there a cat here", "show": show}
    used = await (await sandbox.use(person, channel, "ask", options)).settled()
    assert used.original is not None
    return used.original


def calls(sandbox: Sandbox, part: str, status: int | None = None) -> int:
    """Count the bot's calls with something in their path, those that were answered so."""
    return sum(part in call.path and status in (None, call.status) for call in sandbox.calls)


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
async def test_an_answer_is_finished(
    sandbox: Sandbox, in_discord: dict[str, str], mia: Person, questions: Channel, name: str
) -> None:
    """Discord has asked to try again in a second: the bot does, although it is told to end meanwhile."""
    async with process(in_discord) as one:
        await sandbox.ready(within=SLOW_START)
        sandbox.faults.fail_next(1, 429, match="/callback", retry_after=1.0)
        options = {"question": "is there a cat here"}
        used = await sandbox.use(mia, questions, "ask", options)
        await sandbox.until(lambda: calls(sandbox, "/callback", 429))
        one.send_signal(signal.Signals[name])
        await used.settled()
        assert used.original is not None
        assert "We have two." in used.original.text
        end = await ended(one)
    assert end.code == 0
    assert end.out == ""
    assert "Traceback" not in end.err
    assert sandbox.connections == []


async def test_what_takes_two_calls_is_finished(
    sandbox: Sandbox, in_discord: dict[str, str], clock: ManualClock, mia: Person, questions: Channel
) -> None:
    """A press of Delete is acknowledged first; the message is deleted after the bot was told to end."""
    async with process(in_discord) as one:
        await sandbox.ready(within=SLOW_START)
        card = await asked(sandbox, mia, questions, "everyone")
        sandbox.faults.delay_next(1, 1.0, match="/callback")
        before = calls(sandbox, "/callback")
        await sandbox.press(mia, card, custom_id(card, "Delete"))
        await sandbox.until(lambda: calls(sandbox, "/callback") > before)
        one.terminate()
        await clock.advance(1.0)
        await sandbox.until(lambda: card.deleted)
        end = await ended(one)
    assert end == Ended(0, "", "")


async def test_what_never_ends_is_left(
    sandbox: Sandbox, in_discord: dict[str, str], mia: Person, questions: Channel
) -> None:
    """Discord doesn't answer: the bot ends all the same, in time, and says that something was left."""
    async with process(in_discord) as one:
        await sandbox.ready(within=SLOW_START)
        sandbox.faults.delay_next(1, 1e6, match="/callback")
        await sandbox.use(mia, questions, "ask", {"question": "is there a cat here"})
        await sandbox.until(lambda: calls(sandbox, "/callback"))
        one.terminate()
        end = await ended(one)
    assert end.code == 0
    assert end.out == ""
    assert re.match(r".* WARNING .*ended while something was still being answered\n", end.err)


async def test_told_to_end_while_it_reconnects(sandbox: Sandbox, in_discord: dict[str, str]) -> None:
    """It was sent to a server that takes its call and says nothing; it doesn't wait for a word from there."""
    called = asyncio.Event()

    async def say_nothing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        called.set()
        await reader.read()
        writer.close()

    async with await asyncio.start_server(say_nothing, "127.0.0.1", 0) as silent, process(in_discord) as one:
        # Once it knows where to connect to at first; READY then tells it where to resume.
        await sandbox.until(lambda: calls(sandbox, "/gateway/bot", 200) == 2, within=SLOW_START)
        sandbox.gateway.url = f"ws://127.0.0.1:{silent.sockets[0].getsockname()[1]}/"
        await sandbox.ready()
        sandbox.faults.reconnect()
        async with asyncio.timeout(SLOW_START):
            await called.wait()
        one.terminate()
        end = await ended(one)
    assert end == Ended(0, "", "")


async def test_told_to_end_while_it_logs_in(sandbox: Sandbox, in_discord: dict[str, str]) -> None:
    """Discord is slow: the bot doesn't wait for it before it ends."""
    sandbox.faults.delay_next(1, 1e6, match="/users/@me")
    async with process(in_discord) as one:
        await sandbox.until(lambda: calls(sandbox, "/users/@me"), within=SLOW_START)
        one.terminate()
        end = await ended(one)
    assert "Traceback" not in end.err


# The log


@pytest.mark.parametrize("right", [True, False], ids=["right", "wrong"])
async def test_the_token_is_in_no_log(
    sandbox: Sandbox, in_discord: dict[str, str], mia: Person, questions: Channel, *, right: bool
) -> None:
    """Not even where everything is logged, from the login to the end."""
    token = sandbox.token if right else "MTI5.wrong.token-0123456789"
    async with process(in_discord | {"LOG_LEVEL": "DEBUG", "DISCORD_TOKEN": token}) as one:
        if right:
            await sandbox.ready(within=SLOW_START)
            await asked(sandbox, mia, questions)
            one.terminate()
        end = await ended(one, within=SLOW_START)
    assert "DEBUG" in end.err
    assert token not in end.out + end.err


# Without a token


class Page:
    """A page of the sandbox, as its script sees it."""

    def __init__(self, web_socket: aiohttp.ClientWebSocketResponse) -> None:
        self._web_socket = web_socket
        self._requests = 0
        self.events: list[Json] = []

    async def do(self, what: str, **request: object) -> Json:
        """Ask for something, and give the reply."""
        self._requests += 1
        number = self._requests
        await self._web_socket.send_json({"request": number, "do": what, **request})
        reply = await self.until(lambda frame: frame.get("reply") == number)
        assert reply["ok"], reply
        return reply

    async def until(self, wanted: Callable[[Json], object]) -> Json:
        """Read until something wanted is told; what was told on the way is kept."""
        async with asyncio.timeout(SLOW_START):
            while True:
                frame: Json = json.loads(await self._web_socket.receive_str())
                self.events.append(frame)
                if wanted(frame):
                    return frame

    async def card(self, text: str) -> Json:
        """Read until there is a message with some text in it."""
        told = await self.until(
            lambda frame: frame.get("event") == "message" and text in json.dumps(frame["message"], ensure_ascii=False)
        )
        message: Json = told["message"]
        return message


@asynccontextmanager
async def opened(address: str, person: Person) -> AsyncIterator[Page]:
    """Open the page as somebody."""
    async with aiohttp.ClientSession() as browser, browser.ws_connect(f"{address}/page/socket?as={person.id}") as own:
        yield Page(own)


async def address_of(one: Process) -> str:
    """Read the line in which the address stands."""
    assert one.stdout is not None
    async with asyncio.timeout(SLOW_START):
        line = (await one.stdout.readline()).decode()
    found = re.fullmatch(
        r"The mentor is in a Discord of its own at (http://127\.0\.0\.1:[0-9]+) \(Ctrl-C ends; .*\)\.\n", line
    )
    assert found, line
    return found[1]


Start = Callable[[], AbstractAsyncContextManager[tuple[Process, str]]]
Ending = Callable[[Process], Awaitable[Ended]]


@pytest.mark.parametrize(
    ("stdin", "name"), [(DEVNULL, "SIGINT"), (PIPE, "SIGTERM")], ids=["Ctrl-C", "a service with an idle pipe"]
)
async def test_a_discord_of_its_own(environment: Environment, stdin: int, name: str) -> None:
    """One line with the address, where a page is; one signal ends all processes, and nothing more is said."""
    async with process(environment(), stdin=stdin) as one:
        address = await address_of(one)
        async with aiohttp.ClientSession() as browser:
            async with browser.get(address) as page:
                assert page.status == 200
                assert page.content_type == "text/html"
                written = await page.text()
            for linked in re.findall(r'(?:src|href)="(/?[\w./-]+\.(?:js|css))"', written):
                async with browser.get(f"{address}/{linked.removeprefix('/')}") as file:
                    assert file.status == 200, linked
        os.killpg(one.pid, signal.Signals[name])
        # The bot writes where its parent does: there is an end of output only once both are gone.
        end = await ended(one, within=2 * ENDS_WITHIN)
    assert end == Ended(0, "", "")


async def test_restarted_from_the_page(environment: Environment, mia: Person, questions: Channel) -> None:
    """The bot is another process then, and presses on its old cards are answered; the page stays open."""
    async with process(environment()) as one:
        address = await address_of(one)
        async with opened(address, mia) as page:
            world = await page.until(lambda frame: frame.get("event") == "world")
            assert world["bot"]["online"]
            assert world["can_restart"]
            here = {"channel": str(questions.id)}
            await page.do("use", command="pets", options={}, nonce="1", **here)
            card = await page.card("Do you have cats?")
            before = started_by(one)
            await page.do("restart")
            await page.until(lambda frame: frame.get("event") == "bot" and frame["online"])
            after = started_by(one)
            target = next(each for each in ids_in(card) if each.endswith("pets/cats"))
            await page.do("press", message=card["id"], custom_id=target, component_type=2, nonce="2", **here)
            edited = await page.card("We have two.")
        assert edited["id"] == card["id"]
        assert len(before) == len(after) == 1
        assert before != after
        os.killpg(one.pid, signal.SIGINT)
        end = await ended(one, within=2 * ENDS_WITHIN)
    assert end == Ended(0, "", "")


async def test_the_bot_does_not_outlive_its_sandbox(environment: Environment) -> None:
    """Where the sandbox is killed, the bot notices."""
    async with process(environment()) as one:
        await address_of(one)
        (bot,) = started_by(one)
        one.kill()
        try:
            end = await ended(one, within=2 * ENDS_WITHIN)
        except TimeoutError:
            os.kill(bot, signal.SIGKILL)
            raise
    assert "sandbox-token" not in end.out + end.err


def ids_in(message: Json) -> list[str]:
    """List the custom ids of a message as the page is told of it."""
    return re.findall(r'"custom_id": "([^"]+)"', json.dumps(message))


# Questions piped in


async def test_piped_questions_are_answered_line_by_line(environment: Environment) -> None:
    """Each as soon as it is asked, while the pipe is open; then it ends, and no sandbox was started."""
    async with process(environment(), stdin=PIPE) as one:
        assert one.stdin is not None
        assert one.stdout is not None
        for question, answer in [
            ("is there a cat here", "We have two."),
            ("puppies", "We have none."),
            ("小狗", "不知道"),
        ]:
            one.stdin.write(f"{question}\n".encode())
            await one.stdin.drain()
            said = ""
            async with asyncio.timeout(SLOW_START):
                while answer not in said:
                    line = (await one.stdout.readline()).decode()
                    assert line, said
                    said += line
            assert said.lstrip("\n").startswith(f"> {question}\n")
        one.stdin.close()
        end = await ended(one)
    assert end.code == 0
    assert "http://127.0.0.1" not in end.out
    assert end.err == ""
