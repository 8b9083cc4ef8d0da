"""What goes wrong on purpose."""

import discord
import pytest

from discord_sandbox import Sandbox
from tests.discord_sandbox.client import Client
from tests.discord_sandbox.manual_clock import ManualClock
from tests.discord_sandbox.rest.calls import calling


async def test_a_429_is_waited_for(sandbox: Sandbox, client: Client) -> None:
    """The client waits as a 429 says, and tries again."""
    channel = sandbox.world.channel("questions")
    sandbox.faults.fail_next(1, 429, match="/messages", retry_after=0.01)
    sandbox.faults.fail_next(1, 429, match="/messages", retry_after=0.01, is_global=True)
    await client.get_partial_messageable(channel.id).send("Hello")
    assert [call.status for call in sandbox.calls if call.method == "POST"] == [429, 429, 200]
    assert len(channel.messages) == 1


async def test_a_429_on_purpose_has_the_headers_of_a_real_one(sandbox: Sandbox, clock: ManualClock) -> None:
    """Clients go by them: the bucket is used up, and how long to wait; the header has whole seconds."""
    channel = sandbox.world.channel("questions")
    async with calling(sandbox) as caller:
        usual = await caller.send(channel, json={"content": "Hello"})
        sandbox.faults.fail_next(1, 429, match="/messages", retry_after=1.5)
        made = await caller.send(channel, json={"content": "Hello"})
        sandbox.faults.rate_limits = True
        real = next(
            each for each in [await caller.send(channel, json={"content": "Hi"}) for _ in range(6)] if each[0] == 429
        )
    assert made.body == {"message": "You are being rate limited.", "retry_after": 1.5, "global": False}
    assert made.headers.keys() == real.headers.keys()
    assert made.body.keys() == real.body.keys()
    assert {name: value for name, value in made.headers.items() if name.startswith(("X-RateLimit", "Retry"))} == {
        "Retry-After": "2",
        "X-RateLimit-Limit": real.headers["X-RateLimit-Limit"],
        "X-RateLimit-Remaining": "0",
        "X-RateLimit-Reset": f"{clock.now() + 1.5:.3f}",
        "X-RateLimit-Reset-After": "1.500",
        "X-RateLimit-Bucket": usual.headers["X-RateLimit-Bucket"],
        "X-RateLimit-Scope": "user",
    }


async def test_a_global_429_names_no_bucket(sandbox: Sandbox) -> None:
    """It is no route's: all calls have to wait."""
    sandbox.faults.fail_next(1, 429, retry_after=0.5, is_global=True)
    async with calling(sandbox) as caller:
        answer = await caller.call("GET", "/users/@me")
    assert (answer.status, answer.body["global"], answer.body["retry_after"]) == (429, True, 0.5)
    assert (answer.headers["X-RateLimit-Global"], answer.headers["X-RateLimit-Scope"]) == ("true", "global")
    assert answer.headers["Retry-After"] == "1"
    assert "X-RateLimit-Bucket" not in answer.headers


@pytest.mark.parametrize("status", [403, 500])
@pytest.mark.parametrize("after", [False, True])
async def test_an_error_on_purpose_counts(sandbox: Sandbox, status: int, *, after: bool) -> None:
    """It has a code and the headers that any answer has; only what a proxy says knows nothing of rate limits."""
    sandbox.faults.rate_limits = True
    async with calling(sandbox) as caller:
        usual = await caller.call("GET", "/users/@me")
        sandbox.faults.fail_next(1, status, after=after)
        made = await caller.call("GET", "/users/@me")
        sandbox.faults.fail_next(1, 502, after=after)
        proxy = await caller.call("GET", "/users/@me")
    assert (made.status, made.body["code"]) == (status, 0)
    assert made.headers.keys() == usual.headers.keys()
    assert int(made.headers["X-RateLimit-Remaining"]) == int(usual.headers["X-RateLimit-Remaining"]) - 1
    assert proxy.status == 502
    assert "X-RateLimit-Remaining" not in proxy.headers


