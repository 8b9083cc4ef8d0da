"""Forums over the page's socket: their posts, and opening one."""

import pytest

from discord_sandbox import Channel, Json, Sandbox
from discord_sandbox.world import permissions as may
from discord_sandbox.world.entities import Overwrite
from tests.discord_sandbox.client import Client
from tests.discord_sandbox.manual_clock import ManualClock
from tests.discord_sandbox.web.page_socket import Page, opened


@pytest.fixture
def forum(sandbox: Sandbox) -> Channel:
    """A forum with two tags."""
    return sandbox.world.channel("career-forum")


def fields(forum: Channel, **other: object) -> Json:
    """Return what the page sends for a post, with some of it otherwise."""
    post = {"title": "Where to begin?", "content": "I know Python", "tags": [str(forum.tags[1].id)]}
    return {"channel": str(forum.id), **post, **other}


async def channel_of(page: Page, channel: Channel) -> Json:
    """Return a channel as the page got it last."""
    world = await page.wait("world")
    found: Json = next(each for each in world["guilds"][0]["channels"] if each["id"] == str(channel.id))
    return found


async def test_what_the_page_knows_of_a_forum(sandbox: Sandbox, forum: Channel) -> None:
    """Its tags, whether each post needs one, and whether the person may post."""
    forum.requires_tag = True
    async with opened(sandbox, "Mia") as page:
        known = await channel_of(page, forum)
    assert [tag["name"] for tag in known["tags"]] == ["jobs", "learning"]
    assert (known["requires_tag"], known["can_post"], known["can_send"]) == (True, True, False)


async def test_a_post_and_the_list_of_posts(
    sandbox: Sandbox, client: Client, forum: Channel, clock: ManualClock
) -> None:
    """The bot gets the thread and its first message; the post that was written in last is first in the list."""
    async with opened(sandbox, "Mia") as page, opened(sandbox, "Omar") as other:
        first = (await page.ask("post", **fields(forum)))["channel"]
        await clock.advance(5)
        second = (await page.ask("post", **fields(forum, title="Jobs?", tags=[])))["channel"]
        await client.until(lambda: len(client.heard) == 2)
        assert [str(each.id) for each in client.heard] == [first, second]
        listed = (await other.ask("posts", channel=str(forum.id)))["posts"]
        assert [each["name"] for each in listed] == ["Jobs?", "Where to begin?"]
        assert (listed[1]["tags"], listed[1]["reply_count"]) == ([str(forum.tags[1].id)], 0)
        assert (listed[1]["owner"]["global_name"], listed[1]["starter"]["content"]) == ("Mia", "I know Python")
        await clock.advance(5)
        await other.ask("say", channel=first, content="Here")
        await other.ask("delete", channel=second, message=second)
        listed = (await page.ask("posts", channel=str(forum.id)))["posts"]
        assert [(each["name"], each["reply_count"]) for each in listed] == [("Where to begin?", 1), ("Jobs?", 0)]
        assert listed[1]["starter"] is None


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"title": " "}, "title"),
        ({"title": "x" * 101}, "title"),
        ({"content": ""}, "2,000"),
        ({"content": "x" * 2001}, "2,000"),
        ({"tags": ["1"]}, "no such tag"),
        ({"tags": []}, "needs a tag"),
        ({"content": "spam"}, "AutoMod"),
    ],
)
async def test_a_wrong_post_opens_nothing(sandbox: Sandbox, forum: Channel, wrong: Json, why: str) -> None:
    """It is refused with a sentence, and no thread without a first message is left behind."""
    assert forum.guild is not None
    forum.requires_tag = True
    forum.guild.blocked_words = ["spam"]
    before = dict(forum.guild.channels)
    async with opened(sandbox, "Mia") as page:
        reply = await page.ask("post", **fields(forum, **wrong))
        assert (reply["ok"], why in reply["error"]) == (False, True)
    assert forum.guild.channels == before


async def test_who_may_post(sandbox: Sandbox, forum: Channel) -> None:
    """The permission to send is that to post; the first message needs no other."""
    assert forum.guild is not None
    forum.overwrites = [Overwrite(forum.guild.id, deny=may.SEND_MESSAGES_IN_THREADS)]
    async with opened(sandbox, "Mia") as page:
        post = (await page.ask("post", **fields(forum)))["channel"]
        assert not (await page.ask("say", channel=post, content="More"))["ok"]
        forum.overwrites = [Overwrite(forum.guild.id, deny=may.SEND_MESSAGES)]
        assert "may not post" in (await page.ask("post", **fields(forum)))["error"]
        assert len((await page.ask("posts", channel=str(forum.id)))["posts"]) == 1
    forum.overwrites = [Overwrite(forum.guild.id, deny=may.VIEW_CHANNEL)]
    async with opened(sandbox, "Mia") as page:
        assert not (await page.ask("posts", channel=str(forum.id)))["ok"]
