"""The role that an invite makes, and who may mention roles."""

import discord

from discord_sandbox import Sandbox
from tests.discord_sandbox.client import Client


async def test_an_invited_bot_has_a_role_of_its_name(sandbox: Sandbox, client: Client) -> None:
    """The role is managed and tagged with the bot's id, comes with the invite, and goes when the bot leaves."""
    elsewhere = sandbox.world.guild("Somewhere Else")
    sandbox.invite(elsewhere)
    await client.until(lambda: client.get_guild(elsewhere.id))
    for guild in client.guilds:
        role = guild.self_role
        assert role is not None
        assert (role.name, role.managed, role in guild.me.roles) == ("Mentor", True, True)
    sandbox.expel(elsewhere)
    assert [role.name for role in elsewhere.roles.values()] == ["@everyone"]


async def test_a_mention_of_the_bots_role_hides_the_text(sandbox: Sandbox, client: Client) -> None:
    """The bot gets the role's id and nothing else; with a mention of itself it gets the text as well."""
    mia, channel = sandbox.world.person("Mia"), sandbox.world.channel("questions")
    guild = client.get_guild(channel.guild.id if channel.guild else 0)
    role = guild and guild.self_role
    assert isinstance(role, discord.Role)
    by_role = await sandbox.say(mia, channel, f"<@&{role.id}> are you there?")
    both = f"<@&{role.id}> <@{sandbox.world.bot.id}> are you there?"
    await sandbox.say(mia, channel, both)
    await client.until(lambda: len([message for message in client.heard if not message.author.bot]) == 2)
    heard = [message for message in client.heard if not message.author.bot]
    assert [(message.content, message.role_mentions, client.user in message.mentions) for message in heard] == [
        ("", [role], False),
        (both, [role], True),
    ]
    assert by_role.pings == [sandbox.world.bot]


async def test_who_may_mention_a_role(sandbox: Sandbox, client: Client) -> None:
    """A role that isn't for all to mention is only text, unless its author may mention everyone."""
    mia, lin = sandbox.world.person("Mia"), sandbox.world.person("小林")
    for person, channel_name, mentioned in ((mia, "questions", False), (lin, "提问", True)):
        channel = sandbox.world.channel(channel_name)
        assert channel.guild is not None
        role = next(each for each in channel.guild.roles.values() if each.bot_id)
        role.mentionable = False
        said = await sandbox.say(person, channel, f"<@&{role.id}> hello")
        assert (said.mentioned_roles == [role], said.pings == [sandbox.world.bot]) == (mentioned, mentioned)
    assert client.user is not None
