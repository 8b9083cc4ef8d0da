"""What people do: write, delete, use commands, press buttons, send forms, read."""

import asyncio
import secrets
from collections.abc import Mapping, Sequence

from discord_sandbox import components as parts
from discord_sandbox import forms, message_payload, posting, usable
from discord_sandbox import permissions as may
from discord_sandbox.changes import Asked, Deleted, Event, Moved
from discord_sandbox.gateway import Gateway
from discord_sandbox.interaction import SECONDS_TO_ANSWER, Interaction, InteractionType
from discord_sandbox.mentions import Mentions
from discord_sandbox.message import Message, MessageType, Reference
from discord_sandbox.places import Channel
from discord_sandbox.users import Person
from discord_sandbox.wire import Json
from discord_sandbox.world import World

_ALL_BUT_THE_REPLIED = {"parse": ["users", "roles", "everyone"], "replied_user": False}
_CHAT_INPUT, _ON_MESSAGE = 1, 3


class People:
    """Acts for people.

    What Discord's client would not let them do raises a LookupError, ValueError or PermissionError.
    """

    def __init__(self, world: World, gateway: Gateway) -> None:
        self._world = world
        self._gateway = gateway
        self._waiting: dict[str, asyncio.Task[None]] = {}
        world.changes.listen(self._stop_waiting)

    async def close(self) -> None:
        """Stop the clocks of all interactions."""
        tasks = list(self._waiting.values())
        self._waiting.clear()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def say(
        self, person: Person, channel: Channel, content: str, *, reply_to: Message | None = None, ping: bool = True
    ) -> Message:
        """Write a message; a reply notifies the other unless `ping` is off."""
        if not may.may_see(channel, person) or (channel.guild is not None and not may.may_send(channel, person)):
            raise PermissionError(f"{person.name} may not write in {channel.name!r}")
        if not content.strip() or len(content) > 2000:
            raise ValueError("a message has 1 to 2,000 characters")
        reference = None if reply_to is None else Reference(reply_to.id, reply_to.channel)
        kind = MessageType.DEFAULT if reply_to is None else MessageType.REPLY
        message = Message(self._world.ids.make(), channel, person, content, type=kind, reference=reference)
        message.nonce = str(self._world.ids.make())
        mentions = Mentions(self._world, message, None if ping else _ALL_BUT_THE_REPLIED)
        message.mentions, message.mentions_everyone = mentions.users(), mentions.everyone
        message.pings = mentions.pinged()
        channel.asked = True
        return posting.publish(self._world, message)

    def delete(self, person: Person, message: Message) -> None:
        """Delete one's own message, or another's with Manage Messages."""
        if not self.may_delete(person, message):
            raise PermissionError(f"{person.name} may not delete that")
        posting.remove(self._world, message)

    def dismiss(self, person: Person, message: Message) -> None:
        """Put away a message that only that person sees; the bot doesn't hear of it."""
        if message.ephemeral_to is not person:
            raise PermissionError("only an ephemeral message can be dismissed")
        message.channel.messages.pop(message.id, None)
        self._world.changes.publish(Deleted(message))

    def may_delete(self, person: Person, message: Message) -> bool:
        """Say whether a person can delete a message; an ephemeral one can only be dismissed."""
        if message.ephemeral_to is not None or message.deleted:
            return False
        moderates = message.channel.guild and may.in_channel(message.channel, person) & may.MANAGE_MESSAGES
        return message.author is person or bool(moderates)

    def history(self, person: Person, channel: Channel) -> list[Message]:
        """Give what a person sees in a channel, oldest first."""
        if not may.may_see(channel, person):
            raise PermissionError(f"{person.name} does not see {channel.name!r}")
        return [message for message in channel.messages.values() if message.ephemeral_to in (None, person)]

    def use(
        self, person: Person, channel: Channel, command: str, options: Mapping[str, str], nonce: str | None = None
    ) -> Interaction:
        """Use a slash command; subcommands follow its name after spaces."""
        name, *path = command.removeprefix("/").split(" ")
        found = self._command(person, channel, name, _CHAT_INPUT)
        typed = usable.filled(usable.within(found, path), dict(options))
        data = usable.data_of(found)
        if inner := usable.nested(found, path, typed):
            data["options"] = inner
        owners = usable.owners(self._world, person, channel, found)
        return self._ask(
            self._new(InteractionType.COMMAND, person, channel, data, " ".join([name, *path]), owners, nonce)
        )

    def use_on(self, person: Person, message: Message, command: str, nonce: str | None = None) -> Interaction:
        """Use a command from a message's menu; the bot gets to read that message."""
        channel = message.channel
        if message not in self.history(person, channel) or message.ephemeral_to is not None:
            raise LookupError("there are no commands on that message")
        found = self._command(person, channel, command, _ON_MESSAGE)
        shown = message_payload.message(self._world, message)
        data = usable.data_of(found) | {"target_id": str(message.id)}
        data["resolved"] = {"messages": {str(message.id): shown}}
        owners = usable.owners(self._world, person, channel, found)
        return self._ask(self._new(InteractionType.COMMAND, person, channel, data, command, owners, nonce))

    def complete(
        self, person: Person, channel: Channel, command: str, option: str, typed: Mapping[str, str]
    ) -> Interaction:
        """Ask for an option's choices, with what was typed so far into all options."""
        name, *path = command.removeprefix("/").split(" ")
        found = self._command(person, channel, name, _CHAT_INPUT)
        filled = usable.filled(usable.within(found, path), {option: "", **typed}, focused=option)
        data = usable.data_of(found) | {"options": usable.nested(found, path, filled)}
        owners = usable.owners(self._world, person, channel, found)
        return self._ask(self._new(InteractionType.AUTOCOMPLETE, person, channel, data, name, owners, None))

    def press(
        self, person: Person, message: Message, custom_id: str, values: Sequence[str] = (), nonce: str | None = None
    ) -> Interaction:
        """Press a button, or choose from a menu."""
        if message not in self.history(person, message.channel):
            raise LookupError("that message is gone")
        component = parts.find(message.components, custom_id)
        if component is None or component.get("disabled"):
            raise LookupError(f"there is nothing to press with the id {custom_id!r}")
        data: Json = {"custom_id": custom_id, "component_type": component["type"], "id": component["id"]}
        if component["type"] != parts.BUTTON:
            data["values"] = list(values)
        owners = message.origin.owners if message.origin else self._owners(message.channel)
        name = message.origin.name if message.origin else ""
        pressed = self._new(InteractionType.COMPONENT, person, message.channel, data, name, owners, nonce)
        pressed.message = message
        return self._ask(pressed)

    def submit(
        self, person: Person, interaction: Interaction, values: Mapping[str, str], nonce: str | None = None
    ) -> Interaction:
        """Send the form that an interaction opened."""
        modal = interaction.modal
        if modal is None or interaction.person is not person:
            raise LookupError(f"{person.name} has no form open")
        data: Json = {"custom_id": modal["custom_id"], "components": forms.filled(modal["components"], values)}
        sent = self._new(
            InteractionType.MODAL, person, interaction.channel, data, interaction.name, interaction.owners, nonce
        )
        sent.message, sent.opened_by = interaction.message, interaction
        return self._ask(sent)

    def _command(self, person: Person, channel: Channel, name: str, kind: int) -> Json:
        if not may.may_see(channel, person):
            raise PermissionError(f"{person.name} does not see {channel.name!r}")
        return usable.find(self._world, person, channel, name, kind)

    def _owners(self, channel: Channel) -> dict[str, str]:
        return {"0": "0" if channel.guild is None else str(channel.guild.id)}

    def _new(
        self,
        kind: InteractionType,
        person: Person,
        channel: Channel,
        data: Json,
        name: str,
        owners: dict[str, str],
        nonce: str | None,
    ) -> Interaction:
        world = self._world
        return Interaction(
            id=world.ids.make(),
            token=secrets.token_urlsafe(64),
            type=kind,
            person=person,
            channel=channel,
            data=data,
            created=world.clock.now(),
            name=name,
            owners=owners,
            changes=world.changes,
            nonce=nonce,
        )

    def _ask(self, interaction: Interaction) -> Interaction:
        guild = interaction.channel.guild
        self._world.interactions[interaction.token] = interaction
        interaction.channel.asked = True
        there = self._gateway.reaches(guild.id if guild is not None and self._world.has_bot(guild) else None)
        if there:
            self._waiting[interaction.token] = asyncio.create_task(self._wait(interaction))
        self._world.changes.publish(Asked(interaction))
        if not there:
            self._fail(interaction)
        return interaction

    async def _wait(self, interaction: Interaction) -> None:
        # The task may begin when the clock was moved on already.
        gone = self._world.clock.now() - interaction.created
        await self._world.clock.sleep(max(0.0, SECONDS_TO_ANSWER - gone))
        self._fail(interaction)

    def _fail(self, interaction: Interaction) -> None:
        self._waiting.pop(interaction.token, None)
        if not interaction.is_answered:
            interaction.fail()
            self._world.changes.publish(Moved(interaction))

    def _stop_waiting(self, event: Event) -> None:
        if isinstance(event, Moved) and event.interaction.response_type is not None:
            task = self._waiting.pop(event.interaction.token, None)
            if task is not None:
                task.cancel()
