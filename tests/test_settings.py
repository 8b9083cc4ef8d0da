"""A child process gets the same settings, and no secrets."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.settings import Settings, child_environment, load_settings

CHANGED = Settings(
    knowledge_dir=Path("knowledge"),
    cache_dir=Path(".cache"),
    semantic=False,
    discord_token=SecretStr("secret"),
    discord_url="http://localhost:1",
    log_level="ERROR",
    answers_per_minute=3,
)
"""Settings all of which differ from the default."""


def test_every_setting_is_in_the_environment() -> None:
    """A new one can't be forgotten; the token is there only where it is asked for."""
    every = {name.upper() for name in Settings.model_fields}
    assert set(CHANGED.as_environment(secrets=True)) == every
    assert set(CHANGED.as_environment()) == every - {"DISCORD_TOKEN"}
    assert all(getattr(CHANGED, name) != getattr(load_settings(), name) for name in Settings.model_fields)


@pytest.mark.parametrize("settings", [CHANGED, Settings()], ids=["changed", "default"])
def test_the_same_settings_are_read_from_it(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Paths are absolute, so that the folder of the process makes no difference."""
    for name, value in settings.as_environment(secrets=True).items():
        monkeypatch.setenv(name, value)
    paths = {name: getattr(settings, name).resolve() for name in ("knowledge_dir", "cache_dir")}
    assert load_settings() == settings.model_copy(update=paths)


def test_a_child_inherits_no_token(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever else is in the environment is inherited."""
    monkeypatch.setenv("DISCORD_TOKEN", "secret")
    monkeypatch.setenv("SEMANTIC", "1")
    monkeypatch.setenv("DATABASE_URL", "postgresql://me:secret@db/faq")
    monkeypatch.setenv("SOMETHING", "else")
    environment = child_environment(CHANGED)
    assert not [value for value in environment.values() if "secret" in value]
    assert (environment["SOMETHING"], environment["SEMANTIC"]) == ("else", "0")
