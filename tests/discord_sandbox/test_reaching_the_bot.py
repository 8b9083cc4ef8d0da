"""Logging in, and the ways in which a person reaches a bot."""

import pytest

from discord_sandbox import NotFoundError, Sandbox
from tests.discord_sandbox.client import Client


async def test_the_bot_hears_of_its_guilds_only(client: Client) -> None:
    """READY and GUILD_CREATE tell of the two guilds that it is in, with channels, threads and permissions."""
    assert {guild.name for guild in client.guilds} == {"MLE Study Group", "机器学习之友"}
    study = next(guild for guild in client.guilds if guild.name == "MLE Study Group")
    assert [channel.name for channel in study.text_channels] == [
        *("welcome", "questions", "interviews", "staff", "announcements"),
    ]
    assert [thread.name for thread in study.threads] == ["Portfolio ideas"]
    assert str(study.preferred_locale) == "en-US"
    assert study.system_channel is not None
    assert study.system_channel.name == "welcome"
    closed = next(channel for channel in study.text_channels if channel.name == "announcements")
    assert not closed.permissions_for(study.me).send_messages
    assert study.system_channel.permissions_for(study.me).send_messages


async def test_a_slash_command_is_answered(sandbox: Sandbox, client: Client) -> None:
    """A person uses a command, and sees its answer in the channel."""
    mia, channel = sandbox.world.person("Mia"), sandbox.world.channel("questions")
    await sandbox.ready()
    used = await sandbox.use(mia, channel, "echo", {"text": "hello"})
    await used.answered()
    assert used.original is not None
    assert used.original.text == "en-US: hello"
    assert used.original in sandbox.history(sandbox.world.person("Omar"), channel)
    assert client.user is not None
    assert sandbox.refusals == []


async def test_a_mention_is_answered_by_a_reply(sandbox: Sandbox, client: Client) -> None:
    """A mention carries its content; the reply notifies the one who asked."""
    mia, channel = sandbox.world.person("Mia"), sandbox.world.channel("questions")
    said = await sandbox.say(mia, channel, f"<@{sandbox.world.bot.id}> hi")
    reply = await sandbox.until(
        lambda: next((each for each in channel.messages.values() if each.author is sandbox.world.bot), None)
    )
    assert reply.content == f"You said: {said.content}"
    assert reply.reference is not None
    assert reply.reference.message_id == said.id
    assert reply.pings == [mia]
    assert client.heard[0].author.name == "mia"


async def test_autocomplete_gives_choices(sandbox: Sandbox, client: Client) -> None:
    """What is typed reaches the bot, and its choices come back."""
    del client
    mia, channel = sandbox.world.person("Mia"), sandbox.world.channel("questions")
    assert await sandbox.complete(mia, channel, "pick", "fruit", "ap") == [
        {"name": "Apple", "value": "apple"},
        {"name": "Apricot", "value": "apricot"},
    ]


async def test_a_message_command_reads_its_message(sandbox: Sandbox, client: Client) -> None:
    """A command from a message's menu gets its content, also where the bot could not read it otherwise."""
    mia, omar, channel = sandbox.world.person("Mia"), sandbox.world.person("Omar"), sandbox.world.channel("questions")
    said = await sandbox.say(omar, channel, "twelve chars")
    used = await (await sandbox.use_on(mia, said, "Count letters")).answered()
    assert used.original is not None
    assert used.original.content == "12 letters"
    assert used.original.ephemeral_to is mia
    assert used.original in sandbox.history(mia, channel)
    assert used.original not in sandbox.history(omar, channel)
    assert client.heard[0].content == ""


async def test_a_user_command_reads_its_user(sandbox: Sandbox, client: Client) -> None:
    """A command from a person's menu gets them, in a guild as a member; others see whom it was used on."""
    mia, omar, channel = sandbox.world.person("Mia"), sandbox.world.person("Omar"), sandbox.world.channel("questions")
    used = await (await sandbox.use_on_user(mia, channel, omar, "Who is this")).answered()
    assert used.original is not None
    assert used.original.content == "Omar, a member"
    await client.until(lambda: client.heard)
    metadata = client.heard[0].interaction_metadata
    assert metadata is not None
    assert metadata.target_user is not None
    assert (metadata.target_user.id, metadata.target_message_id) == (omar.id, None)
    direct = sandbox.world.dm(mia)
    used = await (await sandbox.use_on_user(mia, direct, sandbox.world.bot, "Who is this")).answered()
    assert used.original is not None
    assert used.original.content == "Mentor, no member"
    with pytest.raises(NotFoundError, match="Omar is not in"):
        await sandbox.use_on_user(mia, direct, omar, "Who is this")
