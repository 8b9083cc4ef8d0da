"""What people do in Discord's client: write, read, delete, use commands, press buttons, submit modals."""

import secrets
from collections.abc import Mapping, Sequence

from discord_sandbox.errors import InvalidInputError, NotFoundError, NotPermittedError
from discord_sandbox.json_types import Json
from discord_sandbox.world import (
    automod,
    command_access,
    command_options,
    components as parts,
    message_service,
    modal_submission,
    permissions as may,
    threads,
)
from discord_sandbox.world.attachments import attachment
from discord_sandbox.world.entities import Channel, Message, MessageType, Person, Reference, User
from discord_sandbox.world.events import MessageDeleted
from discord_sandbox.world.interaction_sender import InteractionSender
from discord_sandbox.world.interactions import Interaction, InteractionType
from discord_sandbox.world.mentions import Mentions
from discord_sandbox.world.modal_submission import FieldValue, Upload
from discord_sandbox.world.picks import SELECTS, Picks, users_in
from discord_sandbox.world.state import World

_ALL_BUT_THE_REPLIED = {"parse": ["users", "roles", "everyone"], "replied_user": False}
_CHAT_INPUT, _USER_COMMAND, _MESSAGE_COMMAND = 1, 2, 3
_MAX_CONTENT = 2000


