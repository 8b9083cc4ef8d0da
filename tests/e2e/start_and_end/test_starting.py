"""What keeps the bot from starting: a sentence each, and an exit code of its own."""

import re
import socket
from dataclasses import replace
from pathlib import Path

import pytest

from discord_sandbox import Sandbox
from discord_sandbox.faults import HANG_UP
from tests.conftest import TOPIC
from tests.e2e.start_and_end.conftest import NOT_TAKEN, SLOW_START, STARTING, Ended, Environment, ended, process

# What keeps it from starting


async def does_not_start(environment: dict[str, str], *options: str) -> Ended:
    """Run a process that can't start, and look at what each of them must keep to."""
    async with process(environment, *options) as one:
        end = await ended(one, within=SLOW_START)
    assert end.out == ""
    assert "Traceback" not in end.err
    assert environment.get("DISCORD_TOKEN", "no token") not in end.err
    return end


@pytest.mark.parametrize(
    "token",
    ["MTI5.wrong.token-0123456789", "令牌令牌令牌令牌", "Bot MTI5.wrong.token", "MTI5.broken\nover-two.lines"],
    ids=["another", "Chinese", "with its scheme", "over two lines"],
)
async def test_a_wrong_token(sandbox: Sandbox, in_discord: dict[str, str], token: str) -> None:
    """It is said in a sentence which setting is wrong and where to get it; nothing else is tried."""
    end = await does_not_start(in_discord | {"DISCORD_TOKEN": token})
    assert end == Ended(6, "", f"{NOT_TAKEN}\n")
    assert {call.path for call in sandbox.calls} <= {"/users/@me"}


async def test_a_token_that_is_changed(sandbox: Sandbox, in_discord: dict[str, str]) -> None:
    """Somebody makes a new one in the developer portal while the bot runs: it is said in the same sentence."""
    async with process(in_discord) as one:
        await sandbox.ready(within=SLOW_START)
        sandbox.world.token = f"not {sandbox.token}"
        sandbox.faults.invalidate(resumable=False)
        end = await ended(one, within=SLOW_START)
    assert end == Ended(6, "", f"{NOT_TAKEN}\n")


async def test_no_more_logins_today(sandbox: Sandbox, in_discord: dict[str, str]) -> None:
    """It says when it can be started again, and doesn't try: Discord would take the token away."""
    sandbox.gateway.limit = replace(sandbox.gateway.limit, remaining=0, reset_after=3_540_001)
    end = await does_not_start(in_discord)
    assert end == Ended(7, "", "Discord allows no more logins at the moment; start again in 60 minutes\n")
    assert sandbox.gateway.sessions == {}


NO_BOT = "Discord does not let DISCORD_TOKEN's application log in as a bot"
PORTAL = "look in the developer portal whether it has a bot (page Bot), and copy its token from there"
APPLICATION, GATEWAY = "/oauth2/applications/@me", "/gateway/bot"


@pytest.mark.parametrize(
    ("match", "status", "code", "said"),
    [
        (APPLICATION, 403, 6, f"{NO_BOT} (HTTP 403, code 0: 403: made to fail); {PORTAL}"),
        (GATEWAY, 403, 6, f"{NO_BOT} (HTTP 403, code 0: 403: made to fail); {PORTAL}"),
        (APPLICATION, 400, 5, "Discord refuses the login (HTTP 400, code 0: 400: made to fail); try again later"),
        (APPLICATION, 429, 5, "Discord takes no more calls at the moment; start again in 120 minutes"),
        (GATEWAY, 503, 5, "Discord can't be reached (DiscordServerError); try again later"),
        (APPLICATION, HANG_UP, 5, "Discord can't be reached (ServerDisconnectedError); try again later"),
    ],
)
async def test_a_login_that_is_refused(
    sandbox: Sandbox, in_discord: dict[str, str], match: str, status: int, code: int, said: str
) -> None:
    """A good token whose application may not be a bot, and whatever else Discord says to it: a sentence each."""
    sandbox.faults.fail_next(5, status, match=match, retry_after=7200)
    end = await does_not_start(in_discord)
    assert (end.code, end.err.splitlines()[-1]) == (code, said)


async def test_discord_out_of_reach(in_discord: dict[str, str]) -> None:
    """Nobody listens there."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}"
        end = await does_not_start(in_discord | {"DISCORD_URL": address})
    assert end.code == 5
    assert re.fullmatch(r"Discord can't be reached \(\w+\); try again later\n", end.err)


async def test_an_address_that_is_none(in_discord: dict[str, str]) -> None:
    """The setting is named."""
    end = await does_not_start(in_discord | {"DISCORD_URL": "nonsense"})
    assert end.code == 4
    assert "DISCORD_URL" in end.err


async def test_a_port_that_is_taken(sandbox: Sandbox, environment: Environment) -> None:
    """The port is named, and what to do."""
    port = sandbox.base_url.rpartition(":")[2]
    end = await does_not_start(environment(), "--port", port)
    assert end.code == 4
    assert f"port {port} can't be used" in end.err


async def test_broken_knowledge(sandbox: Sandbox, in_discord: dict[str, str], tmp_path: Path) -> None:
    """All problems are listed with their places, before Discord is asked for anything."""
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "pets.yaml").write_text(TOPIC.replace("answer:", "anwser:"), encoding="utf-8")
    end = await does_not_start(in_discord | {"KNOWLEDGE_DIR": str(broken)})
    assert end.code == 3
    lines = end.err.splitlines()
    assert "broken/pets.yaml:6:5: unknown key 'anwser'; did you mean 'answer'?" in lines
    assert "broken/pets.yaml:10:5: unknown key 'anwser'; did you mean 'answer'?" in lines
    assert [line for line in lines if not re.fullmatch(r"broken/pets\.yaml:\d+:\d+: .+; .+", line)] == []
    assert sandbox.calls == []


async def test_no_knowledge(in_discord: dict[str, str], tmp_path: Path) -> None:
    """The folder is named."""
    end = await does_not_start(in_discord | {"KNOWLEDGE_DIR": str(tmp_path / "nothing")})
    assert end.code == 3
    assert end.err.startswith(f"{tmp_path}/nothing: no such folder; ")
    assert end.err.count("\n") == 1


async def test_no_knowledge_in_the_sandbox(environment: Environment, tmp_path: Path) -> None:
    """Without a token it is the same: no address is printed for a bot that can't start."""
    end = await does_not_start(environment(KNOWLEDGE_DIR=str(tmp_path / "nothing")))
    assert end.code == 3
    starting, said = end.err.splitlines(keepends=True)
    assert starting == STARTING
    assert said.startswith(f"{tmp_path}/nothing: no such folder; ")


@pytest.mark.parametrize(("name", "value"), [("LOG_LEVEL", "LOUD"), ("ANSWERS_PER_MINUTE", "-1"), ("SEMANTIC", "so")])
async def test_a_setting_that_can_not_be_used(
    sandbox: Sandbox, in_discord: dict[str, str], name: str, value: str
) -> None:
    """It is named, and where the settings are described."""
    end = await does_not_start(in_discord | {name: value})
    assert end.code == 4
    assert re.fullmatch(rf"{name}: .*; see \.env\.example\n", end.err)
    assert sandbox.calls == []
