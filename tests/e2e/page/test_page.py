"""A newcomer tries the bot on the page."""

from playwright.async_api import Page, expect

from tests.e2e.page.conftest import Serving, keep, opened, say


async def test_ask_by_mention(page: Page, serving: Serving) -> None:
    """The card stands below the question, as a reply to it, with its links as buttons that open elsewhere."""
    await opened(page, serving.address(serving.sandbox.world.person("Mia")))
    await say(page, "how do I start?")
    card = page.locator("[data-log] .container").last
    await expect(card).to_contain_text("How do I become a machine learning engineer?")
    await expect(page.locator("[data-reply-to]").last).to_contain_text("how do I start?")
    await expect(card.locator("[data-url]").first).to_have_attribute("rel", "noopener noreferrer")
    await keep(page, "mention")


async def test_press_a_suggestion(page: Page, serving: Serving) -> None:
    """Where it isn't sure it asks back, and the press answers in the same place."""
    await opened(page, serving.address(serving.sandbox.world.person("Mia")))
    await say(page, "free resources")
    suggestion = page.locator("[data-custom-id^='g:']").first
    title = await suggestion.inner_text()
    await keep(page, "suggestions")
    await suggestion.click()
    await expect(page.locator("[data-log] .container")).to_have_count(1)
    await expect(page.locator("[data-log] .container h3")).to_have_text(title)


async def test_the_command_menu_with_the_keyboard(page: Page, serving: Serving) -> None:
    """A slash lists the commands, letters narrow it down, Enter takes one, and only the asker sees the answer."""
    await opened(page, serving.address(serving.sandbox.world.person("Mia")))
    await page.locator("[data-composer]").focus()
    await page.keyboard.type("/")
    await expect(page.locator("[data-choices] [data-command]")).to_have_count(8)
    await keep(page, "commands")
    await page.keyboard.type("res")
    await expect(page.locator("[data-choices] [data-command]")).to_have_count(1)
    await page.keyboard.press("Enter")
    await expect(page.locator("[data-command-line=resources]")).to_be_visible()
    await page.keyboard.press("Enter")
    message = page.locator("[data-message][data-ephemeral=true]")
    await expect(message).to_contain_text("Towards Data Science")
    await expect(message).to_contain_text("Only you can see this")
    await keep(page, "resources")


async def test_an_answer_takes_the_place_of_what_was_sent(page: Page, serving: Serving) -> None:
    """Not for an instant do the two stand side by side."""
    await opened(page, serving.address(serving.sandbox.world.person("Mia")))
    await page.evaluate(
        """() => {
            window.seen = new Set();
            const log = document.querySelector("[data-log]");
            new MutationObserver(() => {
                const sent = log.querySelector("[data-sending]") !== null;
                const answered = log.querySelector("[data-message][data-ephemeral=true]") !== null;
                window.seen.add(`${sent ? "sent" : "-"} ${answered ? "answered" : "-"}`);
            }).observe(log, { childList: true, subtree: true });
        }"""
    )
    await page.locator("[data-composer]").focus()
    await page.keyboard.type("/topics")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Enter")
    await expect(page.locator("[data-message][data-ephemeral=true]")).to_contain_text("Here's what I can help with:")
    assert await page.evaluate("[...window.seen]") == ["sent -", "- answered"]


async def test_choose_an_entry_while_typing(page: Page, serving: Serving) -> None:
    """Titles come up as one types, misspelt or not."""
    await opened(page, serving.address(serving.sandbox.world.person("Mia")))
    await page.locator("[data-composer]").focus()
    await page.keyboard.type("/resources")
    await page.keyboard.press("Enter")
    await page.locator("[data-action=more-options], [data-add-option=entry]").first.click()
    await page.keyboard.type("podcats")
    await expect(page.locator("[data-choices] [data-choice]")).to_have_count(1)
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Enter")
    await expect(page.locator("[data-message][data-ephemeral=true] h3")).to_have_text(
        "Which podcasts should I listen to?"
    )


async def test_be_somebody_else(page: Page, serving: Serving) -> None:
    """With a person of another language the page, the commands and the answers speak it."""
    await opened(page, serving.address(serving.sandbox.world.person("Mia")))
    await page.locator("[data-action=people]").click()
    await page.locator("[data-name=小林]").click()
    await page.wait_for_selector("#app[data-state=ready]")
    await page.locator("a[data-name=questions]").click()
    await page.locator("[data-composer]").focus()
    await page.keyboard.type("/")
    await expect(page.locator("[data-choices] [data-command=interviews]")).to_contain_text("面试")
    await page.keyboard.press("Escape")
    await page.locator("[data-composer]").fill("")
    await say(page, "面试会考什么")
    await expect(page.locator("[data-log] .container").last).to_contain_text("面试前要复习什么")
    await keep(page, "chinese")


