"""Where a message that answers an interaction belongs: its type, what it replies to, who sees it."""

from discord_sandbox.world.entities import Message, MessageType, Origin, Reference
from discord_sandbox.world.interactions import Interaction, InteractionType
from discord_sandbox.world.message_service import MessageContext


def reply_context(interaction: Interaction, *, ephemeral: bool, follows: Message | None = None) -> MessageContext:
    """Return the context of a message that answers an interaction, or follows another of its messages."""
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
        Origin(
            interaction.id,
            int(interaction.type),
            interaction.person,
            interaction.name,
            interaction.owners,
            pressed.id if pressed is not None else None,
        ),
        interaction.person if ephemeral else None,
    )
