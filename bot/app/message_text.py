"""What a Discord message says, as far as the bot may read it."""

import discord


def text_of(message: discord.Message) -> str:
    """Return the text of a message; one that was forwarded has none of its own, so the text of the original."""
    texts = [message.content, *(snapshot.content for snapshot in message.message_snapshots)]
    return "\n".join(text.strip() for text in texts if text.strip())
