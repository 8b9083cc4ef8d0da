"""What the bot says of itself is what its FAQ says, and names no subject where that says none."""

import re

import pytest

from bot.i18n import LANGUAGE_CODES, keys, translate
from bot.mentor import Mentor
from bot.settings import load_settings
from bot.training.loader import build_mentor
from discord_sandbox import Channel, Message, Person, Sandbox
from tests.conftest import FaqFolder
from tests.e2e.conftest import Bots

OURS = re.compile(r"mentor|导师|導師|article|文章|machine learning|机器学习|機器學習|\bMLE?\b", re.IGNORECASE)
"""What only our own FAQ is about."""
ABOUT = """\
name: {en: Tom, zh: 汤姆}
subject: {en: keeping pets, zh: 养宠物}
source: {en: Our vet's leaflet doesn't say.}
greeting: {en: "Good day! {I} know all about pets."}
"""


@pytest.fixture
def mentor(faq_folder: FaqFolder, request: pytest.FixtureRequest) -> Mentor:
    """Open an FAQ about pets, with what the test says of itself."""
    files = {"about-this-faq.yaml": request.param} if getattr(request, "param", None) else {}
    return build_mentor(load_settings(knowledge_dir=faq_folder(files), semantic=False))


def commands_of(sandbox: Sandbox) -> str:
    """Return all that Discord was told of the commands."""
    return str(sandbox.world.commands[None])


async def said(sandbox: Sandbox, person: Person, channel: Channel) -> list[str]:
    """Return what the bot says to a mention, to what it doesn't know, and as it is invited."""
    guild = sandbox.world.guild("Somewhere Else")
    assert guild.system_channel is not None
    sandbox.invite(guild)
    await sandbox.until(lambda: guild.system_channel and guild.system_channel.messages)
    (greeting,) = guild.system_channel.messages.values()
    unknown = await (await sandbox.use(person, channel, "ask", {"question": "who won the election"})).settled()
    assert unknown.original is not None
    texts: list[Message] = [greeting, unknown.original]
    return [message.text for message in texts]


async def test_neutral_texts(sandbox: Sandbox, bots: Bots, mia: Person, questions: Channel) -> None:
    """Without a word about itself, an FAQ is nobody's in particular."""
    async with bots() as bot:
        await bot.wait_until_ready()
        greeting, unknown = await said(sandbox, mia, questions)
        assert "I answer questions from an FAQ" in greeting
        assert "I don't know that one. It isn't in my FAQ." in unknown
        assert not OURS.search(greeting + unknown + commands_of(sandbox))


@pytest.mark.parametrize("mentor", [ABOUT], indirect=True)
async def test_its_own_texts(sandbox: Sandbox, bots: Bots, mia: Person, lin: Person, questions: Channel) -> None:
    """Its name, subject, source and greeting, each in the languages in which it says them."""
    async with bots() as bot:
        await bot.wait_until_ready()
        greeting, unknown = await said(sandbox, mia, questions)
        assert greeting.startswith("Good day! {I} know all about pets.\nAsk with `/ask`")
        assert "I don't know that one. Our vet's leaflet doesn't say." in unknown
        told = commands_of(sandbox)
        for text in (
            "'Ask Tom'",
            "'问问汤姆'",
            "'問問湯姆'",
            "Ask anything about keeping pets",
            "想了解养宠物，",
            "想了解養寵物，",
        ):
            assert text in told
        chinese = await (await sandbox.use(lin, questions, "ask", {"question": "谁赢了选举"})).settled()
        assert chinese.original is not None
        assert "这个我不知道。我的资料里没有提到。" in chinese.original.text


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_no_text_is_about_our_own_faq(language: str) -> None:
    """What the locale files say suits any FAQ."""
    values = dict.fromkeys(("source", "subject", "name", "hello", "mention", "menu", "topic", "question"), "x")
    values |= dict.fromkeys(("number", "seconds", "topics", "locales", "address"), "x")
    for key in keys(language):
        assert not OURS.search(translate(key, language, **values)), key
