"""The state of the sandbox's Discord, the rules by which it changes, and the events that say so."""
