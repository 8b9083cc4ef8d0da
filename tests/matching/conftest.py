"""What the matching tests share: a small FAQ about a library, and an encoder that needs no model."""

import hashlib
from collections.abc import Mapping

import numpy as np
import pytest
from numpy.typing import NDArray

from bot.matching import Example, Matcher, Synonyms, fit

ENTRIES: Mapping[str, tuple[str, ...]] = {
    "hours": (
        "When does the library open?",
        "opening hours",
        "Are you open on Sundays?",
        "what time does the library close today",
        "图书馆几点开门？",
        "周末开放吗",
    ),
    "card": (
        "How do I get a library card?",
        "sign up as a reader",
        "I lost my card, can I have a new one?",
        "who can become a member of the library",
        "怎么办借书证？",
        "借书卡丢了怎么补办",
    ),
    "fines": (
        "What happens if I return a book late?",
        "overdue fee",
        "How much is the fine for each day?",
        "do i have to pay when a book is late",
        "逾期还书要罚款吗？",
        "书晚还几天会怎样",
    ),
    "printing": (
        "Where can I print something?",
        "is there a printer here",
        "What does a printed page cost?",
        "can i print a document from my own computer",
        "哪里可以打印？",
        "打印一页多少钱",
    ),
    "rooms": (
        "How do I book a study room?",
        "reserve a group room",
        "Is there a quiet place to work?",
        "can i have a room for my study group",
        "怎么预约自习室？",
        "有没有小组讨论的房间",
    ),
}
OUT_OF_SCOPE: Mapping[str, tuple[str, ...]] = {
    "weather": ("what's the weather like today", "will it rain tomorrow", "is it cold outside", "明天会下雨吗"),
    "kitchen": ("how do i bake a cake", "recipe for tomato soup", "how long do eggs boil", "番茄炒蛋怎么做"),
    "sports": ("who won the match last night", "how does offside work", "best running shoes", "昨晚比赛谁赢了"),
}
SYNONYMS = Synonyms([["library card", "reader pass"], ["study room", "carrel"]], [["借书证", "读者卡"]])


def examples_of_library() -> list[Example]:
    """Return the examples of the library's FAQ: five entries and three out-of-scope groups."""
    return [
        *(Example(text, (label,)) for label, texts in ENTRIES.items() for text in texts),
        *(Example(text, (), group) for group, texts in OUT_OF_SCOPE.items() for text in texts),
    ]


class CharacterEncoder:
    """A deterministic encoder: runs of three characters, hashed into 64 numbers; it records what it encoded."""

    name = "characters 1"

    def __init__(self) -> None:
        self.encoded: list[str] = []
        self.general_mean = np.zeros(64, dtype=np.float32)

    def encode(self, text: str) -> NDArray[np.float32]:
        """Return the vector of a text."""
        self.encoded.append(text)
        vector = np.full(64, 1e-3)
        padded = f"  {text} "
        for start in range(len(padded) - 2):
            place = hashlib.sha256(padded[start : start + 3].encode()).digest()
            vector[place[0] % 64] += 1.0 if place[1] % 2 else -1.0
        unit: NDArray[np.float32] = (vector / np.linalg.norm(vector)).astype(np.float32)
        return unit

    def tokens(self, text: str) -> int:
        """Return the number of characters."""
        return len(text)


@pytest.fixture
def encoder() -> CharacterEncoder:
    """An encoder that has encoded nothing yet."""
    return CharacterEncoder()


@pytest.fixture(scope="session")
def library_examples() -> list[Example]:
    """The examples of the library's FAQ."""
    return examples_of_library()


@pytest.fixture(scope="session")
def library() -> Matcher:
    """A matcher of the library's FAQ, trained without an encoder."""
    return fit(examples_of_library(), synonyms=SYNONYMS).matcher
