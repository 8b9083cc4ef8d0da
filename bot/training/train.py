"""An FAQ -> the matcher that is trained on it, in this process."""

import logging
from collections.abc import Callable

from bot.faq import Faq, ParsedFaq
from bot.i18n.languages import DEFAULT_LANGUAGES
from bot.matching import E5Encoder, Encoder, Example, Synonyms, TrainedModel, fit, why_no_e5
from bot.matching.vectors import Progress
from bot.settings import Settings
from bot.training.cache import MatcherCache
from bot.training.fingerprint import digest_of

OnModel = Callable[[TrainedModel], object]
"""Called with a matcher before it is calibrated."""
log = logging.getLogger(__name__)


def make_encoder(settings: Settings) -> Encoder | None:
    """Return the encoder; None where it is not wanted or can't run here."""
    if not settings.semantic or why_no_e5():
        return None
    return E5Encoder()


def train(
    parsed: ParsedFaq,
    settings: Settings,
    encoder: Encoder | None,
    *,
    on_words: OnModel | None = None,
    on_provisional: OnModel | None = None,
    progress: Progress | None = None,
) -> TrainedModel:
    """Train the matcher of an FAQ, and save it where the cache folder can be written to; else log a warning.

    The callbacks are those of `fit`. Where the cache has the matcher already, only the note of which files it belongs
    to is written.

    Raises:
        KnowledgeError: something is wrong with the FAQ's files.
        TrainingError: no example has a label, or one text has a label and is out of scope as well.
    """
    faq = parsed.faq()
    cache = MatcherCache(settings.cache_dir, encoder)
    digest = digest_of_examples(faq)
    writable = cache.is_writable()
    if not writable:
        _warn_of(cache, "it can't be written to, or has no room")
    known = cache.load_for_examples(digest, faq.entries)
    model = known or fit(
        examples_of(faq),
        encoder=encoder,
        synonyms=synonyms_of(faq),
        vectors=settings.cache_dir if writable else None,
        words_first=on_words,
        provisional=on_provisional,
        progress=progress,
    )
    if writable:
        try:
            if known is None:
                cache.save(digest, model)
            cache.note(parsed.sources, digest)
        except OSError as error:
            _warn_of(cache, str(error))
    return model


def _warn_of(cache: MatcherCache, why: str) -> None:
    log.warning(
        "What is learnt can't be kept in %s: %s. So it is learnt anew at each start, which takes a minute or more; "
        "set CACHE_DIR to a folder that can be written to",
        cache.folder,
        why,
    )


def examples_of(faq: Faq) -> list[Example]:
    """Return an FAQ's training examples as the matcher takes them."""
    return [Example(example.text, example.expect, example.theme, example.origin) for example in faq.training_examples()]


def synonyms_of(faq: Faq) -> Synonyms:
    """Return an FAQ's synonyms for texts in Latin letters and for those with Han characters."""
    latin, han = (
        [words for language in DEFAULT_LANGUAGES.with_script(script) for words in faq.synonyms.get(language, ())]
        for script in ("Latin", "Han")
    )
    return Synonyms(latin, han)


def digest_of_examples(faq: Faq) -> str:
    """Return the digest of all in an FAQ that the matcher depends on: 32 hexadecimal digits."""
    return digest_of([*sorted(map(repr, examples_of(faq))), repr(sorted(faq.synonyms.items()))])
