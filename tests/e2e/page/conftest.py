"""The sandbox's page in a real Chromium, the real bot behind it; the time is the real one."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, async_playwright, expect

from bot.app import MentorBot, discord_at, make_services
from bot.app.lifecycle import log_in
from bot.mentor import Library, Mentor
from discord_sandbox import Person, Sandbox
from discord_sandbox.validation.openapi import Description

SCREENSHOTS = Path(__file__).parents[3] / "build" / "screenshots"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 15_000
"""Milliseconds that a test waits for something to appear; usually it is there in a few."""


class Serving:
    """A sandbox with a bot that its panel can restart."""

    def __init__(self, mentor: Mentor, description: Description) -> None:
        self.sandbox = Sandbox(check=description, restart=self.restart)
        self._mentor = mentor
        self._bot: MentorBot | None = None
        self._task: asyncio.Task[None] | None = None
        self.starts = 0

    async def start(self) -> None:
        """Start a new bot, as a new process would."""
        self.starts += 1
        self._bot = MentorBot(make_services(Library(self._mentor)))
        await self._bot.__aenter__()
        await log_in(self._bot, self.sandbox.token)
        self._task = asyncio.create_task(self._bot.connect())
        await self.sandbox.ready()

    async def stop(self) -> None:
        """End the bot."""
        if self._bot is not None and self._task is not None:
            await self._bot.close()
            await self._task

    async def restart(self) -> None:
        """End the bot and start a new one."""
        await self.stop()
        await self.start()

    def address(self, person: Person, channel: str = "#questions") -> str:
        """Return the address of the page for a person in a channel."""
        return f"{self.sandbox.base_url}/?as={person.id}#{self.sandbox.world.channel(channel).id}"


@pytest.fixture
async def serving(mentor: Mentor, description: Description) -> AsyncIterator[Serving]:
    """A sandbox and a bot; the test fails if the bot sent anything that Discord would refuse."""
    one = Serving(mentor, description)
    async with one.sandbox:
        with discord_at(one.sandbox.base_url):
            await one.start()
            yield one
            await one.stop()


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    """The system's own Chromium."""
    found = next(filter(None, map(shutil.which, NAMES)), MAC)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield browser
        await browser.close()


@pytest.fixture
async def page(browser: Browser) -> AsyncIterator[Page]:
    """A page of a desktop's size; the test fails if a script failed or the policy on content was broken."""
    expect.set_options(timeout=PATIENCE)
    one = await browser.new_page(viewport={"width": 1280, "height": 860}, color_scheme="dark")
    one.set_default_timeout(PATIENCE)
    wrong: list[str] = []
    one.on("pageerror", lambda error: wrong.append(str(error)))
    one.on("console", lambda message: wrong.append(message.text) if "Content Security Policy" in message.text else None)
    yield one
    assert wrong == []


async def opened(page: Page, address: str) -> None:
    """Open the page and wait until it shows the channel."""
    await page.goto(address)
    await page.wait_for_selector("#app[data-state=ready]")


async def say(page: Page, text: str) -> None:
    """Write a message that begins with a mention of the bot, with the keyboard alone."""
    await page.locator("[data-composer]").focus()
    await page.keyboard.type("@Men")
    await page.wait_for_selector("[data-choices] [aria-selected=true]")
    await page.keyboard.press("Enter")
    await page.keyboard.type(text)
    await page.keyboard.press("Enter")


async def keep(page: Page, name: str) -> None:
    """Keep a screenshot as the test's output."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    await page.screenshot(path=SCREENSHOTS / f"{name}.png")