class PersonActions:
    """Acts for people.

    What Discord's client would not let them do raises a NotFoundError, InvalidInputError or NotPermittedError.
    """

    def __init__(self, world: World, sender: InteractionSender) -> None:
        self._world = world
        self._sender = sender

    def say(
        self, person: Person, channel: Channel, content: str, *, reply_to: Message | None = None, ping: bool = True
    ) -> Message:
        """Write a message, and return it; a reply notifies the other unless `ping` is off."""
        self._require_writable(person, channel)
        _check_content(content)
        if automod.is_blocked(channel, person, content):
            raise InvalidInputError("AutoMod of the guild doesn't let that message through")
        return self._write(person, channel, content, reply_to, ping=ping)

    def post(self, person: Person, forum: Channel, title: str, content: str | None, tags: Sequence[str]) -> Channel:
        """Open a post in a forum, and return it; without content, what its owner says there next is its beginning.

        Whoever may open posts can write their first message, also where they may not write in posts.
        """
        if content is not None:
            _check_content(content)
        if automod.is_blocked(forum, person, f"{title}\n{content or ''}"):
            raise InvalidInputError("AutoMod of the guild doesn't let that post through")
        post = threads.open_post(self._world, forum, person, title, tags)
        if content is not None:
            self._write(person, post, content)
        return post

    def forward(self, person: Person, message: Message, channel: Channel) -> Message:
        """Forward a message to a channel, and return the new one."""
        self._require_writable(person, channel)
        if message not in self.history(person, message.channel) or message.ephemeral_to is not None:
            raise NotFoundError("that message is gone, or can't be forwarded")
        channel.contacted = True
        return message_service.forward(self._world, person, message, channel)

    def delete(self, person: Person, message: Message) -> None:
        """Delete one's own message, or another's with Manage Messages."""
        if not self.may_delete(person, message):
            raise NotPermittedError(f"{person.name} may not delete that message")
        message_service.delete(self._world, message)

    def dismiss(self, person: Person, message: Message) -> None:
        """Dismiss a message that only that person sees; the bot gets no event."""
        if message.ephemeral_to is not person:
            raise NotPermittedError("only an ephemeral message can be dismissed")
        message.channel.messages.pop(message.id, None)
        self._world.bus.publish(MessageDeleted(message))

    def may_delete(self, person: Person, message: Message) -> bool:
        """Return whether a person can delete a message; an ephemeral one can only be dismissed."""
        if message.ephemeral_to is not None or message.deleted:
            return False
        moderates = message.channel.guild and may.in_channel(message.channel, person) & may.MANAGE_MESSAGES
        return message.author is person or bool(moderates)

    def history(self, person: Person, channel: Channel) -> list[Message]:
        """Return what a person sees in a channel, oldest first."""
        if not may.may_see(channel, person):
            raise NotPermittedError(f"{person.name} does not see {channel.name!r}")
        return [message for message in channel.messages.values() if message.ephemeral_to in (None, person)]

    def use(
        self, person: Person, channel: Channel, command: str, options: Mapping[str, str], nonce: str | None = None
    ) -> Interaction:
        """Use a slash command; subcommands follow its name after spaces."""
        name, *path = command.removeprefix("/").split(" ")
        found = self._command(person, channel, name, _CHAT_INPUT)
        declared = command_options.below(found, path)
        filled = command_options.fill(declared, dict(options))
        picks = self._picked(person, channel, declared, filled)
        data = command_options.command_data(found)
        if nested := command_options.nest(found, path, filled):
            data["options"] = nested
        owners = command_access.owners(self._world, person, channel, found)
        used = self._new(InteractionType.COMMAND, person, channel, data, " ".join([name, *path]), owners, nonce)
        used.picks = picks
        return self._sender.send(used)

    def use_on(self, person: Person, message: Message, command: str, nonce: str | None = None) -> Interaction:
        """Use a message command; the bot gets to read that message."""
        channel = message.channel
        if message not in self.history(person, channel) or message.ephemeral_to is not None:
            raise NotFoundError("there are no commands on that message: it is gone, or ephemeral")
        found = self._command(person, channel, command, _MESSAGE_COMMAND)
        return self._use_from_menu(person, channel, found, message, nonce)

    def use_on_user(self, person: Person, channel: Channel, user: User, command: str) -> Interaction:
        """Use a user command; the bot gets that user, and the member where it is in a guild."""
        if user.id not in users_in(channel, self._world.bot):
            raise NotFoundError(f"{user.name} is not in {channel.name!r}")
        found = self._command(person, channel, command, _USER_COMMAND)
        return self._use_from_menu(person, channel, found, user, None)

    def complete(
        self, person: Person, channel: Channel, command: str, option: str, typed: Mapping[str, str]
    ) -> Interaction:
        """Request an option's choices, with what was typed so far into all options."""
        name, *path = command.removeprefix("/").split(" ")
        found = self._command(person, channel, name, _CHAT_INPUT)
        filled = command_options.fill(command_options.below(found, path), {option: "", **typed}, focused=option)
        data = command_options.command_data(found) | {"options": command_options.nest(found, path, filled)}
        owners = command_access.owners(self._world, person, channel, found)
        return self._sender.send(self._new(InteractionType.AUTOCOMPLETE, person, channel, data, name, owners, None))

    def press(
        self, person: Person, message: Message, custom_id: str, values: Sequence[str] = (), nonce: str | None = None
    ) -> Interaction:
        """Press a button, or choose from a select menu."""
        if message not in self.history(person, message.channel):
            raise NotFoundError("that message is gone")
        self._require_active(person, message.channel)
        component = parts.find(message.components, custom_id)
        if component is None or component.get("disabled"):
            raise NotFoundError(
                f"nothing on that message can be pressed with the id {custom_id!r}; it has {message.custom_ids}"
            )
        offered = [option["value"] for option in component.get("options", [])]
        if component["type"] == parts.STRING_SELECT and not set(values) <= set(offered):
            raise NotFoundError(f"the menu with the id {custom_id!r} has no option {list(values)}; it has {offered}")
        data: Json = {"custom_id": custom_id, "component_type": component["type"], "id": component["id"]}
        picks = Picks()
        if component["type"] in SELECTS:
            data["values"] = list(values)
            picks.add(component, values, person, message.channel, self._world.bot)
        owners = message.origin.owners if message.origin else self._guild_owner(message.channel)
        name = message.origin.name if message.origin else ""
        pressed = self._new(InteractionType.COMPONENT, person, message.channel, data, name, owners, nonce)
        pressed.message, pressed.picks = message, picks
        return self._sender.send(pressed)

    def submit(
        self, person: Person, interaction: Interaction, values: Mapping[str, FieldValue], nonce: str | None = None
    ) -> Interaction:
        """Submit the modal that an interaction opened."""
        modal = interaction.modal
        if modal is None or interaction.person is not person:
            raise NotFoundError(f"{person.name} has no modal open")
        self._require_active(person, interaction.channel)
        filled = modal_submission.fill(self._world, person, interaction.channel, modal["components"], values)
        data: Json = {"custom_id": modal["custom_id"], "components": filled.components}
        sent = self._new(
            InteractionType.MODAL, person, interaction.channel, data, interaction.name, interaction.owners, nonce
        )
        sent.message, sent.picks, sent.opener = interaction.message, filled.picks, interaction
        return self._sender.send(sent)

    def _write(
        self, person: Person, channel: Channel, content: str, reply_to: Message | None = None, *, ping: bool = True
    ) -> Message:
        reference = None if reply_to is None else Reference(reply_to.id, reply_to.channel)
        kind = MessageType.DEFAULT if reply_to is None else MessageType.REPLY
        # The message that begins a post has the post's id.
        message_id = channel.id if threads.awaits_starter(channel) else self._world.ids.make()
        channel.has_started = True
        message = Message(message_id, channel, person, content, type=kind, reference=reference)
        message.nonce = str(self._world.ids.make())
        mentions = Mentions(self._world, message, None if ping else _ALL_BUT_THE_REPLIED)
        message.mentions, message.mentions_everyone = mentions.users(), mentions.everyone
        message.mentioned_roles = mentions.roles()
        message.pings = mentions.pinged()
        channel.contacted = True
        return message_service.publish(self._world, message)

    def _picked(self, person: Person, channel: Channel, declared: list[Json], filled: list[Json]) -> Picks:
        """Return what options stand for; for one that takes a file, a file of the name that was given is uploaded."""
        picks, by_name = Picks(), {option["name"]: option for option in declared}
        users = {**self._world.people, self._world.bot.id: self._world.bot}
        for each in filled:
            if each["type"] == command_options.ATTACHMENT:
                uploaded = attachment(self._world, each["value"], Upload(each["value"]).size)
                picks.files.append(uploaded)
                each["value"] = uploaded["id"]
            else:
                picks.add_option(by_name[each["name"]], str(each["value"]), person, channel, users)
        return picks

    def _use_from_menu(
        self, person: Person, channel: Channel, command: Json, target: Message | User, nonce: str | None
    ) -> Interaction:
        data = command_options.command_data(command)
        owners = command_access.owners(self._world, person, channel, command)
        used = self._new(InteractionType.COMMAND, person, channel, data, command["name"], owners, nonce)
        used.target = target
        return self._sender.send(used)

    def _require_writable(self, person: Person, channel: Channel) -> None:
        if not may.may_see(channel, person) or (channel.guild is not None and not may.may_send(channel, person)):
            raise NotPermittedError(f"{person.name} may not write in {channel.name!r}")
        if threads.awaits_starter(channel) and person is not channel.owner:
            raise NotPermittedError(f"{channel.name!r} has no first message yet")
        if left := threads.slow_mode_left(self._world, channel, person):
            raise NotPermittedError(f"{channel.name!r} is in slow mode: {person.name} can write in {left:.0f} s")

    def _require_active(self, person: Person, channel: Channel) -> None:
        if channel.guild is not None and may.is_timed_out(channel.guild, person):
            raise NotPermittedError(f"{person.name} is timed out in {channel.guild.name!r}")

    def _command(self, person: Person, channel: Channel, name: str, kind: int) -> Json:
        if not may.may_see(channel, person):
            raise NotPermittedError(f"{person.name} does not see {channel.name!r}")
        return command_access.find(self._world, person, channel, name, kind)

    def _guild_owner(self, channel: Channel) -> dict[str, str]:
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
            created=world.clock.monotonic(),
            name=name,
            owners=owners,
            bus=world.bus,
            nonce=nonce,
        )


def _check_content(content: str) -> None:
    if not content.strip() or len(content) > _MAX_CONTENT:
        raise InvalidInputError("a message has 1 to 2,000 characters")
