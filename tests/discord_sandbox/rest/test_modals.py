"""Forms: fields of every kind, what a person may submit, and when."""

from typing import Any

import discord
import pytest

from discord_sandbox import Interaction, Json, Sandbox, Upload
from tests.discord_sandbox.client import Client, connected


def labelled(item: discord.ui.Item[discord.ui.Modal]) -> discord.ui.Label[discord.ui.Modal]:
    """Put a field below a label."""
    return discord.ui.Label(text="Field", component=item)


def held(label: discord.ui.Label[discord.ui.Modal], name: str) -> Any:  # noqa: ANN401 - each kind of field has its own
    """Return an attribute of the field below a label."""
    return getattr(label.component, name)


class Everything(discord.ui.Modal, title="Everything"):
    """A form with what is picked from lists."""

    pets = labelled(
        discord.ui.Select(
            custom_id="pets",
            max_values=2,
            options=[discord.SelectOption(label=name.title(), value=name) for name in ("cat", "dog", "fish")],
        )
    )
    users = labelled(discord.ui.UserSelect(custom_id="users", max_values=2))
    roles = labelled(discord.ui.RoleSelect(custom_id="roles"))
    anyone = labelled(discord.ui.MentionableSelect(custom_id="anyone", max_values=2))
    channels = labelled(discord.ui.ChannelSelect(custom_id="channels", channel_types=[discord.ChannelType.text]))


class Boxes(discord.ui.Modal, title="Boxes"):
    """A form with what is ticked and uploaded."""

    size = labelled(
        discord.ui.RadioGroup(
            custom_id="size",
            options=[discord.RadioGroupOption(label=each, value=each) for each in ("small", "large")],
        )
    )
    days = labelled(
        discord.ui.CheckboxGroup(
            custom_id="days",
            options=[discord.CheckboxGroupOption(label=each, value=each) for each in ("mon", "tue", "wed")],
        )
    )
    sure = labelled(discord.ui.Checkbox(custom_id="sure"))
    files = labelled(discord.ui.FileUpload(custom_id="files", max_values=2, required=False))


class Text(discord.ui.Modal, title="Text"):
    """A form with a text that is filled in already."""

    def __init__(self, before: str = "") -> None:
        super().__init__(custom_id="text")
        field = discord.ui.TextInput["Text"](custom_id="words", default=before, required=False, max_length=50)
        self.add_item(labelled(field))


class Forms(Client):
    """Opens the forms that it is given, one a command, and keeps those that were submitted."""

    def __init__(self, *forms: discord.ui.Modal) -> None:
        super().__init__()
        self.submitted: list[discord.ui.Modal] = []
        left = list(forms)

        @self.tree.command()
        async def form(interaction: discord.Interaction) -> None:
            """Open a form."""
            modal = left.pop(0)

            async def keep(submitted: discord.Interaction) -> None:
                self.submitted.append(modal)
                await submitted.response.send_message("Thanks", ephemeral=True)

            modal.on_submit = keep  # type: ignore[method-assign]
            await interaction.response.send_modal(modal)


async def opened(sandbox: Sandbox) -> Interaction:
    """Use the command as Mia; return the interaction that opened the form."""
    world = sandbox.world
    used = await (await sandbox.use(world.person("Mia"), world.channel("#questions"), "form")).answered()
    assert used.modal is not None
    return used


async def test_what_is_picked_comes_as_lists_with_the_things_themselves(sandbox: Sandbox) -> None:
    """Several values of a menu are a list; users, roles and channels are resolved."""
    world, client = sandbox.world, Forms(Everything())
    mia, omar, study = world.person("Mia"), world.person("Omar"), world.guild("MLE Study Group")
    moderator = next(role for role in study.roles.values() if role.name == "Moderator")
    values: dict[str, Any] = {
        "pets": ["dog", "fish"],
        "users": [str(omar.id), str(mia.id)],
        "roles": [str(moderator.id)],
        "anyone": [str(mia.id), str(moderator.id)],
        "channels": [str(world.channel("#questions").id)],
    }
    async with connected(sandbox, client):
        sent = await (await sandbox.submit(mia, await opened(sandbox), values)).answered()
        assert not sent.failed
    (form,) = client.submitted
    assert isinstance(form, Everything)
    assert held(form.pets, "values") == ["dog", "fish"]
    assert {type(each) for each in held(form.users, "values")} == {discord.Member}
    assert {each.id for each in held(form.users, "values")} == {mia.id, omar.id}
    assert [each.name for each in held(form.roles, "values")] == ["Moderator"]
    assert {each.id for each in held(form.anyone, "values")} == {mia.id, moderator.id}
    assert [each.name for each in held(form.channels, "values")] == ["questions"]


