"""In which language a reply is."""

import pytest

from discord_sandbox import Channel, Person, Sandbox
from tests.e2e.conftest import Bots
from tests.e2e.conversation import mention, replied

ROLE = "What is a machine learning engineer?"
OPEN = "MLE?"
"""A question in no language of its own."""
IN_ENGLISH, IN_CHINESE, IN_TRADITIONAL = "machine learning engineer", "机器学习工程师", "機器學習工程師"

pytestmark = pytest.mark.usefixtures("calm", "unpinged")


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("what does an ml engineer do", ROLE),
        ("机器学习工程师做什么工作", "机器学习工程师是做什么的"),
        ("機器學習工程師做什麼工作", "機器學習工程師是做什麼的"),
    ],
)
@pytest.mark.parametrize("where", ["#questions", "#提问", "direct"])
async def test_the_questions_language(sandbox: Sandbox, lin: Person, where: str, question: str, expected: str) -> None:
    """Comes before the guild's and the asker's own."""
    channel = sandbox.world.dm(lin) if where == "direct" else sandbox.world.channel(where)
    assert expected in (await replied(sandbox, lin, channel, mention(sandbox, question))).text


@pytest.mark.usefixtures("bot")
async def test_a_guilds_language(sandbox: Sandbox, lin: Person, questions: Channel) -> None:
    """Who was never answered before gets the guild's, where the text leaves it open; alone that is English."""
    chinese = sandbox.world.channel("#提问")
    noor = sandbox.world.person("Noor")
    assert IN_CHINESE in (await replied(sandbox, lin, chinese, mention(sandbox, OPEN))).text
    assert (await replied(sandbox, noor, chinese, mention(sandbox))).text.startswith("你好")
    assert IN_ENGLISH in (await replied(sandbox, sandbox.world.person("Mia"), questions, mention(sandbox, OPEN))).text
    ting = sandbox.world.person("雅婷")
    assert IN_ENGLISH in (await replied(sandbox, ting, sandbox.world.dm(ting), OPEN)).text


@pytest.mark.parametrize(
    ("locale", "expected", "hello"),
    [
        ("zh-TW", IN_TRADITIONAL, "你好！想了解怎樣成為"),
        ("zh-CN", IN_CHINESE, "你好！想了解怎样成为"),
        ("fr", IN_ENGLISH, "Hi!"),
    ],
)
async def test_a_guild_of_another_language(
    sandbox: Sandbox,
    mia: Person,
    lin: Person,
    questions: Channel,
    bots: Bots,
    locale: str,
    expected: str,
    hello: str,
) -> None:
    """Traditional where the guild is Taiwan's, English where it speaks what the bot doesn't."""
    assert questions.guild is not None
    questions.guild.locale, questions.guild.is_community = locale, True
    async with bots():
        assert (await replied(sandbox, mia, questions, mention(sandbox))).text.startswith(hello)
        assert expected in (await replied(sandbox, lin, questions, mention(sandbox, OPEN))).text


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize(
    ("before", "after", "hello"),
    [
        ("机器学习工程师做什么工作", IN_CHINESE, "你好！"),
        ("機器學習工程師做什麼工作", IN_TRADITIONAL, "你好！"),
        ("谢谢", IN_CHINESE, "你好！"),
        ("今天天气怎么样", IN_CHINESE, "你好！"),
    ],
)
async def test_a_persons_last_language(
    sandbox: Sandbox, mia: Person, omar: Person, questions: Channel, before: str, after: str, hello: str
) -> None:
    """Is kept for texts that leave it open, also elsewhere, until they speak another; and for nobody else."""
    alone = sandbox.world.dm(mia)
    await replied(sandbox, mia, alone, before)
    assert after in (await replied(sandbox, mia, questions, mention(sandbox, OPEN))).text
    assert (await replied(sandbox, mia, sandbox.world.channel("#interviews"), mention(sandbox))).text.startswith(hello)
    assert IN_ENGLISH in (await replied(sandbox, omar, questions, mention(sandbox, OPEN))).text
    thread = sandbox.world.channel("Portfolio ideas")
    await replied(sandbox, mia, thread, mention(sandbox, "which podcasts are good?"))
    assert IN_ENGLISH in (await replied(sandbox, mia, sandbox.world.channel("#welcome"), mention(sandbox, OPEN))).text


@pytest.mark.usefixtures("bot")
async def test_a_commands_language_is_kept_too(sandbox: Sandbox, mia: Person, questions: Channel) -> None:
    """A command's answer is the last one as well, whatever language the person's Discord has."""
    await (await sandbox.use(mia, questions, "ask", {"question": "機器學習工程師做什麼工作"})).settled()
    assert IN_TRADITIONAL in (await replied(sandbox, mia, questions, mention(sandbox, OPEN))).text


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("command", ["topics", "interviews", "button"])
async def test_the_language_of_a_members_discord(
    sandbox: Sandbox, lin: Person, omar: Person, questions: Channel, command: str
) -> None:
    """A command or a button tells it, where no answer did yet."""
    if command == "button":
        card = await replied(sandbox, omar, questions, mention(sandbox, "what does an ml engineer do"))
        await (await sandbox.press(lin, card, next(each for each in card.custom_ids if each[0] == "e"))).settled()
    else:
        await (await sandbox.use(lin, questions, command)).settled()
    assert (await replied(sandbox, lin, questions, mention(sandbox))).text.startswith("你好！")


@pytest.mark.usefixtures("bot")
async def test_an_answer_tells_more_than_a_members_discord(sandbox: Sandbox, lin: Person, questions: Channel) -> None:
    """Who was answered in English is answered so, whatever their Discord speaks."""
    await replied(sandbox, lin, questions, mention(sandbox, "what does an ml engineer do"))
    await (await sandbox.use(lin, questions, "topics")).settled()
    assert (await replied(sandbox, lin, sandbox.world.dm(lin), OPEN)).text.startswith("### What is")


@pytest.mark.usefixtures("bot")
async def test_characters_of_both_scripts(sandbox: Sandbox, mia: Person, lin: Person, questions: Channel) -> None:
    """Where a Chinese text could be either, it is Traditional for who was answered so, and Simplified for others."""
    both = "有哪些播客"
    await replied(sandbox, mia, questions, mention(sandbox, "謝謝"))
    assert "聽" in (await replied(sandbox, mia, sandbox.world.dm(mia), both)).text
    assert "听" in (await replied(sandbox, lin, sandbox.world.dm(lin), both)).text
