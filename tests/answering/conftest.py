"""What the answering tests share: a small FAQ whose encoder can be held up."""

import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from bot.faq import ParsedFaq, read_files
from bot.matching import fit
from bot.mentor import Library, Mentor
from bot.training.train import examples_of
from tests.concurrency import Concurrency
from tests.conftest import FaqFolder
from tests.matching.conftest import CharacterEncoder


class GatedEncoder(CharacterEncoder):
    """Takes its time over texts with "slow" in them: until the gate is opened. It counts them."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = threading.Event()
        self.began = threading.Semaphore(0)
        self.concurrency = Concurrency()

    def encode(self, text: str) -> NDArray[np.float32]:
        """Return the vector of a text, of a slow one only after the gate is opened."""
        if "slow" in text:
            with self.concurrency.counted():
                self.began.release()
                self.gate.wait()
        return super().encode(text)


@pytest.fixture
def gated() -> Iterator[GatedEncoder]:
    """An encoder whose gate is open at the end, whatever happened."""
    encoder = GatedEncoder()
    yield encoder
    encoder.gate.set()


@pytest.fixture
def library(faq_folder: FaqFolder, gated: GatedEncoder) -> Library:
    """A small FAQ in force, with that encoder."""
    folder: Path = faq_folder()
    faq = ParsedFaq(read_files(folder)).faq()
    return Library(Mentor(faq, fit(examples_of(faq), encoder=gated).matcher))
