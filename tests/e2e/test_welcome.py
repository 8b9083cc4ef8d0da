"""Being invited: one message on how to ask, where it may be written, and never a direct message."""

from collections.abc import AsyncIterator

import pytest

from bot.app import MentorBot
from discord_sandbox import Call, Channel, Guild, Message, Overwrite, Person, Sandbox
from discord_sandbox.world import permissions as may
from tests.e2e.conftest import Bots

pytestmark = pytest.mark.usefixtures("calm")


@pytest.fixture
async def settled(bots: Bots) -> AsyncIterator[MentorBot]:
    """A bot that has been there for a while: discord.py takes no guild for a new one in the first seconds."""
    async with bots() as one:
        await one.wait_until_ready()
        yield one


@pytest.fixture
def elsewhere(sandbox: Sandbox) -> Guild:
    """A guild in which the bot is not."""
    return sandbox.world.guild("Somewhere Else")


@pytest.fixture
def general(elsewhere: Guild) -> Channel:
    """Its system channel."""
    assert elsewhere.system_channel is not None
    return elsewhere.system_channel


def posts(sandbox: Sandbox) -> list[Call]:
    """List the messages that the bot sent by itself."""
    return [call for call in sandbox.calls if call.method == "POST" and call.path.endswith("/messages")]


def written(channel: Channel) -> list[Message]:
    """List what stands in a channel for all to see."""
    return [message for message in channel.messages.values() if message.ephemeral_to is None]


async def heard(sandbox: Sandbox, person: Person, channel: Channel) -> None:
    """Wait until the bot has dealt with all that came before."""
    used = await (await sandbox.use(person, channel, "topics")).settled()
    assert not used.failed


async def test_a_welcome(
    sandbox: Sandbox, settled: MentorBot, noor: Person, elsewhere: Guild, general: Channel
) -> None:
    """It says once how to ask and where the FAQ is changed, to all and pinging nobody; it writes to no one alone."""
    sandbox.invite(elsewhere)
    (welcome,) = await sandbox.until(lambda: written(general))
    assert settled.user is not None
    assert "Hello!" in welcome.text
    assert "`/ask`" in welcome.text
    assert f"<@{settled.user.id}> and your question" in welcome.text
    assert "YAML files" in welcome.text
    assert welcome.pings == []
    await heard(sandbox, noor, general)
    assert len(posts(sandbox)) == 1
    assert sandbox.world.unsolicited == []


@pytest.mark.usefixtures("settled")
async def test_a_welcome_in_the_guilds_language(sandbox: Sandbox, elsewhere: Guild, general: Channel) -> None:
    """Simplified or Traditional Chinese, where the guild is a Community that chose it."""
    elsewhere.locale, elsewhere.is_community = "zh-TW", True
    friends = sandbox.world.guild("机器学习之友")
    notices = friends.system_channel
    assert notices is not None
    sandbox.expel(friends)
    for guild in (elsewhere, friends):
        sandbox.invite(guild)
    (simplified,) = await sandbox.until(lambda: written(notices))
    (traditional,) = await sandbox.until(lambda: written(general))
    assert simplified.text.startswith("大家好！怎样成为机器学习工程师")
    assert traditional.text.startswith("大家好！怎樣成為機器學習工程師")
    assert "Hello" not in simplified.text + traditional.text


@pytest.mark.usefixtures("settled")
async def test_a_welcome_where_no_language_is_known(sandbox: Sandbox, elsewhere: Guild, general: Channel) -> None:
    """A server that isn't a Community can't say which language it speaks, so it is greeted in each."""
    elsewhere.locale = "zh-CN"
    sandbox.invite(elsewhere)
    (welcome,) = await sandbox.until(lambda: written(general))
    assert welcome.text.startswith("Hello!")
    assert "\n\n大家好！怎样成为机器学习工程师" in welcome.text
    assert welcome.text.count("`/ask`") == 2
    assert welcome.text.count(f"<@{sandbox.world.bot.id}>") == 2


@pytest.mark.usefixtures("settled")
async def test_an_english_community(sandbox: Sandbox, elsewhere: Guild, general: Channel) -> None:
    """It chose English, so that is enough."""
    elsewhere.is_community = True
    sandbox.invite(elsewhere)
    (welcome,) = await sandbox.until(lambda: written(general))
    assert welcome.text.startswith("Hello!")
    assert "大家好" not in welcome.text


async def test_after_the_welcome(
    sandbox: Sandbox, settled: MentorBot, noor: Person, elsewhere: Guild, general: Channel
) -> None:
    """A mention is answered, as the welcome says."""
    sandbox.invite(elsewhere)
    await sandbox.until(lambda: written(general))
    assert settled.user is not None
    await sandbox.say(noor, general, f"<@{settled.user.id}> what does an ml engineer do?")
    reply = await sandbox.until(lambda: written(general)[2] if len(written(general)) > 2 else None)
    assert "machine learning engineer" in reply.text


@pytest.mark.usefixtures("settled")
async def test_where_it_can_not_write(sandbox: Sandbox, noor: Person, elsewhere: Guild, general: Channel) -> None:
    """Without a system channel, or where it may not write there or not see it, nothing is tried, here or elsewhere."""
    me = sandbox.world.bot.id
    for bits in (may.SEND_MESSAGES, may.VIEW_CHANNEL):
        general.overwrites[:] = [Overwrite(me, deny=bits, is_member=True)]
        sandbox.invite(elsewhere)
        await heard(sandbox, noor, general)
        sandbox.expel(elsewhere)
    general.overwrites.clear()
    elsewhere.system_channel = None
    sandbox.invite(elsewhere)
    await heard(sandbox, noor, general)
    assert posts(sandbox) == []
    # Then with all three fixed: what came before was no accident.
    sandbox.expel(elsewhere)
    elsewhere.system_channel = general
    sandbox.invite(elsewhere)
    await sandbox.until(lambda: written(general))


async def test_starting_is_no_invitation(sandbox: Sandbox, settled: MentorBot, mia: Person, questions: Channel) -> None:
    """The guilds in which it is already are not greeted: not by a start, and not where a session has to begin anew."""
    sandbox.faults.invalidate(resumable=False)
    await settled.wait_for("shard_ready", timeout=30)
    await heard(sandbox, mia, questions)
    assert posts(sandbox) == []


@pytest.mark.usefixtures("settled")
async def test_invited_while_the_connection_is_lost(
    sandbox: Sandbox, noor: Person, elsewhere: Guild, general: Channel
) -> None:
    """It is greeted when the connection is back, and not a second time when that is lost again."""
    sandbox.faults.drop()
    sandbox.invite(elsewhere)
    await sandbox.until(lambda: written(general))
    sandbox.faults.drop()
    await sandbox.until(lambda: not sandbox.connections)
    await sandbox.connected()
    await heard(sandbox, noor, general)
    assert len(posts(sandbox)) == 1


async def test_invited_while_it_was_away(
    sandbox: Sandbox, bots: Bots, noor: Person, elsewhere: Guild, general: Channel
) -> None:
    """Discord doesn't say since when a bot is in a guild, so nobody is greeted late; commands work all the same."""
    async with bots():
        pass
    sandbox.invite(elsewhere)
    async with bots() as bot:
        await bot.wait_until_ready()
        await heard(sandbox, noor, general)
    assert posts(sandbox) == []
