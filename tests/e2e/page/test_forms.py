"""Forms on the page with every kind of field, opened by a plain client: the bot itself has none."""

from collections.abc import AsyncIterator

import discord
import pytest
from playwright.async_api import FilePayload, Locator, Page, expect

from discord_sandbox import Person, Sandbox
from tests.discord_sandbox.client import connected
from tests.e2e.page.conftest import keep, opened
from tests.e2e.page.forms import Chosen, Forms

GRIN = "😀"
MODERATOR = "Moderator"
COMPOSING = """(field, key) => field.dispatchEvent(
    new KeyboardEvent("keydown", { key, isComposing: true, bubbles: true, cancelable: true }))"""
"""Press a key that belongs to an input method; returns whether the browser would act on it."""


@pytest.fixture
def client() -> Forms:
    """The client that opens the forms."""
    return Forms()


@pytest.fixture
async def sandbox(client: Forms) -> AsyncIterator[Sandbox]:
    """A sandbox with the client; the test fails if it sent a form that Discord would refuse."""
    async with Sandbox() as one:
        client.add("chosen", lambda: Chosen(one.world.person("Omar").id))
        async with connected(one, client):
            yield one
        assert one.refusals == []


async def open_form(page: Page, sandbox: Sandbox, name: str, person: Person | None = None) -> Locator:
    """Open a form as Mia or somebody else, with the keyboard."""
    me = person or sandbox.world.person("Mia")
    await opened(page, f"{sandbox.base_url}/?as={me.id}#{sandbox.world.channel('#questions').id}")
    await page.locator("[data-composer]").focus()
    await page.keyboard.type(f"/{name}")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Enter")
    form = page.locator("[data-modal]")
    await expect(form).to_be_visible()
    return form


async def choose(page: Page, field: str, *shown: str) -> None:
    """Choose from a select menu; the list of one that takes several is closed with Escape, the form stays."""
    await page.locator(f".select[data-custom-id={field}]").click()
    listed = page.locator(f"[data-for={field}]")
    several = await listed.get_attribute("aria-multiselectable")
    for each in shown:
        await listed.locator(".option", has_text=each).click()
    if several:
        await page.keyboard.press("Escape")
    await expect(listed).to_have_count(0)
    await expect(page.locator("[data-modal]")).to_be_visible()


async def submit(page: Page) -> None:
    """Send the form, and wait until the client has taken it."""
    await page.locator("[data-action=submit-modal]").click()
    await expect(page.locator("[data-message][data-ephemeral=true]")).to_contain_text("Thanks")
    await expect(page.locator("[data-modal]")).to_have_count(0)


async def test_text_inputs_in_action_rows(page: Page, sandbox: Sandbox, client: Forms) -> None:
    """The field is shown with its label, and what is typed reaches the bot."""
    form = await open_form(page, sandbox, "unlabelled")
    await expect(form.locator(".modal-body")).to_have_text("Your name *")
    await form.locator("input").fill("Ada")
    await keep(page, "form")
    await submit(page)
    assert client.values == {"name": "Ada"}


async def test_select_menus_of_every_kind(page: Page, sandbox: Sandbox, client: Forms) -> None:
    """They offer what there is in the channel's server, and say what is missing before anything is sent."""
    world = sandbox.world
    mia, omar = world.person("Mia"), world.person("Omar")
    study = world.guild("MLE Study Group")
    (moderator,) = [role for role in study.roles.values() if role.name == MODERATOR]
    form = await open_form(page, sandbox, "picking")
    await choose(page, "pets", "Dog")
    await page.locator("[data-action=submit-modal]").click()
    problems = form.locator("[data-problem]:visible")
    await expect(problems).to_have_text(["Choose exactly 2.", *["This field is required."] * 3])
    await expect(form.locator(".select[data-custom-id=pets]")).to_be_focused()
    await choose(page, "pets", "Fish")
    await choose(page, "users", "Omar", "Mentor")
    await choose(page, "roles", MODERATOR)
    await choose(page, "roles", MODERATOR)
    await choose(page, "anyone", "Mia", MODERATOR)
    await form.locator(".select[data-custom-id=channels]").click()
    listed = page.locator("[data-for=channels] .option")
    await expect(listed).to_have_text(["#welcome", "#questions", "#interviews", "#announcements"])
    await listed.nth(1).click()
    await expect(form.locator(".select[data-custom-id=channels]")).to_contain_text("#questions")
    await keep(page, "form-picking")
    await submit(page)
    assert client.values == {
        "pets": ["dog", "fish"],
        "users": [str(omar.id), str(world.bot.id)],
        "roles": [],
        "anyone": [str(mia.id), str(moderator.id)],
        "channels": [str(world.channel("#questions").id)],
    }


