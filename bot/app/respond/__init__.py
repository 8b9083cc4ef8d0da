"""Responding to Discord: sent once, in time, and never with a traceback."""
