"""Replies as text for a terminal."""

from collections.abc import Iterable, Mapping, Sequence

from bot.i18n import Locale, translate, writings
from bot.matching import Contribution, Explanation
from bot.mentor import (
    Answer,
    Choice,
    Link,
    NoAnswer,
    Reply,
    SmallTalk,
    Suggestions,
    TopicOverview,
    topic_command_names,
)

_SHOWN_OF_HELD = 3
"""Examples within a long text that an explanation names."""
_SHOWN_OF_ANSWERS = 60
"""Characters of an answer that an explanation shows."""
CHAT_COMMANDS = frozenset({"ask", "exit", "explain", "help", "lang", "q", "quit", "topics"})
"""Commands of the chat itself, which no topic's command can be called."""


def topic_commands(topics: Iterable[Choice]) -> Mapping[str, str]:
    """Return the chat's command of each topic, by topic."""
    return topic_command_names((topic.id for topic in topics), CHAT_COMMANDS)


def shown(reply: Reply) -> str:
    """Return a reply as text; what can be chosen is numbered."""
    match reply:
        case Answer():
            return _answer(reply)
        case Suggestions():
            return _paragraphs(translate("suggestions", reply.language), _numbered(reply.choices))
        case NoAnswer():
            commands = topic_commands(reply.topics)
            topics = "  ".join(f"/{commands[topic.id]} ({topic.title})" for topic in reply.topics)
            return _paragraphs(translate("no-answer", reply.language, source=reply.source_line), topics)
        case SmallTalk():
            return reply.text


def choices_in(reply: Reply | TopicOverview) -> Sequence[Choice]:
    """Return what can be chosen by number after a reply."""
    match reply:
        case Answer():
            return (*reply.also, *reply.related)
        case Suggestions():
            return reply.choices
        case TopicOverview():
            return reply.entries
        case _:
            return ()


def shown_topic(topic: TopicOverview) -> str:
    """Return a topic at a glance as text."""
    return _paragraphs(f"**{topic.title}**", _numbered(topic.entries), _links(topic.links))


def shown_explanation(explanation: Explanation) -> str:
    """Return why a question got its reply."""
    match = explanation.match
    read = f"read as   {match.reading.text or '(nothing)'}"
    repairs = ", ".join(f"{old} -> {new}" for old, new in match.reading.repairs)
    outcome = {"answer": "answer", "suggest": "suggestions", "none": "no answer"}[match.decision]
    decided = f"decision  {outcome}{' (this very text is known)' if match.exact else ''}"
    if match.held:
        decided += f" (it holds {', '.join(map(repr, match.held[:_SHOWN_OF_HELD]))} word for word)"
    if match.by_words and not match.exact and not match.held:
        decided += " (its words alone leave no doubt)"
    best = [f"  {c.confidence:+.2f}  {c.label}  (score {c.score:+.2f})" for c in match.candidates]
    return _paragraphs(
        "\n".join(filter(None, [read, f"repaired  {repairs}" if repairs else "", decided])),
        "\n".join(["best entries, with confidence", *best]) if best else "",
        _contributions("speaks for it", explanation.supporting),
        _contributions("speaks against it", explanation.opposing),
    )


def _contributions(title: str, contributions: Iterable[Contribution]) -> str:
    lines = [f"  {c.weight:+.3f}  {_contribution(c)}" for c in contributions]
    return "\n".join([title, *lines]) if lines else ""


def _contribution(contribution: Contribution) -> str:
    labels = ", ".join(contribution.labels) or "not in the FAQ"
    if contribution.is_answer:
        return f"the answer speaks of {contribution.text[:_SHOWN_OF_ANSWERS]!r} -> {labels}"
    return f"{contribution.text!r} -> {labels}"


def _answer(answer: Answer) -> str:
    source = f"{translate('source', answer.language)}: {answer.source}" if answer.source else ""
    related = _numbered(answer.related, f"{translate('related', answer.language)}:", start=len(answer.also) + 1)
    also = _numbered(answer.also, f"{translate('also', answer.language)}:")
    return _paragraphs(f"**{answer.title}**", answer.text, _links(answer.links), also, related, source)


def _links(links: Iterable[Link]) -> str:
    return "\n".join(f"- {link.label}: {link.url}" for link in links)


def _numbered(choices: Iterable[Choice], heading: str = "", start: int = 1) -> str:
    lines = [f"{number}. {choice.title}" for number, choice in enumerate(choices, start)]
    return "\n".join(filter(None, [heading, *lines])) if lines else ""


def _paragraphs(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)


def help_text(topics: Iterable[Choice], locale: Locale) -> str:
    """Return the help of the chat."""
    names = "  ".join(f"/{name}" for name in topic_commands(topics).values())
    locales = "|".join(writing.locale for writing in writings())
    return translate("help", locale, topics=names, locales=locales)
