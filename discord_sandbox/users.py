"""Users: the people who try the bot, and the bot itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(eq=False, slots=True)
class User:
    """Anybody who can write; `name` is what others see."""

    id: int
    name: str
    username: str
    bot: bool = False


@dataclass(eq=False, slots=True)
class Person(User):
    """Somebody to be on the page or in a test; `installed` when the app is on their own account."""

    locale: str = "en-US"
    about: Mapping[str, str] = field(default_factory=dict)
    color: str = "#5865f2"
    installed: bool = False
