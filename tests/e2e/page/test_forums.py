"""Forums on the page: their posts, and opening one. A plain client answers."""

from collections.abc import AsyncIterator
from typing import Literal

import pytest
from playwright.async_api import Page, expect

from discord_sandbox import Channel, Person, Sandbox
from discord_sandbox.world import permissions as may
from discord_sandbox.world.entities import Overwrite, Tag
from discord_sandbox.world.events import ChannelUpdated
from tests.discord_sandbox.client import Client, connected
from tests.e2e.page.conftest import keep, opened

GRIN = "😀"


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    """A sandbox with a client that answers mentions."""
    async with Sandbox() as one, connected(one, Client()):
        yield one


@pytest.fixture
def forum(sandbox: Sandbox) -> Channel:
    """A forum with two tags."""
    return sandbox.world.channel("career-forum")


def address(sandbox: Sandbox, person: Person, channel: Channel) -> str:
    """Return the address of the page for a person in a channel."""
    return f"{sandbox.base_url}/?as={person.id}#{channel.id}"


async def write(page: Page, title: str, text: str) -> None:
    """Open the form of a new post, and fill it in with the keyboard."""
    await page.locator("[data-action=new-post]").click()
    await expect(page.locator("[data-field=title]")).to_be_focused()
    await page.keyboard.type(title)
    await page.locator("[data-field=content]").focus()
    await page.keyboard.type(text)


async def test_a_post_is_opened_read_and_answered(page: Page, sandbox: Sandbox, forum: Channel) -> None:
    """The new post opens at once, others find it in the list, and what is written in it is counted there."""
    mia, omar = sandbox.world.person("Mia"), sandbox.world.person("Omar")
    await opened(page, address(sandbox, mia, forum))
    await expect(page.locator(".posts-status")).to_have_text("There are no posts here yet.")
    await expect(page.locator("[data-composer]")).to_be_hidden()
    await write(page, "Where to begin?", "I know **Python**, @Mentor")
    await page.locator("[data-tag]", has_text="learning").click()
    await keep(page, "forum-form")
    await page.locator("[data-action=post]").click()
    await expect(page.locator(".welcome h2")).to_have_text("Where to begin?")
    await expect(page.locator(".welcome .post-tag")).to_have_text("learning")
    await expect(page.locator("[data-log] [data-message]").last).to_contain_text("You said")
    (post,) = [each for each in sandbox.world.channels.values() if each.parent is forum]
    assert post.messages[post.id].content == f"I know **Python**, <@{sandbox.world.bot.id}>"
    await page.locator("[data-composer]").focus()
    await page.keyboard.type("And in China?")
    await page.keyboard.press("Enter")
    await expect(page.locator("[data-log] [data-message]").last).to_contain_text("And in China?")
    await page.goto(address(sandbox, omar, forum))
    card = page.locator(f"[data-post='{post.id}']")
    await expect(card.locator(".post-text")).to_have_text("I know Python, @Mentor")
    await expect(card.locator("[data-replies]")).to_have_text("2 replies")
    await expect(card.locator(".post-tag")).to_have_text("learning")
    await keep(page, "forum")
    await page.keyboard.press("Tab")
    await card.locator("a").first.focus()
    await page.keyboard.press("Enter")
    await expect(page.locator("[data-log] [data-message]")).to_have_count(3)


async def test_the_list_follows_what_others_do(page: Page, sandbox: Sandbox, forum: Channel) -> None:
    """A post that somebody opens is there without a reload, and the one that was written in last is first."""
    mia, omar = sandbox.world.person("Mia"), sandbox.world.person("Omar")
    await opened(page, address(sandbox, mia, forum))
    first = await sandbox.post(omar, forum, "First", "One", ["jobs"])
    await sandbox.post(omar, forum, "Second", "Two", [])
    await expect(page.locator(".post-title")).to_have_text(["Second", "First"])
    await sandbox.say(omar, first, "One more")
    await expect(page.locator(".post-title")).to_have_text(["First", "Second"])
    await expect(page.locator("[data-replies]")).to_have_text(["1 reply", "0 replies"])
    await page.goto(address(sandbox, mia, first))
    await expect(page.locator("[data-log] [data-message]")).to_have_count(2)


