"""Cards are shown to everyone by those who may write there, and nothing is said of it that isn't so."""

import pytest

from discord_sandbox import Channel, Guild, Message, Overwrite, Person, Sandbox
from discord_sandbox.world import permissions as may
from tests.e2e.buttons.conftest import ROLE, asked, card_of, pressed, said_privately
from tests.e2e.conftest import custom_id, labels

MAY_NOT_WRITE = "You can't write in this channel"
MAY_NOT_USE_EXTERNAL = "This server keeps the answers of apps on your own account private"
KEPT_PRIVATE = "Discord showed that only to you"
ALREADY = "It's already in the channel."

pytestmark = pytest.mark.usefixtures("bot", "calm")


@pytest.fixture
def elsewhere(sandbox: Sandbox) -> Guild:
    """A guild without the bot, in which Noor uses it from her own account; she doesn't own it."""
    guild = sandbox.world.guild("Somewhere Else")
    guild.owner_id = 1
    return guild


@pytest.fixture
def general(elsewhere: Guild) -> Channel:
    """Its channel."""
    assert elsewhere.system_channel is not None
    return elsewhere.system_channel


def seen_by_all(channel: Channel) -> list[Message]:
    """Return what everybody sees in a channel."""
    return [message for message in channel.messages.values() if message.ephemeral_to is None]


@pytest.mark.parametrize("place", ["#announcements", "Portfolio ideas"])
async def test_where_the_member_may_not_write(sandbox: Sandbox, mia: Person, place: str) -> None:
    """No card offers it, neither of an answer nor of a topic, nor what they turn into; and nothing can be posted."""
    channel = sandbox.world.channel(place)
    (channel.parent or channel).overwrites[:] = [
        Overwrite(channel.guild.id if channel.guild else 0, deny=may.SEND_MESSAGES | may.SEND_MESSAGES_IN_THREADS)
    ]
    card = await asked(sandbox, mia, channel, ROLE)
    topic = await card_of(sandbox, mia, channel, "interviews")
    assert "Show everyone" not in labels(card) + labels(topic)
    await pressed(sandbox, mia, card, next(target for target in card.custom_ids if target.startswith("e:")))
    assert "Show everyone" not in labels(card)
    everyone = await asked(sandbox, mia, channel, ROLE, "everyone")
    assert everyone.ephemeral_to is mia
    assert MAY_NOT_WRITE in everyone.text
    assert ROLE in everyone.text
    assert "Show everyone" not in labels(everyone)
    assert seen_by_all(channel) == []


@pytest.mark.parametrize(
    ("place", "bit"), [("#questions", may.SEND_MESSAGES), ("Portfolio ideas", may.SEND_MESSAGES_IN_THREADS)]
)
async def test_who_may_not_write_any_more(sandbox: Sandbox, mia: Person, place: str, bit: int) -> None:
    """The button of a card from before says why it can't be, as often as it is pressed; then it works again."""
    channel = sandbox.world.channel(place)
    card = await asked(sandbox, mia, channel, ROLE)
    denied = [Overwrite(mia.id, deny=bit, is_member=True)]
    (channel.parent or channel).overwrites[:] = denied
    for _ in range(2):
        told = await said_privately(sandbox, mia, card, custom_id(card, "Show everyone"))
        assert MAY_NOT_WRITE in told.text
    assert seen_by_all(channel) == []
    (channel.parent or channel).overwrites.clear()
    press = await pressed(sandbox, mia, card, custom_id(card, "Show everyone"))
    assert seen_by_all(channel) == [press.original]


async def test_the_channels_right_is_not_the_threads(sandbox: Sandbox, mia: Person) -> None:
    """Who may not write in the channel can still write in its threads, and show cards there."""
    thread = sandbox.world.channel("Portfolio ideas")
    assert thread.parent is not None
    thread.parent.overwrites[:] = [Overwrite(mia.id, deny=may.SEND_MESSAGES, is_member=True)]
    card = await asked(sandbox, mia, thread, ROLE)
    press = await pressed(sandbox, mia, card, custom_id(card, "Show everyone"))
    assert seen_by_all(thread) == [press.original]