async def test_what_is_said_of_people_is_whole(page: Page, serving: Serving) -> None:
    """The letters that reach below the line, as in "English", are not cut off."""
    await opened(page, serving.address(serving.sandbox.world.person("Mia")))
    await page.locator("[data-action=people]").click()
    lines = page.locator(".me small, .people small")
    await expect(lines).to_have_count(6)
    assert await lines.evaluate_all("all => all.filter((line) => line.scrollHeight > line.clientHeight).length") == 0


async def test_restart_and_press_an_old_button(page: Page, serving: Serving) -> None:
    """The panel ends the bot and starts a new one, which knows the buttons and menus of the old one."""
    await opened(page, serving.address(serving.sandbox.world.person("Mia")))
    await say(page, "what does an ml engineer do")
    old = page.locator(".select[data-custom-id^='e:']")
    await expect(old).to_be_visible()
    await page.locator("[data-action=panel]").click()
    await page.locator("[data-action=restart]").click()
    await serving.sandbox.until(lambda: serving.starts == 2 and serving.sandbox.gateway.complete)
    await expect(page.locator(".bot-state[data-online=true]")).to_be_visible()
    await keep(page, "panel")
    await old.click()
    option = page.locator("[data-for^='e:'] [data-value]").first
    title = await option.inner_text()
    await option.click()
    await expect(page.locator("[data-log] .container h3")).to_have_text(title)


async def test_a_phone(page: Page, serving: Serving) -> None:
    """At 360 pixels nothing is cut off: the channels are a drawer, the card fits."""
    await page.set_viewport_size({"width": 360, "height": 740})
    await opened(page, serving.address(serving.sandbox.world.person("雅婷"), "#welcome"))
    await page.locator("[data-action=drawer]").click()
    await page.locator("a[data-name=questions]").click()
    await say(page, "機器學習工程師做什麼工作")
    card = page.locator("[data-log] .container").last
    await expect(card).to_contain_text("機器學習工程師是做什麼的")
    assert await page.evaluate("document.documentElement.scrollWidth") == 360
    box = await card.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    await keep(page, "phone")


async def test_dark_and_light(page: Page, serving: Serving) -> None:
    """It follows the system until somebody chooses, and remembers the choice."""
    await opened(page, serving.address(serving.sandbox.world.person("Mia")))
    shade = "getComputedStyle(document.body).backgroundColor"
    await say(page, "are there enough jobs for MLEs?")
    await expect(page.locator("[data-log] .container")).to_have_count(1)
    dark = await page.evaluate(shade)
    await keep(page, "dark")
    await page.locator("[data-action=theme]").click()
    light = await page.evaluate(shade)
    await keep(page, "light")
    assert dark != light
    await page.reload()
    await page.wait_for_selector("#app[data-state=ready]")
    assert await page.evaluate(shade) == light


async def test_what_people_write_stays_text(page: Page, serving: Serving) -> None:
    """Markup and scripts in a message are shown as they were written."""
    await opened(page, serving.address(serving.sandbox.world.person("Mia")))
    written = "<img src=x onerror=\"document.title='broken'\"> <script>document.title='broken'</script>"
    await page.locator("[data-composer]").fill(written)
    await page.keyboard.press("Enter")
    await expect(page.locator("[data-log] [data-message]").last).to_contain_text(written)
    assert await page.locator("[data-log] img, [data-log] script").count() == 0
    assert "broken" not in await page.title()


async def test_the_bot_and_its_role_have_one_name(page: Page, serving: Serving) -> None:
    """The list after @ has both; the role picked, the bot says to pick the other."""
    await opened(page, serving.address(serving.sandbox.world.person("Mia")))
    await page.locator("[data-composer]").focus()
    await page.keyboard.type("@ment")
    choices = page.locator("[data-choices] [data-user], [data-choices] [data-role]")
    await expect(choices).to_have_count(2)
    await keep(page, "role")
    await page.locator("[data-choices] [data-role]").click()
    await page.keyboard.type("which podcasts are good?")
    await page.keyboard.press("Enter")
    await expect(page.locator("[data-log] [data-role-mention]")).to_have_text("@Mentor")
    await expect(page.locator("[data-log] .container")).to_contain_text("You mentioned my role")


async def test_the_bot_is_offered_where_it_can_answer(page: Page, serving: Serving) -> None:
    """Where it may not write, neither the list after @ nor what to try names it."""
    await opened(page, serving.address(serving.sandbox.world.person("Omar"), "#announcements"))
    await expect(page.locator("[data-action=hint-command]")).to_be_visible()
    await expect(page.locator("[data-action=hint-mention]")).to_have_count(0)
    await page.locator("[data-composer]").focus()
    await page.keyboard.type("@m")
    await expect(page.locator("[data-choices] [data-user]").first).to_be_visible()
    bot = serving.sandbox.world.bot.id
    await expect(page.locator(f"[data-choices] [data-user='{bot}']")).to_have_count(0)
