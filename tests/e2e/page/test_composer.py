"""Writing on the page: how long a message may be, and choices that need not be taken. A plain client answers."""

from collections.abc import AsyncIterator

import discord
import pytest
from discord import app_commands
from playwright.async_api import Page, expect

from discord_sandbox import Channel, Sandbox
from discord_sandbox.world import permissions as may
from discord_sandbox.world.entities import Overwrite
from discord_sandbox.world.events import ChannelUpdated
from tests.discord_sandbox.client import Client, connected
from tests.discord_sandbox.commands import add_commands
from tests.e2e.page.conftest import keep, opened

LONGEST = 2000
GRIN = "😀"


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    """A sandbox with a client that has commands of each kind."""
    client = Client()
    add_commands(client)

    @client.tree.command()
    async def short(interaction: discord.Interaction, text: app_commands.Range[str, 2, 4]) -> None:
        """Take a short text."""
        await interaction.response.send_message(text)

    async with Sandbox() as one, connected(one, client):
        yield one


@pytest.fixture
async def questions(sandbox: Sandbox, page: Page) -> Channel:
    """The channel that is open on the page."""
    mia, channel = sandbox.world.person("Mia"), sandbox.world.channel("#questions")
    await opened(page, f"{sandbox.base_url}/?as={mia.id}#{channel.id}")
    return channel


async def start(page: Page, command: str) -> None:
    """Begin a command with the keyboard."""
    await page.locator("[data-composer]").focus()
    await page.keyboard.type(f"/{command}")
    await page.keyboard.press("Enter")
    await page.wait_for_selector(f"[data-command-line={command}]")


async def test_a_long_paste_is_kept_and_not_sent(page: Page, questions: Channel) -> None:
    """Nothing is cut: a number below zero says by how much it is too long, and once it is shortened it is sent."""
    box, counter = page.locator("[data-composer]"), page.locator("[data-counter]")
    await box.focus()
    await page.keyboard.insert_text("x" * 1799)
    await expect(counter).to_be_hidden()
    await page.keyboard.insert_text("y" * 1201)
    await expect(counter).to_have_text("-1000")
    await page.keyboard.press("Enter")
    await expect(page.locator(".composer > [data-problem]")).to_contain_text("up to 2000 characters")
    assert await box.input_value() == "x" * 1799 + "y" * 1201
    assert questions.messages == {}
    await keep(page, "too-long")
    await box.fill("x" * LONGEST)
    await expect(counter).to_have_text("0")
    await page.keyboard.press("Enter")
    await expect(page.locator("[data-log] [data-message]")).to_have_count(1)
    await expect(counter).to_be_hidden()
    assert [message.content for message in questions.messages.values()] == ["x" * LONGEST]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (GRIN * LONGEST, 0),
        (GRIN * (LONGEST + 1), -1),
        ("@Mia " + "x" * (LONGEST - 23), 0),
        ("@Mia " + "x" * (LONGEST - 22), -1),
    ],
)
async def test_what_the_counter_allows_is_sent(
    page: Page, sandbox: Sandbox, questions: Channel, text: str, left: int
) -> None:
    """Characters are code points, and a mention counts as it is sent; what the counter refuses Discord would too."""
    box = page.locator("[data-composer]")
    await box.fill(text)
    await expect(page.locator("[data-counter]")).to_have_text(str(left))
    await page.keyboard.press("Escape")
    await page.keyboard.press("Enter")
    if left < 0:
        await expect(page.locator(".composer > [data-problem]")).to_be_visible()
        assert questions.messages == {}
    else:
        await expect(page.locator("[data-log] [data-message]")).to_have_count(1)
        (message,) = questions.messages.values()
        assert message.content == text.replace("@Mia", f"<@{sandbox.world.person('Mia').id}>")


@pytest.mark.usefixtures("questions")
async def test_half_an_emoji_reaches_the_bot_as_text(page: Page, sandbox: Sandbox) -> None:
    """What a broken paste leaves of an emoji doesn't break the bot's connection."""
    await page.locator("[data-composer]").evaluate("(box) => { box.value = 'a' + String.fromCharCode(0xd83d); }")
    await page.keyboard.press("Enter")
    await expect(page.locator("[data-log] [data-message]").last).to_contain_text("a\ufffd")
    await start(page, "echo")
    await page.keyboard.type("still there")
    await page.keyboard.press("Enter")
    await expect(page.locator("[data-log] [data-message]").last).to_contain_text("en-US: still there")
    assert len(sandbox.connections) == 1


@pytest.mark.usefixtures("questions")
async def test_an_option_is_not_cut_either(page: Page) -> None:
    """An option's length is counted in code points; one that is too long stays, and the line says so."""
    await start(page, "short")
    field = page.locator("[data-option-field=text]")
    await field.fill("12345")
    await page.keyboard.press("Enter")
    await expect(page.locator(".command-line [data-problem]")).to_contain_text("between 2 and 4")
    await expect(field).to_have_value("12345")
    await field.fill(GRIN * 4)
    await page.keyboard.press("Enter")
    await expect(page.locator("[data-log] [data-message]").last).to_contain_text(GRIN * 4)


@pytest.mark.usefixtures("questions")
async def test_enter_sends_what_was_typed_unless_a_choice_was_picked(page: Page) -> None:
    """Choices are offered, also below the pointer that happens to be there; only a key or a click takes one."""
    await start(page, "pick")
    await page.keyboard.type("ap")
    first = page.locator("[data-choices] [data-choice]").first
    await expect(first).to_have_text("Apple")
    await first.hover()
    await page.keyboard.press("Enter")
    await expect(page.locator("[data-log] [data-message] .text").last).to_have_text("ap")
    await start(page, "pick")
    await page.keyboard.type("ap")
    await expect(first).to_have_text("Apple")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Enter")
    await expect(page.locator("[data-log] [data-message] .text").last).to_have_text("apple")
    await start(page, "pick")
    await page.keyboard.type("none of them")
    await expect(page.locator("[data-choices]")).to_contain_text("No options match")
    await page.keyboard.press("Enter")
    await expect(page.locator("[data-log] [data-message] .text").last).to_have_text("none of them")


async def test_commands_where_one_may_not_write(page: Page, sandbox: Sandbox) -> None:
    """The box takes a command and says so; a plain text stays in it and is refused with a sentence."""
    mia, channel = sandbox.world.person("Mia"), sandbox.world.channel("#announcements")
    await opened(page, f"{sandbox.base_url}/?as={mia.id}#{channel.id}")
    box = page.locator("[data-composer]")
    await expect(box).to_have_attribute("placeholder", "Only commands here: type /")
    await box.fill("hello")
    await page.keyboard.press("Enter")
    await expect(page.locator(".composer > [data-problem]")).to_contain_text("do not have permission to send messages")
    await expect(box).to_have_value("hello")
    assert channel.messages == {}
    await box.fill("")
    await start(page, "echo")
    await page.keyboard.type("still works")
    await page.keyboard.press("Enter")
    await expect(page.locator("[data-log] [data-message]").last).to_contain_text("en-US: still works")
    assert channel.guild is not None
    channel.overwrites = [Overwrite(channel.guild.id, deny=may.SEND_MESSAGES | may.USE_APPLICATION_COMMANDS)]
    sandbox.world.bus.publish(ChannelUpdated(channel))
    await expect(box).to_be_disabled()
    await expect(box).to_have_attribute("placeholder", "You do not have permission to send messages in this channel.")
