"""What people say to the bot, and all that it wrote."""

from bot.app import MentorBot
from discord_sandbox import Channel, Message, Person, Sandbox


def mention(sandbox: Sandbox, text: str = "") -> str:
    """Write a message that begins with a mention of the bot."""
    return f"<@{sandbox.world.bot.id}> {text}".strip()


def written(sandbox: Sandbox, channel: Channel | None = None) -> list[Message]:
    """Return all that the bot wrote, in one channel or everywhere, oldest first."""
    channels = [channel] if channel else sandbox.world.channels.values()
    every = [message for each in channels for message in each.messages.values()]
    return sorted((message for message in every if message.author is sandbox.world.bot), key=lambda one: one.id)


def reply_to(message: Message) -> Message | None:
    """Return the bot's reply to a message, or None."""
    for each in message.channel.messages.values():
        if each.author.bot and each.reference is not None and each.reference.message_id == message.id:
            return each
    return None


async def replied(
    sandbox: Sandbox,
    person: Person,
    channel: Channel,
    content: str,
    *,
    answers: Message | None = None,
    ping: bool = True,
) -> Message:
    """Say something for a person, and wait for the bot's reply to it; `answers` is what they reply to themselves."""
    said = await sandbox.say(person, channel, content, reply_to=answers, ping=ping)
    return await sandbox.until(lambda: reply_to(said))


async def heard(sandbox: Sandbox) -> None:
    """Wait until the bot has heard all that was said so far: it hears in order, so a later word is the proof."""
    noor = sandbox.world.person("Noor")
    proof = await replied(sandbox, noor, sandbox.world.dm(noor), "hi")
    proof.channel.messages.pop(proof.id)


async def all_heard(sandbox: Sandbox, bot: MentorBot) -> None:
    """Wait until the bot is done with all that was said so far."""
    await heard(sandbox)
    await bot.services.in_flight.wait_until_none()
