"""The registry of features: one line each. It alone knows which command names are taken."""

from collections.abc import Iterable, Mapping

from discord.ext import commands

from bot.app.commands.localisation import DEFAULT, LOCALES
from bot.app.feature import Feature, FeatureContext, FeatureSpec
from bot.app.features import ask, entries, messages, sharing, topics, welcome
from bot.app.services import Services
from bot.i18n import Locale, translate
from bot.mentor import topic_command_names

FEATURES: tuple[FeatureSpec, ...] = (
    FeatureSpec(ask.make, ("command-ask",)),
    FeatureSpec(topics.make, ("command-topics",)),
    FeatureSpec(entries.make),
    FeatureSpec(sharing.make),
    FeatureSpec(messages.make),
    FeatureSpec(welcome.make),
)


def make_features(bot: commands.AutoShardedBot, services: Services) -> list[Feature]:
    """Return all features, made for one bot."""
    context = FeatureContext(bot, services, taken_names())
    return [spec.make(context) for spec in FEATURES]


def taken_names() -> Mapping[Locale, frozenset[str]]:
    """Return the names of the bot's own commands, by locale."""
    keys = [key for spec in FEATURES for key in spec.command_keys]
    return {locale: frozenset(translate(key, locale) for key in keys) for locale in LOCALES}


def renamed_topics(topic_ids: Iterable[str]) -> Mapping[str, str]:
    """Return the topics that share their name with a command of the bot, each with the name of its own command."""
    commands = topic_command_names(topic_ids, taken_names()[DEFAULT])
    return {topic: command for topic, command in commands.items() if topic != command}