async def test_what_is_ticked_and_uploaded(sandbox: Sandbox) -> None:
    """A radio group has one value, a checkbox is ticked or not, a group of them and an upload are lists."""
    client, mia = Forms(Boxes()), sandbox.world.person("Mia")
    values: dict[str, Any] = {"size": "large", "days": ["tue", "mon"], "sure": True, "files": [Upload("cv.pdf", 1234)]}
    async with connected(sandbox, client):
        sent = await (await sandbox.submit(mia, await opened(sandbox), values)).answered()
        assert not sent.failed
    (form,) = client.submitted
    assert isinstance(form, Boxes)
    assert held(form.size, "value") == "large"
    assert held(form.days, "values") == ["tue", "mon"]
    assert held(form.sure, "value") is True
    assert [(each.filename, each.size) for each in held(form.files, "values")] == [("cv.pdf", 1234)]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"size": "huge"}, "one of small, large"),
        ({"size": ""}, "required"),
        ({"days": []}, "required"),
        ({"days": ["mon", "mon"]}, "twice"),
        ({"days": ["sun"]}, "one of mon, tue, wed"),
        ({"days": True}, "list of values"),
        ({"size": ["small"]}, "one text"),
        ({"files": [Upload("a"), Upload("b"), Upload("c")]}, "takes 1 to 2 values, not 3"),
        ({"colour": "red"}, "no field colour"),
    ],
)
async def test_what_discords_client_would_not_send(sandbox: Sandbox, wrong: dict[str, Any], message: str) -> None:
    """Too many or too few values, and values that a field doesn't offer."""
    mia = sandbox.world.person("Mia")
    async with connected(sandbox, Forms(Boxes())):
        with pytest.raises(ValueError, match=message):
            await sandbox.submit(mia, await opened(sandbox), {"size": "small", "days": ["mon"], **wrong})


async def test_menus_offer_what_is_there(sandbox: Sandbox) -> None:
    """Who isn't in the guild can't be picked, nor a channel that the person doesn't see."""
    world = sandbox.world
    values: dict[str, Any] = {
        "pets": "cat",
        "users": [str(world.person("Omar").id)],
        "roles": [str(world.guild("MLE Study Group").id)],
        "anyone": [str(world.person("Omar").id)],
        "channels": [str(world.channel("#questions").id)],
    }
    async with connected(sandbox, Forms(Everything())):
        form = await opened(sandbox)
        for name, other in (("users", world.person("Noor").id), ("channels", world.channel("#staff").id)):
            with pytest.raises(ValueError, match="doesn't offer"):
                await sandbox.submit(world.person("Mia"), form, values | {name: [str(other)]})


async def test_a_modal_cannot_answer_a_modal(sandbox: Sandbox) -> None:
    """Discord takes no type 9 for a submitted form; the form can still be answered otherwise."""
    client, mia = Client(), sandbox.world.person("Mia")

    @client.tree.command()
    async def form(interaction: discord.Interaction) -> None:
        """Open a form that opens another."""
        await interaction.response.send_modal(Text())

    async with connected(sandbox, client):
        sent = await sandbox.submit(mia, await opened(sandbox), {})
        await client.until(lambda: len(client.interactions) == 2)
        with pytest.raises(discord.HTTPException, match="Value must be one of") as caught:
            await client.interactions[-1].response.send_modal(Text())
        assert (caught.value.status, caught.value.code) == (400, 50035)
        await client.interactions[-1].response.send_message("Thanks")
        assert (await sent.settled()).original is not None


async def test_a_form_is_submitted_after_a_restart(sandbox: Sandbox) -> None:
    """What was typed comes to the new process with a token of its own; while none is there it can be sent again."""
    mia, values = sandbox.world.person("Mia"), {"words": "Typed for half an hour"}
    async with connected(sandbox, Forms(Text())):
        form = await opened(sandbox)
    assert (await (await sandbox.submit(mia, form, values)).answered()).failed
    client = Client()
    async with connected(sandbox, client):
        sent = await sandbox.submit(mia, form, values)
        await client.until(lambda: client.interactions)
        (heard,) = client.interactions
        assert heard.type is discord.InteractionType.modal_submit
        data: Json = dict(heard.data or {})
        assert data["components"][0]["component"]["value"] == "Typed for half an hour"
        await heard.response.send_message("It is kept")
        assert heard.token == sent.token != form.token
        assert (await sent.settled()).original is not None


async def test_a_phone_keeps_the_first_prefill(sandbox: Sandbox) -> None:
    """On a phone a form shows what it was first filled with under that custom id; on the desktop what it is now."""
    mia = sandbox.world.person("Mia")
    async with connected(sandbox, Forms(*map(Text, ("first", "second", "third")))):
        mia.on_phone = True
        for _ in range(2):
            sent = await sandbox.submit(mia, await opened(sandbox), {})
            assert sent.data["components"][0]["component"]["value"] == "first"
        mia.on_phone = False
        sent = await sandbox.submit(mia, await opened(sandbox), {})
        assert sent.data["components"][0]["component"]["value"] == "third"


async def test_a_prefill_over_the_limit_is_refused(sandbox: Sandbox) -> None:
    """Discord opens no form whose text is longer than it may be; the same command can be answered otherwise."""
    client, mia, questions = Client(), sandbox.world.person("Mia"), sandbox.world.channel("#questions")

    @client.tree.command()
    async def form(interaction: discord.Interaction) -> None:
        """Open no form."""
        with pytest.raises(discord.HTTPException, match="Must be 50 or fewer in length") as caught:
            await interaction.response.send_modal(Text("x" * 51))
        assert (caught.value.status, caught.value.code) == (400, 50035)
        await interaction.response.send_modal(Text("\N{GRINNING FACE}" * 50))

    async with connected(sandbox, client):
        used = await (await sandbox.use(mia, questions, "form")).answered()
        assert used.modal is not None
        assert used.modal["components"][0]["component"]["value"] == "\N{GRINNING FACE}" * 50
    sandbox.refusals.clear()
