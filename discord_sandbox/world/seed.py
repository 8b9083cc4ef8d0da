"""The world at the start: guilds, channels, people, the bot.

The ids are fixed, so that links and old buttons outlive the bot's process.
"""

from typing import NamedTuple

from discord_sandbox.clock import Clock
from discord_sandbox.world import permissions as may
from discord_sandbox.world.bot_token import new_token
from discord_sandbox.world.entities import Channel, ChannelType, Guild, Member, Overwrite, Person, Role, Tag, User
from discord_sandbox.world.state import World, managed_role

_BASE = 1_290_000_000_000_000_000
_SHARD = 1 << 22
_JOINED = 1_735_689_600.0


class _Seed(NamedTuple):
    name: str
    username: str
    locale: str
    color: str
    english: str
    simplified: str
    traditional: str
    installed: bool = False


_PEOPLE = (
    _Seed("Mia", "mia", "en-US", "#3ba55d", "member, English", "成员，英语", "成員，英語"),
    _Seed("Omar", "omar", "en-US", "#5865f2", "moderator, English", "版主，英语", "版主，英語"),
    _Seed("小林", "xiaolin", "zh-CN", "#eb459e", "member, Simplified Chinese", "成员，简体中文", "成員，簡體中文"),
    _Seed("雅婷", "yating", "zh-TW", "#faa61a", "member, Traditional Chinese", "成员，繁体中文", "成員，繁體中文"),
    _Seed(
        "Noor",
        "noor",
        "en-GB",
        "#9b59b6",
        "has the app on her own account",
        "把应用装在自己的账号上",
        "把應用裝在自己的賬號上",
        installed=True,
    ),
)


def seeded_world(clock: Clock, token: str | None, bot_name: str = "Mentor") -> World:
    """Return the world as every run begins with it: three guilds (the bot is in two), five people, the bot.

    Without a `token` the bot gets a new one.
    """
    bot = User(_BASE + 100, bot_name, bot_name.lower().replace(" ", "_"), bot=True)
    world = World(clock, bot, token or new_token(bot.id))
    _add_people(world)
    mia, omar, lin, ting, noor = world.people.values()
    study = _add_guild(world, 0, "MLE Study Group", "en-US", omar, [mia, omar, lin, ting], bot=True)
    moderator = Role(study.id + 90, "Moderator", may.MEMBER | may.MANAGE_MESSAGES | may.MANAGE_GUILD, position=1)
    study.roles[moderator.id] = moderator
    study.owner_id = _BASE + 999
    study.members[omar.id].roles.append(moderator)
    hidden_overwrites = [Overwrite(study.id, deny=may.VIEW_CHANNEL), Overwrite(moderator.id, allow=may.VIEW_CHANNEL)]
    hidden_overwrites.append(Overwrite(world.bot.id, allow=may.VIEW_CHANNEL, is_member=True))
    read_only = [Overwrite(study.id, deny=may.SEND_MESSAGES | may.SEND_MESSAGES_IN_THREADS)]
    read_only.append(Overwrite(moderator.id, allow=may.SEND_MESSAGES | may.SEND_MESSAGES_IN_THREADS))
    study.system_channel = _add_channel(world, study, "welcome", topic="Say hello, and read how to ask")
    questions = _add_channel(world, study, "questions", topic="Ask the bot anything")
    _add_channel(world, study, "interviews", topic="Practice partners, and how it went")
    _add_channel(world, study, "staff", overwrites=hidden_overwrites)
    _add_channel(world, study, "announcements", overwrites=read_only)
    _add_channel(world, study, "Portfolio ideas", parent=questions)
    forum = _add_channel(world, study, "career-forum", topic="One post a question, please")
    forum.type = ChannelType.FORUM
    forum.tags = [Tag(forum.id + 100 + place, name) for place, name in enumerate(("jobs", "learning"))]

    friends = _add_guild(world, 1, "机器学习之友", "zh-CN", lin, [lin, noor], bot=True)
    friends.is_community = True
    friends.system_channel = _add_channel(world, friends, "公告")
    _add_channel(world, friends, "提问", topic="有问题就问")

    elsewhere = _add_guild(world, 2, "Somewhere Else", "en-US", noor, [noor], bot=False)
    elsewhere.system_channel = _add_channel(world, elsewhere, "general")
    return world


def _add_people(world: World) -> None:
    for index, seed in enumerate(_PEOPLE):
        person_id = _BASE + 200 + index * 10
        world.people[person_id] = Person(
            person_id,
            seed.name,
            seed.username,
            locale=seed.locale,
            about={"en": seed.english, "zh": seed.simplified, "zh-TW": seed.traditional},
            color=seed.color,
            installed=seed.installed,
        )


def _add_guild(
    world: World, index: int, name: str, locale: str, owner: Person, people: list[Person], *, bot: bool
) -> Guild:
    guild = Guild(_BASE + (index + 1) * _SHARD, name, locale, owner.id, clock=world.clock)
    guild.roles[guild.id] = Role(guild.id, "@everyone", may.MEMBER)
    for user in people:
        guild.members[user.id] = Member(user, [], _JOINED)
    if bot:
        role = managed_role(world.bot, guild.id + 91)
        guild.roles[role.id] = role
        guild.members[world.bot.id] = Member(world.bot, [role], _JOINED)
    world.guilds[guild.id] = guild
    return guild


def _add_channel(
    world: World,
    guild: Guild,
    name: str,
    *,
    topic: str | None = None,
    parent: Channel | None = None,
    overwrites: list[Overwrite] | None = None,
) -> Channel:
    kind = ChannelType.TEXT if parent is None else ChannelType.THREAD
    channel = Channel(guild.id + len(guild.channels) + 1, kind, name, guild, parent, topic, overwrites or [])
    guild.channels[channel.id] = channel
    world.channels[channel.id] = channel
    return channel
