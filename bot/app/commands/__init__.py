"""Slash commands as Discord knows them: names in each language, and telling Discord when they change."""
