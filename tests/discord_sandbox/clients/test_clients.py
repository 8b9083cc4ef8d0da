"""What a bot usually does works in other libraries, too, with none of their settings but the address changed."""

import pytest

from discord_sandbox import Message, Sandbox
from tests.discord_sandbox.clients.harness import RunningProgram

CHAT_INPUT, USER_MENU, MESSAGE_MENU = 1, 2, 3
CONTAINER, ROW, SECTION, TEXT, SEPARATOR = 17, 1, 9, 10, 14


def _text_of(message: Message | None) -> str:
    assert message is not None
    return message.text


async def test_commands_are_registered(sandbox: Sandbox, client: RunningProgram) -> None:
    """All come in one call, with their options, limits and names in other languages."""
    ready = client.reported[0]
    assert ready == {"event": "ready", "user": "Mentor"}
    assert [call.template for call in sandbox.calls if call.method == "PUT"] == ["/applications/{application}/commands"]
    commands = {command["name"]: command for command in sandbox.world.commands[None].values()}
    assert {name: command["type"] for name, command in commands.items()} == {
        "hello": CHAT_INPUT,
        "form": CHAT_INPUT,
        "slow": CHAT_INPUT,
        "Who is this": USER_MENU,
        "Quote this": MESSAGE_MENU,
    }
    hello = commands["hello"]
    assert (hello["name_localizations"], hello["description_localizations"]) == ({"zh-CN": "你好"}, {"zh-CN": "打招呼"})
    assert [option["name"] for option in hello["options"]] == ["name", "loud", "times"]
    name, _loud, times = hello["options"]
    assert (name["name_localizations"], name["required"], name["autocomplete"]) == ({"zh-CN": "名字"}, True, True)
    assert (times["min_value"], times["max_value"]) == (1, 3)


@pytest.mark.usefixtures("client")
async def test_a_card(sandbox: Sandbox) -> None:
    """A command is answered with a card; its button updates it, and its menu answers privately."""
    mia, channel = sandbox.world.person("Mia"), sandbox.world.channel("questions")
    options = {"name": "Mia", "loud": "true", "times": "2"}
    card = (await (await sandbox.use(mia, channel, "hello", options)).settled()).original
    assert card is not None
    assert card.is_v2
    assert [part["type"] for part in card.components] == [CONTAINER]
    assert [part["type"] for part in card.components[0]["components"]] == [TEXT, SEPARATOR, SECTION, ROW]
    assert card.components[0]["accent_color"] == 0x5865F2
    assert card.text == "HELLO MIA MIA\nPressed 0 times"
    assert card.custom_ids == ["press:0", "mood"]
    await (await sandbox.press(mia, card, "press:0")).settled()
    assert card.text == "HELLO MIA MIA\nPressed 1 times"
    chosen = (await (await sandbox.press(mia, card, "mood", ["tired"])).settled()).original
    assert chosen is not None
    assert chosen.text == "You are tired"
    assert chosen.ephemeral_to is mia
    assert list(channel.messages.values()) == [card, chosen]


@pytest.mark.usefixtures("client")
async def test_autocomplete(sandbox: Sandbox) -> None:
    """What is typed comes to the bot, and its choices come back, in a direct message as in a guild."""
    mia = sandbox.world.person("Mia")
    for channel in (sandbox.world.channel("questions"), sandbox.world.dm(mia)):
        choices = await sandbox.complete(mia, channel, "hello", "name", "Mi", {"loud": "true"})
        assert choices == [{"name": "Mi", "value": "Mi"}, {"name": "Mi!", "value": "Mi!"}]


async def test_a_form(sandbox: Sandbox, client: RunningProgram) -> None:
    """What was filled in comes to the bot by its fields, and is answered privately."""
    omar, channel = sandbox.world.person("Omar"), sandbox.world.channel("questions")
    opened = await (await sandbox.use(omar, channel, "form")).answered()
    every: dict[str, str | list[str]] = {"goal": "Learn *more*", "level": ["old"]}
    values = {name: every[name] for name in client.program.fields}
    sent = await (await sandbox.submit(omar, opened, values)).settled()
    assert await client.event("modal") == {"event": "modal", "values": values}
    assert _text_of(sent.original) == "Learn *more*"
    assert sent.original is not None
    assert sent.original.ephemeral_to is omar


async def test_a_late_answer(sandbox: Sandbox, client: RunningProgram) -> None:
    """A deferred response is edited, followed up, and what followed is deleted again."""
    mia, channel = sandbox.world.person("Mia"), sandbox.world.channel("questions")
    used = await (await sandbox.use(mia, channel, "slow")).settled()
    assert _text_of(used.original) == "Done"
    assert await client.event("slow") == {"event": "slow", "follow_up": "One more thing"}
    assert [message.text for message in sandbox.history(mia, channel)] == ["Done"]
    assert [message.deleted for message in used.followups] == [True]


