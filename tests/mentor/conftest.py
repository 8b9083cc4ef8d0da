"""Our own mentor, opened once."""

import pytest

from bot.mentor import Mentor
from bot.settings import load_settings
from bot.training.loader import build_mentor


@pytest.fixture(scope="session")
def own_mentor() -> Mentor:
    """The mentor of our own FAQ; its matcher was trained when the tests began."""
    return build_mentor(load_settings())
