"""Commands, buttons and forms, and every way of answering them."""

import discord
import pytest

from discord_sandbox import Sandbox
from discord_sandbox.world.entities import Flag
from discord_sandbox.world.interactions import ResponseType
from tests.discord_sandbox.client import Client, connected
from tests.discord_sandbox.commands import add_commands
from tests.discord_sandbox.manual_clock import ManualClock


async def test_private_answers_are_for_one_person(sandbox: Sandbox, client: Client) -> None:
    """An ephemeral answer has its flag, and the bot can't read it in the channel."""
    mia, channel = sandbox.world.person("Mia"), sandbox.world.channel("questions")
    used = await (await sandbox.use(mia, channel, "echo", {"text": "psst", "private": "true"})).answered()
    assert used.original is not None
    assert used.original.flags & Flag.EPHEMERAL
    with pytest.raises(discord.NotFound) as caught:
        await client.get_partial_messageable(channel.id).fetch_message(used.original.id)
    assert caught.value.code == 10008


async def test_a_card_and_its_button(sandbox: Sandbox, client: Client) -> None:
    """A Components V2 card shows its text and buttons; a press edits it in place."""
    mia, channel = sandbox.world.person("Mia"), sandbox.world.channel("questions")
    shown = (await (await sandbox.use(mia, channel, "show", {"text": "A card"})).answered()).original
    assert shown is not None
    assert shown.text == "A card"
    assert shown.is_v2
    assert shown.buttons() == [("Read", "https://example.org/", False), ("Again (1)", "again:1", False)]
    assert shown.custom_ids == ["again:1"]
    pressed = await (await sandbox.press(mia, shown, "again:1")).settled()
    assert pressed.response_type is ResponseType.UPDATE
    assert pressed.original is shown
    assert shown.text == "Pressed 1 times"
    assert shown.edited is not None
    await client.until(lambda: "MESSAGE_UPDATE" in client.events)


async def test_an_old_button_after_a_restart(sandbox: Sandbox) -> None:
    """A new process of the bot gets the presses on its old cards; while none is there they fail at once."""
    mia, channel = sandbox.world.person("Mia"), sandbox.world.channel("questions")
    client = Client()
    add_commands(client)
    async with connected(sandbox, client):
        shown = (await (await sandbox.use(mia, channel, "show", {"text": "Old"})).answered()).original
    assert shown is not None
    assert (await (await sandbox.press(mia, shown, "again:1")).answered()).failed
    client = Client()
    add_commands(client)
    async with connected(sandbox, client):
        await (await sandbox.press(mia, shown, "again:1")).answered()
    assert shown.text == "Pressed 1 times"


async def test_a_deferred_answer(sandbox: Sandbox, client: Client) -> None:
    """A deferred answer is loading until it is edited; a follow-up comes beside it."""
    del client
    mia, channel = sandbox.world.person("Mia"), sandbox.world.channel("questions")
    used = await (await sandbox.use(mia, channel, "later")).settled()
    assert used.response_type is ResponseType.DEFERRED
    assert used.original is not None
    assert (used.original.text, used.original.is_loading, used.original.edited) == ("Done", False, None)
    assert used.original.is_v2
    await sandbox.until(lambda: used.followups)
    assert used.followups[0].ephemeral_to is mia


async def test_a_form(sandbox: Sandbox, client: Client) -> None:
    """A form opens, refuses what its fields do, and is sent."""
    del client
    mia, channel = sandbox.world.person("Mia"), sandbox.world.channel("questions")
    opened = await (await sandbox.use(mia, channel, "form")).answered()
    assert opened.modal is not None
    assert opened.modal["title"] == "Tell us"
    with pytest.raises(ValueError, match="required"):
        await sandbox.submit(mia, opened, {})
    with pytest.raises(ValueError, match="too long"):
        await sandbox.submit(mia, opened, {"name": "x" * 21})
    sent = await (await sandbox.submit(mia, opened, {"name": "Ada"})).answered()
    assert sent.original is not None
    assert sent.original.content == "Hello Ada"


async def test_three_seconds_without_an_answer(sandbox: Sandbox, client: Client, clock: ManualClock) -> None:
    """After 3 s by the clock an interaction has failed, and an answer comes too late."""
    heard = client.interactions
    mia, channel = sandbox.world.person("Mia"), sandbox.world.channel("questions")
    used = await sandbox.use(mia, channel, "silent")
    await clock.advance(2.9)
    assert not used.failed
    await clock.advance(0.1)
    assert (await used.answered()).failed
    await client.until(lambda: heard)
    with pytest.raises(discord.NotFound) as caught:
        await heard[0].response.send_message("Too late")
    assert caught.value.code == 10062


async def test_only_one_first_answer(sandbox: Sandbox, client: Client) -> None:
    """A second first answer is refused with 40060; the first one stays."""
    heard = client.interactions
    mia, channel = sandbox.world.person("Mia"), sandbox.world.channel("questions")
    used = await sandbox.use(mia, channel, "silent")
    await client.until(lambda: heard)
    await heard[0].response.send_message("First")
    heard[0].response._response_type = None  # noqa: SLF001 - discord.py itself refuses to send two
    with pytest.raises(discord.HTTPException) as caught:
        await heard[0].response.send_message("Second")
    assert caught.value.code == 40060
    assert used.original is not None
    assert used.original.content == "First"


