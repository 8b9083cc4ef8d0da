"""What the page gets and asks for over its socket, and how its files are served."""

import json

import aiohttp
import discord
import pytest
import yarl

from discord_sandbox import Sandbox
from discord_sandbox.web.files import FOLDER
from tests.discord_sandbox.client import Client, connected
from tests.discord_sandbox.described import discord_described
from tests.discord_sandbox.manual_clock import ManualClock
from tests.discord_sandbox.rest.calls import calling
from tests.discord_sandbox.web.page_socket import opened


async def test_the_world_as_a_person_sees_it(sandbox: Sandbox, client: Client) -> None:
    """At connect the page gets the people, the bot, and the guilds and channels that its person sees."""
    assert client.user is not None
    async with opened(sandbox, "Mia") as page:
        world = await page.wait("world")
    assert world["me"] == str(sandbox.world.person("Mia").id)
    assert [person["name"] for person in world["people"]] == ["Mia", "Omar", "小林", "雅婷", "Noor"]
    assert world["bot"] == {"id": str(sandbox.world.bot.id), "name": "Mentor", "online": True}
    [guild] = world["guilds"]
    assert guild["bot"]
    assert {channel["name"]: channel["can_send"] for channel in guild["channels"]} == {
        "welcome": True,
        "questions": True,
        "interviews": True,
        "announcements": False,
        "career-forum": False,
        "Portfolio ideas": True,
    }
    assert (world["notice"], world["checks"], world["can_restart"]) == (None, "limits", False)


async def test_asking_and_pressing(sandbox: Sandbox, client: Client) -> None:
    """A command, its card, a press, the form and the private answer all come to the page."""
    assert client.user is not None
    channel = str(sandbox.world.channel("questions").id)
    async with opened(sandbox, "Mia") as page, opened(sandbox, "Omar") as other:
        names = {command["name"] for command in (await page.ask("commands", channel=channel))["commands"]}
        assert names == {"echo", "show", "later", "form", "pick", "silent", "Count letters", "Who is this"}
        choices = await page.ask("complete", channel=channel, command="pick", option="fruit", typed="b", options={})
        assert choices["choices"] == [{"name": "Banana", "value": "banana"}]

        used = await page.ask("use", channel=channel, command="show", options={"text": "Hi"}, nonce="n1")
        assert used["ok"]
        assert (await page.wait("interaction", state="answered"))["nonce"] == "n1"
        message = (await page.wait("message"))["message"]
        assert message["interaction"]["name"] == "show"
        assert message["interaction"]["user"]["global_name"] == "Mia"
        assert message["components"][0]["components"][0]["content"] == "Hi"
        assert (message["mine"], message["can_delete"]) == (False, False)
        assert (await other.wait("message"))["message"]["can_delete"]

        press = {"channel": channel, "message": message["id"], "custom_id": "again:1", "component_type": 2}
        assert (await page.ask("press", **press, nonce="n2"))["ok"]
        changed = (await page.wait("message"))["message"]
        assert changed["id"] == message["id"]
        assert changed["edited_timestamp"]

        form = await page.ask("use", channel=channel, command="form", options={})
        opened_form = await page.wait("modal")
        assert opened_form["interaction_id"] == form["interaction_id"]
        assert opened_form["modal"]["title"] == "Tell us"
        await page.ask("submit", interaction_id=form["interaction_id"], values={"name": "Ada"})
        private = (await page.wait("message"))["message"]
        assert (private["content"], private["flags"]) == ("Hello Ada", 64)
        assert (await page.ask("dismiss", channel=channel, message=private["id"]))["ok"]
        assert (await page.wait("deleted"))["id"] == private["id"]

        seen = await other.ask("history", channel=channel)
        assert [each["id"] for each in seen["messages"]] == [message["id"]]
        assert (await other.ask("delete", channel=channel, message=message["id"]))["ok"]
        await page.wait("deleted", id=message["id"])


async def test_writing(sandbox: Sandbox, client: Client) -> None:
    """A mention is answered by a reply that carries what it replies to."""
    assert client.user is not None
    channel = str(sandbox.world.channel("questions").id)
    async with opened(sandbox, "Mia") as page:
        said = await page.ask("say", channel=channel, content=f"<@{sandbox.world.bot.id}> hi")
        assert (await page.wait("message"))["message"]["mine"]
        reply = (await page.wait("message"))["message"]
        assert reply["referenced_message"]["id"] == said["id"]
        assert "mia" in [each["username"] for each in reply["mentions"]]
        await page.ask("say", channel=channel, content="thanks", reply_to=reply["id"], ping=False)
        used = {"channel": channel, "message": said["id"], "command": "Count letters", "nonce": "n"}
        assert (await page.ask("use_on", **used))["ok"]
        await page.wait("interaction", state="answered")


async def test_a_private_message_is_not_quoted_to_others(sandbox: Sandbox) -> None:
    """Only whoever sees the private message sees it above the one for all that follows it."""
    client = Client()

    @client.tree.command()
    async def reveal(interaction: discord.Interaction) -> None:
        """Answer privately, then for all."""
        await interaction.response.send_message("between us", ephemeral=True)
        await interaction.followup.send("for all")

    channel = str(sandbox.world.channel("questions").id)
    async with connected(sandbox, client), opened(sandbox, "Mia") as page, opened(sandbox, "Omar") as other:
        assert (await page.ask("use", channel=channel, command="reveal", options={}))["ok"]
        shown = (await other.wait("message"))["message"]
        assert (shown["content"], shown["referenced_message"]) == ("for all", None)
        history = (await other.ask("history", channel=channel))["messages"]
        assert "between us" not in json.dumps([shown, *history])
        await page.wait("message")
        assert (await page.wait("message"))["message"]["referenced_message"]["content"] == "between us"


