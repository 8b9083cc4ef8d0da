"""Follow-ups: a short question in a reply to an answer, which says less than it asks ("why so many?")."""

from collections.abc import Mapping
from dataclasses import replace

from bot.faq import Entry
from bot.matching import Match, Matcher

MAX_WORDS = 6
"""Words of a follow-up; what is longer says all that it asks."""
MIN_CONFIDENCE = -0.05
"""The least confidence in an entry that the follow-up alone must give: less has nothing to do with it."""
MIN_GAIN = 0.1
"""The least confidence that the follow-up must add to what the title of the answer gives."""


def match_follow_up(
    matcher: Matcher, entries: Mapping[str, Entry], text: str, *, about: Entry, title: str, alone: Match
) -> Match:
    """Return the match of a text that replies to the answer of an entry: read alone, or joined with the entry's title.

    The joined reading wins only where it finds a neighbour of the entry with the confidence of an answer, leading the
    text alone by the margin of answers; never the same entry again. docs/matching.md says how often it is right.
    """
    near = _neighbours(entries, about)
    if alone.exact or alone.held or len(alone.reading.words) > MAX_WORDS:
        return alone
    in_full = matcher.match(text, in_full=True) if alone.by_words else alone
    wanted = {c.label for c in in_full.candidates if c.label in near and c.confidence >= MIN_CONFIDENCE}
    if not wanted:
        return alone
    candidates = tuple(c for c in matcher.match(f"{title}\n{text}", in_full=True).candidates if c.label != about.id)
    best, *others = candidates
    margin = matcher.kernel.hyperparameters.answer_margin
    is_better = best.confidence >= max(matcher.cutoffs.answer, in_full.confidence + margin)
    if best.label not in wanted or not is_better or _is_answer(in_full, best.label):
        return alone
    if best.confidence - _most(matcher.match(title, in_full=True), best.label) < MIN_GAIN:
        return alone
    close = tuple(c for c in others if best.confidence - c.confidence < margin)
    return replace(
        alone,
        decision="suggest" if close else "answer",
        confidence=best.confidence,
        candidates=candidates,
        suggestions=(best, *close) if close else (),
    )


def _neighbours(entries: Mapping[str, Entry], about: Entry) -> frozenset[str]:
    """Return the entries that an entry names as related, and those that name it."""
    naming = {other.id for other in entries.values() if about.id in other.content.related}
    return frozenset({*about.content.related, *naming} & entries.keys()) - {about.id}


def _is_answer(match: Match, label: str) -> bool:
    return match.decision == "answer" and match.candidates[0].label == label


def _most(match: Match, label: str) -> float:
    """Return the confidence in a label, or the most that it can be where it isn't among the best."""
    return next((c.confidence for c in match.candidates if c.label == label), match.candidates[-1].confidence)
