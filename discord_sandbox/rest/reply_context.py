"""Where a message that answers an interaction belongs: its type, what it replies to, who sees it."""

from discord_sandbox.json_types import Json
from discord_sandbox.world.command_access import is_forced_private
from discord_sandbox.world.entities import Flag, Message, MessageType, Origin, Reference
from discord_sandbox.world.interactions import Interaction, InteractionType
from discord_sandbox.world.message_service import MessageContext


def reply_context(interaction: Interaction, body: Json, *, follows: Message | None = None) -> MessageContext:
    """Return the context of a message that answers an interaction, or follows another of its messages.

    The flags in the message's body tell whether only the person of the interaction sees it; Discord itself makes it so
    where that person may not post with the application.
    """
    ephemeral = bool(int(body.get("flags") or 0) & Flag.EPHEMERAL) or is_forced_private(interaction)
    pressed = interaction.message if interaction.type is not InteractionType.COMMAND else None
    if follows is not None or pressed is not None:
        kind, reply = MessageType.REPLY, follows or pressed
    elif interaction.type is InteractionType.COMMAND:
        is_slash = interaction.data.get("type", 1) == 1
        kind, reply = (MessageType.CHAT_INPUT_COMMAND if is_slash else MessageType.CONTEXT_MENU_COMMAND), None
    else:
        kind, reply = MessageType.DEFAULT, None
    return MessageContext(
        kind,
        None if reply is None else Reference(reply.id, reply.channel),
        _origin(interaction, follows),
        interaction.person if ephemeral else None,
    )


def _origin(interaction: Interaction, follows: Message | None = None) -> Origin:
    is_press = interaction.type is InteractionType.COMPONENT and interaction.message is not None
    return Origin(
        interaction.id,
        int(interaction.type),
        interaction.person,
        interaction.name,
        interaction.owners,
        message_id=interaction.message.id if is_press and interaction.message else None,
        target=interaction.target,
        original_id=None if follows is None else follows.id,
        triggering=None if interaction.opener is None else _origin(interaction.opener),
    )
