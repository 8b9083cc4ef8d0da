"""Warnings: languages missing, texts nearly the same, reviews long ago."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rapidfuzz import fuzz, process

from bot.faq.checks import Text
from bot.faq.faq import Faq
from bot.faq.files.problem import Place, Problem
from bot.i18n.languages import LANGUAGE_CODES
from bot.text import normalise

MIN_SIMILARITY = 80
"""Least RapidFuzz ratio, 0 to 100, of near-duplicates."""
REVIEW_AFTER = dt.timedelta(days=180)


def faq_warnings(faq: Faq, texts: Sequence[Text], today: dt.date) -> list[Problem]:
    """Return the warnings of an FAQ, sorted by place; `texts` are its texts with their places."""
    places = {entry: text for text in texts if text.is_title for entry in text.answer}
    return sorted(
        [
            *_missing_languages(faq, places),
            *_old_reviews(faq, places, today),
            *_near_duplicates_across_entries([text for text in texts if text.is_phrasing]),
        ]
    )


def _warning(place: Place, what: str, hint: str) -> Problem:
    return Problem(place, what, hint, "warning")


def _missing_languages(faq: Faq, places: dict[str, Text]) -> Iterator[Problem]:
    used = {language for entry in faq.entries.values() for language in entry.content.whole_languages()}
    for entry in faq.entries.values():
        for language in LANGUAGE_CODES:
            if language in used and language not in entry.content.whole_languages():
                what = f"{entry.id} is not whole in {language}, which other entries have"
                yield _warning(places[entry.id].place(), what, "add its title and answer, and phrasings if it has any")


def _old_reviews(faq: Faq, places: dict[str, Text], today: dt.date) -> Iterator[Problem]:
    for entry in faq.entries.values():
        reviewed = entry.content.reviewed
        if reviewed and today - reviewed > REVIEW_AFTER:
            what = f"{entry.id} was reviewed {(today - reviewed).days} days ago"
            yield _warning(places[entry.id].place(), what, "read it again, and write today's date")


def _near_duplicates_across_entries(texts: Sequence[Text]) -> Iterator[Problem]:
    for first, second, ratio in near_duplicates(texts):
        if first.answer != second.answer:
            what = f"'{second.text}' is {ratio:.0f} % like '{first.text}' ({first.place()}) of another entry"
            yield _warning(second.place(), what, "make them differ, or drop one")


def near_duplicates(texts: Iterable[Text]) -> Iterator[tuple[Text, Text, float]]:
    """Yield pairs of texts of one language that are nearly the same, with their ratio (80 to 100)."""
    by_language = sorted(texts, key=lambda text: text.language)
    for _, group in groupby(by_language, key=lambda text: text.language):
        members = list(group)
        forms = [normalise(text.text) for text in members]
        for index, form in enumerate(forms):
            for _, ratio, other in process.extract(
                form, forms[:index], scorer=fuzz.ratio, score_cutoff=MIN_SIMILARITY, limit=None
            ):
                yield members[other], members[index], ratio
