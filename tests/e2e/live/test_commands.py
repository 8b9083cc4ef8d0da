"""What a saved FAQ means for the commands, and for a question asked meanwhile."""

import asyncio

import pytest

from discord_sandbox import Channel, Person, Sandbox
from tests.conftest import TOPIC, TOYS, FaqFolder
from tests.discord_sandbox.manual_clock import ManualClock
from tests.e2e.conftest import labels, offered
from tests.e2e.live.conftest import CATS, THREE, Keep, Live

# Topics and commands


async def test_a_new_topic_becomes_a_command(
    live: Live, sandbox: Sandbox, clock: ManualClock, mia: Person, questions: Channel
) -> None:
    """Its entries are answered at once; Discord hears of the commands at most once a minute, whatever is saved."""
    assert sandbox.world.syncs == 1
    live.save(TOYS, "toys.yaml")
    await live.in_force()
    assert "We have seven." in (await live.ask("anything round to throw")).text
    assert sandbox.world.syncs == 1
    await clock.advance(30)
    live.save(TOYS.replace("en: Toys", "en: Playthings"), "toys.yaml")
    live.save(TOYS, "games.yaml")
    (live.folder / "games.yaml").write_text(
        TOYS.replace("Toys", "Games").replace("balls", "chess").replace("round to throw", "to play"), encoding="utf-8"
    )
    await live.in_force(2)
    await live.ask(CATS)
    assert sandbox.world.syncs == 1
    await clock.advance(30)
    await sandbox.until(lambda: sandbox.world.syncs > 1)
    names = {command["name"]: command.get("description") for command in sandbox.world.commands[None].values()}
    assert set(names) == {"ask", "topics", "Ask the bot", "pets", "toys", "games"}
    assert str(names["toys"]).startswith("Playthings")
    used = await (await sandbox.use(mia, questions, "games")).settled()
    assert used.original is not None
    assert "Do you have chess?" in offered(used.original)
    await clock.advance(600)
    await live.ask(CATS)
    assert sandbox.world.syncs == 2


async def test_a_saved_word_about_itself(live: Live, sandbox: Sandbox, clock: ManualClock) -> None:
    """It is in force like any other, needs no training, and Discord hears of the new descriptions."""
    matchers = sorted(live.cache.glob("matcher-*"))
    live.save("name: {en: Tom}\nsubject: {en: keeping pets}\n", "about-this-faq.yaml")
    await live.in_force()
    await live.ask(CATS)
    await clock.advance(60)
    await sandbox.until(lambda: sandbox.world.syncs > 1)
    told = {command["name"]: command.get("description") for command in sandbox.world.commands[None].values()}
    assert set(told) == {"ask", "topics", "Ask Tom", "pets"}
    assert told["ask"] == "Ask anything about keeping pets"
    assert sorted(live.cache.glob("matcher-*")) == matchers


async def test_the_clock_is_set_back(live: Live, sandbox: Sandbox, clock: ManualClock) -> None:
    """Discord still hears of a new topic a minute after the last sync."""
    clock.set_back(3600)
    live.save(TOYS, "toys.yaml")
    await live.in_force()
    await clock.advance(60)
    await sandbox.until(lambda: sandbox.world.syncs > 1)


async def test_discord_does_not_take_the_commands(live: Live, sandbox: Sandbox, clock: ManualClock) -> None:
    """It is logged, the FAQ goes on being taken live, and the next topic tries again."""
    sandbox.faults.fail_next(1, 403, match="PUT /applications")
    live.save(TOYS, "toys.yaml")
    await live.in_force()
    await clock.advance(60)
    await live.log.until(lambda: live.log.count("did not take the commands"))
    live.save(TOYS.replace("en: Toys", "en: Playthings"), "toys.yaml")
    await live.in_force(2)
    await clock.advance(60)
    await sandbox.until(lambda: sandbox.world.syncs > 1)


async def test_a_topic_that_is_gone(
    live: Live, sandbox: Sandbox, clock: ManualClock, mia: Person, questions: Channel
) -> None:
    """Until Discord has heard of it, its command says privately that it is gone, and which topics there are."""
    live.save(TOYS, "toys.yaml")
    (live.folder / "pets.yaml").unlink()
    await live.in_force()
    used = await (await sandbox.use(mia, questions, "pets")).settled()
    assert used.original is not None
    assert used.original.ephemeral_to is mia
    assert "That isn't in the FAQ any more." in used.original.text
    assert offered(used.original) == ["Toys"]
    await clock.advance(60)
    await sandbox.until(lambda: sandbox.world.syncs > 1)
    with pytest.raises(LookupError):
        await sandbox.use(mia, questions, "pets")


async def test_an_answer_is_no_news_for_discord(live: Live, sandbox: Sandbox, clock: ManualClock) -> None:
    """Only topics are commands."""
    live.save(THREE)
    await live.in_force()
    await clock.advance(60)
    await live.ask(CATS)
    assert sandbox.world.syncs == 1


# Questions meanwhile


def edition(number: int) -> str:
    """Write the FAQ so that each text of it tells which edition it is from."""
    topic = TOPIC.replace("en: Pets", f"en: Pets {number}").replace("We have", f"In edition {number} we have")
    topic = topic.replace("cats?}", f"cats in {number}?}}").replace("dogs?}", f"dogs in {number}?}}")
    link = (
        f"\n    links: [{{label: {{en: Link {number}}}, url: https://example.org/{number}}}]\n    related: [pets/dogs]"
    )
    return topic.replace('"any kittens?"]}', f'"any kittens?"]}}{link}')


async def test_a_question_during_a_reload(keep: Keep, faq_folder: FaqFolder) -> None:
    """During training the old FAQ answers, then the new one; each card is of one edition, in every part."""
    async with keep(faq_folder()) as live:
        live.save(edition(1))
        await live.in_force()
        live.may_go_on.clear()
        await live.looked_at(lambda: live.save(edition(2)))
        before = [await live.ask(CATS) for _ in range(3)]
        live.may_go_on.set()
        during = await asyncio.gather(*(live.ask(CATS) for _ in range(30)))
        await live.in_force(2)
        after = await live.ask(CATS)
    for card in [*before, *during, after]:
        edition_of = "1" if "edition 1" in card.text else "2"
        other = "2" if edition_of == "1" else "1"
        assert f"cats in {edition_of}?" in card.text
        addresses = [button.target for button in card.buttons() if "://" in button.target]
        shown = [card.text, *labels(card), *offered(card), *addresses]
        assert {f"Link {edition_of}", f"Topic: Pets {edition_of}", f"Do you have dogs in {edition_of}?"} <= set(shown)
        assert not any(other in part for part in shown)
    assert {"edition 1" in card.text for card in before} == {True}
    assert "edition 2" in after.text
