"""A third language takes one descriptor and one file of texts."""

import shutil
from pathlib import Path

import pytest
import typer
import yaml

import bot.i18n
from bot.cli.options import locale_from
from bot.i18n import LANGUAGES, Language, Languages, Translator, Writing
from bot.i18n.detection import word_score

GERMAN_WORDS = {"wie", "werde", "ich", "was", "ist", "ein", "der", "die", "das", "und"}
GERMAN = Language(
    code="de",
    name="Deutsch",
    writings=(
        Writing("de", discord=("de",), button_code="de"),
        Writing("de-CH", discord=(), button_code="ch", convert=lambda text: text.replace("ß", "ss")),
    ),
    score=lambda text: word_score(text, lambda word: word.lower() in GERMAN_WORDS),
)


@pytest.fixture
def languages() -> Languages:
    """English, Chinese and German."""
    return Languages((*LANGUAGES, GERMAN))


@pytest.fixture
def translator(languages: Languages, tmp_path: Path) -> Translator:
    """The texts of all three, in a folder of their own."""
    for path in Path(bot.i18n.__file__).parent.glob("*.yaml"):
        shutil.copy(path, tmp_path)
    texts = {"goodbye": "Tschüs!", "no-topic": "Das Thema „{topic}“ heißt anders."}
    (tmp_path / "de.yaml").write_text(yaml.safe_dump(texts, allow_unicode=True), encoding="utf-8")
    return Translator(languages, tmp_path)


def test_its_texts_are_read(translator: Translator) -> None:
    """In each of its writings; those of the other languages stay."""
    assert translator.keys("de") == {"goodbye", "no-topic"}
    assert translator.translate("no-topic", "de", topic="A") == "Das Thema „A“ heißt anders."
    assert translator.translate("no-topic", "de-CH", topic="A") == "Das Thema „A“ heisst anders."
    others = ("en", "zh", "zh-TW")
    assert [translator.translate("goodbye", locale) for locale in others] == ["Goodbye!", "再见！", "再見！"]


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("Wie werde ich Ingenieur?", "de"),
        ("what is a machine learning engineer", "en"),
        ("怎么成为机器学习工程师", "zh"),
        ("怎麼成為機器學習工程師", "zh-TW"),
    ],
)
def test_its_questions_are_recognised(languages: Languages, text: str, locale: str) -> None:
    """And those in the other languages still are."""
    assert languages.locale_of(text) == locale
    assert languages.language_of(text) == languages.language_in(locale)


def test_what_a_text_leaves_open_is_decided_by_the_given_locale(languages: Languages) -> None:
    """Its locales can be given too."""
    assert languages.locale_of("MLE?", "de-CH") == "de-CH"


def test_discord_and_buttons_know_it(languages: Languages) -> None:
    """Discord's locales and the codes in custom ids lead to it; old codes lead where they led."""
    assert [languages.locale_from_discord(value) for value in ("de", "zh-TW", "en-GB", "fr", None)] == [
        *("de", "zh-TW", "en", "en", "en"),
    ]
    assert [languages.locale_from_button(code) for code in ("en", "zh", "tw", "de", "ch", "fr")] == [
        *("en", "zh", "zh-TW", "de", "de-CH", "en"),
    ]


def test_it_can_be_typed(languages: Languages) -> None:
    """--lang takes it in any case, and names it where something else was typed."""
    assert locale_from("DE-ch", languages) == "de-CH"
    with pytest.raises(typer.BadParameter, match="'fr' is not en, zh, zh-TW, de or de-CH"):
        locale_from("fr", languages)


def test_no_code_is_used_twice(languages: Languages) -> None:
    """Locales, Discord's locales and the codes of buttons lead to one writing each."""
    for codes in (
        [writing.locale for writing in languages.writings()],
        [writing.button_code for writing in languages.writings()],
        [value for writing in languages.writings() for value in writing.discord],
    ):
        assert len(codes) == len(set(codes))