async def test_what_is_ticked_and_uploaded(page: Page, sandbox: Sandbox, client: Forms) -> None:
    """Too many ticks and files are kept and named; a file that is too large isn't taken."""
    form = await open_form(page, sandbox, "ticking")
    await expect(form.locator(".text-display")).to_have_text("Read this first")
    await form.get_by_role("radio", name="Large").check()
    for day in ("Mon", "Tue", "Wed"):
        await form.get_by_role("checkbox", name=day).check()
    await form.get_by_role("checkbox", name="I am sure").check()
    files = form.locator("[data-files=files]")
    await files.set_input_files(
        [FilePayload(name=f"{number}.txt", mimeType="text/plain", buffer=b"x" * 1500) for number in range(3)]
    )
    problems = form.locator("[data-problem]:visible")
    await page.locator("[data-action=submit-modal]").click()
    await expect(problems).to_have_text(["Choose 1 to 2.", "Choose 1 to 2."])
    await form.get_by_role("checkbox", name="Mon").uncheck()
    await form.locator("[aria-label='Remove 0.txt']").click()
    await expect(problems).to_have_count(0)
    large = FilePayload(name="film.mp4", mimeType="video/mp4", buffer=b"x" * (10 * 1024 * 1024 + 1))
    await files.set_input_files([large])
    await expect(problems).to_have_text(["film.mp4 is too large. Files can be up to 10 MB."])
    await expect(form.locator(".upload-file")).to_have_count(2)
    await keep(page, "form-ticking")
    await submit(page)
    assert client.values["size"] == "large"
    assert (client.values["days"], client.values["sure"]) == (["tue", "wed"], True)
    attached = client.submitted[0]["resolved"]["attachments"]
    assert [(attached[each]["filename"], attached[each]["size"]) for each in client.values["files"]] == [
        ("1.txt", 1500),
        ("2.txt", 1500),
    ]


async def test_texts_are_counted_and_never_cut(page: Page, sandbox: Sandbox, client: Forms) -> None:
    """A text has as many code points as Discord counts; what is too short or too long isn't sent, in any language."""
    form = await open_form(page, sandbox, "texts", sandbox.world.person("雅婷"))
    short, counter = form.locator("[data-custom-id=short]"), form.locator("[data-counter]").first
    await expect(short).to_have_value("ab")
    await expect(short).to_be_focused()
    await expect(counter).to_have_text("2")
    await expect(form.locator("[data-hint]")).to_have_text("至少 2 個字元")
    problem = form.locator("[data-problem]:visible")
    for typed, left, said in (
        ("", "4", "此欄位為必填。"),
        ("a", "3", "須為 2 至 4 個字元。"),
        (GRIN * 5, "-1", "須為 2 至 4 個字元。"),
    ):
        await short.fill(typed)
        await expect(counter).to_have_text(left)
        await short.press("Enter")
        await expect(problem).to_have_text([said])
        await expect(short).to_have_attribute("aria-invalid", "true")
    assert await short.input_value() == GRIN * 5
    assert client.submitted == []
    await keep(page, "form-texts")
    await short.fill(GRIN * 4)
    await expect(problem).to_have_count(0)
    await submit(page)
    assert client.values == {"short": GRIN * 4, "long": ""}


