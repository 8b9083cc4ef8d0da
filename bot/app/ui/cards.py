"""The mentor's replies as cards of Discord's Components V2: texts, links as buttons, what can be chosen as menus."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from discord import ui

from bot.app.ui import custom_ids
from bot.app.ui.custom_ids import ButtonPayload
from bot.app.ui.layout import (
    MAX_TEXT,
    Card,
    button,
    link_button,
    menu,
    page_turns,
    pages_of,
    rows,
    small_print,
    text_block,
    text_size,
)
from bot.i18n import Locale, translate
from bot.mentor import Answer, Choice, Link, LinkGroup, NoAnswer, Reply, SmallTalk, Suggestions, TopicOverview


@dataclass(frozen=True, slots=True)
class CardAudience:
    """Who asked for a card, whether only they see it, and whether they can show it to everyone.

    `captions` are lines in small print above the card.
    """

    asker: int
    private: bool = False
    can_share: bool = True
    captions: tuple[str, ...] = ()


def card_for(reply: Reply | TopicOverview, audience: CardAudience) -> Card:
    """Return the card for any of the mentor's replies."""
    match reply:
        case Answer():
            return answer_card(reply, audience)
        case Suggestions():
            return suggestions_card(reply, audience)
        case NoAnswer():
            return no_answer_card(reply, audience)
        case SmallTalk():
            return line_card(reply.text)
        case TopicOverview():
            return topic_card(reply, audience)


def answer_card(answer: Answer, audience: CardAudience) -> Card:
    """Return the card of an entry."""
    language = answer.language
    payload = ButtonPayload(audience.asker, language, answer.entry)
    items: list[ui.Item[Any]] = [*_captions(audience), text_block(f"### {answer.title}\n{answer.text}")]
    items += rows(button(custom_ids.SHOW_SUGGESTION, replace(payload, about=e.id), e.title) for e in answer.also)
    items += rows(link_button(link) for link in answer.links)
    items += menu(custom_ids.SHOW_ENTRY, payload, translate("related", language), answer.related)
    to_topic = translate("to-topic", language, topic=answer.topic.title)
    last: list[ui.Item[Any]] = [button(custom_ids.SHOW_TOPIC, replace(payload, about=answer.topic.id), to_topic)]
    if answer.source:
        last.append(link_button(Link(translate("source", language), answer.source)))
    return Card(*items, *_own_row(audience, payload, *last))


def suggestions_card(suggestions: Suggestions, audience: CardAudience) -> Card:
    """Return the card with two or three entries to choose from, and a button for none of them."""
    payload = ButtonPayload(audience.asker, suggestions.language)
    buttons = [
        button(custom_ids.SHOW_SUGGESTION, replace(payload, about=choice.id), choice.title)
        for choice in suggestions.choices
    ]
    buttons.append(button(custom_ids.NONE_OF_THESE, payload, translate("none-of-these", suggestions.language)))
    if not audience.private:
        buttons.append(_delete_button(payload))
    return Card(*_captions(audience), text_block(translate("suggestions", suggestions.language)), *rows(buttons))


def no_answer_card(no_answer: NoAnswer, audience: CardAudience) -> Card:
    """Return the card that says that the FAQ has no answer; in public the topics are behind a button."""
    language = no_answer.language
    line = translate("no-answer-card", language, source=no_answer.source_line)
    if audience.private:
        return topics_card(line, no_answer.topics, audience, language)
    payload = ButtonPayload(audience.asker, language)
    topics = button(custom_ids.LIST_TOPICS, payload, translate("all-topics", language))
    return Card(text_block(line), ui.ActionRow(topics, _delete_button(payload)))


def line_card(line: str) -> Card:
    """Return the card with a line of text."""
    return Card(text_block(line))


def topics_card(line: str, topics: Sequence[Choice], audience: CardAudience, language: Locale, page: int = 0) -> Card:
    """Return the card with a line of text, and a page of the topics to choose from."""
    payload = ButtonPayload(audience.asker, language)
    pages = pages_of(topics, {})
    page = min(max(page, 0), len(pages) - 1)
    said = text_block(line)
    turns = [
        button(custom_ids.LIST_TOPICS, replace(payload, about=str(to)), arrow)
        for to, arrow in page_turns(page, len(pages))
    ]
    return Card(
        said if audience.private else ui.Section(said, accessory=_delete_button(payload)),
        *menu(custom_ids.SHOW_TOPIC, payload, translate("choose-topic", language), pages[page]),
        *rows(turns),
    )


def topic_card(topic: TopicOverview, audience: CardAudience, page: int = 0) -> Card:
    """Return the card of a topic at a glance: its links, grouped by entry, and its entries to choose from."""
    payload = ButtonPayload(audience.asker, topic.language, topic.id)
    groups = {group.entry: _group(group) for group in topic.groups}
    pages = pages_of(topic.entries, {entry: text_size(group) for entry, group in groups.items()})
    page = min(max(page, 0), len(pages) - 1)
    links = "\n".join(groups[choice.id] for choice in pages[page] if choice.id in groups)
    last = [
        button(custom_ids.SHOW_TOPIC, replace(payload, about=f"{topic.id},{to}"), arrow)
        for to, arrow in page_turns(page, len(pages))
    ]
    last.append(button(custom_ids.LIST_TOPICS, replace(payload, about=""), translate("all-topics", topic.language)))
    return Card(
        *_captions(audience),
        text_block(f"### {topic.title}\n{links}"),
        *menu(custom_ids.SHOW_ENTRY, payload, translate("choose-entry", topic.language), pages[page]),
        *_own_row(audience, payload, *last),
    )


def _captions(audience: CardAudience) -> list[ui.TextDisplay[Any]]:
    return [small_print(caption) for caption in audience.captions]


def _own_row(audience: CardAudience, payload: ButtonPayload, *before: ui.Item[Any]) -> list[ui.ActionRow[Any]]:
    """Return the last row: its last button shows a private card to everyone if that can be, and deletes an open one."""
    everyone = button(custom_ids.SHOW_EVERYONE, payload, translate("show-everyone", payload.language), emoji="📣")
    own = ([everyone] if audience.can_share else []) if audience.private else [_delete_button(payload)]
    return rows([*before, *own])


def _delete_button(payload: ButtonPayload) -> ui.Button[Any]:
    return button(custom_ids.DELETE, payload, emoji="🗑️")


def _group(group: LinkGroup) -> str:
    """Return an entry's links as a list; of very many only as many as a message holds."""
    lines = [f"**{group.title}**", *(f"- [{link.label}]({link.url})" for link in group.links)]
    while text_size("\n".join(lines)) > MAX_TEXT:
        lines.pop()
    return "\n".join(lines)
