"""Making things go wrong from the page's panel."""

from playwright.async_api import Page, expect

from tests.discord_sandbox.rest.calls import calling
from tests.e2e.page.conftest import Serving, keep, opened, say


async def test_a_dropped_socket(page: Page, serving: Serving) -> None:
    """The bot comes back by itself and answers what was said meanwhile."""
    await opened(page, serving.address(serving.sandbox.world.person("Mia")))
    await page.locator("[data-action=panel]").click()
    await page.locator("[data-action=drop]").click()
    await say(page, "which blogs")
    await expect(page.locator("[data-log] .container")).to_contain_text("Which blogs should I read?")


async def test_a_call_that_fails(page: Page, serving: Serving) -> None:
    """A 500 is tried again, and the answer arrives once."""
    await opened(page, serving.address(serving.sandbox.world.person("Mia")))
    await page.locator("[data-action=panel]").click()
    await page.locator("form[data-form=fail] [name=status]").select_option("500")
    await page.locator("[data-action=fail]").click()
    await say(page, "which blogs")
    await expect(page.locator("[data-log] .container")).to_have_count(1)


async def test_what_discord_would_refuse(page: Page, serving: Serving) -> None:
    """The panel names the call and the place in its body."""
    sandbox = serving.sandbox
    await opened(page, serving.address(sandbox.world.person("Mia")))
    async with calling(sandbox) as caller:
        assert (await caller.send(sandbox.world.channel("#questions"), json={"content": 7})).status == 400
    await page.locator("[data-action=panel]").click()
    await expect(page.locator("[data-refusal]")).to_contain_text("content")
    await keep(page, "refusal")


async def test_what_discord_would_pass_over(page: Page, serving: Serving) -> None:
    """The panel names it apart from what Discord would refuse, and the message is there."""
    sandbox = serving.sandbox
    await opened(page, serving.address(sandbox.world.person("Mia")))
    body = {"content": "Served", "embeds": [{"title": "Hi", "surprise": 1}]}
    async with calling(sandbox) as caller:
        assert (await caller.send(sandbox.world.channel("#questions"), json=body)).status == 200
    await expect(page.locator("[data-log]")).to_contain_text("Served")
    await page.locator("[data-action=panel]").click()
    await expect(page.locator("[data-note]")).to_contain_text("embeds.0.surprise")
    await expect(page.locator("[data-refusal]")).to_have_count(0)


async def test_escape_closes_the_panel(page: Page, serving: Serving) -> None:
    """And the focus goes back to the button that opened it."""
    await opened(page, serving.address(serving.sandbox.world.person("Mia")))
    await page.locator("[data-action=panel]").click()
    await expect(page.locator("#panel")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.locator("#panel")).to_be_hidden()
    await expect(page.locator("[data-action=panel]")).to_be_focused()


async def test_escape_closes_the_panel_after_a_restart(page: Page, serving: Serving) -> None:
    """A pressed button keeps the focus, so the keyboard still reaches the panel; a second press does nothing."""
    await opened(page, serving.address(serving.sandbox.world.person("Mia")))
    await page.locator("[data-action=panel]").click()
    restart = page.locator("[data-action=restart]")
    await restart.dblclick()
    await serving.sandbox.until(lambda: serving.starts == 2 and serving.sandbox.gateway.complete)
    await expect(restart).to_have_text("Restart")
    await expect(restart).to_be_focused()
    assert serving.starts == 2
    await page.keyboard.press("Escape")
    await expect(page.locator("#panel")).to_be_hidden()


async def test_the_fields_of_a_form_stand_in_line(page: Page, serving: Serving) -> None:
    """Its labels begin at the same height, and so do its fields and its button."""
    await opened(page, serving.address(serving.sandbox.world.person("Mia")))
    await page.locator("[data-action=panel]").click()
    tops = """(all, part) => all.map((form) => new Set(
        [...form.querySelectorAll(part)].map((node) => Math.round(node.getBoundingClientRect().top))).size)"""
    forms = page.locator("#panel form")
    assert await forms.evaluate_all(tops, "label") == [1, 1]
    assert await forms.evaluate_all(tops, "input, select, button") == [1, 1]
