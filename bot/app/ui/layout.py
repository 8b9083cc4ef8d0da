"""The parts that cards are made of: texts, rows of buttons, menus, pages. All are plain; their ids say what they do."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

import discord
from discord import ui

from bot import limits
from bot.app.ui.custom_ids import SHOW_SUGGESTION, ButtonPayload
from bot.mentor import Choice, Link

ACCENT = 0x3B82C4
MAX_TEXT = 3600
"""Size of a card's text; Discord takes 4,000 characters on a message, the small print is among them."""
BYTES_PER_CHARACTER = 2.5
"""Bytes that count as one character: Discord fails above some 10,000 bytes, which Chinese reaches before 4,000
characters (discord-api-docs, issue 8554)."""


class Card(ui.LayoutView):
    """A message's components; stopped at once, so that nothing of it stays in memory once it is sent."""

    def __init__(self, *items: ui.Item[Any]) -> None:
        super().__init__()
        container: ui.Container[Any] = ui.Container(*items, accent_colour=ACCENT)
        self.add_item(container)
        self.stop()


def text_block(content: str) -> ui.TextDisplay[Any]:
    """Return a text, cut to what a card holds."""
    held = content[:MAX_TEXT].encode()[: limits.CARD_BYTES].decode(errors="ignore")
    return ui.TextDisplay(content if held == content else f"{held[:-1]}…")


def small_print(content: str) -> ui.TextDisplay[Any]:
    """Return a line in small print."""
    return ui.TextDisplay(f"-# {content}")


def button(kind: str, payload: ButtonPayload, label: str = "", emoji: str | None = None) -> ui.Button[Any]:
    """Return a button of a kind (see `custom_ids`); a long label is shortened."""
    style = discord.ButtonStyle.primary if kind == SHOW_SUGGESTION else discord.ButtonStyle.secondary
    return ui.Button(
        style=style, label=limits.shortened(label, limits.LABEL), emoji=emoji, custom_id=payload.custom_id(kind)
    )


def link_button(link: Link) -> ui.Button[Any]:
    """Return a button that opens a link."""
    return ui.Button(style=discord.ButtonStyle.link, label=limits.shortened(link.label, limits.LABEL), url=link.url)


def rows(buttons: Iterable[ui.Item[Any]]) -> list[ui.ActionRow[Any]]:
    """Return buttons in as many rows as they need."""
    every = iter(buttons)
    return [ui.ActionRow(*row) for row in iter(lambda: list(islice(every, limits.BUTTONS_PER_ROW)), [])]


def menu(kind: str, payload: ButtonPayload, placeholder: str, choices: Sequence[Choice]) -> list[ui.ActionRow[Any]]:
    """Return a row with a menu of at most 25 choices, which does for each what a button of that kind does.

    Without a choice there is no row. `payload` names what the card is about: menus of different cards have different
    ids, so that no client takes what was chosen on one for chosen on the next.
    """
    options = [
        discord.SelectOption(label=limits.shortened(choice.title, limits.OPTION_LABEL), value=choice.id)
        for choice in choices
    ]
    select: ui.Select[Any] = ui.Select(custom_id=payload.custom_id(kind), placeholder=placeholder, options=options)
    return [ui.ActionRow(select)] if options else []


def pages_of(choices: Sequence[Choice], sizes: Mapping[str, float]) -> list[list[Choice]]:
    """Return choices in pages, so that neither options nor texts are too many for a message.

    `sizes` are the sizes (see `text_size`) of the texts that some choices bring along, by id.
    """
    pages: list[list[Choice]] = [[]]
    room: float = MAX_TEXT
    for choice in choices:
        size = sizes.get(choice.id, 0)
        if len(pages[-1]) == limits.OPTIONS or (pages[-1] and size > room):
            pages.append([])
            room = MAX_TEXT
        pages[-1].append(choice)
        room -= size + 1
    return pages


def text_size(text: str) -> float:
    """Return how much of a message a text takes, in characters."""
    return max(len(text), len(text.encode()) / BYTES_PER_CHARACTER)


def page_turns(page: int, pages: int) -> list[tuple[int, str]]:
    """Return the pages before and after one, as far as they exist, each with its arrow."""
    return [(to, arrow) for to, arrow in ((page - 1, "◀"), (page + 1, "▶")) if 0 <= to < pages]
