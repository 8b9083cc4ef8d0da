"""The bot of the client tests in hikari. Use: SANDBOX_API=… DISCORD_TOKEN=… python hikari_bot.py."""

import asyncio
import json
import logging
import os
import sys
from collections.abc import Awaitable, Callable
from typing import Any, Final

import hikari
from hikari.impl import (
    AutocompleteChoiceBuilder,
    ContainerComponentBuilder,
    ContextMenuCommandBuilder,
    InteractiveButtonBuilder,
    MessageActionRowBuilder,
    ModalActionRowBuilder,
    SectionComponentBuilder,
    SelectOptionBuilder,
    SlashCommandBuilder,
    TextDisplayComponentBuilder,
    TextSelectMenuBuilder,
)

_NAME = hikari.CommandOption(
    type=hikari.OptionType.STRING,
    name="name",
    name_localizations={"zh-CN": "名字"},
    description="To whom",
    is_required=True,
    autocomplete=True,
)
_LOUD = hikari.CommandOption(type=hikari.OptionType.BOOLEAN, name="loud", description="In capitals")
_TIMES = hikari.CommandOption(
    type=hikari.OptionType.INTEGER, name="times", description="How often", min_value=1, max_value=3
)
COMMANDS = (
    SlashCommandBuilder(
        "hello", "Say hello", name_localizations={"zh-CN": "你好"}, description_localizations={"zh-CN": "打招呼"}
    )
    .add_option(_NAME)
    .add_option(_LOUD)
    .add_option(_TIMES),
    SlashCommandBuilder("form", "Fill a form in"),
    SlashCommandBuilder("slow", "Take a while"),
    ContextMenuCommandBuilder(hikari.CommandType.USER, "Who is this"),
    ContextMenuCommandBuilder(hikari.CommandType.MESSAGE, "Quote this"),
)
_REPLY: Final = hikari.ResponseType.MESSAGE_CREATE
_PRIVATE = hikari.MessageFlag.EPHEMERAL

logging.basicConfig(level="WARNING")  # to stderr; the library would log to stdout
bot = hikari.GatewayBot(
    os.environ["DISCORD_TOKEN"],
    rest_url=os.environ["SANDBOX_API"] + "/v10",
    intents=hikari.Intents.GUILDS | hikari.Intents.GUILD_MESSAGES | hikari.Intents.DM_MESSAGES,
    banner=None,
    logs=None,
    suppress_optimization_warning=True,
)


def report(event: str, **fields: object) -> None:
    """Report something to the test: one JSON object a line."""
    sys.stdout.write(f"{json.dumps({'event': event, **fields})}\n")
    sys.stdout.flush()


def card(greeting: str, presses: int) -> ContainerComponentBuilder:
    """Return a card in Components V2 that greets, with a button that was pressed so many times."""
    button = InteractiveButtonBuilder(custom_id=f"press:{presses}", label="Press", style=hikari.ButtonStyle.PRIMARY)
    pressed = TextDisplayComponentBuilder(content=f"Pressed {presses} times")
    options = [SelectOptionBuilder("Well", "well"), SelectOptionBuilder("Tired", "tired")]
    mood = TextSelectMenuBuilder(custom_id="mood", placeholder="How are you?", options=options)
    return (
        ContainerComponentBuilder(accent_color=hikari.Color(0x5865F2))
        .add_text_display(greeting)
        .add_separator(divider=True)
        .add_component(SectionComponentBuilder(accessory=button).add_component(pressed))
        .add_component(MessageActionRowBuilder().add_component(mood))
    )


async def hello(interaction: hikari.CommandInteraction) -> None:
    """Answer with a card."""
    given: dict[str, Any] = {option.name: option.value for option in interaction.options or ()}
    greeting = f"Hello {' '.join([given['name']] * given.get('times', 1))}"
    await interaction.create_initial_response(
        _REPLY, component=card(greeting.upper() if given.get("loud") else greeting, 0)
    )


async def form(interaction: hikari.CommandInteraction) -> None:
    """Open a form; this library has text inputs in rows alone."""
    row = ModalActionRowBuilder().add_text_input(
        "goal", "Your goal", style=hikari.TextInputStyle.PARAGRAPH, max_length=200
    )
    await interaction.create_modal_response("About you", "form", component=row)


async def slow(interaction: hikari.CommandInteraction) -> None:
    """Answer late, follow it up, and delete what followed."""
    await interaction.create_initial_response(hikari.ResponseType.DEFERRED_MESSAGE_CREATE)
    await interaction.edit_initial_response("Done")
    more = await interaction.execute("One more thing")
    await interaction.delete_message(more)
    report("slow", follow_up=more.content)


