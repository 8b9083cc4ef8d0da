"""Languages: which there are, which one a text is in, and every text that a person reads."""

from bot.i18n.language import (
    Language as Language,
    LanguageCode as LanguageCode,
    Languages as Languages,
    Locale as Locale,
    Writing as Writing,
)
from bot.i18n.languages import (
    DEFAULT_LANGUAGES as DEFAULT_LANGUAGES,
    LANGUAGE_CODES as LANGUAGE_CODES,
    LANGUAGES as LANGUAGES,
    language_in as language_in,
    language_of as language_of,
    locale_from_discord as locale_from_discord,
    locale_of as locale_of,
    writings as writings,
    written as written,
)
from bot.i18n.translate import (
    DEFAULT_TRANSLATOR as DEFAULT_TRANSLATOR,
    Translator as Translator,
    keys as keys,
    translate as translate,
)
