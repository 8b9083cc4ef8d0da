"""Descriptors of languages, and what can be asked of a set of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from bot.i18n.detection import without_noise
from bot.text.normalise import truncate

LanguageCode = str
"""A language: en, zh."""
Locale = str
"""A language as it is written: en, zh, zh-TW."""


@dataclass(frozen=True, slots=True)
class Writing:
    """One way in which a language is written.

    `discord` are Discord's locales for it. `button_code` is what custom ids of buttons hold; it never changes, so that
    old buttons go on working. `convert` turns the language's texts into this writing; None where they are in it.
    """

    locale: Locale
    discord: tuple[str, ...]
    button_code: str
    convert: Callable[[str], str] | None = None


@dataclass(frozen=True, slots=True)
class Language:
    """A language: its code, its name in itself, and its writings, of which the first is the one of the texts.

    `score` returns the evidence that a text is in the language; 0 means that it isn't, and the highest score wins.
    `choose_writing` returns the locale for a text in the language and the locale that is known otherwise. `script`
    decides which synonyms apply to a text.
    """

    code: LanguageCode
    name: str
    writings: tuple[Writing, ...]
    score: Callable[[str], float]
    choose_writing: Callable[[str, Locale | None], Locale] | None = None
    script: Literal["Latin", "Han"] = "Latin"


@dataclass(frozen=True, slots=True)
class Languages:
    """A set of languages in a fixed order; the first one is the default."""

    languages: tuple[Language, ...]

    @property
    def codes(self) -> tuple[LanguageCode, ...]:
        """The codes of all languages, in order."""
        return tuple(language.code for language in self.languages)

    @property
    def default(self) -> Locale:
        """The locale where nothing else is known."""
        return self.languages[0].writings[0].locale

    def writings(self) -> tuple[Writing, ...]:
        """Return all writings of all languages, in order."""
        return tuple(writing for language in self.languages for writing in language.writings)

    def writing(self, locale: Locale) -> Writing:
        """Return the writing of a locale.

        Raises:
            KeyError: no language has that locale.
        """
        return self._place(locale)[1]

    def language_in(self, locale: Locale) -> LanguageCode:
        """Return the language of a locale.

        Raises:
            KeyError: no language has that locale.
        """
        return self._place(locale)[0].code

    def language_of(self, text: str) -> LanguageCode | None:
        """Return a text's language; None where it has none of its own ("MLE?", "👍") or has another one."""
        language = self._detect(text)
        return language.code if language else None

    def locale_of(self, text: str, given: Locale | None = None) -> Locale:
        """Return the locale to reply in: the one of the text, else `given`, else the default."""
        language = self._detect(text)
        if language is None:
            return given or self.default
        return (
            language.choose_writing(truncate(text), given) if language.choose_writing else language.writings[0].locale
        )

    def locale_from_discord(self, value: str | None) -> Locale:
        """Return the locale for one of Discord's; the default for a language that isn't here."""
        found = (writing.locale for writing in self.writings() if value in writing.discord)
        return next(found, self.default)

    def locale_from_button(self, code: str) -> Locale:
        """Return the locale for the code in a button's custom id; the default for an unknown code."""
        return next((writing.locale for writing in self.writings() if writing.button_code == code), self.default)

    def locale_named(self, typed: str) -> Locale | None:
        """Return the locale that somebody typed, in any case; None where it isn't here."""
        found = (w.locale for w in self.writings() if w.locale.casefold() == typed.casefold())
        return next(found, None)

    def written(self, text: str, locale: Locale) -> str:
        """Return a text of a language in the writing of a locale."""
        convert = self.writing(locale).convert
        return convert(text) if convert else text

    def with_script(self, script: Literal["Latin", "Han"]) -> tuple[LanguageCode, ...]:
        """Return the codes of the languages that use a script, in order."""
        return tuple(language.code for language in self.languages if language.script == script)

    def _detect(self, text: str) -> Language | None:
        words = without_noise(text)
        score, best = max(((language.score(words), language) for language in self.languages), key=lambda pair: pair[0])
        return best if score > 0 else None

    def _place(self, locale: Locale) -> tuple[Language, Writing]:
        for language in self.languages:
            for writing in language.writings:
                if writing.locale == locale:
                    return language, writing
        raise KeyError(locale)
