"""The form of an FAQ's files, as pydantic models; the JSON Schema for editors comes from them too."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from bot import limits
from bot.text import Language

LANGUAGES: tuple[Language, ...] = ("en", "zh")
TOPIC_NAME = re.compile(rf"[a-z0-9_-]{{1,{limits.COMMAND_NAME}}}")
"""Topics become commands, and this is what a command's name may be."""
MAX_TOPICS = limits.COMMANDS - 10
"""Each topic is a command; ten are left for the bot's own."""
MAX_ID = limits.CUSTOM_ID - 40
"""Characters of `<topic>/<slug>`: an id must fit into a button's custom id, with what else stands there."""

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NOT_IN_LINKS = re.compile(r"[\s\x00-\x1f\x7f]")


def _http_link(url: str) -> str:
    if not _is_http_link(url):
        raise ValueError("not a link; write the whole address, from http:// or https:// on")
    return url


def _is_http_link(url: str) -> bool:
    try:
        parts = urlsplit(url)
        has_site = bool(parts.hostname) and parts.port != 0
    except ValueError:  # https://[ and https://example.org:99999
        return False
    return has_site and parts.scheme in {"http", "https"} and not _NOT_IN_LINKS.search(url)


def _date_from_text(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        # fromisoformat alone takes 20261124 and 2026-W48-2 too.
        return dt.date.fromisoformat(value if _DATE.fullmatch(value) else "")
    except ValueError:
        raise ValueError("not a date; write it as 2026-11-24") from None


def _not_blank(text: str) -> str:
    if not text.strip():
        raise ValueError("empty; write something or leave the key out")
    return text


Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(?:[-_][a-z0-9]+)*$", description="Small letters, digits, hyphens.")]
LinkAddress = Annotated[str, Field(max_length=512), AfterValidator(_http_link)]
EntryId = Annotated[str, Field(min_length=1, description="<topic>/<slug>")]
Title = Annotated[str, Field(max_length=limits.LABEL), AfterValidator(_not_blank)]
AnswerText = Annotated[str, Field(max_length=3000), AfterValidator(_not_blank)]
Phrasing = Annotated[str, Field(max_length=300), AfterValidator(_not_blank)]
Date = Annotated[dt.date, BeforeValidator(_date_from_text)]


class Model(BaseModel):
    """The base of all models here: frozen, strict, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class _InLanguages(Model):
    @model_validator(mode="after")
    def _some_language(self) -> Self:
        if not self.languages():
            raise ValueError("no language; write en: or zh: (or both) below it")
        return self

    def languages(self) -> tuple[Language, ...]:
        """Return the languages that are there, English first."""
        return tuple(language for language in LANGUAGES if getattr(self, language))


class _TextInLanguages(_InLanguages):
    en: str | None = None
    zh: str | None = None

    def in_language(self, language: Language) -> str:
        """Return the text in a language, or in the other one where it is missing."""
        return (self.en or self.zh or "") if language == "en" else (self.zh or self.en or "")


class Titles(_TextInLanguages):
    """A title, 80 characters at most a language."""

    en: Title | None = None
    zh: Title | None = None


class AnswerTexts(_TextInLanguages):
    """An answer in Discord's Markdown, 3,000 characters at most a language (a card holds 4,000 in all)."""

    en: AnswerText | None = None
    zh: AnswerText | None = None


class Phrasings(_InLanguages):
    """The ways in which people ask, good enough to be shown."""

    en: Annotated[tuple[Phrasing, ...], Field(min_length=1, strict=False)] | None = None
    zh: Annotated[tuple[Phrasing, ...], Field(min_length=1, strict=False)] | None = None

    def items(self) -> Iterator[tuple[Language, int, str]]:
        """Yield each phrasing with its language and its index in the list."""
        for language in self.languages():
            for index, phrasing in enumerate(getattr(self, language)):
                yield language, index, phrasing


class Link(Model):
    """A link and the text on its button."""

    label: Titles
    url: LinkAddress


class EntryModel(Model):
    """One entry of a topic file."""

    id: Slug
    title: Titles
    answer: AnswerTexts
    phrasings: Phrasings
    links: Annotated[tuple[Link, ...], Field(max_length=10, min_length=1, strict=False)] = ()
    related: Annotated[tuple[EntryId, ...], Field(max_length=5, min_length=1, strict=False)] = ()
    source: LinkAddress | None = None
    owner: Annotated[str, Field(max_length=80)] | None = None
    reviewed: Date | None = None

    @model_validator(mode="after")
    def _one_whole_language(self) -> Self:
        if not self.whole_languages():
            raise ValueError("no language has a title, an answer and phrasings; complete at least one")
        return self

    def whole_languages(self) -> tuple[Language, ...]:
        """Return the languages in which title, answer and phrasings are all there."""
        parts = (self.title, self.answer, self.phrasings)
        return tuple(language for language in LANGUAGES if all(language in part.languages() for part in parts))


class TopicFile(Model):
    """A file of the FAQ: `<topic>.yaml`."""

    topic: Titles
    entries: Annotated[tuple[EntryModel, ...], Field(min_length=1, strict=False)]


class Lesson(Model):
    """A question and the entries that answer it; no entry: the FAQ does not answer it."""

    q: Annotated[str, Field(max_length=limits.MESSAGE_TEXT), AfterValidator(_not_blank)]
    lang: Language
    expect: Annotated[tuple[EntryId, ...], Field(max_length=10, strict=False)]
    kind: Annotated[str, Field(max_length=40)] | None = None


Synonym = Annotated[str, Field(max_length=80), AfterValidator(_not_blank)]
SynonymSet = Annotated[tuple[Synonym, ...], Field(min_length=2, strict=False)]


class SynonymsFile(Model):
    """`synonyms.yaml`: in each language, lists of words that mean the same; the first stands for all."""

    en: Annotated[tuple[SynonymSet, ...], Field(min_length=1, strict=False)] | None = None
    zh: Annotated[tuple[SynonymSet, ...], Field(min_length=1, strict=False)] | None = None


class SmallTalk(Model):
    """A kind of small talk (hello, thanks, goodbye): what people say, and the line that answers it."""

    id: Slug
    says: Phrasings
    reply: AnswerTexts


class SmallTalkFile(Model):
    """`courtesies.yaml`: small talk, which is not looked up in the FAQ."""

    courtesies: Annotated[tuple[SmallTalk, ...], Field(min_length=1, strict=False)]
