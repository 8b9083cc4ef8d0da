"""Menus on the cards: what is chosen does what a button of the same kind does."""

import pytest

from bot.mentor import Mentor
from discord_sandbox import Channel, Message, Person, Sandbox
from tests.e2e.buttons.conftest import IN_PLACE, ROLE, asked, card_of, pressed, said_privately
from tests.e2e.conftest import DELETE, Bots, custom_id, labels, offered, option, related

pytestmark = pytest.mark.usefixtures("calm")


def rows(card: Message) -> int:
    """Return how many rows of buttons and menus a card has."""
    (container,) = card.components
    return sum(component["type"] == 1 for component in container["components"])


@pytest.mark.usefixtures("bot")
async def test_an_answer_leads_to_its_topic_and_that_to_all_topics(
    sandbox: Sandbox, mia: Person, questions: Channel
) -> None:
    """And down again, all on the asker's own card."""
    card = await asked(sandbox, mia, questions, ROLE)
    for what, shown in (
        (custom_id(card, "Topic: The role"), "### The role"),
        (f"l:{mia.id}:en:", "Here's what I can help with:"),
    ):
        assert (await pressed(sandbox, mia, card, what)).response_type == IN_PLACE
        assert card.text.startswith(shown)
    for label, shown in (("The role", "### The role"), (ROLE, f"### {ROLE}")):
        assert (await pressed(sandbox, mia, card, option(card, label))).response_type == IN_PLACE
        assert card.text.startswith(shown)
    assert "Topic: The role" in labels(card)


@pytest.mark.parametrize("name", ["小林", "雅婷"])
@pytest.mark.usefixtures("bot")
async def test_the_way_back_in_chinese(sandbox: Sandbox, questions: Channel, name: str) -> None:
    """Buttons and menus speak the card's language and script."""
    person = sandbox.world.person(name)
    to_topic, all_topics, choose = {
        "小林": ("主题：岗位", "所有主题", "选一个主题"),
        "雅婷": ("主題：崗位", "所有主題", "選一個主題"),
    }[name]
    card = await card_of(sandbox, person, questions, "role", entry="role/what-is-an-mle")
    await pressed(sandbox, person, card, custom_id(card, to_topic))
    await pressed(sandbox, person, card, custom_id(card, all_topics))
    (container,) = card.components
    assert [row["components"][0]["placeholder"] for row in container["components"] if row["type"] == 1] == [choose]


async def test_every_entry_leads_on(
    sandbox: Sandbox, mia: Person, questions: Channel, bots: Bots, mentor: Mentor
) -> None:
    """To its topic, also where no entry is related to it; then there is no menu."""
    async with bots(answers_per_minute=0):
        for entry in mentor.faq.entries.values():
            answer = mentor.entry(entry.id, "en")
            assert answer is not None
            card = await card_of(sandbox, mia, questions, entry.topic, entry=entry.id)
            assert f"t:{mia.id}:en:{entry.topic}" in card.custom_ids
            assert offered(card) == [choice.title for choice in answer.related]


@pytest.mark.usefixtures("bot")
async def test_the_same_choice_again(sandbox: Sandbox, mia: Person, omar: Person, questions: Channel) -> None:
    """Each card's menu has an id of its own, so no client takes an option for chosen already; others choose twice."""
    card = await asked(sandbox, mia, questions, ROLE, "everyone")
    seen = {related(card).target}
    for _ in range(2):
        copy = await said_privately(sandbox, omar, card, related(card))
        assert f"### {related(card).label}" in copy.text
    for _ in range(3):
        await pressed(sandbox, mia, card, related(card))
        assert related(card).target not in seen
        seen = {related(card).target}


@pytest.mark.usefixtures("bot")
async def test_cards_are_short(sandbox: Sandbox, mia: Person, questions: Channel) -> None:
    """One row of links, one menu, one row of the rest; deleting is an icon that takes no row of its own."""
    answer = await asked(sandbox, mia, questions, ROLE, "everyone")
    assert rows(answer) == 3
    assert labels(answer)[-3:] == ["Topic: The role", "Source", DELETE]
    topic = await card_of(sandbox, mia, questions, "role")
    assert rows(topic) == 2
    assert len(offered(topic)) == 11
    assert labels(topic) == ["All topics", "Show everyone"]
    assert rows(await card_of(sandbox, mia, questions, "topics")) == 1
    assert rows(await asked(sandbox, mia, questions, "how much do MLEs earn?")) == 1
    suggestions = await asked(sandbox, mia, questions, "blogs or podcasts", "everyone")
    assert rows(suggestions) == 1
    assert labels(suggestions)[-2:] == ["None of these", DELETE]