async def test_the_token_lasts_fifteen_minutes(sandbox: Sandbox, client: Client, clock: ManualClock) -> None:
    """Follow-ups are taken for 15 minutes by the clock, and none before the first answer."""
    heard = client.interactions
    mia, channel = sandbox.world.person("Mia"), sandbox.world.channel("questions")
    await sandbox.use(mia, channel, "silent")
    await client.until(lambda: heard)
    with pytest.raises(discord.NotFound) as early:
        await heard[0].followup.send("Too early")
    assert early.value.code == 10015
    await heard[0].response.send_message("First")
    await clock.advance(15 * 60)
    await heard[0].followup.send("Just in time")
    await clock.advance(1)
    with pytest.raises(discord.HTTPException) as late:
        await heard[0].edit_original_response(content="Too late")
    assert (late.value.status, late.value.code) == (401, 50027)


async def test_the_first_follow_up_takes_the_place_of_thinking(sandbox: Sandbox, client: Client) -> None:
    """A follow-up to a deferred answer fills it, as private as it was deferred."""
    heard = client.interactions
    mia, channel = sandbox.world.person("Mia"), sandbox.world.channel("questions")
    used = await sandbox.use(mia, channel, "silent")
    await client.until(lambda: heard)
    await heard[0].response.defer(ephemeral=True, thinking=True)
    await used.answered()
    assert used.original is not None
    assert used.original.is_loading
    await heard[0].followup.send("Here")
    await used.settled()
    assert (used.original.content, used.original.ephemeral_to, used.followups) == ("Here", mia, [])


async def test_a_follow_up_after_thinking_was_deleted(sandbox: Sandbox, client: Client) -> None:
    """What was deferred in public and deleted can be followed by a private message, as Discord does it since 2021."""
    heard = client.interactions
    mia, channel = sandbox.world.person("Mia"), sandbox.world.channel("questions")
    used = await sandbox.use(mia, channel, "silent")
    await client.until(lambda: heard)
    await heard[0].response.defer(thinking=True)
    await heard[0].delete_original_response()
    await heard[0].followup.send("For you alone", ephemeral=True)
    await sandbox.until(lambda: used.followups)
    assert [(one.content, one.ephemeral_to) for one in used.followups] == [("For you alone", mia)]
    assert sandbox.history(sandbox.world.person("Omar"), channel) == []


async def test_a_deleted_answer(sandbox: Sandbox, client: Client) -> None:
    """The bot can delete its answer; a press on a message that went meanwhile can't update it."""
    heard = client.interactions
    mia, channel = sandbox.world.person("Mia"), sandbox.world.channel("questions")
    shown = (await (await sandbox.use(mia, channel, "show", {"text": "A card"})).answered()).original
    assert shown is not None
    await heard[0].delete_original_response()
    assert shown not in sandbox.history(mia, channel)
    with pytest.raises(LookupError):
        await sandbox.press(mia, shown, "again:1")
    with pytest.raises(discord.NotFound) as caught:
        await heard[0].edit_original_response(content="Gone")
    assert caught.value.code == 10008


async def test_components_v2_stays_so(sandbox: Sandbox, client: Client) -> None:
    """A card can't be edited back to plain content; the refusal names the field."""
    mia, channel = sandbox.world.person("Mia"), sandbox.world.channel("questions")
    shown = (await (await sandbox.use(mia, channel, "show", {"text": "A card"})).answered()).original
    assert shown is not None
    with pytest.raises(discord.HTTPException) as caught:
        await client.get_partial_messageable(channel.id).get_partial_message(shown.id).edit(content="Plain")
    assert caught.value.code == 50035
    [refusal] = sandbox.refusals
    assert refusal.call.method == "PATCH"
    assert refusal.problems[0][0] == "content"


async def test_a_menu_that_is_answered_later(sandbox: Sandbox) -> None:
    """A choice from a menu carries its values; a deferred update is settled once the message was edited."""
    client = Client()

    class Menu(discord.ui.View):
        @discord.ui.select(custom_id="menu", options=[discord.SelectOption(label=each) for each in ("a", "b")])
        async def chosen(self, interaction: discord.Interaction, select: discord.ui.Select["Menu"]) -> None:
            await interaction.response.defer()
            await interaction.edit_original_response(content=f"Chosen: {select.values}", view=None)

    @client.tree.command()
    async def menu(interaction: discord.Interaction) -> None:
        """Show a menu."""
        await interaction.response.send_message("Choose", view=Menu())

    mia, omar, channel = sandbox.world.person("Mia"), sandbox.world.person("Omar"), sandbox.world.channel("interviews")
    async with connected(sandbox, client):
        shown = (await (await sandbox.use(mia, channel, "menu")).answered()).original
        assert shown is not None
        assert shown.options() == [("a", "menu", "a"), ("b", "menu", "b")]
        with pytest.raises(LookupError, match="no option"):
            await sandbox.press(omar, shown, "menu", ["c"])
        chosen = await (await sandbox.press(omar, shown, "menu", ["b"])).settled()
    assert chosen.response_type is ResponseType.DEFERRED_UPDATE
    assert (shown.content, shown.components) == ("Chosen: ['b']", [])
    assert sandbox.refusals == []


async def test_answers_name_where_they_come_from(sandbox: Sandbox, client: Client) -> None:
    """An answer says who used which command; a private answer to a press replies to the card."""
    mia, omar, channel = sandbox.world.person("Mia"), sandbox.world.person("Omar"), sandbox.world.channel("questions")
    shown = (await (await sandbox.use(mia, channel, "show", {"text": "A card"})).answered()).original
    assert shown is not None
    assert shown.origin is not None
    assert (shown.origin.user, shown.origin.name) == (mia, "show")
    fetched = await client.get_partial_messageable(channel.id).fetch_message(shown.id)
    assert fetched.interaction_metadata is not None
    assert fetched.interaction_metadata.user.id == mia.id
    pressed = await (await sandbox.press(omar, shown, "again:1")).answered()
    assert client.interactions[-1].user.id == omar.id
    assert pressed.original is shown
