"""Every text that a person reads, from one file a language; other scripts of a language are converted."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from bot.i18n.language import LanguageCode, Languages, Locale
from bot.i18n.languages import DEFAULT_LANGUAGES


@cache
def _texts(folder: Path, language: LanguageCode) -> Mapping[str, str]:
    texts: dict[str, str] = yaml.safe_load((folder / f"{language}.yaml").read_text(encoding="utf-8"))
    return texts


@dataclass(frozen=True, slots=True)
class Translator:
    """The texts of some languages; `folder` holds `<code>.yaml` for each of them."""

    languages: Languages
    folder: Path

    def keys(self, language: LanguageCode) -> frozenset[str]:
        """Return the names of the texts of a language; they are the same in all languages."""
        return frozenset(_texts(self.folder, language))

    def translate(self, key: str, locale: Locale, **values: object) -> str:
        """Return a text, with values put in where it has {braces}.

        Raises:
            KeyError: there is no text of that name, a value is missing, or no language has that locale.
        """
        text = _texts(self.folder, self.languages.language_in(locale))[key].format(**values)
        return self.languages.written(text, locale)


DEFAULT_TRANSLATOR = Translator(DEFAULT_LANGUAGES, Path(__file__).parent)
keys = DEFAULT_TRANSLATOR.keys
translate = DEFAULT_TRANSLATOR.translate
