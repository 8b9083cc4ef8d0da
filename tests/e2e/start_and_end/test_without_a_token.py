"""A Discord of its own, and questions piped in."""

import asyncio
import json
import os
import re
import signal
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import aiohttp
import pytest

from bot.cli.sandbox import PAGE_PORT
from discord_sandbox import Channel, Json, Person
from tests.conftest import TOPIC, FaqFolder
from tests.e2e.start_and_end.conftest import (
    ENDS_WITHIN,
    SLOW_START,
    STARTING,
    Ended,
    Environment,
    ended,
    process,
    started_by,
)

# Without a token


class Page:
    """A page of the sandbox, as its script sees it."""

    def __init__(self, web_socket: aiohttp.ClientWebSocketResponse) -> None:
        self._web_socket = web_socket
        self._requests = 0
        self.events: list[Json] = []

    async def do(self, what: str, **request: object) -> Json:
        """Request something, and return the reply."""
        self._requests += 1
        number = self._requests
        await self._web_socket.send_json({"request": number, "do": what, **request})
        reply = await self.until(lambda frame: frame.get("reply") == number)
        assert reply["ok"], reply
        return reply

    async def until(self, wanted: Callable[[Json], object]) -> Json:
        """Read until a wanted event comes; all events are recorded."""
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
        r"The bot is in a Discord of its own at (http://127\.0\.0\.1:[0-9]+) \(Ctrl-C ends; .*\)\.\n", line
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
    assert end == Ended(0, "", STARTING)


async def test_a_saved_faq_is_heard_of(environment: Environment, faq_folder: FaqFolder) -> None:
    """Whoever edits sees what became of it: a broken save, and the fixed one in force."""
    async with process(environment()) as one:
        await address_of(one)
        assert one.stderr is not None
        async with asyncio.timeout(SLOW_START):
            assert (await one.stderr.readline()).decode() == STARTING
            faq_folder({"pets.yaml": TOPIC.replace("answer: {en: We have two.}", "anwser: {en: We have two.}")})
            assert "can't be used as it was saved" in (await one.stderr.readline()).decode()
            assert "pets.yaml:4:5: 'answer' is missing" in (await one.stderr.readline()).decode()
            faq_folder({"pets.yaml": TOPIC.replace("We have two.", "We have three.")})
            while "the FAQ is fixed" not in (await one.stderr.readline()).decode():
                pass  # what else is wrong in the broken one
            assert "the saved FAQ is in force: 2 entries" in (await one.stderr.readline()).decode()
        os.killpg(one.pid, signal.SIGINT)
        assert await ended(one, within=2 * ENDS_WITHIN) == Ended(0, "", "")


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
            menu = {"custom_id": next(each for each in ids_in(card) if each.startswith("e:")), "values": ["pets/cats"]}
            await page.do("press", message=card["id"], component_type=3, nonce="2", **menu, **here)
            edited = await page.card("We have two.")
        assert edited["id"] == card["id"]
        assert len(before) == len(after) == 1
        assert before != after
        os.killpg(one.pid, signal.SIGINT)
        end = await ended(one, within=2 * ENDS_WITHIN)
    assert end == Ended(0, "", STARTING)


async def test_its_servers_are_greeted(environment: Environment, mia: Person, lin: Person) -> None:
    """Whoever opens the page finds the greeting that an invite brings, in the language that the server chose."""
    async with process(environment()) as one:
        address = await address_of(one)
        async with opened(address, mia) as page, opened(address, lin) as other:
            greeting = await page.card("Hello! I answer questions")
            world = next(frame for frame in page.events if frame.get("event") == "world")
            channels = {each["id"]: each["name"] for guild in world["guilds"] for each in guild["channels"]}
            assert channels[greeting["channel_id"]] == "welcome"
            chinese = await other.until(
                lambda frame: (
                    frame.get("event") == "message"
                    and "大家好" in (text := json.dumps(frame["message"], ensure_ascii=False))
                    and "Hello" not in text
                )
            )
            assert chinese["message"]["author"]["bot"]
        os.killpg(one.pid, signal.SIGINT)
        assert await ended(one, within=2 * ENDS_WITHIN) == Ended(0, "", STARTING)


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
    assert re.search(r"[\w-]{24,}\.[\w-]{6}\.[\w-]{27,}", end.out + end.err) is None  # a token of a bot


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


async def test_the_page_is_where_it_was(environment: Environment) -> None:
    """A bookmark lives on; a second sandbox beside it has a page of its own."""
    async with process(environment()) as first:
        before = await address_of(first)
        async with process(environment()) as second:
            assert await address_of(second) != before
        os.killpg(first.pid, signal.SIGINT)
        await ended(first, within=2 * ENDS_WITHIN)
    if before.endswith(f":{PAGE_PORT}"):  # else somebody else has that port
        async with process(environment()) as again:
            assert await address_of(again) == before