async def who(interaction: hikari.CommandInteraction) -> None:
    """Answer with a user's name."""
    assert interaction.resolved is not None
    assert interaction.target_id is not None
    user = interaction.resolved.users[interaction.target_id]
    await interaction.create_initial_response(_REPLY, user.display_name, flags=_PRIVATE)


async def quote(interaction: hikari.CommandInteraction) -> None:
    """Answer with a message's text."""
    assert interaction.resolved is not None
    assert interaction.target_id is not None
    message = interaction.resolved.messages[interaction.target_id]
    await interaction.create_initial_response(_REPLY, f"> {message.content}", flags=_PRIVATE)


USES: dict[str, Callable[[hikari.CommandInteraction], Awaitable[None]]] = {
    "hello": hello,
    "form": form,
    "slow": slow,
    "Who is this": who,
    "Quote this": quote,
}


@bot.listen()
async def on_command(event: hikari.CommandInteractionCreateEvent) -> None:
    """Answer a command."""
    await USES[event.interaction.command_name](event.interaction)


@bot.listen()
async def on_typing(event: hikari.AutocompleteInteractionCreateEvent) -> None:
    """Offer what was typed, with and without an exclamation mark."""
    typed = next(str(option.value) for option in event.interaction.options if option.is_focused)
    await event.interaction.create_response(
        [AutocompleteChoiceBuilder(name=each, value=each) for each in (typed, f"{typed}!")]
    )


@bot.listen()
async def on_component(event: hikari.ComponentInteractionCreateEvent) -> None:
    """Count a press in the card itself; answer a choice privately."""
    interaction = event.interaction
    if interaction.component_type is not hikari.ComponentType.BUTTON:
        await interaction.create_initial_response(_REPLY, f"You are {interaction.values[0]}", flags=_PRIVATE)
        return
    container = interaction.message.components[0]
    assert isinstance(container, hikari.ContainerComponent)
    text = next(each for each in container.components if isinstance(each, hikari.TextDisplayComponent))
    presses = int(interaction.custom_id.split(":")[1]) + 1
    await interaction.create_initial_response(hikari.ResponseType.MESSAGE_UPDATE, component=card(text.content, presses))


@bot.listen()
async def on_submit(event: hikari.ModalInteractionCreateEvent) -> None:
    """Answer what was filled in."""
    values = {field.custom_id: field.value for row in event.interaction.components for field in row}
    report("modal", values=values)
    await event.interaction.create_initial_response(_REPLY, values["goal"], flags=_PRIVATE)


@bot.listen()
async def on_message(event: hikari.MessageCreateEvent) -> None:
    """Reply to a mention and to a direct message, and read the reply again."""
    message, me = event.message, bot.get_me()
    assert me is not None
    mentioned = message.user_mentions or {}
    guild, channel = None, None
    if isinstance(event, hikari.GuildMessageCreateEvent):
        guild, channel = event.get_guild(), event.get_channel()
    if message.author.is_bot or not (message.guild_id is None or me.id in mentioned):
        return
    report(
        "message",
        id=str(message.id),
        content=message.content,
        author=message.author.display_name,
        bot=message.author.is_bot,
        mentions=[user.display_name for user in mentioned.values()],
        channel=channel.name if channel else None,
        guild=guild.name if guild else None,
    )
    await bot.rest.trigger_typing(message.channel_id)
    reply = await message.respond("Yes.", reply=True, mentions_reply=False)
    await reply.edit("Yes, I am.")
    await reply.add_reaction("👋")
    read = await bot.rest.fetch_message(message.channel_id, reply)
    history = [each.id async for each in bot.rest.fetch_messages(message.channel_id).limit(10)]
    report(
        "read",
        content=read.content,
        edited=read.edited_timestamp is not None,
        replies_to=str(read.message_reference.id) if read.message_reference else None,
        reactions={str(each.emoji): each.count for each in read.reactions},
        history=[str(each) for each in history],
    )


@bot.listen()
async def on_resumed(_event: hikari.ShardResumedEvent) -> None:
    """Report that the session goes on."""
    report("resumed")


@bot.listen()
async def on_started(_event: hikari.StartedEvent) -> None:
    """Register the commands."""
    me = bot.get_me()
    assert me is not None
    application = await bot.rest.fetch_application()
    await bot.rest.set_application_commands(application, COMMANDS)
    report("ready", user=me.display_name)


async def main() -> None:
    """Run until stdin is closed."""
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    await bot.start(check_for_updates=False)
    await reader.read()
    await bot.close()


asyncio.run(main())
