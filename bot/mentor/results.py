"""What goes into the mentor, and what comes out; none of it knows where it will be shown."""

from dataclasses import dataclass

from bot.i18n import Locale


@dataclass(frozen=True, slots=True)
class Question:
    """A question as somebody asked it.

    `language` is for texts that have none of their own (the asker's, or the guild's). `about` is the entry whose answer
    it replies to, if it does.
    """

    text: str
    language: Locale | None = None
    guild_id: int | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A link and its label."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry or a topic that can be chosen: its id and its title."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Answer:
    """An entry's answer; `text` is Discord's Markdown. `confidence` is 1 where the very question is known.

    `also` are the entries that answer further questions of the same message.
    """

    entry: str
    title: str
    text: str
    links: tuple[Link, ...]
    related: tuple[Choice, ...]
    source: str | None
    topic: Choice
    language: Locale
    confidence: float = 1.0
    also: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Two or three entries, one of which may be meant; best first."""

    choices: tuple[Choice, ...]
    language: Locale


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """The FAQ does not answer it; `topics` are what it does talk about, `source_line` says where answers come from."""

    topics: tuple[Choice, ...]
    language: Locale
    source_line: str


@dataclass(frozen=True, slots=True)
class SmallTalk:
    """A short line for hello, thanks and the like."""

    id: str
    text: str
    language: Locale


Reply = Answer | Suggestions | NoAnswer | SmallTalk


@dataclass(frozen=True, slots=True)
class LinkGroup:
    """The links of one entry that no entry before it has."""

    entry: str
    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class TopicOverview:
    """A topic at a glance: its entries, and all their links, each once and grouped by entry."""

    id: str
    title: str
    entries: tuple[Choice, ...]
    groups: tuple[LinkGroup, ...]
    language: Locale

    @property
    def links(self) -> tuple[Link, ...]:
        """All links of the topic."""
        return tuple(link for group in self.groups for link in group.links)
