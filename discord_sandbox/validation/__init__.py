"""Checks of request bodies: the limits written by hand, and Discord's own description of its API."""
