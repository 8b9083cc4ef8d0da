"""Threads and forum posts: which are closed, which wait for their first message, and slow mode."""

from collections.abc import Sequence

from discord_sandbox.errors import InvalidInputError, NotPermittedError
from discord_sandbox.world import permissions as may
from discord_sandbox.world.entities import Channel, ChannelType, Person, Tag
from discord_sandbox.world.events import ChannelCreated, ChannelUpdated
from discord_sandbox.world.snowflake import seconds
from discord_sandbox.world.state import World

_MAX_TITLE = 100
_MAX_TAGS = 5


def archive(world: World, thread: Channel, *, locked: bool = False) -> None:
    """Archive a thread; a locked one is opened again only by those who manage threads."""
    thread.is_archived, thread.is_locked = True, locked
    world.bus.publish(ChannelUpdated(thread))


def reopen(world: World, channel: Channel) -> None:
    """Open an archived thread again, as each message in it does."""
    if channel.is_archived:
        channel.is_archived = False
        world.bus.publish(ChannelUpdated(channel))


def awaits_starter(channel: Channel) -> bool:
    """Return whether a channel is a forum post whose author has not sent the first message yet."""
    return channel.is_post and channel.owner is not None and not channel.has_started


def open_post(world: World, forum: Channel, owner: Person, title: str, tags: Sequence[str]) -> Channel:
    """Open a post in a forum, and return it; its first message comes after it.

    Raises:
        NotPermittedError: The owner may not post there.
        InvalidInputError: The title is empty or too long, the forum has no such tag, or it requires one.
    """
    if not may.may_post(forum, owner):
        raise NotPermittedError(f"{owner.name} may not post in {forum.name!r}")
    known = {tag.name: tag for tag in forum.tags}
    if unknown := [name for name in tags if name not in known]:
        raise InvalidInputError(f"{forum.name!r} has no tag {unknown[0]!r}; it has {', '.join(known) or 'none'}")
    if not title.strip() or len(title) > _MAX_TITLE or len(tags) > _MAX_TAGS:
        raise InvalidInputError("a post has a title of 1 to 100 characters, and at most five tags")
    if forum.requires_tag and not tags:
        raise InvalidInputError(f"a post in {forum.name!r} needs a tag: {', '.join(known)}")
    applied: list[Tag] = [known[name] for name in dict.fromkeys(tags)]
    post = Channel(world.ids.make(), ChannelType.THREAD, title.strip(), forum.guild, forum, tags=applied, owner=owner)
    if forum.guild is not None:
        forum.guild.channels[post.id] = post
    world.channels[post.id] = post
    world.bus.publish(ChannelCreated(post))
    return post


def slow_mode_left(world: World, channel: Channel, person: Person) -> float:
    """Return for how many seconds a person may not write in a channel yet; those who moderate needn't wait."""
    if not channel.slow_mode or may.in_channel(channel, person) & (may.MANAGE_MESSAGES | may.MANAGE_CHANNELS):
        return 0.0
    written = [seconds(message.id) for message in channel.messages.values() if message.author is person]
    return max(0.0, max(written) + channel.slow_mode - world.clock.now()) if written else 0.0
