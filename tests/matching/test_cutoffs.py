"""Cut-offs are as strict as the share asks, and no stricter."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from bot.matching import Example, learn
from bot.matching.cutoffs import ENTRY_OUT_COUNTS, WITHOUT_EVIDENCE, Foreseen
from tests.matching.conftest import examples_of_library

Numbers = NDArray[np.float64]
NUMBERS = st.lists(st.floats(-1, 1), max_size=150).map(lambda values: np.array(values, dtype=np.float64))
GROUPS = st.dictionaries(st.sampled_from("abcd"), NUMBERS, max_size=4)


def let_through(foreseen: Foreseen, cutoff: float) -> float:
    """Reckon which share of all weight reaches a cut-off."""
    weight = min(ENTRY_OUT_COUNTS / max(len(foreseen.entry_out), 1), 1.0)
    strangers = np.concatenate([*foreseen.by_group.values(), np.zeros(0)])
    total = len(strangers) + weight * len(foreseen.entry_out)
    return float(((strangers >= cutoff).sum() + weight * (foreseen.entry_out >= cutoff).sum()) / total)


@given(groups=GROUPS, entry_out=NUMBERS, share=st.floats(0, 0.999))
def test_the_cutoff_lets_the_share_through_and_no_more(
    groups: dict[str, Numbers], entry_out: Numbers, share: float
) -> None:
    """At most the share reaches the cut-off; one value further down it would be more."""
    foreseen = Foreseen(groups, entry_out)
    values = np.concatenate([*groups.values(), entry_out])
    if not len(values):
        return

    cutoff = foreseen.cutoff(share)

    assert let_through(foreseen, cutoff) <= share + 1e-9
    assert let_through(foreseen, float(values[values < cutoff].max())) > share - 1e-9


@given(groups=GROUPS, entry_out=NUMBERS, shares=st.tuples(st.floats(0, 1), st.floats(0, 1)))
def test_who_lets_more_through_has_the_lower_cutoff(
    groups: dict[str, Numbers], entry_out: Numbers, shares: tuple[float, float]
) -> None:
    """A larger share never makes the cut-off stricter."""
    foreseen = Foreseen(groups, entry_out)

    assert foreseen.cutoff(max(shares)) <= foreseen.cutoff(min(shares))


def test_no_evidence_gives_the_default() -> None:
    """One entry and no stranger tell nothing: the cut-offs are the default."""
    learnt = learn([Example("when do you open", ("hours",)), Example("opening hours", ("hours",))])

    assert learnt.matcher.cutoffs.answer == learnt.matcher.cutoffs.suggest == WITHOUT_EVIDENCE


def test_strangers_are_foreseen_group_by_group() -> None:
    """Every stranger has its number, in the group that is left out with it, and every example of an entry too."""
    examples = examples_of_library()

    foreseen = learn(examples).foreseen

    assert {group: len(values) for group, values in foreseen.by_group.items()} == {
        "weather": 4,
        "kitchen": 4,
        "sports": 4,
    }
    assert len(foreseen.entry_out) == sum(bool(example.labels) for example in examples)


def test_suggesting_is_never_stricter_than_answering() -> None:
    """The cut-off for suggestions lies at or below the one for answers."""
    cutoffs = learn(examples_of_library()).matcher.cutoffs

    assert cutoffs.suggest <= cutoffs.answer


@pytest.mark.parametrize("count", [1, 3, 12])
def test_taught_strangers_get_the_no(count: int) -> None:
    """A stranger that was taught is never answered nor suggested, however few there are."""
    examples = examples_of_library()
    strangers = [example for example in examples if not example.labels][:count]

    matcher = learn([*(example for example in examples if example.labels), *strangers]).matcher

    assert {matcher.match(stranger.text.upper()).band for stranger in strangers} == {"none"}
