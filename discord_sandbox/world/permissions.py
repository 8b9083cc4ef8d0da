"""Discord's permission bits, and how roles and overwrites add up to them."""

from discord_sandbox.world.entities import Channel, ChannelType, Guild, User

ADMINISTRATOR = 1 << 3
MANAGE_CHANNELS = 1 << 4
MANAGE_GUILD = 1 << 5
ADD_REACTIONS = 1 << 6
VIEW_CHANNEL = 1 << 10
SEND_MESSAGES = 1 << 11
MANAGE_MESSAGES = 1 << 13
EMBED_LINKS = 1 << 14
ATTACH_FILES = 1 << 15
READ_MESSAGE_HISTORY = 1 << 16
MENTION_EVERYONE = 1 << 17
USE_EXTERNAL_EMOJIS = 1 << 18
USE_APPLICATION_COMMANDS = 1 << 31
CREATE_PUBLIC_THREADS = 1 << 35
MANAGE_THREADS = 1 << 34
SEND_MESSAGES_IN_THREADS = 1 << 38
USE_EXTERNAL_APPS = 1 << 50
ALL = (1 << 51) - 1

MEMBER = (
    ADD_REACTIONS
    | VIEW_CHANNEL
    | SEND_MESSAGES
    | EMBED_LINKS
    | ATTACH_FILES
    | READ_MESSAGE_HISTORY
    | USE_EXTERNAL_EMOJIS
    | USE_APPLICATION_COMMANDS
    | CREATE_PUBLIC_THREADS
    | SEND_MESSAGES_IN_THREADS
    | USE_EXTERNAL_APPS
)
OF_AN_INVITED_BOT = VIEW_CHANNEL | SEND_MESSAGES | READ_MESSAGE_HISTORY | SEND_MESSAGES_IN_THREADS
"""What an invite usually asks for."""
IN_DIRECT_MESSAGES = MEMBER | MENTION_EVERYONE
_OF_THE_TIMED_OUT = VIEW_CHANNEL | READ_MESSAGE_HISTORY
OF_AN_OUTSIDER = EMBED_LINKS | ATTACH_FILES | MENTION_EVERYONE | USE_EXTERNAL_EMOJIS


def in_guild(guild: Guild, user: User) -> int:
    """Return the permissions that a member's roles add up to; none for somebody who isn't one."""
    member = guild.members.get(user.id)
    if member is None:
        return 0
    bits = guild.everyone.permissions
    for role in member.roles:
        bits |= role.permissions
    if bits & ADMINISTRATOR or guild.owner_id == user.id:
        return ALL
    return bits & _OF_THE_TIMED_OUT if is_timed_out(guild, user) else bits


def is_timed_out(guild: Guild, user: User) -> bool:
    """Return whether a moderator has timed a member out: they can read, and neither write nor use anything."""
    member = guild.members.get(user.id)
    return member is not None and member.timed_out_until > guild.clock.now()


def in_channel(channel: Channel, user: User) -> int:
    """Return a user's permissions in a channel, overwrites included; a thread has those of its parent."""
    if channel.guild is None:
        return IN_DIRECT_MESSAGES if channel.type is ChannelType.DM else 0
    if channel.parent is not None and channel.type.is_thread:
        return in_channel(channel.parent, user)
    bits = in_guild(channel.guild, user)
    if bits == ALL:
        return bits
    member = channel.guild.members.get(user.id)
    if member is None:
        return 0
    mine = {role.id for role in member.roles}
    for wanted in ({channel.guild.id}, mine, {user.id}):
        deny = allow = 0
        for overwrite in channel.overwrites:
            if overwrite.id in wanted:
                deny |= overwrite.deny
                allow |= overwrite.allow
        bits = bits & ~deny | allow
    if is_timed_out(channel.guild, user):
        bits &= _OF_THE_TIMED_OUT
    return bits if bits & VIEW_CHANNEL else 0


def is_locked_for(channel: Channel, user: User) -> bool:
    """Return whether a thread is locked, and a user can't open it again."""
    return channel.is_locked and not in_channel(channel, user) & MANAGE_THREADS


def may_send(channel: Channel, user: User) -> bool:
    """Return whether a user may write in a channel; in a forum itself nobody can."""
    if channel.type is ChannelType.FORUM or is_locked_for(channel, user):
        return False
    wanted = SEND_MESSAGES_IN_THREADS if channel.type.is_thread else SEND_MESSAGES
    return bool(in_channel(channel, user) & wanted)


def may_post(forum: Channel, user: User) -> bool:
    """Return whether a user may open a post in a forum; in other channels nobody can."""
    return forum.type is ChannelType.FORUM and bool(in_channel(forum, user) & SEND_MESSAGES)


def may_see(channel: Channel, user: User) -> bool:
    """Return whether a user sees a channel; a direct one is seen by its recipient and the bot."""
    if channel.recipient is not None:
        return user.bot or user.id == channel.recipient.id
    return bool(in_channel(channel, user) & VIEW_CHANNEL)
