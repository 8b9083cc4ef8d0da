"""Titles in every writing in which they are shown: those like what is being typed, and the one that was typed."""

from rapidfuzz import fuzz, process

from bot import limits
from bot.faq import Entry, Faq
from bot.i18n import language_in, writings, written
from bot.text import normalise

MIN_SIMILARITY = 75
"""Least RapidFuzz ratio, 0 to 100, between what was typed and the most similar part of a title."""


class TitleIndex:
    """The titles of an FAQ, ready for fuzzy search."""

    def __init__(self, faq: Faq) -> None:
        self._entries = [entry for topic in faq.topics for entry in topic.entries]
        self._titles: dict[tuple[str, str], str] = {}
        self._sources: dict[str, str | None] = {}  # None: two titles are cut to the same
        for entry in self._entries:
            self._add(entry)

    def like(self, typed: str, topic: str | None) -> list[Entry]:
        """Return at most 25 entries whose title is similar to what was typed, best first; for "", the first ones.

        `topic` limits the search to one topic.
        """
        entries = {entry.id: entry for entry in self._entries if topic is None or entry.topic == topic}
        wanted = normalise(typed[:200])
        if not wanted:
            return list(entries.values())[: limits.CHOICES]
        titles = {key: title for key, title in self._titles.items() if key[0] in entries}
        found = process.extract(wanted, titles, scorer=fuzz.partial_ratio, score_cutoff=MIN_SIMILARITY, limit=None)
        return [entries[name] for name in list(dict.fromkeys(key[0] for _, _, key in found))[: limits.CHOICES]]

    def source_of(self, text: str) -> str | None:
        """Return the title as its file writes it, where a text is one as it is shown; None where it is none, or equal.

        What is shown can have other characters and words than the files (卸载, 解除安裝), and be cut where it is long.
        """
        return self._sources.get(normalise(text))

    def _add(self, entry: Entry) -> None:
        for writing in writings():
            source = entry.content.title.in_language(language_in(writing.locale))
            shown = written(source, writing.locale)
            form = self._titles[entry.id, writing.locale] = normalise(shown)
            cut = {limits.shortened(shown, most) for most in (limits.LABEL, limits.CHOICE_NAME, limits.OPTION_LABEL)}
            for other in (form, *map(normalise, [*cut, shown[: limits.CHOICE_VALUE]])):
                if other != normalise(source):
                    same = self._sources.get(other, source) == source
                    self._sources[other] = source if same else None
