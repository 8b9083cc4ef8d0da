"""A learnt matcher on disk, so that nothing is learnt twice."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.matching.confidence import Confidence
from bot.matching.cutoffs import Cutoffs, Foreseen
from bot.matching.disk import Arrays, load_arrays, save_arrays
from bot.matching.encoder import Encoder
from bot.matching.examples import Example
from bot.matching.features import TextSpace
from bot.matching.kernel import Kernel, MeaningSpace
from bot.matching.learning import Learnt
from bot.matching.matcher import Matcher
from bot.matching.method import USUAL
from bot.matching.reading import Reader
from bot.matching.spelling import Speller
from bot.matching.words import Synonyms


def save_learnt(path: Path, learnt: Learnt) -> None:
    """Write a matcher to a file.

    Raises:
        OSError: the folder can't be written to.
    """
    matcher, foreseen = learnt.matcher, learnt.foreseen
    text = matcher.kernel.text
    arrays: Arrays = {
        "weights": matcher.weights,
        "ease": matcher.confidence.ease,
        "idf": text.idf,
        "starts": text.starts,
        "rows": text.rows,
        "values": text.values,
        "lengths": text.lengths,
        "entry_out": foreseen.entry_out,
        "groups": np.concatenate([*foreseen.by_group.values(), np.zeros(0)]),
    }
    if matcher.kernel.meaning:
        meaning = matcher.kernel.meaning
        arrays |= {"mean": meaning.mean, "direction": meaning.direction, "vectors": meaning.vectors}
    words = {
        "examples": [[example.text, example.labels, example.group] for example in matcher.examples],
        "labels": matcher.labels,
        "names": "\n".join(text.names),
        "vocabulary": matcher.reader.speller.vocabulary,
        "synonyms": matcher.reader.synonyms.lists,
        "groups": [[group, len(values)] for group, values in foreseen.by_group.items()],
        "cutoffs": [matcher.cutoffs.answer, matcher.cutoffs.suggest],
    }
    arrays["words"] = np.frombuffer(json.dumps(words, ensure_ascii=False).encode(), dtype=np.uint8)
    save_arrays(path, **arrays)


def load_learnt(path: Path, encoder: Encoder | None) -> Learnt | None:
    """Read a matcher; None where there is none, or where it can't be read: then it has to be learnt again.

    `encoder` is the one that it was learnt with; without one it must have been learnt without.
    """
    arrays = load_arrays(path)
    if arrays is None:
        return None
    try:
        return _learnt(arrays, json.loads(arrays["words"].tobytes()), encoder)
    except (KeyError, ValueError, TypeError, IndexError, AttributeError):
        return None


def _learnt(arrays: Mapping[str, NDArray[Any]], words: Mapping[str, Any], encoder: Encoder | None) -> Learnt:
    # Only the usual method is ever kept: the file's name holds the hash of its numbers.
    text = TextSpace(
        (USUAL.words, USUAL.characters),
        words["names"].split("\n"),
        *(arrays[name] for name in ("idf", "starts", "rows", "values", "lengths")),
    )
    meaning = MeaningSpace(arrays["mean"], arrays["direction"], arrays["vectors"]) if "mean" in arrays else None
    if (meaning is None) != (encoder is None):
        raise ValueError("learnt with another encoder")
    latin, chinese = words["synonyms"]
    vocabulary = [(word, int(count)) for word, count in words["vocabulary"]]
    ends = np.cumsum([count for _, count in words["groups"]])[:-1].astype(np.int64)
    groups = np.split(arrays["groups"], ends)
    matcher = Matcher(
        tuple(Example(example, tuple(labels), group) for example, labels, group in words["examples"]),
        tuple(words["labels"]),
        Reader(Synonyms(latin, chinese), Speller(vocabulary)),
        Kernel(text, meaning),
        arrays["weights"],
        Confidence(arrays["ease"]),
        Cutoffs(*words["cutoffs"]),
        encoder,
    )
    by_group = {group: values for (group, _), values in zip(words["groups"], groups, strict=False)}
    return Learnt(matcher, Foreseen(by_group, arrays["entry_out"]))
