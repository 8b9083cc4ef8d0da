"""What the cards look like: how tall they are, and their menus by keyboard and touch."""

import pytest
from playwright.async_api import Locator, Page, expect

from tests.e2e.page.conftest import Serving, keep, opened, say

TALLEST_TOPIC, TALLEST_NO = 450, 110
"""Pixels on a desktop; a topic of eleven entries with buttons took 751 to 829, by the fonts that there are."""
PHONE, DESKTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 860}


async def use(page: Page, command: str) -> None:
    """Use a command without options."""
    await page.locator("[data-composer]").focus()
    await page.keyboard.type(f"/{command}")
    await expect(page.locator(f"[data-choices] [data-command={command}]")).to_be_visible()
    await page.keyboard.press("Enter")
    await expect(page.locator(f"[data-command-line={command}]")).to_be_visible()
    await page.keyboard.press("Enter")


async def height(card: Locator) -> float:
    """Return the height of a card in pixels."""
    box = await card.bounding_box()
    assert box is not None
    return box["height"]


@pytest.mark.parametrize("name", ["Mia", "小林"])
async def test_a_topic_is_not_tall(page: Page, serving: Serving, name: str) -> None:
    """The largest topic fits a screen, its eleven entries are in one menu, and the menu opens within the window."""
    await opened(page, serving.address(serving.sandbox.world.person(name)))
    await use(page, "role")
    card = page.locator("[data-log] .container")
    await expect(card.locator(".select")).to_be_visible()
    assert await height(card) <= TALLEST_TOPIC
    await card.locator(".select").click()
    options = page.locator("[data-for^='e:']")
    await expect(options.locator("[data-value]")).to_have_count(11)
    box = await options.bounding_box()
    assert box is not None
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= DESKTOP["height"]
    await keep(page, f"topic-{name}")
    await page.keyboard.press("Escape")
    await expect(options).to_have_count(0)


@pytest.mark.parametrize(("name", "question"), [("Mia", "how much do MLEs earn?"), ("小林", "薪水多少？")])
async def test_a_no_is_a_line_and_a_row(page: Page, serving: Serving, name: str, question: str) -> None:
    """In public it takes little of the channel."""
    await opened(page, serving.address(serving.sandbox.world.person(name)))
    await say(page, question)
    card = page.locator("[data-log] .container")
    await expect(card.locator("[data-custom-id]")).to_have_count(2)
    assert await height(card) <= TALLEST_NO
    await keep(page, f"no-{name}")


async def test_up_and_down_by_keyboard(page: Page, serving: Serving) -> None:
    """From all topics to one, to an entry, and back up; the menu of the same card can be used again for the same."""
    await page.set_viewport_size({"width": 360, "height": 740})
    await opened(page, serving.address(serving.sandbox.world.person("Mia")))
    await use(page, "topics")
    card = page.locator("[data-log] .container")
    for _ in range(2):
        await card.locator(".select").focus()
        await page.keyboard.press("ArrowDown")
        await page.locator("[data-for^='t:'] [data-value=interviews]").press("Enter")
        await expect(card.locator("h3")).to_have_text("Interviews")
        await card.locator("[data-custom-id^='l:']").press("Enter")
        await expect(card).to_contain_text("Here's what I can help with:")
    await keep(page, "topics-phone")
    box = await card.bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= PHONE["width"]


async def test_ones_own_words_while_typing(page: Page, serving: Serving) -> None:
    """The words that are being typed stand first among the choices, so that nobody thinks they can't be asked."""
    await opened(page, serving.address(serving.sandbox.world.person("Mia")))
    await page.locator("[data-composer]").focus()
    await page.keyboard.type("/ask")
    await expect(page.locator("[data-choices] [data-command=ask]")).to_be_visible()
    await page.keyboard.press("Enter")
    await page.keyboard.type("can my dog do this job")
    await expect(page.locator("[data-choices] [data-choice]").first).to_have_text("can my dog do this job")
    await keep(page, "own-words")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Enter")
    await expect(page.locator("[data-message][data-ephemeral=true] .container")).to_have_count(1)
