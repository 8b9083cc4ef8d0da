"""The page's Markdown, as its own scripts read it in the browser: every text in linear time."""

from itertools import product

from playwright.async_api import Page

from discord_sandbox import Sandbox
from tests.e2e.page.conftest import opened

SIGNS = ["`", "*", "_", "~~", "||", "[", "<", "(", ">", "\\", "\n", "http://", "[a](https://b", "> ", "- ", "# ", "@"]
UNITS = [
    *SIGNS,
    *["".join(pair) for pair in product(["`", "``", "*", "**", "***", "_", "__", "~~", "||", "["], ["a", " a", "\n"])],
    *["`**_~~||[", "*a **b", "_a __b", "**__~~||", "*a**b", "_a__b", "<@1", "</a b", "<https://a", "<a:b", "~~ ||"],
    *["[a]", "[[a]", "[a](", "](", "[a](https://b(", '[a](https://b "', "```\n", "a```\n", "x\n", "\n\n", "  - a\n"],
]
"""What a text is made of, many times over."""
BEFORE_AND_AFTER = [("", ""), ("*", "a"), ("**", ""), ("[", ""), ("http://a", "b"), ("- ", "")]
SIZES = [2_000, 48_000]
"""Characters of a text, beside a quarter of them. An address takes up to 2,000 at once: between 2,000 and 8,000 a text
that begins with one grows from nothing to three quarters of itself."""
GROWTH = 8
"""How much longer four times the text may take: 4 when it is linear, 16 when it is quadratic."""
SLACK = 6
"""Milliseconds by which a run may be disturbed."""
MEASURE = """
async ({ texts, growth, slack, sizes }) => {
    const { markdown } = await import("/scripts/markdown/markdown.js");
    const page = { state: { user: () => null, findChannel: () => null }, texts: { spoiler: "" }, locale: "en-US" };
    const milliseconds = ([before, unit, after], size) => {
        const text = before + unit.repeat(size / unit.length) + after;
        const start = performance.now();
        markdown(text, page);
        return performance.now() - start;
    };
    const isSlow = (text, size) => {
        for (let tries = 0; tries < 5; tries++)
            if (milliseconds(text, size) <= growth * milliseconds(text, size / 4) + slack) return false;
        return true;
    };
    return texts.filter((text) => sizes.some((size) => isSlow(text, size))).map((text) => text.join(" … "));
}
"""


async def test_every_text_is_shown_in_linear_time(page: Page) -> None:
    """Marks that begin something and never end it are not each looked for through the whole text."""
    texts = [[before, unit, after] for unit, (before, after) in product(UNITS, BEFORE_AND_AFTER)]
    async with Sandbox() as sandbox:
        await opened(page, sandbox.base_url)
        arguments = {"texts": texts, "growth": GROWTH, "slack": SLACK, "sizes": SIZES}
        slow = await page.evaluate(MEASURE, arguments)
    assert slow == []


async def test_what_the_marks_mean(page: Page) -> None:
    """Code, emphasis, spoilers, links and blocks, and marks that stand alone, are shown as in Discord."""
    cases = {
        "``a`b`` `c`": "<code>a`b</code> <code>c</code>",
        "```a`": "<code>``a</code>",
        "**a *b* c** ***d***": "<strong>a <em>b</em> c</strong> <strong><em>d</em></strong>",
        "*a **b** c*, 2 * 3 * 4": "<em>a <strong>b</strong> c</em>, 2 * 3 * 4",
        "snake_case_name _yes_ __under__": "snake_case_name <em>yes</em> <u>under</u>",
        r"\*no\* ~~gone~~": "*no* <s>gone</s>",
        "**never ended ||nor this": "**never ended ||nor this",
    }
    async with Sandbox() as sandbox:
        await opened(page, sandbox.base_url)
        shown = await page.evaluate(
            """async (texts) => {
                const { markdown } = await import("/scripts/markdown/markdown.js");
                return texts.map((text) => markdown(text, {}).map((node) => node.innerHTML).join(""));
            }""",
            list(cases),
        )
    assert dict(zip(cases, shown, strict=True)) == cases
