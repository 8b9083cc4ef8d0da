"""Slash commands and the message menu, as a member uses them."""

import pytest

from bot.app import MentorBot
from discord_sandbox import Channel, Interaction, Message, Person, Sandbox
from tests.e2e.conftest import DELETE, labels, offered

pytestmark = pytest.mark.usefixtures("bot", "calm")


async def used(
    sandbox: Sandbox, person: Person, channel: Channel, command: str, options: dict[str, str] | None = None
) -> tuple[Interaction, Message]:
    """Use a command and give what came of it."""
    interaction = await (await sandbox.use(person, channel, command, options)).settled()
    assert not interaction.failed
    assert interaction.original is not None
    return interaction, interaction.original


async def test_ask_answers_privately(sandbox: Sandbox, mia: Person, omar: Person, questions: Channel) -> None:
    """Only the asker sees the card: title, answer, links, source, related entries, and a way to show it to all."""
    interaction, card = await used(sandbox, mia, questions, "ask", {"question": "what does an ml engineer do"})
    assert interaction.response_type == 4
    assert card.ephemeral_to is mia
    assert card not in sandbox.history(omar, questions)
    assert "What is a machine learning engineer?" in card.text
    assert card.is_v2
    assert any(button.label == "Source" and button.target.startswith("https://") for button in card.buttons())
    assert offered(card)
    assert "Show everyone" in labels(card)
    assert DELETE not in labels(card)


async def test_ask_for_everyone(sandbox: Sandbox, mia: Person, omar: Person, questions: Channel) -> None:
    """All see it, nobody is pinged, and it can be deleted."""
    _, card = await used(sandbox, mia, questions, "ask", {"question": "r there any good podcasts", "show": "everyone"})
    assert card in sandbox.history(omar, questions)
    assert card.pings == []
    assert DELETE in labels(card)
    assert "Show everyone" not in labels(card)


async def test_a_no_is_private_and_names_the_topics(sandbox: Sandbox, mia: Person, questions: Channel) -> None:
    """Even where the answer would have been for everyone; it is short."""
    _, card = await used(sandbox, mia, questions, "ask", {"question": "how much do MLEs earn?", "show": "everyone"})
    assert card.ephemeral_to is mia
    assert "I don't know that one" in card.text
    assert len(card.text) < 200
    assert set(offered(card)) == {"About", "Interviews", "Jobs", "Preparing", "Resources", "The role"}
    assert labels(card) == []


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("机器学习工程师做什么工作", "机器学习工程师是做什么的"),
        ("機器學習工程師做什麼工作", "機器學習工程師是做什麼的"),
        ("what does an ml engineer do", "What is a machine learning engineer?"),
    ],
)
async def test_the_answer_speaks_the_questions_language(
    sandbox: Sandbox, mia: Person, questions: Channel, question: str, expected: str
) -> None:
    """Whatever the asker's own Discord speaks; Traditional questions get Traditional answers."""
    _, card = await used(sandbox, mia, questions, "ask", {"question": question})
    assert expected in card.text


async def test_a_text_without_a_language_gets_the_askers(
    sandbox: Sandbox, mia: Person, lin: Person, yating: Person, questions: Channel
) -> None:
    """A bare "MLE?" is answered in the language of the asker's Discord."""
    texts = [
        (await used(sandbox, person, questions, "ask", {"question": "MLE?"}))[1].text for person in (mia, lin, yating)
    ]
    assert "machine learning engineer" in texts[0]
    assert "机器学习工程师" in texts[1]
    assert "機器學習工程師" in texts[2]


async def test_topics(sandbox: Sandbox, lin: Person, questions: Channel) -> None:
    """All topics in one menu, in the asker's language."""
    _, card = await used(sandbox, lin, questions, "topics")
    assert card.ephemeral_to is lin
    assert {"面试", "岗位", "学习资源"} <= set(offered(card))


@pytest.mark.parametrize("topic", ["role", "prepare", "resources", "interviews", "jobs", "about"])
async def test_each_topic_at_a_glance(
    sandbox: Sandbox, mia: Person, questions: Channel, topic: str, bot: MentorBot
) -> None:
    """All its entries are in one menu, and all their links are there, grouped under the entries' titles."""
    _, card = await used(sandbox, mia, questions, topic)
    overview = bot.services.library.for_guild(None).topic(topic, "en")
    assert overview is not None
    assert [entry.title for entry in overview.entries] == offered(card)
    for group in overview.groups:
        assert f"**{group.title}**" in card.text
        for link in group.links:
            assert f"[{link.label}]({link.url})" in card.text


async def test_one_entry_of_a_topic(sandbox: Sandbox, mia: Person, questions: Channel) -> None:
    """Autocomplete gives ids, an id gives the entry."""
    choices = await sandbox.complete(mia, questions, "interviews", "entry", "proces")
    choices += await sandbox.complete(mia, questions, "interviews", "entry", "经历")
    assert choices
    _, card = await used(sandbox, mia, questions, "interviews", {"entry": choices[-1]["value"]})
    assert choices[-1]["name"] in card.text