@pytest.mark.usefixtures("client")
async def test_menu_commands(sandbox: Sandbox) -> None:
    """A user command gets its user, a message command its message, also where the bot could not read it otherwise."""
    mia, omar, channel = sandbox.world.person("Mia"), sandbox.world.person("Omar"), sandbox.world.channel("questions")
    used = await (await sandbox.use_on_user(mia, channel, omar, "Who is this")).settled()
    assert _text_of(used.original) == "Omar"
    said = await sandbox.say(omar, channel, "Read this")
    used = await (await sandbox.use_on(mia, said, "Quote this")).settled()
    assert _text_of(used.original) == "> Read this"


async def test_a_mention(sandbox: Sandbox, client: RunningProgram) -> None:
    """It is read and replied to; reply, reaction and history are found again through REST."""
    mia, channel = sandbox.world.person("Mia"), sandbox.world.channel("questions")
    before = await sandbox.say(mia, channel, "hi all")
    asked = await sandbox.say(mia, channel, f"<@{sandbox.world.bot.id}> are you there?")
    assert await client.event("message") == {
        "event": "message",
        "id": str(asked.id),
        "content": asked.content,
        "author": "Mia",
        "bot": False,
        "mentions": ["Mentor"],
        "channel": "questions",
        "guild": "MLE Study Group",
    }
    found = await client.event("read")
    reply = next(message for message in channel.messages.values() if message.author is sandbox.world.bot)
    assert found == {
        "event": "read",
        "content": "Yes, I am.",
        "edited": True,
        "replies_to": str(asked.id),
        "reactions": {"👋": 1},
        "history": [str(reply.id), str(asked.id), str(before.id)],
    }
    assert reply.reference is not None
    assert (reply.reference.message_id, reply.content, reply.pings) == (asked.id, "Yes, I am.", [])
    assert reply.reactions == {"👋": [sandbox.world.bot.id]}
    assert "/channels/{channel}/typing" in [call.template for call in sandbox.calls]


async def test_a_direct_message(sandbox: Sandbox, client: RunningProgram) -> None:
    """It is read without a mention, and belongs to no guild."""
    mia = sandbox.world.person("Mia")
    await sandbox.say(mia, sandbox.world.dm(mia), "hello?")
    message = await client.event("message")
    assert (message["content"], message["guild"], message["mentions"]) == ("hello?", None, [])
    assert (await client.event("read"))["content"] == "Yes, I am."


async def test_resumes(sandbox: Sandbox, client: RunningProgram) -> None:
    """After operation 7, a lost socket and a resumable operation 9 the session goes on, and nothing was missed."""
    mia, channel = sandbox.world.person("Mia"), sandbox.world.channel("questions")
    client.may_complain = True
    (session,) = sandbox.connections
    for disturb in (
        sandbox.faults.reconnect,
        sandbox.faults.drop,
        lambda: sandbox.faults.invalidate(resumable=True),
    ):
        disturb()
        await sandbox.until(lambda: session.socket is None)
        said = await sandbox.say(mia, channel, f"<@{sandbox.world.bot.id}> still there?")
        await client.event("resumed")
        assert sandbox.connections == [session]
        assert (await client.event("message"))["id"] == str(said.id)
        assert (await client.event("read"))["replies_to"] == str(said.id)


@pytest.mark.slow  # libraries wait 5 s between two times that they identify
async def test_a_new_session(sandbox: Sandbox, client: RunningProgram) -> None:
    """After an operation 9 that can't be resumed it identifies anew, and answers."""
    mia, channel = sandbox.world.person("Mia"), sandbox.world.channel("questions")
    (session,) = sandbox.connections
    sandbox.faults.invalidate(resumable=False)
    await sandbox.connected()
    assert sandbox.connections != [session]
    used = await (await sandbox.use(mia, channel, "hello", {"name": "Mia"})).settled()
    assert _text_of(used.original).startswith("Hello Mia")
    assert "resumed" not in [report["event"] for report in client.reported]


async def test_calls_that_fail_are_tried_again(sandbox: Sandbox, client: RunningProgram) -> None:
    """Rate limits, a route's and the global one, and faults of Discord's keep no answer from coming through."""
    mia, channel = sandbox.world.person("Mia"), sandbox.world.channel("questions")
    client.may_complain = True
    sandbox.faults.fail_next(1, 429, match="typing", is_global=True)
    sandbox.faults.fail_next(1, 500, match="PATCH")
    sandbox.faults.fail_next(1, 429, match="PUT", retry_after=0.1)
    sandbox.faults.fail_next(1, 502, match="GET")
    said = await sandbox.say(mia, channel, f"<@{sandbox.world.bot.id}> and now?")
    found = await client.event("read")
    assert (found["replies_to"], found["content"], found["reactions"]) == (str(said.id), "Yes, I am.", {"👋": 1})
    made = [(call.method, call.status) for call in sandbox.calls if call.template.startswith("/channels/")]
    assert made[:10] == [
        *[("POST", 429), ("POST", 204)],
        ("POST", 200),
        *[("PATCH", 500), ("PATCH", 200)],
        *[("PUT", 429), ("PUT", 204)],
        *[("GET", 502), ("GET", 200)],
        ("GET", 200),
    ]
    assert {("GET", 200)}.issuperset(made[10:])  # further pages of the history
