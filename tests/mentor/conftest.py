"""Our own mentor, opened once."""

import pytest

from bot.mentor import Mentor
from bot.settings import load_settings
from bot.training.loader import build_mentor


@pytest.fixture(scope="session")
def own_mentor() -> Mentor:
    """The mentor of our own FAQ; its matcher was trained when the tests began."""
    return build_mentor(load_settings())


@pytest.fixture
def encoding(own_mentor: Mentor) -> None:
    """Only with the encoder: without it there is too little in the words."""
    if not own_mentor.encodes:
        pytest.skip("these replies take the sentence encoder, which is not there")
