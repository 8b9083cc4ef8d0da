"""The files of an FAQ: reading them, their form, and what is said where they don't have it."""
