"""Splitting a message into its questions, by signs in any language and by words in English and Chinese.

Whether they have different answers is not known here (see `several`). So a question too many does no harm, while half
a question may: what asks nothing stays with the question that it belongs to.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from bot.text.normalise import truncate
from bot.text.script import to_simplified

MAX_QUESTIONS = 3
"""Questions of a message that are read: each costs as much as a message of its own."""
MIN_WORDS = 3
"""Words before a question mark that make a question, where none of them is a word that asks."""

_VERBS = r"(?:is|are|do|does|did|can|could|should|shall|will|would|has|have)(?:n['’]?t)?"
_QUESTION_WORDS = (
    rf"(?:(?:what|who|where|how)(?:['’]?s)?|which|whom|whose|why|when(?= {_VERBS} ))\b"  # "when I apply" asks nothing
)
_SUBJECTS = r"(?:i|you|u|we|they|it|there|the|an?|my|your|any|anyone|someone|people|ppl|most|companies)\b"
_REQUESTS = (
    r"(?:any(?:one|body)?|r|tell me|explain|recommend|share|curious|wondering|i(?:['’]?m)? wonder(?:ing)?"
    r"|i(?:['’]?d like| would like| want|['’]?m trying| wanna)? to know)\b"
)
_ALSO = (
    r"(?:and|also|plus|then|but|btw|oh|&|another (?:one|question|thing)(?: is)?|one more(?: question| thing)?"
    r"|second(?:ly)?)(?!\w)"
)
_OPENERS = (
    rf"(?:(?:{_ALSO}|so|ok|okay|well|hi|hey|hello|please|pls|first(?:ly)?|third(?:ly)?|finally|lastly)\b\W++)*+"
    r"(?:还有|另外|此外|以及|顺便|顺带|再)?(?:想?问一?下?|请问|就是|(?:第?[一二三]个)(?:问题)?是?)?[\s,:]*+"
)
_CIRCLED = re.compile("[①-⑨]")
_SPACES = re.compile(r"[^\S\n]+")
_ITEM = re.compile(
    r"(?:^|(?<=[\s.,:;?!。、]))"
    r"(?:\(?[1-9a-d]\)|[1-9][.、](?!\d)|[1-9],(?![\d\s])|[-*•] "
    r"|[一二三四]、|[一二三]是|第[一二三四](?:个(?:问题)?(?:是)?)?[,、:])"
)
"""The sign before an item of a list."""
_SENTENCE_END = re.compile(r"(?<=\?)(?!\?)|(?<!\bvs)(?<!\be\.g)(?<!\bi\.e)(?<!\betc)[.!](?=\s)|[。;\n]")
"""After the last of several question marks, and at other signs, but not after an abbreviation."""
_CLAUSE_END = re.compile(
    rf"[,:] ?(?={_QUESTION_WORDS})"
    rf"|,? (?=(?:{_ALSO}[\s,:]{{1,2}}){{1,3}}(?:{_QUESTION_WORDS}|{_VERBS} {_SUBJECTS}|{_REQUESTS}))"
    r"|(?<=[\u3400-\u9fff]),(?!还是)|(?:(?<=[,\s么吗呢])(?=还有)|(?=另外|此外|以及|顺便|顺带|再问))",
    re.IGNORECASE,
)
"""Where a clause can begin that asks something, too. Chinese joins sentences by commas."""
_ASKS = re.compile(
    rf"^\W*+{_OPENERS}(?:{_QUESTION_WORDS}|{_VERBS} |{_REQUESTS})"
    r"|(?<!没)什么|啥|怎么|怎样|咋|如何|哪(?!怕)|谁|几(?=轮|家|门|种)|多少|多久|吗|呢|是否|(.)不\1|有没有",
    re.IGNORECASE,
)
"""How a clause that asks begins in English; in Chinese the word that asks can stand anywhere in it."""
_OPENING = re.compile(rf"^\W*+{_OPENERS}", re.IGNORECASE)
_ANNOUNCES = re.compile(
    r"[^:?\n]{0,60}?(?:\b(?:q[1-9]?|questions?|things?)\b|问题|问一下|想问|请问|请教|求问|件事)[^:?,\n]{0,20}",
    re.IGNORECASE,
)
_ANNOUNCEMENT = re.compile(
    rf"^(?:{_ANNOUNCES.pattern}(?::| - )|[^:?\n]{{0,60}}?(?:问题|问一下|请问|请教|求问|件事)[呀啊哈]?,)\s*",
    re.IGNORECASE,
)
"""I have two questions: …"""
_POLITE = re.compile(
    r"\W*+(?:(?:hi|hey|hello|ok|so)\W++)*(?:(?:can|could|may) (?:i|you|someone|somebody|anyone|anybody) )?(?:please )?"
    r"(?:ask|help)(?: (?:me|us|you|out|some(?:thing)?|anything|an?|quick|few|two|questions?|here|please))*\W*$"
    r"|\W*+(?:(?:你好|大家好|请问|有人)\W*+)?(?:可以|能不能|可不可以|能)?(?:再|请)?(?:问|请教|帮)"
    r"(?:[个下你我忙]|一下|一个|几个|两个|问题)*[吗么]?\W*$",
    re.IGNORECASE,
)
"""Can I ask something?"""
_REFERS_BACK = re.compile(
    r"\b(?:they|them|their|theirs|these|those|its|else|instead|which ones?"
    r"|(?:that|this|it|one|ones|there|both|same)(?=\W*$))\b"
    rf"|\b(?:{_VERBS}|was|of|about|for|in|to|with|at) (?:it|that|this)\b(?! to\b)"
    r"|它|他们|她们|这些|那些|这个|那个|这样|那样|其中|具体",
    re.IGNORECASE,
)
"""What is said of something that was named before: alone it says something else."""


def questions_in(text: str) -> tuple[str, ...]:
    """Return the questions of a message, at most MAX_QUESTIONS; none where it is a single one, to be read as it is.

    Empty are those that can't be read by themselves, since they refer to what was said before.
    """
    text = unicodedata.normalize("NFKC", _CIRCLED.sub("\n1) ", truncate(text)))  # which makes 1 of ①
    text = _SPACES.sub(" ", to_simplified(truncate(text)))
    asked = tuple(islice(_asked_in(text), MAX_QUESTIONS))
    return tuple(map(_alone, asked)) if len(asked) > 1 else ()


def _alone(question: str) -> str:
    return "" if _REFERS_BACK.search(question) else _OPENING.sub("", question).strip()


def _asked_in(text: str) -> Iterator[str]:
    """Yield every part of a text that asks something."""
    head, *items = _ITEM.split(text)
    is_listed = len(items) > 1 and _ANNOUNCES.match(head) is not None
    for sentence in _sentences(head):
        yield from _parts(sentence)
    for item in items:
        for place, sentence in enumerate(_sentences(item)):
            parts = _parts(sentence)
            yield from [sentence] if is_listed and not place and not parts else parts


def _sentences(text: str) -> Iterator[str]:
    for sentence in _SENTENCE_END.split(text):
        asked = _ANNOUNCEMENT.sub("", sentence)
        if any(map(str.isalnum, asked)) and not _POLITE.match(asked):
            yield asked


def _parts(sentence: str) -> list[str]:
    """Return the questions of a sentence; what asks nothing belongs to the question after it, or else before it."""
    ends = [found.span() for found in _CLAUSE_END.finditer(sentence)]
    clauses = list(zip([0, *(after for _, after in ends)], [*(end for end, _ in ends), len(sentence)], strict=True))
    has_mark = sentence.rstrip().endswith("?")
    if not (has_mark or _ASKS.search(sentence)):
        return []  # a statement with "what" and "where" in it
    begin: int | None = None
    parts: list[tuple[int, int]] = []
    for start, end in clauses:
        begin = start if begin is None else begin
        if _ASKS.search(sentence[start:end]):
            parts.append((begin, end))
            begin = None
    if begin is not None and parts:
        parts[-1] = (parts[-1][0], len(sentence))
    questions = [sentence[start:end] for start, end in parts]
    return questions or ([sentence] if has_mark and len(sentence.split()) >= MIN_WORDS else [])
