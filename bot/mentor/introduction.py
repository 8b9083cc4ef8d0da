"""What an FAQ says of itself, and the texts in which it stands; neutral ones where it says nothing."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.faq.files.models import AboutFile
from bot.i18n import Locale, language_in, translate

_WITH_NAME: Mapping[str, str] = {"menu-ask": "menu-ask-name"}
_WITH_SUBJECT: Mapping[str, str] = {
    "command-ask-description": "command-ask-description-subject",
    "greeting-hello": "greeting-hello-subject",
    "mentioned": "mentioned-subject",
    "welcome": "welcome-subject",
}


@dataclass(frozen=True, slots=True)
class Introduction:
    """What an FAQ says of itself in a locale; "" stands for what it does not say in that language."""

    name: str
    subject: str
    source: str
    greeting: str
    locale: Locale

    @classmethod
    def of(cls, about: AboutFile, locale: Locale) -> "Introduction":
        """Return what an FAQ says in the language of a locale, and in no other."""
        language = language_in(locale)
        name, subject, source, greeting = (
            text.only_in(language) if text else "" for text in (about.name, about.subject, about.source, about.greeting)
        )
        return cls(name, subject, source, greeting, locale)

    def translate(self, key: str, **values: object) -> str:
        """Return a text of the locale files, the one with the FAQ's name or subject where there is one."""
        if self.name:
            key = _WITH_NAME.get(key, key)
        if self.subject:
            key = _WITH_SUBJECT.get(key, key)
        return translate(key, self.locale, name=self.name, subject=self.subject, **values)

    @property
    def source_line(self) -> str:
        """Where answers come from, as a no says it."""
        return self.source or translate("no-source", self.locale)

    def greet(self, mention: str) -> str:
        """Return the message to a server that invited the bot."""
        return self.translate("greeting", hello=self.greeting or self.translate("greeting-hello"), mention=mention)
