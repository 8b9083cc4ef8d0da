"""How much is taught: examples by entry, strangers by theme, near-duplicates by file."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.faq.checks import Text
from bot.faq.faq import Faq
from bot.faq.warn import near_duplicates
from bot.i18n.languages import LanguageCode

NEAR = "strangers/near/"
"""Themes below it are named for the entry whose words their strangers share: strangers/near/<topic>/<slug>."""
Counts = Mapping[tuple[str, LanguageCode], int]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Counts by entry (or theme) and language."""

    examples: Counts
    near_strangers: Counts
    strangers: Counts

    def of_language(self, counts: Counts, language: LanguageCode) -> int:
        """Add the counts of a language up."""
        return sum(count for (_, counted), count in counts.items() if counted == language)


def coverage_of(faq: Faq) -> Coverage:
    """Count what an FAQ teaches; titles and phrasings are examples too."""
    taught = faq.taught()
    return Coverage(
        Counter((entry, lesson.language) for lesson in taught for entry in lesson.expect),
        Counter(
            (lesson.theme.removeprefix(NEAR), lesson.language)
            for lesson in taught
            if not lesson.expect and lesson.theme.startswith(NEAR)
        ),
        Counter((lesson.theme, lesson.language) for lesson in taught if not lesson.expect),
    )


@dataclass(frozen=True, slots=True)
class Padding:
    """The near-duplicates of a file: pairs with their ratio, and how many texts the file has."""

    path: str
    texts: int
    pairs: Sequence[tuple[Text, Text, float]]

    @property
    def share(self) -> float:
        """The share of the file's texts that repeat an earlier one, 0 to 1."""
        return len({id(second) for _, second, _ in self.pairs}) / self.texts


def padding_of(texts: Sequence[Text]) -> list[Padding]:
    """Find the near-duplicates within each file."""
    by_path = sorted(texts, key=lambda text: text.document.path)
    files = [(path, list(members)) for path, members in groupby(by_path, key=lambda text: text.document.path)]
    return [Padding(path, len(members), list(near_duplicates(members))) for path, members in files]
