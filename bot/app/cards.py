"""What the mentor says, as Discord's Components V2: an answer, its links as buttons, the source in small print."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

import discord
from discord import ui

from bot.app.buttons import (
    DeleteButton,
    EntryButton,
    NoneOfTheseButton,
    ShowEveryoneButton,
    SuggestionButton,
    TopicButton,
    TopicsButton,
)
from bot.app.custom_ids import Pressed
from bot.i18n import Locale, translate
from bot.mentor import Answer, Choice, Courtesy, Link, LinkGroup, NoAnswer, Reply, Suggestions, TopicOverview

ACCENT = 0x3B82C4
ROW = 5
"""Buttons a row, Discord's limit."""
PAGE = 20
"""Entries or topics a page, four rows: the rest of Discord's 40 components is for the links and the card itself."""
LONGEST = 3600
"""Size of a card's text; Discord takes 4,000 characters on a message, the small print is among them."""
BYTES_A_CHARACTER = 2.5
"""Bytes from which on they count rather than the characters: Discord fails over some 10,000 bytes, which Chinese has
sooner than 4,000 characters (discord-api-docs, issue 8554)."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose card it is: who asked, and whether only they see it."""

    asker: int
    private: bool = False


class Card(ui.LayoutView):
    """A message's components; stopped at once, so that nothing of it stays in memory once it is sent."""

    def __init__(self, *items: ui.Item[Any]) -> None:
        super().__init__()
        container: ui.Container[Any] = ui.Container(*items, accent_colour=ACCENT)
        self.add_item(container)
        self.stop()


def card_of(reply: Reply | TopicOverview, owner: Owner) -> Card:
    """Make the card for whatever the mentor says."""
    match reply:
        case Answer():
            return answer_card(reply, owner)
        case Suggestions():
            return suggestions_card(reply, owner)
        case NoAnswer():
            return no_answer_card(reply, owner)
        case Courtesy():
            return line_card(reply.text)
        case TopicOverview():
            return topic_card(reply, owner)


def answer_card(answer: Answer, owner: Owner) -> Card:
    """Show an entry."""
    pressed = Pressed(owner.asker, answer.language)
    items: list[ui.Item[Any]] = [_text(f"### {answer.title}\n{answer.text}")]
    items += _rows([_link_button(link) for link in answer.links])
    if answer.related:
        items.append(_small(translate("related", answer.language)))
        items += _rows([EntryButton(replace(pressed, about=choice.id), choice.title) for choice in answer.related])
    if answer.source:
        items.append(_small(f"[{translate('source', answer.language)}]({answer.source})"))
    return Card(*items, _own_row(owner, replace(pressed, about=answer.entry)))


def suggestions_card(suggestions: Suggestions, owner: Owner) -> Card:
    """Show two or three entries to choose from, and a way to say that none was meant."""
    pressed = Pressed(owner.asker, suggestions.language)
    rows = [
        ui.ActionRow[Any](SuggestionButton(replace(pressed, about=choice.id), choice.title))
        for choice in suggestions.choices
    ]
    none = NoneOfTheseButton(pressed, translate("none-of-these", suggestions.language))
    return Card(
        _text(translate("suggestions", suggestions.language)),
        *rows,
        ui.ActionRow(none, *([] if owner.private else [_delete(pressed)])),
    )


def no_answer_card(no_answer: NoAnswer, owner: Owner) -> Card:
    """Say that the FAQ doesn't answer it, and what it does talk about."""
    return topics_card(translate("no-answer", no_answer.language), no_answer.topics, owner, no_answer.language)


def line_card(line: str) -> Card:
    """Show a line of text."""
    return Card(_text(line))


def topics_card(line: str, topics: Sequence[Choice], owner: Owner, language: Locale, page: int = 0) -> Card:
    """Show a line of text, and the topics to choose from, a page of them."""
    pressed = Pressed(owner.asker, language)
    pages = _pages(topics, {})
    page = min(max(page, 0), len(pages) - 1)
    rows = _rows([TopicButton(replace(pressed, about=choice.id), choice.title) for choice in pages[page]])
    turn: list[ui.Item[Any]] = [
        TopicsButton(replace(pressed, about=str(to)), sign) for to, sign in _turns(page, len(pages))
    ]
    if not owner.private:
        turn.append(_delete(pressed))
    return Card(_text(line), *rows, *_rows(turn))


def topic_card(topic: TopicOverview, owner: Owner, page: int = 0) -> Card:
    """Show a topic at a glance: its links, grouped by entry, and its entries as buttons."""
    pressed = Pressed(owner.asker, topic.language)
    written = {group.entry: _group(group) for group in topic.groups}
    pages = _pages(topic.entries, {entry: _size(group) for entry, group in written.items()})
    page = min(max(page, 0), len(pages) - 1)
    groups = "\n".join(written[choice.id] for choice in pages[page] if choice.id in written)
    items: list[ui.Item[Any]] = [_text(f"### {topic.title}\n{groups}")]
    items += _rows([EntryButton(replace(pressed, about=choice.id), choice.title) for choice in pages[page]])
    turn = [TopicButton(replace(pressed, about=f"{topic.id},{to}"), sign) for to, sign in _turns(page, len(pages))]
    return Card(*items, _own_row(owner, replace(pressed, about=topic.id), *turn))


def _own_row(owner: Owner, pressed: Pressed, *before: ui.Item[Any]) -> ui.ActionRow[Any]:
    """Make the last row: who asked privately can show it to everyone, who asked openly can take it away."""
    everyone = ShowEveryoneButton(pressed, translate("show-everyone", pressed.language), emoji="📣")
    return ui.ActionRow(*before, everyone if owner.private else _delete(pressed))


def _delete(pressed: Pressed) -> DeleteButton:
    return DeleteButton(replace(pressed, about=""), translate("delete", pressed.language), emoji="🗑️")


def _pages(choices: Sequence[Choice], sizes: Mapping[str, float]) -> list[list[Choice]]:
    """Share choices out over pages, so that neither the buttons nor the texts are too many for a message."""
    pages: list[list[Choice]] = [[]]
    room: float = LONGEST
    for choice in choices:
        size = sizes.get(choice.id, 0)
        if len(pages[-1]) == PAGE or (pages[-1] and size > room):
            pages.append([])
            room = LONGEST
        pages[-1].append(choice)
        room -= size + 1
    return pages


def _size(written: str) -> float:
    return max(len(written), len(written.encode()) / BYTES_A_CHARACTER)


def _turns(page: int, pages: int) -> list[tuple[int, str]]:
    return [(to, sign) for to, sign in ((page - 1, "◀"), (page + 1, "▶")) if 0 <= to < pages]


def _group(group: LinkGroup) -> str:
    """Write an entry's links as a list; of very many only as many as a message holds."""
    lines = [f"**{group.title}**", *(f"- [{link.label}]({link.url})" for link in group.links)]
    while _size("\n".join(lines)) > LONGEST:
        lines.pop()
    return "\n".join(lines)


def _rows(buttons: Iterable[ui.Item[Any]]) -> list[ui.ActionRow[Any]]:
    every = iter(buttons)
    return [ui.ActionRow(*row) for row in iter(lambda: list(islice(every, ROW)), [])]


def _text(content: str) -> ui.TextDisplay[Any]:
    return ui.TextDisplay(content[:LONGEST])


def _small(content: str) -> ui.TextDisplay[Any]:
    return ui.TextDisplay(f"-# {content}")


def _link_button(link: Link) -> ui.Button[Any]:
    return ui.Button(style=discord.ButtonStyle.link, label=link.label[:80], url=link.url)
