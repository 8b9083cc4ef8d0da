"""Which messages are for the bot, and what is asked in them."""

import re
from dataclasses import dataclass

import discord

from bot.app.message_text import text_of
from bot.app.ui.sent import entry_of

_ASKED = (discord.MessageType.default, discord.MessageType.reply)


@dataclass(frozen=True, slots=True)
class Heard:
    """What was asked, "" for nothing; `hint` is the key of the text that then says how to ask.

    `title` is that of the forum post that the message begins; it is part of the question. `about` is the entry of our
    card that it replies to, if it does.
    """

    question: str
    hint: str = "mentioned"
    title: str = ""
    about: str = ""


def heard(message: discord.Message, me: discord.ClientUser) -> Heard | None:
    """Return what a message asks the bot, None where it is not for the bot.

    Discord leaves a message blank unless it mentions the bot itself, as a reply that pings the bot does. The role that
    an invite makes has the bot's name, but mentioning it doesn't count.
    """
    if message.author.bot or message.type not in _ASKED:
        return None
    is_mentioned = message.guild is None or me in message.mentions
    role = message.guild.self_role if message.guild else None
    if not is_mentioned and role not in message.role_mentions:
        return None
    title = _title(message)
    question = "\n".join(filter(None, [title, _without_mentions(text_of(message), me, role)]))
    above = message.reference.resolved if message.reference else None
    if _says_something(question):
        card = above if isinstance(above, discord.Message) and above.author == me else None
        return Heard(question, title=title, about=entry_of(card))
    if not is_mentioned:
        return Heard(question, "mentioned-role")
    if not isinstance(above, discord.Message) or above.author == me:
        return Heard(question)
    asked_above = _without_mentions(text_of(above), me, role)
    return Heard(asked_above) if _says_something(asked_above) else Heard("", "mentioned-under")


def _title(message: discord.Message) -> str:
    """Return the title of the forum post that a message begins, else ""."""
    post = message.channel
    if not isinstance(post, discord.Thread) or not isinstance(post.parent, discord.ForumChannel):
        return ""
    return post.name if post.id == message.id else ""


def _without_mentions(text: str, me: discord.ClientUser, role: discord.Role | None) -> str:
    ours = [rf"<@!?{me.id}>", *([rf"<@&{role.id}>"] if role else [])]
    return re.sub("|".join(ours), " ", text).strip()


def _says_something(text: str) -> bool:
    return any(map(str.isalnum, text))
