"""Forms with every kind of field, and a plain client that opens them."""

from collections.abc import Callable
from typing import Any

import discord

from tests.discord_sandbox.client import Client


def labelled(name: str, item: discord.ui.Item[Any], description: str | None = None) -> discord.ui.Label[Any]:
    """Put a field below a label."""
    return discord.ui.Label(text=name, description=description, component=item)


class Unlabelled(discord.ui.Modal, title="Tell us"):
    """A form as bots made them before there were labels: its text input stands in an action row."""

    name: discord.ui.TextInput["Unlabelled"] = discord.ui.TextInput(label="Your name", custom_id="name")


class Picking(discord.ui.Modal, title="Pick"):
    """A form with every kind of select menu."""

    pets = labelled(
        "Pets",
        discord.ui.Select(
            custom_id="pets",
            required=True,
            min_values=2,
            max_values=2,
            options=[discord.SelectOption(label=name.title(), value=name) for name in ("cat", "dog", "fish")],
        ),
        "Two of them",
    )
    users = labelled("Users", discord.ui.UserSelect(custom_id="users", max_values=2, required=True))
    roles = labelled("Roles", discord.ui.RoleSelect(custom_id="roles", required=False))
    anyone = labelled("Anyone", discord.ui.MentionableSelect(custom_id="anyone", max_values=2, required=True))
    channels = labelled(
        "Channels",
        discord.ui.ChannelSelect(custom_id="channels", channel_types=[discord.ChannelType.text], required=True),
    )


class Ticking(discord.ui.Modal, title="Tick and upload"):
    """A form with a text of its own, what is ticked, and a file."""

    about: discord.ui.TextDisplay[Any] = discord.ui.TextDisplay("Read **this** first")
    size = labelled(
        "Size",
        discord.ui.RadioGroup(
            custom_id="size",
            options=[
                discord.RadioGroupOption(label="Small", value="small", description="Fits a pocket"),
                discord.RadioGroupOption(label="Large", value="large"),
            ],
        ),
    )
    days = labelled(
        "Days",
        discord.ui.CheckboxGroup(
            custom_id="days",
            max_values=2,
            options=[discord.CheckboxGroupOption(label=each.title(), value=each) for each in ("mon", "tue", "wed")],
        ),
    )
    sure = labelled("I am sure", discord.ui.Checkbox(custom_id="sure"), "You can still change it")
    files = labelled("Files", discord.ui.FileUpload(custom_id="files", max_values=2, required=False), "Up to two")


class Texts(discord.ui.Modal, title="Texts"):
    """A form with texts of bounded length."""

    short = labelled(
        "Short", discord.ui.TextInput["Texts"](custom_id="short", min_length=2, max_length=4, default="ab")
    )
    long = labelled(
        "Long",
        discord.ui.TextInput["Texts"](
            custom_id="long", style=discord.TextStyle.paragraph, required=False, max_length=20, placeholder="Or nothing"
        ),
        "As you like",
    )


class Optional(discord.ui.Modal, title="Optional"):
    """A form with one choice that isn't required."""

    size = labelled(
        "Size",
        discord.ui.RadioGroup(
            custom_id="size",
            required=False,
            options=[discord.RadioGroupOption(label=each, value=each, default=each == "a") for each in ("a", "b")],
        ),
    )


class Chosen(discord.ui.Modal, title="Chosen"):
    """A form with a user who is picked already."""

    def __init__(self, user_id: int) -> None:
        super().__init__(custom_id="chosen")
        before = [discord.SelectDefaultValue(id=user_id, type=discord.SelectDefaultValueType.user)]
        self.add_item(labelled("User", discord.ui.UserSelect(custom_id="user", default_values=before)))


class Forms(Client):
    """Opens each form by a command of its name, and keeps what was submitted."""

    def __init__(self) -> None:
        super().__init__()
        self.submitted: list[dict[str, Any]] = []
        for form in (Unlabelled, Picking, Ticking, Texts, Optional):
            self.add(form.__name__.lower(), form)

    def add(self, name: str, form: Callable[[], discord.ui.Modal]) -> None:
        """Open a form by a command of a name."""

        @self.tree.command(name=name)
        async def open_form(interaction: discord.Interaction) -> None:
            """Open the form."""
            modal = form()

            async def keep_data(submitted: discord.Interaction) -> None:
                self.submitted.append({**(submitted.data or {})})
                await submitted.response.send_message("Thanks", ephemeral=True)

            modal.on_submit = keep_data  # type: ignore[method-assign]
            await interaction.response.send_modal(modal)

    @property
    def values(self) -> dict[str, Any]:
        """What each field of the one form that was submitted held."""
        (data,) = self.submitted
        fields = [each.get("component") or (each.get("components") or [{}])[0] for each in data["components"]]
        return {each["custom_id"]: each.get("value", each.get("values")) for each in fields if "custom_id" in each}
