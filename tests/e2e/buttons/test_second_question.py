"""Two questions in one message: the card answers the first one, and its first button shows the entry of the second."""

import pytest

from discord_sandbox import Channel, Message, Person, Sandbox
from discord_sandbox.world import components
from tests.e2e.buttons.conftest import IN_PLACE, asked, pressed, replied, said_privately
from tests.e2e.conftest import custom_id, labels, offered
from tests.e2e.conversation import mention

pytestmark = pytest.mark.usefixtures("bot", "calm")
TWO = "what are interviews like, and where do I apply?"
FIRST = "### What are ML engineer interviews like?"
SECOND = "Where do I find ML engineering jobs?"
PRIMARY = 1
"""Discord's style of a button that stands out."""


def standing_out(card: Message) -> list[str]:
    """List the labels of the buttons in the primary style."""
    buttons = [each for each in components.walk(card.components) if each["type"] == components.BUTTON]
    return [each["label"] for each in buttons if each["style"] == PRIMARY]


@pytest.mark.parametrize("show", ["me", "everyone"])
async def test_asked_by_a_command(sandbox: Sandbox, mia: Person, questions: Channel, show: str) -> None:
    """The asker's card changes into the second answer, and still says what was asked where it said so."""
    card = await asked(sandbox, mia, questions, TWO, show)
    caption = [line for line in card.text.splitlines() if line.startswith("-# ")]
    assert FIRST in card.text
    assert labels(card)[0] == SECOND
    assert standing_out(card) == [SECOND]
    assert SECOND not in offered(card)
    assert (await pressed(sandbox, mia, card, custom_id(card, SECOND))).response_type == IN_PLACE
    assert f"### {SECOND}" in card.text
    assert standing_out(card) == []
    assert show == "everyone" or card.text.splitlines()[0] == caption[0]


async def test_asked_by_a_mention(sandbox: Sandbox, mia: Person, lin: Person, questions: Channel) -> None:
    """The reply in the channel has the button too; others who press it get the second answer for themselves."""
    reply = await replied(sandbox, mia, questions, mention(sandbox, TWO))
    assert FIRST in reply.text
    assert labels(reply)[0] == SECOND
    assert f"### {SECOND}" in (await said_privately(sandbox, lin, reply, custom_id(reply, SECOND))).text
    assert FIRST in reply.text


async def test_shown_to_everyone(sandbox: Sandbox, mia: Person, omar: Person, questions: Channel) -> None:
    """What is shown leads to the second answer as the private card did; that one alone leads nowhere more."""
    card = await asked(sandbox, mia, questions, TWO)
    shown = (await pressed(sandbox, mia, card, custom_id(card, "Show everyone"))).original
    assert shown in sandbox.history(omar, questions)
    assert shown is not None
    assert FIRST in shown.text
    assert labels(shown)[0] == SECOND
    assert SECOND not in offered(shown)
    await pressed(sandbox, mia, card, custom_id(card, SECOND))
    second = (await pressed(sandbox, mia, card, custom_id(card, "Show everyone"))).original
    assert second is not None
    assert f"### {SECOND}" in second.text
    assert standing_out(second) == []


@pytest.mark.parametrize(
    ("name", "text", "first", "second"),
    [
        (
            "小林",
            "两个问题：1. 面试是什么样的？2. 在哪里投简历？",
            "### 机器学习工程师的面试",
            "机器学习工程师的岗位",
        ),
        (
            "雅婷",
            "請問面試流程是怎樣的？另外，去哪裡投履歷？",
            "### 機器學習工程師的面試",
            "機器學習工程師的",
        ),
    ],
)
async def test_in_chinese(sandbox: Sandbox, questions: Channel, name: str, text: str, first: str, second: str) -> None:
    """In the script of the message."""
    card = await asked(sandbox, sandbox.world.person(name), questions, text)
    assert first in card.text
    assert standing_out(card) == [labels(card)[0]]
    assert labels(card)[0].startswith(second)


@pytest.mark.parametrize(
    "text", ["what are interviews like and how long do they take?", "Which podcasts should I listen to? Thanks!"]
)
async def test_one_question(sandbox: Sandbox, mia: Person, questions: Channel, text: str) -> None:
    """No button stands out."""
    card = await asked(sandbox, mia, questions, text)
    assert card.text.splitlines()[1].startswith("### ")
    assert standing_out(card) == []
