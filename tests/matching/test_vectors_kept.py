"""An encoder's vectors are kept on the disk: nothing is encoded twice."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from bot.errors import EncoderError
from bot.matching import E5Encoder, Example, learn, why_no_e5
from bot.matching.disk import save_arrays
from tests.matching.conftest import CharacterEncoder

NEW = Example("may i bring my dog", ("pets",))


def vector_file(folder: Path) -> Path:
    """Find the one file of vectors in a folder."""
    (path,) = folder.glob("vectors-*.npz")
    return path


def test_every_example_is_encoded_once(library_examples: Sequence[Example], encoder: CharacterEncoder) -> None:
    """Each text is encoded once when it is learnt, also one that stands there twice."""
    matcher = learn([*library_examples, *library_examples], encoder=encoder).matcher

    assert len(encoder.encoded) == len(set(encoder.encoded)) == len(matcher.examples)


def test_a_question_is_encoded_once(library_examples: Sequence[Example], encoder: CharacterEncoder) -> None:
    """A question takes the encoder once."""
    matcher = learn(library_examples, encoder=encoder).matcher
    encoder.encoded.clear()

    matcher.match("can i print here")

    assert encoder.encoded == ["can i print here"]


def test_second_learning_encodes_nothing(library_examples: Sequence[Example], tmp_path: Path) -> None:
    """Who learns the same again needs no encoding, and gets the same matcher."""
    first, second = CharacterEncoder(), CharacterEncoder()
    one = learn(library_examples, encoder=first, vectors=tmp_path).matcher

    other = learn(library_examples, encoder=second, vectors=tmp_path).matcher

    assert first.encoded
    assert second.encoded == []
    assert other.match("can i print here") == one.match("can i print here")


def test_only_the_new_text_is_encoded(library_examples: Sequence[Example], tmp_path: Path) -> None:
    """Who adds an example has only that one encoded."""
    learn(library_examples, encoder=CharacterEncoder(), vectors=tmp_path)
    second = CharacterEncoder()

    learn([*library_examples, NEW], encoder=second, vectors=tmp_path)

    assert second.encoded == [NEW.text]


def test_two_faqs_share_the_vectors(library_examples: Sequence[Example], tmp_path: Path) -> None:
    """Who learns another FAQ in between need not encode the first one again."""
    learn(library_examples, encoder=CharacterEncoder(), vectors=tmp_path)
    learn([NEW], encoder=CharacterEncoder(), vectors=tmp_path)
    again = CharacterEncoder()

    learn(library_examples, encoder=again, vectors=tmp_path)

    assert again.encoded == []


def test_another_encoder_has_other_vectors(library_examples: Sequence[Example], tmp_path: Path) -> None:
    """Vectors of an encoder of another name aren't taken for one's own."""
    learn(library_examples, encoder=CharacterEncoder(), vectors=tmp_path)
    other = CharacterEncoder()
    other.name = "characters 2"

    learn(library_examples, encoder=other, vectors=tmp_path)

    assert len(other.encoded) == len(library_examples)


def test_progress_is_told_of_every_vector(library_examples: Sequence[Example], tmp_path: Path) -> None:
    """Progress counts from 1 to the number of new texts, and says nothing where there is none."""
    told: list[tuple[int, int]] = []
    count = len(library_examples)

    learn(library_examples, encoder=CharacterEncoder(), vectors=tmp_path, progress=lambda *so_far: told.append(so_far))
    learn(library_examples, encoder=CharacterEncoder(), vectors=tmp_path, progress=lambda *so_far: told.append(so_far))

    assert told == [(done, count) for done in range(1, count + 1)]


@pytest.mark.parametrize("share", [0.0, 0.3, 0.99])
def test_truncated_vectors_are_made_again(library_examples: Sequence[Example], tmp_path: Path, share: float) -> None:
    """A file of vectors that breaks off is as good as none."""
    learn(library_examples, encoder=CharacterEncoder(), vectors=tmp_path)
    path = vector_file(tmp_path)
    path.write_bytes(path.read_bytes()[: int(share * path.stat().st_size)])
    again = CharacterEncoder()

    learn(library_examples, encoder=again, vectors=tmp_path)

    assert len(again.encoded) == len(library_examples)


def test_foreign_vectors_are_made_again(library_examples: Sequence[Example], tmp_path: Path) -> None:
    """A file of other arrays in the place of the vectors is as good as none."""
    learn(library_examples, encoder=CharacterEncoder(), vectors=tmp_path)
    save_arrays(vector_file(tmp_path), something=np.arange(3))
    again = CharacterEncoder()

    learn(library_examples, encoder=again, vectors=tmp_path)

    assert len(again.encoded) == len(library_examples)


def test_e5_runs_or_says_why_not() -> None:
    """Where E5 can't run, it says why and how to do without; where it can, it gives unit vectors of 384 numbers."""
    reason = why_no_e5()

    if reason:
        assert "SEMANTIC=0" in reason
        with pytest.raises(EncoderError, match="SEMANTIC=0"):
            E5Encoder()
    else:
        vector = E5Encoder().encode("how do i become a machine learning engineer")
        assert vector.shape == (384,)
        assert vector.dtype == np.float32
        assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-3)
