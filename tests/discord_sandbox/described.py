"""Discord's own description, for tests: one that wants it fails where it was not made."""

from functools import cache

import pytest

from discord_sandbox import SchemasMissingError
from discord_sandbox.validation.openapi import Description


@cache
def discord_described() -> Description:
    """Return the description that make has fetched, or fail the test with how to fetch it."""
    try:
        return Description.load()
    except SchemasMissingError as error:
        pytest.fail(str(error), pytrace=False)
