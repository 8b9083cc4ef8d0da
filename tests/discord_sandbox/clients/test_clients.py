"""What a bot usually does works in other libraries, too, with none of their settings but the address changed."""

from discord_sandbox import Sandbox
from tests.discord_sandbox.clients.harness import RunningProgram


async def test_commands_and_components(sandbox: Sandbox, client: RunningProgram) -> None:
    """A command is answered with a card; its button updates it, and its menu answers privately."""
    mia, channel = sandbox.world.person("Mia"), sandbox.world.channel("questions")
    options = {"name": "Mia", "loud": "true", "times": "2"}
    used = await (await sandbox.use(mia, channel, "hello", options)).settled()
    card = used.original
    assert card is not None
    assert card.is_v2
    assert [part["type"] for part in card.components] == [17]
    assert [part["type"] for part in card.components[0]["components"]] == [10, 14, 9, 1]
    assert card.text == "HELLO MIA MIA\nPressed 0 times"
    assert card.custom_ids == ["press:0", "mood"]
    await (await sandbox.press(mia, card, "press:0")).settled()
    assert card.text == "HELLO MIA MIA\nPressed 1 times"
    chosen = await (await sandbox.press(mia, card, "mood", ["tired"])).settled()
    assert chosen.original is not None
    assert chosen.original.text == "You are tired"
    assert chosen.original.ephemeral_to is mia
    assert chosen.original not in sandbox.history(sandbox.world.person("Omar"), channel)
