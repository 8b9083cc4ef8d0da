"""Bots in other libraries than discord.py, each run as a program of its own against the sandbox."""