async def test_autocomplete_in_both_languages(sandbox: Sandbox, mia: Person, lin: Person, questions: Channel) -> None:
    """Typing either language finds a title, shown in the asker's own; typing nothing lists the topic."""
    (english, *_) = await sandbox.complete(mia, questions, "resources", "entry", "播客")
    (chinese, *_) = await sandbox.complete(lin, questions, "resources", "entry", "podcats")
    assert english["value"] == chinese["value"] == "resources/podcasts"
    assert "podcasts" in english["name"]
    assert "播客" in chinese["name"]
    assert len(await sandbox.complete(mia, questions, "resources", "entry", "")) == 3


async def test_ask_offers_titles(sandbox: Sandbox, mia: Person, questions: Channel) -> None:
    """After one's own words come titles, and a title gets its own entry."""
    own, first, *_ = await sandbox.complete(mia, questions, "ask", "question", "podcast")
    assert own == {"name": "podcast", "value": "podcast"}
    _, card = await used(sandbox, mia, questions, "ask", {"question": first["value"]})
    assert f"### {first['value']}" in card.text


@pytest.mark.parametrize("typed", ["q", " how do  I begin? ", "怎么开始", "x" * 100, "学" * 100, "👍" * 100])
async def test_ask_offers_ones_own_words(sandbox: Sandbox, mia: Person, questions: Channel, typed: str) -> None:
    """What is typed is the first choice, to the letter, up to the 100 characters that a choice may have."""
    first = (await sandbox.complete(mia, questions, "ask", "question", typed))[0]
    assert first["name"] == first["value"] == typed


@pytest.mark.parametrize("typed", ["x" * 101, "which podcasts should I listen to? ".ljust(120, "?"), " ", "　"])
async def test_ask_offers_no_part_of_ones_words(
    sandbox: Sandbox, mia: Person, questions: Channel, typed: str, bot: MentorBot
) -> None:
    """What is longer is cut nowhere, and what is blank is no question: only titles are offered, or nothing."""
    choices = await sandbox.complete(mia, questions, "ask", "question", typed)
    faq = bot.services.library.for_guild(None).faq
    titles = {entry.content.title.in_language("en") for entry in faq.entries.values()}
    assert {choice["value"] for choice in choices} <= titles


async def test_a_title_that_was_typed_is_offered_once(sandbox: Sandbox, mia: Person, questions: Channel) -> None:
    """As one's own words."""
    title = "Which podcasts should I listen to?"
    choices = await sandbox.complete(mia, questions, "ask", "question", title)
    assert [choice["name"] for choice in choices].count(title) == 1
    assert choices[0]["name"] == title


async def test_typed_instead_of_chosen(sandbox: Sandbox, mia: Person, questions: Channel) -> None:
    """What was typed for an entry is answered as a question."""
    _, card = await used(sandbox, mia, questions, "jobs", {"entry": "where can I apply for jobs"})
    assert "Where" in card.text


async def test_the_message_menu(sandbox: Sandbox, mia: Person, omar: Person, questions: Channel) -> None:
    """Somebody else's message is answered privately for who asked for it."""
    message = await sandbox.say(omar, questions, "which skills does a machine learning engineer need?")
    interaction = await (await sandbox.use_on(mia, message, "Ask the mentor")).settled()
    assert interaction.original is not None
    assert interaction.original.ephemeral_to is mia
    assert "skills" in interaction.original.text


async def test_in_a_direct_message(sandbox: Sandbox, mia: Person) -> None:
    """Nothing needs to be hidden there."""
    _, card = await used(sandbox, mia, sandbox.world.dm(mia), "ask", {"question": "what is an mle"})
    assert card.ephemeral_to is None
    assert "Show everyone" not in labels(card)


async def test_where_the_bot_is_not(sandbox: Sandbox, noor: Person) -> None:
    """Somebody who has the bot on their own account uses it in any guild."""
    general = sandbox.world.channel("#general")
    _, card = await used(sandbox, noor, general, "ask", {"question": "what is an mle"})
    assert "machine learning engineer" in card.text


async def test_names_in_chinese(sandbox: Sandbox) -> None:
    """Each command has a Chinese name and description, in both scripts."""
    for command in sandbox.world.commands[None].values():
        names = command["name_localizations"]
        assert set(names) == {"zh-CN", "zh-TW"}, command["name"]
        if command["type"] == 1:
            assert set(command["description_localizations"]) == {"zh-CN", "zh-TW"}


async def test_commands_are_told_once(sandbox: Sandbox, bots: object, bot: MentorBot) -> None:
    """A second start with the same FAQ tells Discord nothing new."""
    assert callable(bots)
    await bot.close()
    async with bots():
        pass
    puts = [call for call in sandbox.calls if call.method == "PUT" and call.path.endswith("/commands")]
    assert len(puts) == 1
