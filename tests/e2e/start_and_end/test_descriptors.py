"""Many members at once, and few descriptors: every one of them is answered."""

import asyncio
import resource
import sys

import pytest

from discord_sandbox import Channel, Interaction, Member, Person, Sandbox
from tests.e2e.start_and_end.conftest import SLOW_START, ended, process

MEMBERS, DESCRIPTORS = 200, 128

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems have no prlimit")


def crowd(sandbox: Sandbox, channel: Channel) -> list[Person]:
    """Add many members to a channel's guild."""
    guild = channel.guild
    assert guild is not None
    people = [Person(sandbox.world.ids.make(), f"Guest {number}", f"guest{number}") for number in range(MEMBERS)]
    for person in people:
        sandbox.world.people[person.id] = person
        guild.members[person.id] = Member(person, [], sandbox.clock.now())
    return people


async def test_many_at_once(sandbox: Sandbox, in_discord: dict[str, str], questions: Channel) -> None:
    """Commands and mentions of 200 members in one moment, with 128 descriptors: none is lost, and nothing is logged."""
    people = crowd(sandbox, questions)
    async with process(in_discord, descriptors=(DESCRIPTORS, DESCRIPTORS)) as one:
        await sandbox.ready(within=SLOW_START)
        used: list[Interaction] = []
        for person in people:
            used.append(await sandbox.use(person, questions, "ask", {"question": "is there a cat here"}))
            await sandbox.say(person, questions, f"<@{sandbox.world.bot.id}> is there a cat here")
        await asyncio.gather(*(each.settled() for each in used))
        assert all(each.original and "We have two." in each.original.text for each in used)
        await sandbox.until(lambda: len(replied_to(questions)) == MEMBERS)
        one.terminate()
        end = await ended(one)
    assert (end.code, end.err) == (0, "")


def replied_to(channel: Channel) -> set[int]:
    """Return the messages that the bot has answered by a reply."""
    answers = [each for each in channel.messages.values() if each.author.bot and "We have two." in each.text]
    return {each.reference.message_id for each in answers if each.reference}


async def test_the_soft_limit_is_raised(sandbox: Sandbox, in_discord: dict[str, str]) -> None:
    """The bot takes as many descriptors as the system lets it."""
    async with process(in_discord, descriptors=(DESCRIPTORS, 2 * DESCRIPTORS)) as one:
        await sandbox.ready(within=SLOW_START)
        assert resource.prlimit(one.pid, resource.RLIMIT_NOFILE) == (2 * DESCRIPTORS, 2 * DESCRIPTORS)