async def test_one_choice_can_be_taken_back_where_none_is_needed(page: Page, sandbox: Sandbox, client: Forms) -> None:
    """Pressing the ticked one again empties the group; the arrow keys don't."""
    form = await open_form(page, sandbox, "optional")
    first, second = form.get_by_role("radio", name="a"), form.get_by_role("radio", name="b")
    await expect(first).to_be_checked()
    await first.focus()
    await page.keyboard.press("ArrowDown")
    await expect(second).to_be_checked()
    await page.keyboard.press("ArrowUp")
    await expect(first).to_be_checked()
    await form.locator(".tick", has_text="a").click()
    await expect(first).not_to_be_checked()
    await submit(page)
    assert client.values == {"size": None}


async def test_the_keyboard_stays_in_the_form(page: Page, sandbox: Sandbox, client: Forms) -> None:
    """Tab doesn't leave for the page below; keys of an input method neither send nor close; Escape closes."""
    form = await open_form(page, sandbox, "texts")
    for _ in range(12):
        await page.keyboard.press("Tab")
        assert await page.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        )
    short = form.locator("[data-custom-id=short]")
    await short.focus()
    for key in ("Enter", "Escape"):
        assert not await short.evaluate(COMPOSING, key)
    await page.keyboard.press("Escape")
    await expect(form).to_have_count(0)
    await expect(page.locator("[data-composer]")).to_be_focused()
    assert client.submitted == []


@pytest.mark.parametrize("name", ["picking", "ticking", "texts"])
async def test_forms_fit_a_phone(page: Page, sandbox: Sandbox, name: str) -> None:
    """Nothing stands out of the window at 360 pixels, and the button that sends can be reached."""
    await page.set_viewport_size({"width": 360, "height": 640})
    form = await open_form(page, sandbox, name)
    assert await form.evaluate("(form) => form.scrollWidth <= form.clientWidth && form.offsetWidth <= innerWidth")
    await keep(page, f"form-{name}-phone")
    await page.locator("[data-action=submit-modal]").click(trial=True)


async def test_menus_in_a_message_offer_users_too(page: Page, sandbox: Sandbox, client: Forms) -> None:
    """What is picked in a message is sent at once, and one that needs no choice can be emptied."""
    mia, omar = sandbox.world.person("Mia"), sandbox.world.person("Omar")
    picked: list[list[str]] = []

    class Menu(discord.ui.View):
        """A message's select menu of users."""

        @discord.ui.select(cls=discord.ui.UserSelect["Menu"], custom_id="who", min_values=0)
        async def who(self, interaction: discord.Interaction, select: discord.ui.UserSelect["Menu"]) -> None:
            """Keep who was picked, and show the menu anew."""
            picked.append([str(each.id) for each in select.values])
            select.default_values = list(select.values)
            await interaction.response.edit_message(view=self)

    channel = client.get_channel(sandbox.world.channel("#questions").id)
    assert isinstance(channel, discord.TextChannel)
    await opened(page, f"{sandbox.base_url}/?as={mia.id}#{channel.id}")
    await channel.send(view=Menu(timeout=None))
    for shown in ("Omar", "Make a selection"):
        await page.locator(".select[data-custom-id=who]").click()
        await page.locator("[data-for=who] .option", has_text="Omar").click()

        await expect(page.locator(".select[data-custom-id=who]")).to_have_text(shown)
    assert picked == [[str(omar.id)], []]


async def test_what_is_picked_before_is_shown(page: Page, sandbox: Sandbox, client: Forms) -> None:
    """A menu shows whom the bot has picked, and sends them if nothing is changed."""
    omar = sandbox.world.person("Omar")
    form = await open_form(page, sandbox, "chosen")
    await expect(form.locator(".select")).to_have_text("Omar")
    await submit(page)
    assert client.values == {"user": [str(omar.id)]}
