"""The form of an FAQ's files, as pydantic models; the JSON Schema for editors comes from them too."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from typing import Annotated, Any, Literal, Self, TypeVar
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetPydanticSchema,
    create_model,
    model_validator,
)
from pydantic_core import CoreSchema, core_schema

from bot import limits
from bot.i18n.language import LanguageCode
from bot.i18n.languages import LANGUAGE_CODES

TOPIC_NAME = re.compile(rf"[a-z0-9_-]{{1,{limits.COMMAND_NAME}}}")
"""Topics become commands, and this is what a command's name may be."""
MAX_TOPICS = limits.COMMANDS - 10
"""Each topic is a command; ten are left for the bot's own."""
MAX_ID = limits.CUSTOM_ID - 40
"""Characters of `<topic>/<slug>`: an id must fit into a button's custom id, with all its other parts."""

_ALL = "both" if len(LANGUAGE_CODES) == 2 else "all"
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NOT_IN_LINKS = re.compile(r"[\s\x00-\x1f\x7f]")
_ENDS_A_LINK = re.compile(r"[\[\]<>\\]")
_LINE_END = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


def _http_link(url: str) -> str:
    if not _is_http_link(url):
        raise ValueError("not a link; write the whole address, from http:// or https:// on")
    if not _stays_in_its_link(url):
        raise ValueError("an address that ends its link too early; write ( as %28, ) as %29, [ as %5B, ] as %5D")
    return url


def _stays_in_its_link(url: str) -> bool:
    """Return whether `[label](url)` is one link in Markdown: what follows the site can't end it, brackets are pairs."""
    parts = urlsplit(url)  # only an IPv6 address may have [ and ]
    depth = 0
    for character in url:
        depth += (character == "(") - (character == ")")
        if depth not in {0, 1}:
            return False
    return depth == 0 and not any(map(_ENDS_A_LINK.search, parts[2:]))


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


def _one_line(text: str) -> str:
    if _LINE_END.search(text):
        raise ValueError("more than one line; write it in one")
    if "](" in text:
        raise ValueError("a link in a title; write its words alone, and the address below links:")
    return text


def _not_blank(text: str) -> str:
    if not text.strip():
        raise ValueError("empty; write something or leave the key out")
    return text


Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(?:[-_][a-z0-9]+)*$", description="Small letters, digits, hyphens.")]
LinkAddress = Annotated[str, Field(max_length=512), AfterValidator(_http_link)]
EntryId = Annotated[str, Field(min_length=1, description="<topic>/<slug>")]
Title = Annotated[str, Field(max_length=limits.TITLE), AfterValidator(_not_blank), AfterValidator(_one_line)]
AnswerText = Annotated[str, Field(max_length=limits.ANSWER), AfterValidator(_not_blank)]
Phrasing = Annotated[str, Field(max_length=300), AfterValidator(_not_blank)]
Date = Annotated[dt.date, BeforeValidator(_date_from_text)]


class Model(BaseModel):
    """The base of all models here: frozen, strict, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


Shape = TypeVar("Shape", bound=Model)


def in_each_language(text: Any) -> Callable[[type[Shape]], type[Shape]]:  # noqa: ANN401 -- an annotation, which has no type
    """Return a decorator that gives a model an optional field for each language, named for its code."""
    fields: dict[str, Any] = dict.fromkeys(LANGUAGE_CODES, (text | None, None))

    def with_fields(model: type[Shape]) -> type[Shape]:
        return create_model(
            model.__name__, __base__=model, __doc__=model.__doc__, __module__=model.__module__, **fields
        )

    return with_fields


def _one_of_the_languages(_source: object, _handler: object) -> CoreSchema:
    return core_schema.literal_schema(list(LANGUAGE_CODES))


class _InLanguages(Model):
    @model_validator(mode="after")
    def _some_language(self) -> Self:
        if not self.languages():
            keys = " or ".join(f"{code}:" for code in LANGUAGE_CODES)
            raise ValueError(f"no language; write {keys} (or {_ALL}) below it")
        return self

    def languages(self) -> tuple[LanguageCode, ...]:
        """Return the languages that are there, in the order of all languages."""
        return tuple(language for language in LANGUAGE_CODES if getattr(self, language))


class _TextInLanguages(_InLanguages):
    def only_in(self, language: LanguageCode) -> str:
        """Return the text in a language; "" where it is missing."""
        return getattr(self, language) or ""

    def in_language(self, language: LanguageCode) -> str:
        """Return the text in a language; where it is missing, in the first language that has it."""
        texts: list[str | None] = [getattr(self, code) for code in (language, *LANGUAGE_CODES)]
        return next(filter(None, texts), "")


@in_each_language(Title)
class Titles(_TextInLanguages):
    """A title, 300 characters at most a language; buttons and menus show the first 80 or 100."""


@in_each_language(AnswerText)
class AnswerTexts(_TextInLanguages):
    """An answer in Discord's Markdown, 3,000 characters at most a language (a card holds 4,000 in all)."""


