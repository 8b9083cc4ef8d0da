"""Pictures of what members see: the bot's cards on the sandbox's page.

    python benchmarks/page_pictures.py FOLDER

It shows an answer, suggestions, a no, the topics, one topic and the greeting, in English and Chinese, each on a dark
and a light desktop and on a phone. FOLDER gets a sheet a state (`answer.jpg` …) and one of everything (`all.png`, at
most 600 kB); printed is how tall each message is, in pixels. It needs Chromium (`make browser`).
"""

import argparse
import asyncio
import base64
import shutil
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from functools import partial
from pathlib import Path
from typing import Literal, NamedTuple

from playwright.async_api import Browser, Locator, Page, async_playwright

from benchmarks.bot_process import OURS, bot_process
from discord_sandbox import Channel, Message, Person, Sandbox

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
LARGEST = 600_000
"""Bytes that the picture of everything may take."""
TALL = 2400
"""Pixels: no message is cut off, however tall it is."""


class View(NamedTuple):
    """A window that the page is looked at in."""

    name: str
    width: int
    scheme: Literal["dark", "light"]


class Shot(NamedTuple):
    """One message in one view, as PNG."""

    state: str
    column: str
    height: float
    png: bytes


VIEWS = (View("dark", 1000, "dark"), View("light", 1000, "light"), View("phone", 390, "dark"))
LANGUAGES = {
    "en": ("Mia", ("how do I start?", "free resources", "which stocks should I buy tomorrow?")),
    "zh": ("小林", ("怎么入门", "免费资源", "明天该买哪只股票")),
}
SAID = ("answer", "suggestions", "no")
COMMANDS = {"topics": "topics", "topic": "role"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    asyncio.run(_pictures(given.folder))


async def _pictures(folder: Path) -> None:
    async with AsyncExitStack() as stack:
        sandbox = await stack.enter_async_context(Sandbox())
        await stack.enter_async_context(bot_process(sandbox, OURS, {"SEMANTIC": "1"}))
        playwright = await stack.enter_async_context(async_playwright())
        found = next(filter(None, map(shutil.which, CHROMIUM)), None)
        browser = await playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        shots = [
            shot
            async for state, language, person, message in _messages(sandbox)
            for shot in await _shots(browser, sandbox, person, message, state, language)
        ]
        for shot in shots:
            print(f"{shot.state:12} {shot.column:9} {shot.height:5.0f} px", flush=True)
        page = await browser.new_page(viewport={"width": 1600, "height": 400})
        for state in dict.fromkeys(shot.state for shot in shots):
            sheet = await _sheet(page, [shot for shot in shots if shot.state == state], 1.0)
            (folder / f"{state}.jpg").write_bytes(await sheet.screenshot(type="jpeg", quality=70))
        (folder / "all.png").write_bytes(await _everything(page, shots))
        await browser.close()


async def _messages(sandbox: Sandbox) -> AsyncIterator[tuple[str, str, Person, Message]]:
    """Yield each state in each language, with who looks at it and the bot's message."""
    channel = sandbox.world.channel("#questions")
    for language, (name, questions) in LANGUAGES.items():
        person = sandbox.world.person(name)
        for state, question in zip(SAID, questions, strict=True):
            asked = await sandbox.say(person, channel, f"<@{sandbox.world.bot.id}> {question}")
            yield state, language, person, await sandbox.until(partial(_reply, asked))
        for state, command in COMMANDS.items():
            used = await (await sandbox.use(person, channel, command)).settled()
            if used.original is None:
                raise SystemExit(f"/{command} was not answered")
            yield state, language, person, used.original
    for language, guild_name in (("en", "Somewhere Else"), ("zh", "机器学习之友")):
        guild = sandbox.world.guild(guild_name)
        sandbox.expel(guild)
        sandbox.invite(guild)
        person = sandbox.world.person("Noor" if language == "en" else "小林")
        welcome = guild.system_channel
        if welcome is None:
            raise SystemExit(f"{guild_name} has no channel for greetings")
        yield "greeting", language, person, await sandbox.until(partial(_first, welcome))


def _reply(asked: Message) -> Message | None:
    answers = [each for each in asked.channel.messages.values() if each.reference is not None and each.author.bot]
    return next((each for each in answers if each.reference and each.reference.message_id == asked.id), None)


def _first(channel: Channel) -> Message | None:
    return next((each for each in channel.messages.values() if each.author.bot), None)


async def _shots(
    browser: Browser, sandbox: Sandbox, person: Person, message: Message, state: str, language: str
) -> list[Shot]:
    shots = []
    for view in VIEWS:
        page = await browser.new_page(viewport={"width": view.width, "height": TALL}, color_scheme=view.scheme)
        await page.goto(f"{sandbox.base_url}/?as={person.id}#{message.channel.id}")
        shown = page.locator(f"[data-message='{message.id}']")
        await shown.wait_for()
        await page.locator("[data-composer]").hover()  # so that no tools of a message are shown
        box = await shown.bounding_box()
        height = box["height"] if box else 0.0
        shots.append(Shot(state, f"{language} {view.name}", height, await shown.screenshot()))
        await page.close()
    return shots


async def _everything(page: Page, shots: list[Shot]) -> bytes:
    """Return the picture of all, as large as it may be."""
    zoom = 1.0
    while True:
        picture = await (await _sheet(page, shots, zoom)).screenshot()
        if len(picture) <= LARGEST:
            return picture
        zoom *= 0.85


async def _sheet(page: Page, shots: list[Shot], zoom: float) -> Locator:
    """Lay pictures out as a table, a row a state and a column a view, and return its element."""
    columns = list(dict.fromkeys(shot.column for shot in shots))
    rows = [
        f"<tr><th>{state}</th>" + "".join(_cell(shots, state, column) for column in columns) + "</tr>"
        for state in dict.fromkeys(shot.state for shot in shots)
    ]
    heads = "".join(f"<th>{column}</th>" for column in ["", *columns])
    style = f"""
        body {{ background: #888; font: 14px sans-serif; margin: 0; }}
        table {{ zoom: {zoom}; border-spacing: 8px; }}
        td {{ vertical-align: top; }}
        img {{ display: block; }}
        .narrow img {{ width: 195px; }} .wide img {{ width: 345px; }}"""
    table = f"<table id=sheet><tr>{heads}</tr>{''.join(rows)}</table>"
    await page.set_content(f"<!doctype html><meta charset=utf-8><style>{style}</style>{table}")
    return page.locator("#sheet")


def _cell(shots: list[Shot], state: str, column: str) -> str:
    shot = next((shot for shot in shots if (shot.state, shot.column) == (state, column)), None)
    if shot is None:
        return "<td></td>"
    kind = "narrow" if column.endswith("phone") else "wide"
    return f"<td class={kind}><img src='data:image/png;base64,{base64.b64encode(shot.png).decode()}'></td>"


if __name__ == "__main__":
    main()
