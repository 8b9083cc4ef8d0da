"""The mentor: a question in, a reply out. Plain and synchronous; everything that shows replies enters here."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.faq import Entry, Faq
from bot.faq.files.models import Titles
from bot.i18n import Locale, language_in, locale_of, written
from bot.matching import Explanation, Match, Matcher
from bot.mentor.follow_up import match_follow_up
from bot.mentor.introduction import Introduction
from bot.mentor.results import (
    Answer,
    Choice,
    Link,
    LinkGroup,
    NoAnswer,
    Question,
    Reply,
    SmallTalk,
    Suggestions,
    TopicOverview,
)
from bot.mentor.several import affordable_questions_in, answers_in
from bot.mentor.small_talk import SmallTalkIndex
from bot.mentor.titles import TitleIndex

MAX_RELATED = 3


class Mentor:
    """Answers from one FAQ with a matcher, which mentors of other FAQs may share.

    The matcher may know entries that this FAQ does not have: then they count as none of its entries.
    """

    def __init__(self, faq: Faq, matcher: Matcher) -> None:
        self.faq = faq
        self.matcher = matcher
        self._small_talk = SmallTalkIndex(faq.small_talk)
        self._titles = TitleIndex(faq)

    @property
    def encodes(self) -> bool:
        """Whether a reply takes an encoder, and so some ten milliseconds."""
        return self.matcher.encoder is not None

    def ask(self, question: Question) -> Reply:
        """Return the reply to a question of any length and kind, in its own language; never raise."""
        return self.consider(question)[0]

    def consider(self, question: Question) -> tuple[Reply, Match]:
        """Return the reply to a question, and how the matcher ranked the entries; of several questions, the first."""
        locale = locale_of(question.text, question.language)
        alone = self._match(question.text)
        small_talk = self._small_talk.find(question.text)
        if small_talk:
            text = small_talk.reply.in_language(language_in(locale))
            return SmallTalk(small_talk.id, written(text, locale), locale), alone
        match = self._match_follow_up(question, locale, alone)
        also: tuple[str, ...] = ()
        if match is alone and not (alone.exact or alone.held):
            questions = affordable_questions_in(question.text, self.matcher.tokens)
            match, also = answers_in(alone, [*map(self._match, questions)], self.faq.entries)
        reply = self._reply(match, locale)
        return (self.with_further(reply, also) if isinstance(reply, Answer) else reply), match

    def explain(self, question: Question) -> Explanation:
        """Return what was read, of several questions the first, and what supported and opposed the best entry."""
        return self.matcher.explain(self.consider(question)[1].reading.form)

    def entry(self, entry_id: str, locale: Locale) -> Answer | None:
        """Return an entry's answer; None where there is no such entry (any more)."""
        entry = self.faq.entries.get(entry_id)
        return None if entry is None else self._answer(entry, locale, 1.0, ())

    def titles_like(self, typed: str, locale: Locale, topic: str | None = None) -> tuple[Choice, ...]:
        """Return at most 25 entries, of one topic or of all, whose title is similar to what was typed, best first."""
        return _choices(self._titles.like(typed, topic), locale)

    def topics(self, locale: Locale) -> tuple[Choice, ...]:
        """Return the topics in their order."""
        return tuple(Choice(topic.name, _title(topic.title, locale)) for topic in self.faq.topics)

    def topic(self, name: str, locale: Locale) -> TopicOverview | None:
        """Return a topic at a glance; None where there is no such topic."""
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

    def introduction(self, locale: Locale) -> Introduction:
        """Return what the FAQ says of itself."""
        return Introduction.of(self.faq.about, locale)

    def no_answer(self, locale: Locale) -> NoAnswer:
        """Return the reply to what the FAQ does not answer."""
        return NoAnswer(self.topics(locale), locale, self.introduction(locale).source_line)

    def topic_or_entry(self, name: str, locale: Locale) -> Answer | TopicOverview | None:
        """Return the entry or the topic of that id; None where there is neither."""
        return self.entry(name, locale) or self.topic(name, locale)

    def with_further(self, answer: Answer, entries: Iterable[str]) -> Answer:
        """Return an answer that leads to further entries of the same message, as far as there are such (any more)."""
        also = _choices((self.faq.entries[name] for name in entries if name in self.faq.entries), answer.language)
        related = tuple(choice for choice in answer.related if choice not in also)
        return replace(answer, related=related, also=also)

    def _match(self, text: str) -> Match:
        match = self.matcher.match(text)
        title = self._titles.source_of(text)
        return match if title is None or match.exact else self.matcher.match(title)

    def _match_follow_up(self, question: Question, locale: Locale, alone: Match) -> Match:
        about = self.faq.entries.get(question.about)
        if about is None:
            return alone
        title = about.content.title.in_language(language_in(locale))
        return match_follow_up(self.matcher, self.faq.entries, question.text, about=about, title=title, alone=alone)

    def _reply(self, match: Match, locale: Locale) -> Reply:
        entries = self.faq.entries
        if match.decision == "answer":
            best, *others = match.candidates
            if best.label in entries:
                same = [c.label for c in others if match.exact and c.confidence == 1.0 and c.label in entries]
                return self._answer(entries[best.label], locale, best.confidence, same)
        if match.decision == "suggest":
            suggested = [entries[candidate.label] for candidate in match.suggestions if candidate.label in entries]
            if suggested:
                return Suggestions(_choices(suggested, locale), locale)
        return self.no_answer(locale)

    def _answer(self, entry: Entry, locale: Locale, confidence: float, others: Iterable[str]) -> Answer:
        content = entry.content
        related = dict.fromkeys([*others, *content.related])
        entries = [self.faq.entries[name] for name in related if name != entry.id and name in self.faq.entries]
        topic = next(topic for topic in self.faq.topics if topic.name == entry.topic)
        return Answer(
            entry.id,
            _title(content.title, locale),
            written(content.answer.in_language(language_in(locale)), locale),
            _links(entry, locale),
            _choices(entries, locale)[:MAX_RELATED],
            content.source,
            Choice(topic.name, _title(topic.title, locale)),
            locale,
            confidence,
        )


def _title(titles: Titles, locale: Locale) -> str:
    return written(titles.in_language(language_in(locale)), locale)


def _choices(entries: Iterable[Entry], locale: Locale) -> tuple[Choice, ...]:
    return tuple(Choice(entry.id, _title(entry.content.title, locale)) for entry in entries)


def _groups(entries: Sequence[Entry], locale: Locale) -> Iterable[LinkGroup]:
    """Yield links by entry; each is listed once, with the entry that has the fewest links, the most specific one."""
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
