"""A conversation: what a reply offers can be chosen by number, and commands start with a slash."""

from collections.abc import Sequence

from bot.cli.options import locale_from
from bot.cli.show import choices_in, help_text, shown, shown_explanation, shown_topic, topic_commands
from bot.i18n import Locale, translate
from bot.mentor import Answer, Choice, Mentor, Question

MAX_DIGITS = 9
"""Digits that can be a choice; Python itself refuses to read some thousands of them."""


class Conversation:
    """One person's conversation with the mentor."""

    def __init__(self, mentor: Mentor, locale: Locale) -> None:
        self._mentor = mentor
        self.locale = locale
        self._choices: Sequence[Choice] = ()

    def reply(self, line: str) -> str | None:
        """Return the reply to a line; None ends the conversation."""
        if line.isdecimal():
            return self._chosen(line)
        if line.startswith("/"):
            return self._command(*_split(line))
        reply = self._mentor.ask(Question(line, self.locale))
        self.locale = reply.language
        self._choices = choices_in(reply) or self._choices
        return shown(reply)

    def _chosen(self, typed: str) -> str:
        number = int(typed) if len(typed) <= MAX_DIGITS else 0
        if not 1 <= number <= len(self._choices):
            return translate("no-choice", self.locale, number=typed[:20])
        chosen = self._choices[number - 1]
        answer = self._mentor.entry(chosen.id, self.locale)
        if answer is None:
            return self._topic(chosen.id)
        return self._answered(answer)

    def _answered(self, answer: Answer) -> str:
        self._choices = choices_in(answer)
        return shown(answer)

    def _command(self, name: str, rest: str) -> str | None:
        match name:
            case "quit" | "exit" | "q":
                return None
            case "help":
                return help_text(self._mentor.topics(self.locale), self.locale)
            case "topics":
                self._choices = self._mentor.topics(self.locale)
                names = topic_commands(self._choices)
                return "\n".join(f"{n}. {topic.title} (/{names[topic.id]})" for n, topic in enumerate(self._choices, 1))
            case "explain":
                return shown_explanation(self._mentor.explain(Question(rest, self.locale)))
            case "lang":
                return self._language(rest)
            case "ask":
                return self.reply(rest) if rest else help_text(self._mentor.topics(self.locale), self.locale)
        topics = {command: topic for topic, command in topic_commands(self._mentor.topics(self.locale)).items()}
        return self._topic(topics.get(name, name))

    def _language(self, wanted: str) -> str:
        import typer

        try:
            self.locale = locale_from(wanted or None) or self.locale
        except typer.BadParameter as error:
            return str(error)
        return translate("language-is", self.locale)

    def _topic(self, name: str) -> str:
        topic = self._mentor.topic(name, self.locale)
        if topic is None:
            return f"{translate('no-topic', self.locale, topic=name)} /topics"
        self._choices = choices_in(topic)
        return shown_topic(topic)


def _split(line: str) -> tuple[str, str]:
    name, _, rest = line[1:].partition(" ")
    return name.casefold(), rest.strip()
