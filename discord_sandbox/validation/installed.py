"""Discord's description of its API, where the development tools and the description are installed."""

from discord_sandbox.errors import SchemasMissingError
from discord_sandbox.validation.body_check import BodyCheck


def installed_description() -> BodyCheck | None:
    """Return Discord's description as a check, or None where it isn't installed; then only the limits hold."""
    try:
        from discord_sandbox.validation.openapi import Description  # noqa: PLC0415 - needs jsonschema, a tool for tests

        return Description.load()
    except (ImportError, SchemasMissingError):
        return None
