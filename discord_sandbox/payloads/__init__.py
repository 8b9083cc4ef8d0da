"""The state of the world in Discord's JSON."""
