"""Slash commands as Discord knows them: names in each language, and their sync to Discord."""
