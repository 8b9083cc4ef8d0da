"""Titles that are similar to what somebody is typing, in any language."""

from rapidfuzz import fuzz, process

from bot import limits
from bot.faq import Entry, Faq
from bot.text import normalise

MIN_SIMILARITY = 75
"""Least RapidFuzz ratio, 0 to 100, between what was typed and the most similar part of a title."""


class TitleIndex:
    """The titles of an FAQ, ready for fuzzy search."""

    def __init__(self, faq: Faq) -> None:
        self._entries = [entry for topic in faq.topics for entry in topic.entries]
        self._titles = {
            (entry.id, language): normalise(entry.content.title.in_language(language))
            for entry in self._entries
            for language in entry.content.title.languages()
        }

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
