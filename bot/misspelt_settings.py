"""Settings whose names are misspelt: pydantic-settings passes over them without a word."""

import os
from collections.abc import Iterable, Mapping

from pydantic_settings import DotEnvSettingsSource
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.settings import Settings

MIN_SIMILARITY = 0.6
"""Similarity, 0 to 1, from which on a name in `.env` is taken for one of ours."""


def misspelt_settings(environment: Mapping[str, str] | None = None) -> list[str]:
    """Return a warning for each unknown name in `.env`, and for each in the environment that is one edit from ours.

    Values are never named: they may be secrets.
    """
    names = [name.upper() for name in Settings.model_fields]
    return [*_in_file(names), *_in_environment(os.environ if environment is None else environment, names)]


def _in_file(names: list[str]) -> Iterable[str]:
    for name in sorted(name.upper() for name in DotEnvSettingsSource(Settings).env_vars):
        if name not in names:
            best = process.extractOne(name, names, scorer=OSA.normalized_similarity, score_cutoff=MIN_SIMILARITY)
            hint = f"did you mean {best[0]}?" if best else "see .env.example for those that there are"
            yield f".env: {name} is no setting; {hint}"


def _in_environment(environment: Mapping[str, str], names: list[str]) -> Iterable[str]:
    for name in sorted(environment):
        if name.upper() not in names:
            best = process.extractOne(name.upper(), names, scorer=OSA.distance, score_cutoff=1)
            if best:
                yield f"the environment: {name} is no setting; did you mean {best[0]}?"
