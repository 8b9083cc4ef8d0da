"""The FAQ: entries, lessons and small talk in YAML files that people edit."""

from bot.faq.faq import Entry, Faq, Topic, TrainingExample
from bot.faq.files.problem import Place, Problem
from bot.faq.files.read import FaqSources, read_files
from bot.faq.load import Loaded, ParsedFaq, load, load_or_raise
from bot.faq.watch import saves

__all__ = [
    "Entry",
    "Faq",
    "FaqSources",
    "Loaded",
    "ParsedFaq",
    "Place",
    "Problem",
    "Topic",
    "TrainingExample",
    "load",
    "load_or_raise",
    "read_files",
    "saves",
]
