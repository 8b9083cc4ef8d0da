"""Request bodies as discord.py writes them, by the name of their schema in Discord's description."""

import io
import json

import discord
from discord import app_commands, ui
from discord.http import handle_message_parameters as message
from discord.webhook.async_ import interaction_message_response_params as reply, interaction_response_params as callback

from discord_sandbox import Json

NOBODY = discord.AllowedMentions.none()
Bodies = list[tuple[str, Json | list[Json]]]


class Question(ui.Modal, title="Teach me"):
    """A modal with one of each."""

    asked: ui.Label["Question"] = ui.Label(
        text="Question", description="As it was asked", component=ui.TextInput(max_length=300)
    )
    note: ui.TextDisplay[ui.LayoutView] = ui.TextDisplay("Thank you.")
    topic: ui.Label["Question"] = ui.Label(
        text="Topic", component=ui.Select(options=[discord.SelectOption(label="Jobs", emoji="💼")])
    )


class Chinese(app_commands.Translator):
    """A translator that has one Chinese form for every text."""

    async def translate(  # noqa: D102 - discord.py's
        self,
        string: app_commands.locale_str,  # noqa: ARG002
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,  # noqa: ARG002
    ) -> str | None:
        return "提问" if locale in (discord.Locale.chinese, discord.Locale.taiwan_chinese) else None


def card() -> ui.LayoutView:
    """A card with one of each component that a message may have."""
    view = ui.LayoutView()
    container: ui.Container[ui.LayoutView] = ui.Container(
        ui.TextDisplay("## How do I start?\nWith Python, and a project of your own. 从一个自己的项目开始。"),
        ui.Section("Related", "entries", accessory=ui.Button(label="Which role?", custom_id="entry:role")),
        ui.Section("With a picture", accessory=ui.Thumbnail("https://example.org/a.png", description="A picture")),
        ui.Separator(),
        ui.MediaGallery(discord.MediaGalleryItem("https://example.org/b.png")),
        ui.ActionRow(
            ui.Button(label="The article", url="https://example.org/article"), ui.Button(emoji="1️⃣", custom_id="1")
        ),
        accent_colour=0x5865F2,
    )
    view.add_item(container)
    view.add_item(ui.ActionRow(ui.Select(custom_id="topic", options=[discord.SelectOption(label="Jobs")])))
    view.add_item(ui.ActionRow(ui.ChannelSelect(custom_id="where")))
    return view


def commands() -> app_commands.CommandTree:
    """A slash command with options, a group, and a context menu."""
    tree = app_commands.CommandTree(
        discord.Client(intents=discord.Intents.none()),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
    )

    @tree.command(description="Ask the mentor")
    @app_commands.describe(question="What you want to know", show="Who sees the answer")
    @app_commands.choices(show=[app_commands.Choice(name="only me", value="me")])
    @app_commands.default_permissions(manage_messages=True)
    async def ask(
        interaction: discord.Interaction,
        question: app_commands.Range[str, 1, 300],
        show: app_commands.Choice[str] | None = None,
    ) -> None: ...

    @ask.autocomplete("question")
    async def titles(interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        _ = interaction, typed
        return []

    @tree.context_menu(name="Ask the mentor")
    async def menu(interaction: discord.Interaction, message: discord.Message) -> None: ...

    group = app_commands.Group(name="faq", description="Change the FAQ")

    @group.command(description="Whom to thank")
    async def thanks(interaction: discord.Interaction, user: discord.User) -> None: ...

    tree.add_command(group)
    return tree


async def bodies() -> Bodies:
    """One body or more of every kind that the bot may send."""
    tree, private = commands(), discord.MessageFlags(ephemeral=True)
    plain = [command.to_dict(tree) for command in tree.get_commands()]
    localised = [await command.get_translated_payload(tree, Chinese()) for command in tree.get_commands()]
    mentions = discord.AllowedMentions(users=[discord.Object(5)], roles=[discord.Object(6)])
    upload = message("Hi", file=discord.File(io.BytesIO(b"text"), "a.txt")).multipart or []
    reference = discord.MessageReference(message_id=30, channel_id=20, guild_id=10, fail_if_not_exists=False)
    embed = discord.Embed(title="T", description="D", timestamp=discord.utils.utcnow(), url="https://example.org")
    embed.add_field(name="N", value="V").set_footer(text="F").set_author(name="A")
    choices = [app_commands.Choice(name="How do I start?", value="role/start").to_dict()]
    found = [
        (
            "MessageCreateRequest",
            message(
                view=card(),
                nonce=123456789012345678,
                allowed_mentions=NOBODY,
                mention_author=False,
                message_reference=reference.to_message_reference_dict(),
            ).payload,
        ),
        (
            "MessageCreateRequest",
            message("Hi", allowed_mentions=mentions).payload,
        ),
        ("MessageCreateRequest", message("Hi", embed=embed, stickers=[1]).payload),
        ("MessageCreateRequest", json.loads(upload[0]["value"])),
        ("MessageEditRequestPartial", message(view=card(), allowed_mentions=NOBODY).payload),
        ("MessageEditRequestPartial", message("Hi", embed=None, view=None).payload),
        ("IncomingWebhookRequestPartial", message(view=card(), flags=private, allowed_mentions=NOBODY).payload),
        ("IncomingWebhookUpdateRequestPartial", message(view=card(), allowed_mentions=NOBODY).payload),
        ("CreateMessageInteractionCallbackRequest", reply(type=4, view=card(), flags=private).payload),
        ("CreateMessageInteractionCallbackRequest", callback(5, {"flags": private.value}).payload),
        ("UpdateMessageInteractionCallbackRequest", callback(6).payload),
        ("UpdateMessageInteractionCallbackRequest", reply(type=7, view=card(), allowed_mentions=NOBODY).payload),
        ("ApplicationCommandAutocompleteCallbackRequest", callback(8, {"choices": choices}).payload),
        ("ApplicationCommandAutocompleteCallbackRequest", callback(8, {"choices": []}).payload),
        ("ModalInteractionCallbackRequest", callback(9, Question().to_dict()).payload),
        ("CreatePrivateChannelRequest", {"recipient_id": 5}),
        ("ApplicationCommandUpdateRequest", [dict(command) for command in plain]),
        ("ApplicationCommandUpdateRequest", [dict(command) for command in localised]),
    ]
    return [(kind, body) for kind, body in found if body is not None]