async def test_a_lost_answer(sandbox: Sandbox, client: Client) -> None:
    """A call can take effect and its answer be lost; with a nonce the second try gives the first message."""
    channel = sandbox.world.channel("questions")
    sandbox.faults.fail_next(1, 500, match="POST", after=True)
    message = await client.get_partial_messageable(channel.id).send("Hello", nonce=1)
    assert [call.status for call in sandbox.calls if call.method == "POST"] == [500, 200]
    assert list(channel.messages) == [message.id]


async def test_a_slow_call(sandbox: Sandbox, client: Client, clock: ManualClock) -> None:
    """A call can be made to wait, by the clock; the first answer to an interaction then comes too late."""
    mia, channel = sandbox.world.person("Mia"), sandbox.world.channel("questions")
    sandbox.faults.delay_next(1, 4, match="/callback")
    used = await sandbox.use(mia, channel, "echo", {"text": "hi"})
    await sandbox.until(lambda: clock.sleepers == 2)
    await clock.advance(4)
    await used.answered()
    assert used.failed
    assert channel.messages == {}
    assert client.interactions


async def test_rate_limits(sandbox: Sandbox, client: Client, clock: ManualClock) -> None:
    """With limits as tight as Discord's the sixth message within 5 s is refused until the time is over."""
    channel = sandbox.world.channel("questions")
    sandbox.faults.rate_limits = True
    session = client.http._HTTPClient__session  # type: ignore[attr-defined]  # noqa: SLF001
    url = f"{sandbox.base_url}/api/v10/channels/{channel.id}/messages"
    headers = {"Authorization": f"Bot {sandbox.token}"}
    for left in (4, 3, 2, 1, 0):
        async with session.post(url, json={"content": "Hello"}, headers=headers) as answer:
            assert (answer.status, answer.headers["X-RateLimit-Remaining"]) == (200, str(left))
    async with session.post(url, json={"content": "Hello"}, headers=headers) as answer:
        assert answer.status == 429
        assert answer.headers["Via"]
        assert (await answer.json())["retry_after"] == pytest.approx(5)
        assert float(answer.headers["X-RateLimit-Reset"]) == pytest.approx(clock.now() + 5, abs=0.01)
    clock.set_back(3600)
    await clock.advance(5)
    async with session.post(url, json={"content": "Hello"}, headers=headers) as answer:
        assert answer.status == 200
        assert float(answer.headers["X-RateLimit-Reset"]) == pytest.approx(clock.now() + 5, abs=0.01)


async def test_a_share_of_calls_fails(sandbox: Sandbox, client: Client) -> None:
    """Every n-th call or a share of all can be made to fail, until it is over."""
    channel = sandbox.world.channel("questions")
    there = client.get_partial_messageable(channel.id)
    sandbox.faults.every(2, 403)
    results = [await _sent(there) for _ in range(4)]
    assert sorted(results) == [False, False, True, True]
    sandbox.faults.every(0, 403)
    sandbox.faults.share(0.5, 403, 404, seed=1)
    results = [await _sent(there) for _ in range(20)]
    assert 0 < sum(results) < 20
    sandbox.faults.clear()
    assert await _sent(there)


async def _sent(there: discord.abc.Messageable) -> bool:
    try:
        await there.send("Hello")
    except discord.HTTPException:
        return False
    return True


async def test_the_first_answer_survives_a_dropped_socket(sandbox: Sandbox, client: Client) -> None:
    """Calls go on while the socket is away."""
    mia, channel = sandbox.world.person("Mia"), sandbox.world.channel("questions")
    used = await sandbox.use(mia, channel, "echo", {"text": "hi"})
    await client.until(lambda: client.interactions)
    sandbox.faults.drop()
    await used.answered()
    assert not used.failed