async def test_staff_may(sandbox: Sandbox, omar: Person) -> None:
    """A moderator who may write in a closed channel can show cards in it."""
    closed = sandbox.world.channel("#announcements")
    card = await asked(sandbox, omar, closed, ROLE)
    press = await pressed(sandbox, omar, card, custom_id(card, "Show everyone"))
    assert seen_by_all(closed) == [press.original]
    everyone = await asked(sandbox, omar, closed, ROLE, "everyone")
    assert seen_by_all(closed) == [press.original, everyone]


async def test_external_apps_are_off(sandbox: Sandbox, noor: Person, elsewhere: Guild, general: Channel) -> None:
    """The server keeps what comes from her own account private: nothing else is offered or claimed."""
    elsewhere.everyone.permissions &= ~may.USE_EXTERNAL_APPS
    card = await asked(sandbox, noor, general, ROLE)
    assert "Show everyone" not in labels(card)
    everyone = await asked(sandbox, noor, general, ROLE, "everyone")
    assert MAY_NOT_USE_EXTERNAL in everyone.text
    assert ROLE in everyone.text
    assert seen_by_all(general) == []


async def test_external_apps_are_on(sandbox: Sandbox, noor: Person, elsewhere: Guild, general: Channel) -> None:
    """Where they are allowed, all works as where the bot is a member."""
    assert elsewhere.owner_id != noor.id
    card = await asked(sandbox, noor, general, ROLE)
    press = await pressed(sandbox, noor, card, custom_id(card, "Show everyone"))
    assert seen_by_all(general) == [press.original]
    assert ALREADY in (await said_privately(sandbox, noor, card, custom_id(card, "Show everyone"))).text


async def test_external_apps_do_not_concern_a_member(sandbox: Sandbox, mia: Person, questions: Channel) -> None:
    """Where the bot is in the guild it is no external application."""
    assert questions.guild is not None
    questions.guild.everyone.permissions &= ~may.USE_EXTERNAL_APPS
    card = await asked(sandbox, mia, questions, ROLE)
    press = await pressed(sandbox, mia, card, custom_id(card, "Show everyone"))
    assert seen_by_all(questions) == [press.original]


@pytest.mark.parametrize("place", ["#general"])
async def test_what_discord_kept_private(sandbox: Sandbox, noor: Person, elsewhere: Guild, place: str) -> None:
    """Where Discord decides otherwise after the press, the bot says so, and doesn't take it for shown."""
    general = sandbox.world.channel(place)
    card = await asked(sandbox, noor, general, ROLE)
    before = elsewhere.everyone.permissions
    press = await sandbox.press(noor, card, custom_id(card, "Show everyone"))
    elsewhere.everyone.permissions &= ~may.USE_EXTERNAL_APPS
    await press.settled()
    (told,) = await sandbox.until(lambda: press.followups)
    assert KEPT_PRIVATE in told.text
    assert seen_by_all(general) == []
    elsewhere.everyone.permissions = before
    again = await pressed(sandbox, noor, card, custom_id(card, "Show everyone"))
    assert seen_by_all(general) == [again.original]


async def test_asked_for_everyone_and_kept_private(
    sandbox: Sandbox, noor: Person, elsewhere: Guild, general: Channel
) -> None:
    """The same for /ask."""
    used = await sandbox.use(noor, general, "ask", {"question": ROLE, "show": "everyone"})
    elsewhere.everyone.permissions &= ~may.USE_EXTERNAL_APPS
    await used.settled()
    (told,) = await sandbox.until(lambda: used.followups)
    assert KEPT_PRIVATE in told.text
    assert seen_by_all(general) == []
