"""What a model would say of out-of-scope texts, had it not been trained on anything like them; in closed form."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from bot.matching.confidence import Confidence
from bot.matching.cutoffs import Floats, HeldOutScores
from bot.matching.examples import Example
from bot.matching.ridge import Ridge

NEAR_DUPLICATE = 85
"""Least RapidFuzz token_sort_ratio, 0 to 100, of texts that are held out together."""


def hold_out(ridge: Ridge, confidence: Confidence, examples: Sequence[Example]) -> HeldOutScores:
    """Hold out groups of invented out-of-scope examples, talk by near-duplicates, and labels; return confidences."""
    groups: dict[str, list[int]] = {}
    talk: list[int] = []
    for index, example in enumerate(examples):
        if not example.labels and example.origin == "invented":
            groups.setdefault(example.group, []).append(index)
        elif not example.labels and example.origin == "talk":
            talk.append(index)
    blocks = [[talk[place] for place in block] for block in near_duplicates([examples[i].text for i in talk])]
    return HeldOutScores(
        {group: confidence.of_best(ridge.leave_out(members)) for group, members in sorted(groups.items())},
        _leave_label_out(ridge, confidence, np.array([example.is_answer for example in examples])),
        np.concatenate([*(confidence.of_best(ridge.leave_out(block)) for block in blocks), np.zeros(0)]),
    )


def near_duplicates(texts: Sequence[str]) -> list[list[int]]:
    """Return the indices of texts in blocks: two that are nearly the same are in one, also by way of others."""
    block_of = np.arange(len(texts))
    for index in range(1, len(texts)):
        alike = process.cdist(
            [texts[index]], texts[:index], scorer=fuzz.token_sort_ratio, score_cutoff=NEAR_DUPLICATE, dtype=np.uint8
        )[0]
        for block in np.unique(block_of[:index][alike > 0]):
            block_of[block_of == block] = index
    return [np.flatnonzero(block_of == block).tolist() for block in np.unique(block_of)]


def _leave_label_out(ridge: Ridge, confidence: Confidence, is_answer: NDArray[np.bool_]) -> Floats:
    """Return the confidences of each label's texts by a model without the label; answers are no questions."""
    labels = ridge.targets.shape[1] - 1
    found = [np.zeros(0)]
    if labels > 1:
        for label in range(labels):
            members = np.flatnonzero(ridge.targets[:, label] > 0)
            scores = ridge.leave_out(members.tolist())
            # Texts of several labels still have a right one.
            near_misses = (ridge.targets[members].sum(axis=1) == 1) & ~is_answer[members]
            scores[:, label] = 0.0
            found.append(confidence.without(label).of_best(np.delete(scores[near_misses], label, axis=1)))
    return np.concatenate(found)
