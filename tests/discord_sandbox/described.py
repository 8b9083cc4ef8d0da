"""Discord's own description, for tests: one that wants it fails where it was not made."""

from functools import cache

import pytest

from discord_sandbox.description import SCHEMAS, Description


@cache
def discord_described() -> Description:
    """Give the description that make has made, or fail the test with how to make it."""
    try:
        return Description.load()
    except FileNotFoundError:
        target = "/".join(SCHEMAS.parts[-3:])
        pytest.fail(
            f"Discord's description of its API is missing: run `make {target}` where the npm registry can be reached.",
            pytrace=False,
        )
