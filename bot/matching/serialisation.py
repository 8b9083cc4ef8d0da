"""A trained model as a file."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.matching.array_files import Arrays, load_arrays, save_arrays
from bot.matching.confidence import Confidence
from bot.matching.cutoffs import Cutoffs, HeldOutScores
from bot.matching.encoder import Encoder
from bot.matching.examples import Example
from bot.matching.features import TfidfIndex
from bot.matching.fit import TrainedModel
from bot.matching.hyperparameters import DEFAULTS
from bot.matching.kernel import EmbeddingSpace, Kernel
from bot.matching.matcher import Matcher
from bot.matching.reading import Reader
from bot.matching.spelling import Speller
from bot.matching.words import Synonyms


def save_model(path: Path, model: TrainedModel, key: str = "") -> None:
    """Write a model to a file, with the key of what it was trained on.

    Raises:
        OSError: the folder can't be written to.
    """
    matcher, held_out = model.matcher, model.held_out
    text = matcher.kernel.text
    arrays: Arrays = {
        "weights": matcher.weights,
        "label_scale": matcher.confidence.label_scale,
        "idf": text.idf,
        "starts": text.starts,
        "rows": text.rows,
        "values": text.values,
        "lengths": text.lengths,
        "leave_label_out": held_out.leave_label_out,
        "groups": held_out.invented,
        "talk": held_out.talk,
    }
    if matcher.kernel.meaning:
        meaning = matcher.kernel.meaning
        arrays |= {"mean": meaning.mean, "direction": meaning.direction, "vectors": meaning.vectors}
    if matcher.by_words:
        arrays["word_weights"] = matcher.by_words.weights
    words = {
        "examples": [[example.text, example.labels, example.group, example.origin] for example in matcher.examples],
        "labels": matcher.labels,
        "names": "\n".join(text.names),
        "vocabulary": matcher.reader.speller.vocabulary,
        "synonyms": matcher.reader.synonyms.lists,
        "groups": [[group, len(values)] for group, values in held_out.by_group.items()],
        "cutoffs": [matcher.cutoffs.answer, matcher.cutoffs.suggest],
        "key": key,
    }
    arrays["words"] = np.frombuffer(json.dumps(words, ensure_ascii=False).encode(), dtype=np.uint8)
    save_arrays(path, **arrays)


def load_model(path: Path, encoder: Encoder | None, key: str = "") -> TrainedModel | None:
    """Return the model of a file; None where there is none, or where it can't be used and has to be trained again.

    It can't be used where it was saved with another key, too, or where its parts don't belong together.

    `encoder` must be the one that it was trained with, or None where it was trained without.
    """
    arrays = load_arrays(path)
    if arrays is None:
        return None
    try:
        words = json.loads(arrays["words"].tobytes())
        return _model(arrays, words, encoder) if words["key"] == key and _fit_together(arrays, words) else None
    except (KeyError, ValueError, TypeError, IndexError, AttributeError, RecursionError):
        return None


def _fit_together(arrays: Mapping[str, NDArray[Any]], words: Mapping[str, Any]) -> bool:
    """Return whether the parts of a model are of one size, so that it can answer."""
    examples, labels, features = len(words["examples"]), len(words["labels"]), len(arrays["idf"])
    entries = len(arrays["rows"])
    shapes = {
        "weights": (examples, labels + 1),
        "label_scale": (labels,),
        "lengths": (examples,),
        "starts": (features + 1,),
        "values": (entries,),
    }
    if "mean" in arrays:
        size = len(arrays["mean"])
        shapes |= {"direction": (size,), "vectors": (examples, size)}
    if "word_weights" in arrays:
        shapes["word_weights"] = shapes["weights"]
    starts, rows = arrays["starts"], arrays["rows"]
    return (
        all(arrays[name].shape == shape for name, shape in shapes.items())
        and len(words["names"].split("\n")) == features
        and (starts[0], starts[-1]) == (0, entries)
        and bool((np.diff(starts) >= 0).all() and (rows >= 0).all() and (rows < examples).all())
    )


def _model(arrays: Mapping[str, NDArray[Any]], words: Mapping[str, Any], encoder: Encoder | None) -> TrainedModel:
    # Only models with the default hyperparameters are saved: the fingerprint in the file's name covers those.
    text = TfidfIndex(
        (DEFAULTS.word_weight, DEFAULTS.character_weight),
        words["names"].split("\n"),
        *(arrays[name] for name in ("idf", "starts", "rows", "values", "lengths")),
    )
    meaning = EmbeddingSpace(arrays["mean"], arrays["direction"], arrays["vectors"]) if "mean" in arrays else None
    if (meaning is None) != (encoder is None):
        raise ValueError("trained with another encoder")
    latin, chinese = words["synonyms"]
    vocabulary = [(word, int(count)) for word, count in words["vocabulary"]]
    ends = np.cumsum([count for _, count in words["groups"]])[:-1].astype(np.int64)
    groups = np.split(arrays["groups"], ends)
    matcher = Matcher(
        tuple(Example(example, tuple(labels), group, origin) for example, labels, group, origin in words["examples"]),
        tuple(words["labels"]),
        Reader(Synonyms(latin, chinese), Speller(vocabulary)),
        Kernel(text, meaning),
        arrays["weights"],
        Confidence(arrays["label_scale"]),
        Cutoffs(*words["cutoffs"]),
        encoder,
    )
    if "word_weights" in arrays:
        neutral = Confidence.neutral(len(matcher.labels))
        alone = replace(
            matcher, kernel=Kernel(text, None), weights=arrays["word_weights"], confidence=neutral, encoder=None
        )
        matcher = replace(matcher, by_words=alone)
    by_group = {group: values for (group, _), values in zip(words["groups"], groups, strict=False)}
    return TrainedModel(matcher, HeldOutScores(by_group, arrays["leave_label_out"], arrays["talk"]))
