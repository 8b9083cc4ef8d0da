"""Cut-offs are as strict as the wanted proportion asks, and no stricter."""

import numpy as np
import pytest
from hypothesis import given, strategies as st
from numpy.typing import NDArray

from bot.matching import Example, fit
from bot.matching.cutoffs import DEFAULT_CUTOFF, LEAVE_LABEL_OUT_WEIGHT, HeldOutScores
from tests.matching.conftest import examples_of_library

Numbers = NDArray[np.float64]
NUMBERS = st.lists(st.floats(-1, 1), max_size=150).map(lambda values: np.array(values, dtype=np.float64))
GROUPS = st.dictionaries(st.sampled_from("abcd"), NUMBERS, max_size=4)


def let_through(held_out: HeldOutScores, cutoff: float) -> float:
    """Return the proportion of all weight that reaches a cut-off."""
    weight = min(LEAVE_LABEL_OUT_WEIGHT / max(len(held_out.leave_label_out), 1), 1.0)
    out_of_scope = np.concatenate([*held_out.by_group.values(), np.zeros(0)])
    total = len(out_of_scope) + weight * len(held_out.leave_label_out)
    return float(((out_of_scope >= cutoff).sum() + weight * (held_out.leave_label_out >= cutoff).sum()) / total)


@given(groups=GROUPS, leave_label_out=NUMBERS, proportion=st.floats(0, 0.999))
def test_the_cutoff_lets_the_proportion_through_and_no_more(
    groups: dict[str, Numbers], leave_label_out: Numbers, proportion: float
) -> None:
    """At most the proportion reaches the cut-off; one value further down it would be more."""
    held_out = HeldOutScores(groups, leave_label_out)
    values = np.concatenate([*groups.values(), leave_label_out])
    if not len(values):
        return

    cutoff = held_out.cutoff(proportion)

    assert let_through(held_out, cutoff) <= proportion + 1e-9
    assert let_through(held_out, float(values[values < cutoff].max())) > proportion - 1e-9


@given(groups=GROUPS, leave_label_out=NUMBERS, proportions=st.tuples(st.floats(0, 1), st.floats(0, 1)))
def test_who_lets_more_through_has_the_lower_cutoff(
    groups: dict[str, Numbers], leave_label_out: Numbers, proportions: tuple[float, float]
) -> None:
    """A larger proportion never makes the cut-off stricter."""
    held_out = HeldOutScores(groups, leave_label_out)

    assert held_out.cutoff(max(proportions)) <= held_out.cutoff(min(proportions))


def test_no_evidence_gives_the_default() -> None:
    """With one label and nothing out of scope the cut-offs are the default."""
    model = fit([Example("when do you open", ("hours",)), Example("opening hours", ("hours",))])

    assert model.matcher.cutoffs.answer == model.matcher.cutoffs.suggest == DEFAULT_CUTOFF


def test_out_of_scope_examples_are_held_out_group_by_group() -> None:
    """Every out-of-scope example has a score, in the group that is held out with it, and every other example too."""
    examples = examples_of_library()

    held_out = fit(examples).held_out

    assert {group: len(values) for group, values in held_out.by_group.items()} == {
        "weather": 4,
        "kitchen": 4,
        "sports": 4,
    }
    assert len(held_out.leave_label_out) == sum(bool(example.labels) for example in examples)


def test_suggesting_is_never_stricter_than_answering() -> None:
    """The cut-off for suggestions lies at or below the one for answers."""
    cutoffs = fit(examples_of_library()).matcher.cutoffs

    assert cutoffs.suggest <= cutoffs.answer


@pytest.mark.parametrize("count", [1, 3, 12])
def test_known_out_of_scope_texts_get_the_no(count: int) -> None:
    """A known out-of-scope text is never answered nor suggested, however few there are."""
    examples = examples_of_library()
    out_of_scope = [example for example in examples if not example.labels][:count]

    matcher = fit([*(example for example in examples if example.labels), *out_of_scope]).matcher

    assert {matcher.match(example.text.upper()).decision for example in out_of_scope} == {"none"}
