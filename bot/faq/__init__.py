"""The FAQ: entries, lessons and courtesies in YAML files that people edit."""

from bot.faq.faq import Entry, Faq, TaughtLesson, Topic
from bot.faq.files import Files, read_files
from bot.faq.load import Loaded, load, load_or_raise
from bot.faq.problem import Place, Problem
from bot.faq.watch import saves

__all__ = [
    "Entry",
    "Faq",
    "Files",
    "Loaded",
    "Place",
    "Problem",
    "TaughtLesson",
    "Topic",
    "load",
    "load_or_raise",
    "read_files",
    "saves",
]
