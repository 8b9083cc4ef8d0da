"""What Discord would refuse in a body is refused, and noted."""

import discord
import pytest

from discord_sandbox import Json, Problem, Sandbox
from tests.discord_sandbox.client import Client, connected
from tests.discord_sandbox.manual_clock import ManualClock


class NoShouting:
    """A check that refuses capitals."""

    def __init__(self) -> None:
        self.kinds: list[str] = []

    def check(self, kind: str, body: Json | list[Json]) -> list[Problem]:
        """Refuse a content all in capitals."""
        self.kinds.append(kind)
        loud = isinstance(body, dict) and str(body.get("content") or "").isupper()
        return [Problem(("content",), "LOUD", "Don't shout")] if loud else []


async def test_limits_hold_without_the_description(sandbox: Sandbox, client: Client) -> None:
    """Too long a message gets 50035 with the path; an empty one 50006; both are noted."""
    there = client.get_partial_messageable(sandbox.world.channel("questions").id)
    with pytest.raises(discord.HTTPException) as long:
        await there.send("x" * 2001)
    assert (long.value.status, long.value.code) == (400, 50035)
    assert "In content" in str(long.value)
    with pytest.raises(discord.HTTPException) as empty:
        await there.send("")
    assert empty.value.code == 50006
    assert [(each.call.template, each.schema, each.problems[0][0]) for each in sandbox.refusals] == [
        ("/channels/{channel}/messages", "MessageCreateRequest", "content"),
        ("/channels/{channel}/messages", "MessageCreateRequest", ""),
    ]
    assert {each.call.status for each in sandbox.refusals} == {400}


async def test_components_without_the_flag(sandbox: Sandbox, client: Client) -> None:
    """A card whose flag is missing is refused, also as an edit of a plain message."""
    channel = sandbox.world.channel("questions")
    message = await client.get_partial_messageable(channel.id).send("Plain")
    text = {"type": 10, "content": "A card"}
    with pytest.raises(discord.HTTPException) as caught:
        await client.http.edit_message(
            channel.id, message.id, params=discord.http.MultipartParameters({"components": [text]}, None, None)
        )
    assert caught.value.code == 50035
    assert channel.messages[message.id].content == "Plain"
    assert len(sandbox.refusals) == 1


async def test_a_check_of_ones_own(clock: ManualClock) -> None:
    """Bodies are held against the check that was given, by the name of their schema, beside the limits."""
    check = NoShouting()
    async with Sandbox(clock=clock, check=check) as sandbox, connected(sandbox, Client()) as client:
        there = client.get_partial_messageable(sandbox.world.channel("questions").id)
        for text in ("LOUD", "x" * 2001):
            with pytest.raises(discord.HTTPException):
                await there.send(text)
        message = await there.send("quiet")
        await message.edit(content="quieter")
    assert sandbox.refusals[0].problems == [("content", "Don't shout")]
    assert len(sandbox.refusals) == 2
    assert check.kinds == [
        "ApplicationCommandUpdateRequest",
        *["MessageCreateRequest"] * 3,
        "MessageEditRequestPartial",
    ]


async def test_an_unknown_route(sandbox: Sandbox, client: Client) -> None:
    """A route that isn't there is noted with 404."""
    with pytest.raises(discord.NotFound):
        await client.http.get_all_guild_channels(sandbox.world.guild("Somewhere Else").id + 1)
    with pytest.raises(discord.NotFound):
        await client.http.channel_webhooks(sandbox.world.channel("questions").id)
    assert [call.status for call in sandbox.calls[-2:]] == [404, 404]