@in_each_language(Annotated[tuple[Phrasing, ...], Field(min_length=1, strict=False)])
class Phrasings(_InLanguages):
    """The ways in which people ask, good enough to be shown."""

    def items(self) -> Iterator[tuple[LanguageCode, int, str]]:
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
    phrasings: Phrasings | None = None
    links: Annotated[tuple[Link, ...], Field(max_length=10, min_length=1, strict=False)] = ()
    related: Annotated[tuple[EntryId, ...], Field(max_length=5, min_length=1, strict=False)] = ()
    source: LinkAddress | None = None
    owner: Annotated[str, Field(max_length=80)] | None = None
    reviewed: Date | None = None

    @model_validator(mode="after")
    def _one_whole_language(self) -> Self:
        if not self.whole_languages():
            parts = "a title, an answer and phrasings" if self.phrasings else "a title and an answer"
            raise ValueError(f"no language has {parts}; complete at least one")
        return self

    def whole_languages(self) -> tuple[LanguageCode, ...]:
        """Return the languages in which title and answer are there, and phrasings where the entry has any."""
        parts = (self.title, self.answer, *filter(None, [self.phrasings]))
        return tuple(language for language in LANGUAGE_CODES if all(language in part.languages() for part in parts))

    def asked(self) -> Iterator[tuple[LanguageCode, int, str]]:
        """Yield each phrasing with its language and its index in the list."""
        if self.phrasings:
            yield from self.phrasings.items()


class TopicFile(Model):
    """A file of the FAQ: `<topic>.yaml`."""

    topic: Titles
    entries: Annotated[tuple[EntryModel, ...], Field(min_length=1, strict=False)]


LessonOrigin = Literal["invented", "talk", "picked"]


class Lesson(Model):
    """A question and the entries that answer it; no entry: the FAQ does not answer it.

    `origin` says where one without an entry comes from: somebody invented it, as others of its file; people said it,
    and it was drawn at random from what they say; or they said it, and it was picked.
    """

    q: Annotated[str, Field(max_length=limits.MESSAGE_TEXT), AfterValidator(_not_blank)]
    lang: Annotated[LanguageCode, GetPydanticSchema(_one_of_the_languages)]
    expect: Annotated[tuple[EntryId, ...], Field(max_length=10, strict=False)]
    kind: Annotated[str, Field(max_length=40)] | None = None
    origin: LessonOrigin = "talk"


Synonym = Annotated[str, Field(max_length=80), AfterValidator(_not_blank)]
SynonymSet = Annotated[tuple[Synonym, ...], Field(min_length=2, strict=False)]


@in_each_language(Annotated[tuple[SynonymSet, ...], Field(min_length=1, strict=False)])
class SynonymsFile(Model):
    """`synonyms.yaml`: in each language, lists of words that mean the same; the first stands for all."""


class SmallTalk(Model):
    """A kind of small talk (hello, thanks, goodbye): what people say, and the line that answers it."""

    id: Slug
    says: Phrasings
    reply: AnswerTexts


class SmallTalkFile(Model):
    """`courtesies.yaml`: small talk, which is not looked up in the FAQ."""

    courtesies: Annotated[tuple[SmallTalk, ...], Field(min_length=1, strict=False)]


def _said_in_line(longest: int) -> Any:  # noqa: ANN401 -- an annotation, which has no type
    return Annotated[str, Field(max_length=longest), AfterValidator(_not_blank), AfterValidator(_one_line)]


@in_each_language(_said_in_line(24))
class FaqName(_TextInLanguages):
    """What people call whoever answers, in the middle of a sentence: "the mentor"."""


@in_each_language(_said_in_line(70))
class FaqSubject(_TextInLanguages):
    """What the FAQ is about, in the middle of a sentence: "becoming a machine learning engineer"."""


@in_each_language(_said_in_line(200))
class FaqSource(_TextInLanguages):
    """A sentence that a no adds, on where the answers come from."""


@in_each_language(Annotated[str, Field(max_length=1000), AfterValidator(_not_blank)])
class FaqGreeting(_TextInLanguages):
    """The first lines of the message to a server that invited the bot."""


class AboutFile(Model):
    """`about-this-faq.yaml`: what the FAQ says of itself; neutral texts stand for what is left out."""

    name: FaqName | None = None
    subject: FaqSubject | None = None
    source: FaqSource | None = None
    greeting: FaqGreeting | None = None