async def test_what_a_post_needs_is_said_in_the_form(page: Page, sandbox: Sandbox, forum: Channel) -> None:
    """Nothing is sent or cut while the title, a tag or the text is wrong; each field says what is, in Chinese too."""
    forum.requires_tag = True
    assert forum.guild is not None
    forum.guild.blocked_words = ["spam"]
    await opened(page, address(sandbox, sandbox.world.person("雅婷"), forum))
    await write(page, " ", "")
    await page.locator("[data-action=post]").click()
    problems = page.locator("[data-post-form] [data-problem]")
    await expect(problems).to_have_text(["此欄位為必填。", "請至少選擇一個標籤。", "此欄位為必填。"])
    await expect(page.locator("[data-field=title]")).to_be_focused()
    await page.locator("[data-field=title]").fill(GRIN * 101)
    await page.locator("[data-field=content]").fill("x" * 2001)
    await expect(page.locator("[data-post-form] [data-counter]")).to_have_text(["-1", "-1"])
    await page.locator("[data-tag]").first.click()
    await page.locator("[data-field=title]").press("Enter")
    await expect(problems).to_have_text(["最多 100 個字元。", "", "最多 2000 個字元。"])
    assert len(await page.locator("[data-field=content]").input_value()) == 2001
    await page.locator("[data-field=title]").fill(GRIN * 100)
    await page.locator("[data-field=content]").fill("spam")
    await page.locator("[data-field=title]").press("Enter")
    await expect(page.locator("[data-post-form] [data-failure]")).to_contain_text("AutoMod")
    assert [each for each in sandbox.world.channels.values() if each.parent is forum] == []
    await page.locator("[data-field=content]").fill("ham")
    await page.locator("[data-field=content]").press("Control+Enter")
    await expect(page.locator(".welcome h2")).to_have_text(GRIN * 100)


async def test_a_draft_stays_when_the_form_is_closed(page: Page, sandbox: Sandbox, forum: Channel) -> None:
    """Escape closes the form and gives the focus back; what was typed is there when it is opened again."""
    await opened(page, address(sandbox, sandbox.world.person("Mia"), forum))
    await write(page, "Half a thought", "and")
    await page.keyboard.press("Escape")
    await expect(page.locator("[data-post-form]")).to_have_count(0)
    await expect(page.locator("[data-action=new-post]")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.locator("[data-field=title]")).to_have_value("Half a thought")


async def test_who_may_not_post(page: Page, sandbox: Sandbox, forum: Channel) -> None:
    """They read the posts, and the forum says why they can't open one."""
    assert forum.guild is not None
    post = await sandbox.post(sandbox.world.person("Omar"), forum, "First", "One", [])
    forum.overwrites = [Overwrite(forum.guild.id, deny=may.SEND_MESSAGES)]
    await opened(page, address(sandbox, sandbox.world.person("Mia"), forum))
    await expect(page.locator("[data-action=new-post]")).to_be_disabled()
    await expect(page.locator(".posts-status")).to_contain_text("do not have permission")
    await expect(page.locator(f"[data-post='{post.id}']")).to_contain_text("One")
    forum.overwrites = []
    sandbox.world.bus.publish(ChannelUpdated(forum))
    await expect(page.locator("[data-action=new-post]")).to_be_enabled()


@pytest.mark.parametrize("theme", ["dark", "light"])
async def test_a_forum_fits_a_phone(
    page: Page, sandbox: Sandbox, forum: Channel, theme: Literal["dark", "light"]
) -> None:
    """Long titles, tags and texts wrap; nothing stands out of the window at 360 pixels."""
    omar, lin = sandbox.world.person("Omar"), sandbox.world.person("小林")
    forum.tags += [Tag(forum.id + 200 + number, f"a rather long tag {number}") for number in range(4)]
    names = [tag.name for tag in forum.tags]
    post = await sandbox.post(omar, forum, "x" * 100, "# Long\n" + "one two three\n" * 20, names[:5])
    await sandbox.post(omar, forum, "Where does one begin with statistics?", "https://example.org/" + "y" * 90, [])
    await page.emulate_media(color_scheme=theme)
    await page.set_viewport_size({"width": 360, "height": 640})
    await opened(page, address(sandbox, lin, forum))
    await expect(page.locator(".post-title")).to_have_count(2)
    narrow = "(node) => node.scrollWidth <= node.clientWidth && node.offsetWidth <= innerWidth"
    assert await page.locator(".forum").evaluate(narrow)
    await keep(page, f"forum-phone-{theme}")
    await page.locator("[data-action=new-post]").click()
    await page.locator("[data-action=post]").click()
    assert await page.locator(".forum").evaluate(narrow)
    await keep(page, f"forum-form-phone-{theme}")
    await page.locator(f"[data-post='{post.id}'] a").first.click()
    await expect(page.locator(".welcome .post-tag")).to_have_text(names[:5])
    assert await page.locator(".log").evaluate(narrow)
    box = await page.locator("[data-composer]").bounding_box()
    assert box is not None
    assert 40 < box["height"] < 60
    await keep(page, f"post-phone-{theme}")
