"""The FAQ: entries, lessons and small talk in YAML files that people edit."""

from bot.faq.faq import Entry as Entry, Faq as Faq, Topic as Topic, TrainingExample as TrainingExample
from bot.faq.files.read import FaqSources as FaqSources, read_files as read_files
from bot.faq.load import Loaded as Loaded, ParsedFaq as ParsedFaq
from bot.faq.watch import saves as saves
