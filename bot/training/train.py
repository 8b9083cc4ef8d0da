"""An FAQ -> the matcher that is trained on it, in this process."""

from collections.abc import Callable

from bot.faq import Faq, ParsedFaq
from bot.i18n.languages import DEFAULT_LANGUAGES
from bot.matching import E5Encoder, Encoder, Example, Synonyms, TrainedModel, fit, why_no_e5
from bot.matching.vectors import Progress
from bot.settings import Settings
from bot.training.cache import MatcherCache
from bot.training.fingerprint import digest_of

OnProvisional = Callable[[TrainedModel], object]
"""Called with the matcher before it is calibrated."""


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
    on_provisional: OnProvisional | None = None,
    progress: Progress | None = None,
) -> TrainedModel:
    """Train the matcher of an FAQ, and save it where the cache folder can be written to.

    Where the cache has it already, only the note of which files it belongs to is written.

    Raises:
        KnowledgeError: something is wrong with the FAQ's files.
        TrainingError: no example has a label, or one text has a label and is out of scope as well.
    """
    faq = parsed.faq()
    cache = MatcherCache(settings.cache_dir, encoder)
    writable = cache.is_writable()
    digest = digest_of_examples(faq)
    if writable:
        cache.note(parsed.sources, digest)
    known = cache.load_for_examples(digest)
    if known is not None:
        return known
    model = fit(
        examples_of(faq),
        encoder=encoder,
        synonyms=synonyms_of(faq),
        vectors=settings.cache_dir if writable else None,
        provisional=on_provisional,
        progress=progress,
    )
    if writable:
        cache.save(digest, model)
    return model


def examples_of(faq: Faq) -> list[Example]:
    """Return an FAQ's training examples as the matcher takes them."""
    return [Example(example.text, example.expect, example.theme) for example in faq.training_examples()]


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
