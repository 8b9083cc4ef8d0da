"""Cut-offs are as strict as the wanted proportion asks, and no stricter."""

import numpy as np
import pytest
from hypothesis import given, strategies as st
from numpy.typing import NDArray

from bot.matching import Example, fit
from bot.matching.cutoffs import (
    ENOUGH_INVENTED,
    ENOUGH_TALK_TO_ANSWER,
    LEAVE_LABEL_OUT_WEIGHT,
    Cutoffs,
    HeldOutScores,
    choose_cutoffs,
)
from bot.matching.holding_out import near_duplicates
from bot.matching.prior import MOST_TEXTS, prior_cutoffs
from tests.matching.conftest import examples_of_library

Numbers = NDArray[np.float64]
NUMBERS = st.lists(st.floats(-1, 1), max_size=150).map(lambda values: np.array(values, dtype=np.float64))
NONE = np.zeros(0)
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
    held_out = HeldOutScores(groups, leave_label_out, NONE)
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
    if not any(map(len, [*groups.values(), leave_label_out])):
        return
    held_out = HeldOutScores(groups, leave_label_out, NONE)

    assert held_out.cutoff(max(proportions)) <= held_out.cutoff(min(proportions))


@given(talk=NUMBERS.filter(len), proportion=st.floats(0, 1))
def test_the_cutoff_of_talk_lets_the_proportion_through(talk: Numbers, proportion: float) -> None:
    """Rounded to whole texts; more reach it only where they have the same confidence."""
    cutoff = HeldOutScores({}, NONE, talk).talk_cutoff(proportion)

    wanted = round(proportion * len(talk))
    assert (talk > cutoff).sum() <= wanted <= (talk >= cutoff).sum()


def test_without_evidence_the_prior_decides() -> None:
    """Without out-of-scope examples the cut-offs are those of any FAQ with as many texts an entry."""
    texts = {"hours": ["when do you open", "opening hours"], "pets": ["may I bring my dog", "are dogs allowed"]}
    examples = [Example(text, (label,)) for label, own in texts.items() for text in own]

    for chosen in (examples, examples[:2]):
        answer = Example("We open at nine on weekdays.", chosen[0].labels, origin="answer")
        assert fit(chosen).matcher.cutoffs == fit([*chosen, answer]).matcher.cutoffs == prior_cutoffs(2)


@given(texts=st.tuples(st.floats(0, 1e6), st.floats(0, 1e6)))
def test_the_prior_grows_with_the_texts_an_entry(texts: tuple[float, float]) -> None:
    """More texts never make it less strict; suggesting always needs less than answering."""
    few, many = (prior_cutoffs(count) for count in sorted(texts))

    assert 0 < few.suggest <= many.suggest <= prior_cutoffs(MOST_TEXTS).suggest
    assert few.answer <= many.answer <= prior_cutoffs(MOST_TEXTS).answer
    assert few.suggest < few.answer


@given(groups=GROUPS, leave_label_out=NUMBERS, talk=NUMBERS)
def test_evidence_moves_the_prior_by_its_size(
    groups: dict[str, Numbers], leave_label_out: Numbers, talk: Numbers
) -> None:
    """Nothing out of scope moves nothing; enough of it alone decides; and suggesting never needs more."""
    prior, held_out = Cutoffs(0.4, 0.2), HeldOutScores(groups, leave_label_out, talk)

    chosen = choose_cutoffs(prior, held_out)

    assert chosen.suggest <= chosen.answer
    if not len(held_out.invented) and not len(talk):
        assert chosen == prior
    if len(talk) >= ENOUGH_TALK_TO_ANSWER:
        assert chosen.answer == pytest.approx(held_out.talk_cutoff(0.1))


def test_enough_invented_texts_decide_alone() -> None:
    """Then it makes no difference what the prior was."""
    groups = {str(group): np.linspace(-0.5, 0.5, 100) for group in range(ENOUGH_INVENTED // 100)}
    held_out = HeldOutScores(groups, np.linspace(-0.2, 0.6, 80), NONE)

    strict, lenient = (choose_cutoffs(prior, held_out) for prior in (Cutoffs(0.9, 0.8), Cutoffs(0.1, 0.0)))
    assert (strict.answer, strict.suggest) == pytest.approx((lenient.answer, lenient.suggest))


def test_talk_is_held_out_one_by_one_and_what_was_picked_not_at_all() -> None:
    """A lesson that was picked says what a text is, and nothing of how often such texts come."""
    said = ["who won the match", "is it going to rain", "my cat is asleep"]
    examples = [example for example in examples_of_library() if example.labels]
    talk = [Example(text, (), "server", "talk") for text in said]
    picked = [Example(f"{text} today", (), "server", "picked") for text in said]

    assert len(fit([*examples, *talk]).held_out.talk) == len(said)
    held_out = fit([*examples, *picked]).held_out
    assert (len(held_out.talk), held_out.by_group) == (0, {})
    assert fit([*examples, *picked]).matcher.cutoffs == fit(examples).matcher.cutoffs


def test_near_duplicates_are_held_out_together() -> None:
    """Or each would be foreseen by the other: also where two are alike by way of a third."""
    texts = ["how is the weather today", "weather today how is the", "hello", "how is the weather todayy", "你好吗"]

    assert near_duplicates(texts) == [[2], [0, 1, 3], [4]]
    assert near_duplicates([]) == []


def test_more_lessons_do_not_silence_it(library_examples: list[Example]) -> None:
    """What a server's people say that is not in the FAQ, taught in one file, leaves questions found."""
    inside = [example for example in library_examples if example.labels]
    talk = [
        Example(f"{who} {what}", (), "own", "talk")
        for who in ("my dad", "the cat", "a friend", "someone")
        for what in ("likes pizza", "is late again", "sold the car", "won the race", "plays chess")
    ]
    for taught in (0, 5, 20):
        matcher = fit([*inside, *talk[:taught]]).matcher
        asked = [matcher.match(f"{example.text} please tell me") for example in inside]
        assert sum(match.decision != "none" for match in asked) >= 0.9 * len(asked)


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
