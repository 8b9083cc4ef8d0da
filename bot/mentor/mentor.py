"""The mentor: a question in, a reply out. Plain and synchronous; everything that shows replies enters here."""

from collections.abc import Iterable, Sequence

from bot.faq import Entry, Faq
from bot.faq.models import Titles
from bot.i18n import Locale, language_in, locale_of, written
from bot.matching import Explanation, Match, Matcher
from bot.mentor.courtesies import Courtesies
from bot.mentor.results import (
    Answer,
    Choice,
    Courtesy,
    Link,
    LinkGroup,
    NoAnswer,
    Question,
    Reply,
    Suggestions,
    TopicOverview,
)
from bot.mentor.titles import TitleIndex

MOST_RELATED = 3


class Mentor:
    """Answers from one FAQ with the matcher that was learnt from it."""

    def __init__(self, faq: Faq, matcher: Matcher) -> None:
        self.faq = faq
        self.matcher = matcher
        self._courtesies = Courtesies(faq.courtesies)
        self._titles = TitleIndex(faq)

    def ask(self, question: Question) -> Reply:
        """Reply to a question of any length and kind, in its own language; never raises."""
        return self.consider(question)[0]

    def consider(self, question: Question) -> tuple[Reply, Match]:
        """Reply to a question, and tell how the matcher ranked the entries."""
        locale = locale_of(question.text, question.language)
        match = self.matcher.match(question.text)
        courtesy = self._courtesies.find(question.text)
        if courtesy:
            text = courtesy.reply.in_language(language_in(locale))
            return Courtesy(courtesy.id, written(text, locale), locale), match
        return self._reply(match, locale), match

    def explain(self, question: Question) -> Explanation:
        """Tell what was read and which examples spoke for and against the best entry."""
        return self.matcher.explain(question.text)

    def entry(self, entry_id: str, locale: Locale) -> Answer | None:
        """Give an entry's answer; None where there is no such entry (any more)."""
        entry = self.faq.entries.get(entry_id)
        return None if entry is None else self._answer(entry, locale, 1.0, ())

    def titles_like(self, typed: str, locale: Locale, topic: str | None = None) -> tuple[Choice, ...]:
        """Give at most 25 entries, of one topic or of all, whose title is like what somebody is typing; best first."""
        return _choices(self._titles.like(typed, topic), locale)

    def topics(self, locale: Locale) -> tuple[Choice, ...]:
        """List the topics."""
        return tuple(Choice(topic.name, _title(topic.title, locale)) for topic in self.faq.topics)

    def topic(self, name: str, locale: Locale) -> TopicOverview | None:
        """Show a topic at a glance; None where there is no such topic."""
        topic = next((topic for topic in self.faq.topics if topic.name == name), None)
        if topic is None:
            return None
        return TopicOverview(
            topic.name,
            _title(topic.title, locale),
            _choices(topic.entries, locale),
            tuple(_groups(topic.entries, locale)),
            locale,
        )

    def _reply(self, match: Match, locale: Locale) -> Reply:
        if match.decision == "answer":
            best = match.candidates[0]
            others = [c.label for c in match.candidates[1:] if match.exact and c.confidence == 1.0]
            return self._answer(self.faq.entries[best.label], locale, best.confidence, others)
        if match.decision == "suggest":
            entries = [self.faq.entries[candidate.label] for candidate in match.suggestions]
            return Suggestions(_choices(entries, locale), locale)
        return NoAnswer(self.topics(locale), locale)

    def _answer(self, entry: Entry, locale: Locale, confidence: float, others: Iterable[str]) -> Answer:
        content = entry.content
        related = dict.fromkeys([*others, *content.related])
        entries = [self.faq.entries[name] for name in related if name != entry.id]
        return Answer(
            entry.id,
            _title(content.title, locale),
            written(content.answer.in_language(language_in(locale)), locale),
            _links(entry, locale),
            _choices(entries, locale)[:MOST_RELATED],
            content.source,
            locale,
            confidence,
        )


def _title(titles: Titles, locale: Locale) -> str:
    return written(titles.in_language(language_in(locale)), locale)


def _choices(entries: Iterable[Entry], locale: Locale) -> tuple[Choice, ...]:
    return tuple(Choice(entry.id, _title(entry.content.title, locale)) for entry in entries)


def _groups(entries: Sequence[Entry], locale: Locale) -> Iterable[LinkGroup]:
    """Group links by entry; each stands once, with the entry that has the fewest: there it is what is meant."""
    home: dict[str, str] = {}
    for entry in sorted(entries, key=lambda entry: len(entry.content.links)):
        for link in entry.content.links:
            home.setdefault(link.url, entry.id)
    for entry in entries:
        links = tuple(link for link in _links(entry, locale) if home[link.url] == entry.id)
        if links:
            yield LinkGroup(entry.id, _title(entry.content.title, locale), links)


def _links(entry: Entry, locale: Locale) -> tuple[Link, ...]:
    return tuple(Link(_title(link.label, locale), link.url) for link in entry.content.links)
