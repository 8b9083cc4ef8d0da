"""Count the training examples by entry, those out of scope by theme, and near-duplicates by file."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.faq.checks import Text
from bot.faq.faq import Faq
from bot.faq.files.read import OUT_OF_SCOPE
from bot.faq.lint.warnings import near_duplicates
from bot.i18n.language import LanguageCode

NEAR = f"{OUT_OF_SCOPE}/near/"
"""Themes below it share the words of the entry that they are named for: out_of_scope/near/<topic>/<slug>."""
Counts = Mapping[tuple[str, LanguageCode], int]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Counts by language and entry; for `out_of_scope`, by language and theme."""

    examples: Counts
    near_out_of_scope: Counts
    out_of_scope: Counts

    def of_language(self, counts: Counts, language: LanguageCode) -> int:
        """Return the sum of the counts of a language."""
        return sum(count for (_, counted), count in counts.items() if counted == language)


def coverage_of(faq: Faq) -> Coverage:
    """Return the counts of an FAQ's training examples; titles and phrasings are examples too."""
    examples = faq.training_examples()
    return Coverage(
        Counter((entry, example.language) for example in examples for entry in example.expect),
        Counter(
            (example.theme.removeprefix(NEAR), example.language)
            for example in examples
            if not example.expect and example.theme.startswith(NEAR)
        ),
        Counter((example.theme, example.language) for example in examples if not example.expect),
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
    """Return the near-duplicates within each file, sorted by path."""
    by_path = sorted(texts, key=lambda text: text.document.path)
    files = [(path, list(members)) for path, members in groupby(by_path, key=lambda text: text.document.path)]
    return [Padding(path, len(members), list(near_duplicates(members))) for path, members in files]