async def test_what_a_person_cannot_do(sandbox: Sandbox) -> None:
    """Whatever Discord would not let a person do is refused with a sentence, and the page goes on."""
    staff, questions = (str(sandbox.world.channel(name).id) for name in ("staff", "questions"))
    async with opened(sandbox, "Mia") as page:
        for do, more in (
            ("history", {"channel": staff}),
            ("say", {"channel": staff, "content": "hi"}),
            ("say", {"channel": questions, "content": " "}),
            ("say", {"channel": questions}),
            ("say", {"channel": "x", "content": "hi"}),
            ("use", {"channel": questions, "command": "nothing", "options": {}}),
            ("press", {"channel": questions, "message": "1", "custom_id": "x"}),
            ("submit", {"interaction_id": "1", "values": {}}),
            ("restart", {}),
            ("fly", {}),
        ):
            reply = await page.ask(do, **more)
            assert not reply["ok"]
            assert reply["error"]
        assert (await page.ask("history", channel=questions))["messages"] == []


async def test_failures_and_refusals(sandbox: Sandbox, client: Client, clock: ManualClock) -> None:
    """The page hears when the bot doesn't answer in time, goes away, or sends what Discord would refuse."""
    channel = sandbox.world.channel("questions")
    async with opened(sandbox, "Mia") as page:
        await page.ask("use", channel=str(channel.id), command="silent", options={}, nonce="n")
        await page.wait("interaction", state="sent")
        await clock.advance(3)
        assert (await page.wait("interaction", state="failed"))["nonce"] == "n"
        with pytest.raises(Exception, match="50035"):
            await client.get_partial_messageable(channel.id).send("x" * 2001)
        refusal = await page.wait("refusal")
        assert refusal["path"] == "/channels/{channel}/messages"
        assert refusal["problems"][0]["path"] == "content"
        await page.ask("delay", calls=1, seconds=1)
        await page.ask("fail", calls=1, status=403)
        assert not (await page.ask("fail", calls=1, status=200))["ok"]
        await page.ask("drop")
        assert (await page.wait("bot", online=False))["online"] is False
        await page.wait("bot", online=True)


async def test_notes(clock: ManualClock) -> None:
    """The page hears of keys that Discord would pass over."""
    async with Sandbox(clock=clock, check=discord_described()) as sandbox, opened(sandbox, "Mia") as page:
        async with calling(sandbox) as caller:
            body = {"embeds": [{"title": "Hi", "surprise": 1}]}
            assert (await caller.send(sandbox.world.channel("questions"), json=body)).status == 200
        note = await page.wait("note")
        assert (note["method"], note["path"]) == ("POST", "/channels/{channel}/messages")
        assert [problem["path"] for problem in note["problems"]] == ["embeds.0.surprise"]
        assert "refusal" not in [event["event"] for event in page.events]


async def test_restart_and_notice(clock: ManualClock) -> None:
    """The panel's restart calls what it was given, and a notice comes with the world."""
    restarts: list[int] = []

    async def restart() -> None:
        restarts.append(1)

    async with Sandbox(clock=clock, restart=restart) as sandbox, opened(sandbox, "Noor") as page:
        assert (await page.wait("world"))["can_restart"]
        assert (await page.ask("restart"))["ok"]
        assert restarts == [1]
        sandbox.notice = "pets.yaml:3:1 is broken"
        assert (await page.wait("world"))["notice"] == "pets.yaml:3:1 is broken"


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/", {"Host": "evil.example"}, 403),
        ("/api/v10/gateway", {"Host": "evil.example"}, 403),
        ("/page/socket?as=1", {}, 404),
        ("/page/socket?as=0", {"Origin": "http://evil.example"}, 403),
        ("/nothing.js", {}, 404),
        ("/..%2fsockets.py", {}, 404),
        ("/%2e%2e/sockets.py", {}, 404),
        ("/%2e%2e/%2e%2e/server.py", {}, 404),
        ("/api/v10/nothing", {}, 404),
    ],
)
async def test_what_is_not_served(sandbox: Sandbox, path: str, headers: dict[str, str], status: int) -> None:
    """Foreign hosts and origins, unknown people and files outside the page's folder get nothing."""
    url = yarl.URL(sandbox.base_url + path, encoded=True)
    async with aiohttp.ClientSession() as session, session.get(url, headers=headers) as answer:
        assert answer.status == status


async def test_the_page_itself(sandbox: Sandbox) -> None:
    """The page comes with headers that let it load nothing from elsewhere."""
    async with aiohttp.ClientSession() as session, session.get(sandbox.base_url + "/") as answer:
        assert answer.status == 200
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "default-src 'none'; script-src 'self'" in answer.headers["Content-Security-Policy"]


async def test_the_files_of_the_page_in_all_their_folders(sandbox: Sandbox) -> None:
    """Each file is served as what it is, however deep its folder."""
    types = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}
    paths = [path for path in FOLDER.rglob("*") if path.suffix in types]
    assert any(path.parent != FOLDER for path in paths)
    async with aiohttp.ClientSession() as session:
        for path in paths:
            async with session.get(f"{sandbox.base_url}/{path.relative_to(FOLDER).as_posix()}") as answer:
                assert (answer.status, answer.content_type) == (200, types[path.suffix])
                assert await answer.read() == path.read_bytes()
