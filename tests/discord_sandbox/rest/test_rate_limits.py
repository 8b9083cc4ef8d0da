"""Which calls have a bucket."""

from discord_sandbox import Sandbox
from tests.discord_sandbox.rest.calls import Caller

HELLO = {"type": 4, "data": {"content": "Hello"}}


async def test_a_response_to_an_interaction_has_none(described: Sandbox, caller: Caller) -> None:
    """Nobody has to wait to respond: there is no limit, and no word of one, not even where it is made to fail."""
    mia, channel = described.world.person("Mia"), described.world.channel("questions")
    described.faults.rate_limits = True
    for _ in range(60):
        answer = await caller.respond(await described.use(mia, channel, "silent"), HELLO)
        assert (answer.status, [name for name in answer.headers if name.startswith("X-RateLimit")]) == (204, [])
    described.faults.fail_next(1, 429, match="callback")
    answer = await caller.respond(await described.use(mia, channel, "silent"), HELLO)
    assert (answer.status, "X-RateLimit-Bucket" in answer.headers) == (429, False)
