"""An encoder's vectors are cached on disk: nothing is encoded twice."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from bot.errors import EncoderError
from bot.matching import E5Encoder, Example, fit, why_no_e5
from bot.matching.array_files import load_arrays, save_arrays
from tests.matching.conftest import CharacterEncoder

NEW = Example("may i bring my dog", ("pets",))


def vector_file(folder: Path) -> Path:
    """Return the one file of vectors in a folder."""
    (path,) = folder.glob("vectors-*.npz")
    return path


def test_every_example_is_encoded_once(library_examples: Sequence[Example], encoder: CharacterEncoder) -> None:
    """Each text is encoded once in training, also one that stands there twice."""
    matcher = fit([*library_examples, *library_examples], encoder=encoder).matcher

    assert len(encoder.encoded) == len(set(encoder.encoded)) == len(matcher.examples)


def test_a_question_is_encoded_once(library_examples: Sequence[Example], encoder: CharacterEncoder) -> None:
    """A question takes the encoder once."""
    matcher = fit(library_examples, encoder=encoder).matcher
    encoder.encoded.clear()

    matcher.match("can i print here")

    assert encoder.encoded == ["can i print here"]


def test_second_training_encodes_nothing(library_examples: Sequence[Example], tmp_path: Path) -> None:
    """Training again needs no encoding, and gives the same matcher."""
    first, second = CharacterEncoder(), CharacterEncoder()
    one = fit(library_examples, encoder=first, vectors=tmp_path).matcher

    other = fit(library_examples, encoder=second, vectors=tmp_path).matcher

    assert first.encoded
    assert second.encoded == []
    assert other.match("can i print here") == one.match("can i print here")


def test_only_the_new_text_is_encoded(library_examples: Sequence[Example], tmp_path: Path) -> None:
    """Who adds an example has only that one encoded."""
    fit(library_examples, encoder=CharacterEncoder(), vectors=tmp_path)
    second = CharacterEncoder()

    fit([*library_examples, NEW], encoder=second, vectors=tmp_path)

    assert second.encoded == [NEW.text]


def test_two_faqs_share_the_vectors(library_examples: Sequence[Example], tmp_path: Path) -> None:
    """After another FAQ was trained in between, the first one need not be encoded again."""
    fit(library_examples, encoder=CharacterEncoder(), vectors=tmp_path)
    fit([NEW], encoder=CharacterEncoder(), vectors=tmp_path)
    again = CharacterEncoder()

    fit(library_examples, encoder=again, vectors=tmp_path)

    assert again.encoded == []


def test_another_encoder_has_other_vectors(library_examples: Sequence[Example], tmp_path: Path) -> None:
    """Vectors of an encoder of another name aren't taken for one's own."""
    fit(library_examples, encoder=CharacterEncoder(), vectors=tmp_path)
    other = CharacterEncoder()
    other.name = "characters 2"

    fit(library_examples, encoder=other, vectors=tmp_path)

    assert len(other.encoded) == len(library_examples)


def test_progress_is_called_for_every_vector(library_examples: Sequence[Example], tmp_path: Path) -> None:
    """Progress counts from 1 to the number of new texts, and is not called where there is none."""
    calls: list[tuple[int, int]] = []
    count = len(library_examples)

    fit(library_examples, encoder=CharacterEncoder(), vectors=tmp_path, progress=lambda *so_far: calls.append(so_far))
    fit(library_examples, encoder=CharacterEncoder(), vectors=tmp_path, progress=lambda *so_far: calls.append(so_far))

    assert calls == [(done, count) for done in range(1, count + 1)]


@pytest.mark.parametrize("proportion", [0.0, 0.3, 0.99])
def test_truncated_vectors_are_made_again(
    library_examples: Sequence[Example], tmp_path: Path, proportion: float
) -> None:
    """A file of vectors that breaks off is as good as none."""
    fit(library_examples, encoder=CharacterEncoder(), vectors=tmp_path)
    path = vector_file(tmp_path)
    path.write_bytes(path.read_bytes()[: int(proportion * path.stat().st_size)])
    again = CharacterEncoder()

    fit(library_examples, encoder=again, vectors=tmp_path)

    assert len(again.encoded) == len(library_examples)


def test_foreign_vectors_are_made_again(library_examples: Sequence[Example], tmp_path: Path) -> None:
    """A file of other arrays in the place of the vectors is as good as none."""
    fit(library_examples, encoder=CharacterEncoder(), vectors=tmp_path)
    save_arrays(vector_file(tmp_path), something=np.arange(3))
    again = CharacterEncoder()

    fit(library_examples, encoder=again, vectors=tmp_path)

    assert len(again.encoded) == len(library_examples)


def test_e5_runs_or_says_why_not() -> None:
    """Where E5 can't run, the error says what to do; where it can, it returns unit vectors of 384 numbers."""
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


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_vectors_that_are_no_numbers_are_made_again(
    library_examples: Sequence[Example], tmp_path: Path, value: float
) -> None:
    """Only those; the others stay."""
    fit(library_examples, encoder=CharacterEncoder(), vectors=tmp_path)
    arrays = load_arrays(vector_file(tmp_path))
    assert arrays
    arrays["vectors"][:2, 3] = value
    save_arrays(vector_file(tmp_path), **arrays)
    again = CharacterEncoder()

    fit(library_examples, encoder=again, vectors=tmp_path)

    assert len(again.encoded) == 2


def test_vectors_that_cannot_be_saved(
    library_examples: Sequence[Example], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Training goes on without, and one line says so."""
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    trained = fit(library_examples, encoder=CharacterEncoder(), vectors=tmp_path / "file" / "cache")

    assert trained.matcher.match(library_examples[0].text).decision == "answer"
    assert len(caplog.records) == 1
    assert "vectors" in caplog.text


def test_what_is_known_is_not_encoded(library_examples: Sequence[Example], encoder: CharacterEncoder) -> None:
    """A title or phrasing, typed as it stands or nearly so, costs no encoding; the reply is the same."""
    matcher = fit(library_examples, encoder=encoder).matcher
    for example in library_examples:
        encoder.encoded.clear()
        match = matcher.match(f"  {example.text.upper()}?? ")
        assert encoder.encoded == []
        assert match.exact
        full = matcher.match(example.text, in_full=True)
        assert encoder.encoded != []
        assert full.decision == match.decision == ("answer" if example.labels else "none")
        if example.labels:
            assert full.candidates[0].label == match.candidates[0].label
