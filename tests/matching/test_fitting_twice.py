"""The same examples make the same matcher: in any order, and from the disk again."""

from collections.abc import Sequence
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings, strategies as st

from bot.matching import Example, Matcher, Synonyms, TrainedModel, fit
from bot.matching.array_files import save_arrays
from bot.matching.serialisation import load_model, save_model
from tests.matching.conftest import SYNONYMS, CharacterEncoder

ASKED = [
    "When does the library open?",
    "can I bring back a book too late",
    "libary card pls",
    "reader pass",
    "读者卡",
    "怎么打印文件",
    "who won the world cup in 1998",
    "will it rain tomorrow",
    "👍",
    "",
]


def same_matches(one: Matcher, other: Matcher) -> bool:
    """Return whether two matchers decide the same, to the last digit, and for the same reasons."""
    return all(one.match(text) == other.match(text) and one.explain(text) == other.explain(text) for text in ASKED)


@pytest.fixture(scope="session")
def trained(library_examples: Sequence[Example]) -> TrainedModel:
    """The model of the library's FAQ, trained without an encoder."""
    return fit(library_examples, synonyms=SYNONYMS)


@pytest.fixture(scope="session")
def saved(trained: TrainedModel, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that the model is saved in."""
    path = tmp_path_factory.mktemp("saved") / "matcher.npz"
    save_model(path, trained)
    return path


@given(st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=8)
def test_order_of_examples_makes_no_difference(
    trained: TrainedModel, library_examples: Sequence[Example], random: Random
) -> None:
    """Examples in any order give the same cut-offs, decisions and numbers."""
    shuffled = list(library_examples)
    random.shuffle(shuffled)

    again = fit(shuffled, synonyms=SYNONYMS)

    assert again.matcher.cutoffs == trained.matcher.cutoffs
    assert same_matches(again.matcher, trained.matcher)


def test_order_makes_no_difference_with_an_encoder(library_examples: Sequence[Example]) -> None:
    """With an encoder the order of examples makes no difference either."""
    one = fit(library_examples, encoder=CharacterEncoder())

    other = fit(library_examples[::-1], encoder=CharacterEncoder())

    assert other.matcher.cutoffs == one.matcher.cutoffs
    assert same_matches(one.matcher, other.matcher)


def test_an_example_given_twice_counts_once(trained: TrainedModel, library_examples: Sequence[Example]) -> None:
    """A text that stands there twice, or in another case and width, is one example."""
    doubled = [*library_examples, *library_examples, Example("ＯＰＥＮＩＮＧ hours!!", ("hours",))]

    again = fit(doubled, synonyms=SYNONYMS)

    assert again.matcher.examples == trained.matcher.examples
    assert same_matches(again.matcher, trained.matcher)


def test_saved_matcher_matches_the_same(trained: TrainedModel, saved: Path) -> None:
    """What was saved and loaded again decides the same, to the last digit."""
    loaded = load_model(saved, None)

    assert loaded is not None
    assert same_matches(loaded.matcher, trained.matcher)
    assert loaded.matcher.cutoffs == trained.matcher.cutoffs
    assert loaded.matcher.examples == trained.matcher.examples


def test_saved_model_has_the_same_held_out_scores(trained: TrainedModel, saved: Path) -> None:
    """Held-out scores come back, group by group."""
    loaded = load_model(saved, None)

    assert loaded is not None
    np.testing.assert_array_equal(loaded.held_out.leave_label_out, trained.held_out.leave_label_out)
    assert loaded.held_out.by_group.keys() == trained.held_out.by_group.keys()
    for group, values in trained.held_out.by_group.items():
        np.testing.assert_array_equal(loaded.held_out.by_group[group], values)


def test_saved_matcher_with_an_encoder_matches_the_same(library_examples: Sequence[Example], tmp_path: Path) -> None:
    """A matcher trained with an encoder comes back with its meanings."""
    trained = fit(library_examples, encoder=CharacterEncoder())
    save_model(tmp_path / "matcher.npz", trained)

    loaded = load_model(tmp_path / "matcher.npz", CharacterEncoder())

    assert loaded is not None
    assert same_matches(loaded.matcher, trained.matcher)


@pytest.mark.parametrize(
    "examples",
    [
        [Example("only one", ("a",))],
        [Example("one", ("a",)), Example("two", ("b",))],
        [Example("one", ("a",)), Example("nothing to do with it", ())],
        [Example("如何开始", ("甲",)), Example("不相干", (), "组"), Example("another", (), "組/二")],
    ],
)
def test_smallest_matchers_are_saved(examples: list[Example], tmp_path: Path) -> None:
    """Matchers without out-of-scope examples, without groups or with Chinese labels come back the same."""
    trained = fit(examples, synonyms=Synonyms())
    save_model(tmp_path / "matcher.npz", trained)

    loaded = load_model(tmp_path / "matcher.npz", None)

    assert loaded is not None
    assert same_matches(loaded.matcher, trained.matcher)


def test_saved_matcher_wants_its_encoder(library_examples: Sequence[Example], saved: Path, tmp_path: Path) -> None:
    """A matcher trained without an encoder isn't loaded with one, nor the other way round."""
    save_model(tmp_path / "matcher.npz", fit(library_examples, encoder=CharacterEncoder()))

    assert load_model(saved, CharacterEncoder()) is None
    assert load_model(tmp_path / "matcher.npz", None) is None


def test_missing_file_is_no_matcher(tmp_path: Path) -> None:
    """Where there is no file, or a folder in its place, nothing is loaded."""
    assert load_model(tmp_path / "none.npz", None) is None
    assert load_model(tmp_path, None) is None


@given(proportion=st.floats(0, 0.9999))
@example(proportion=0.0)
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_truncated_file_is_ignored(saved: Path, tmp_path: Path, proportion: float) -> None:
    """A file that breaks off anywhere is as good as none."""
    whole = saved.read_bytes()
    broken = tmp_path / "broken.npz"
    broken.write_bytes(whole[: int(proportion * len(whole))])

    assert load_model(broken, None) is None


@pytest.mark.parametrize("content", [b"not ours", b"\x00" * 1000, b"PK\x03\x04", b"\x93NUMPY\x01\x00", b"{}"])
def test_foreign_file_is_ignored(content: bytes, tmp_path: Path) -> None:
    """A file of something else is as good as none."""
    path = tmp_path / "foreign.npz"
    path.write_bytes(content)

    assert load_model(path, None) is None


@pytest.mark.parametrize("words", [b"{}", b"[]", b"null", b"\xff", b"", b'{"names": [], "examples": 7}'])
def test_foreign_arrays_are_ignored(words: bytes, tmp_path: Path) -> None:
    """A file of arrays that aren't a matcher's is as good as none."""
    path = tmp_path / "foreign.npz"
    save_arrays(path, words=np.frombuffer(words, dtype=np.uint8), weights=np.zeros((2, 2)))

    assert load_model(path, None) is None


@given(place=st.floats(0, 1, exclude_max=True), flipped=st.integers(1, 255))
@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_damaged_byte_never_raises(saved: Path, tmp_path: Path, place: float, flipped: int) -> None:
    """A byte that has changed on the disk makes it no matcher, or did no harm."""
    whole = bytearray(saved.read_bytes())
    whole[int(place * len(whole))] ^= flipped
    damaged = tmp_path / "damaged.npz"
    damaged.write_bytes(whole)

    loaded = load_model(damaged, None)

    assert loaded is None or loaded.matcher.match(ASKED[0]).candidates[0].label == "hours"
