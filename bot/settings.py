"""Every setting, from the environment or a file `.env`."""

import os
from pathlib import Path
from typing import Annotated, Literal, get_args

from platformdirs import user_cache_path
from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import SettingsError

_PACKAGE = Path(__file__).parent
_NEVER_INHERITED = frozenset({"DATABASE_URL"})
"""What no child process needs and holds a password; secrets among the settings are never inherited either."""


def _own_knowledge() -> Path:
    """Return the folder of the FAQ that comes with the bot: beside the package in a checkout, within it in a wheel."""
    beside = _PACKAGE.parent / "knowledge"
    return beside if beside.is_dir() else _PACKAGE / "knowledge"


class Settings(BaseSettings):
    """The settings; the names in the environment are the same in capitals."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore", frozen=True
    )

    knowledge_dir: Annotated[Path, Field(description="The folder with the FAQ's files.")] = Field(
        default_factory=_own_knowledge
    )
    cache_dir: Annotated[Path, Field(description="Where trained matchers are cached; may be deleted.")] = Field(
        default_factory=lambda: user_cache_path("ml-career-mentor")
    )
    semantic: Annotated[bool, Field(description="0 to do without the sentence encoder (faster, less able).")] = True
    discord_token: Annotated[
        SecretStr | None, Field(description="The bot's token; without one, `run` starts a sandbox.")
    ] = None
    discord_url: Annotated[
        str | None,
        Field(
            description="Another server that speaks Discord's protocol (the sandbox sets it).",
            pattern=r"^https?://[^\s/]+$",
        ),
    ] = None
    log_level: Annotated[
        Literal["DEBUG", "INFO", "WARNING", "ERROR"],
        Field(description="What is written to the log, and what is worse."),
    ] = "INFO"
    answers_per_minute: Annotated[
        int, Field(ge=0, description="Answers that one person gets a minute; 0: no limit.")
    ] = 10

    def as_environment(self, *, secrets: bool = False) -> dict[str, str]:
        """Return the environment variables from which the same settings are read; paths are absolute.

        Secrets are left out unless they are asked for. A setting without a value is empty, which means unset.
        """
        names = [name for name in type(self).model_fields if secrets or not _is_secret(name)]
        return {name.upper(): _written(getattr(self, name)) for name in names}


def child_environment(settings: Settings) -> dict[str, str]:
    """Return the environment of a child process that runs this code with these settings; it gets no secrets."""
    inherited = {
        name: value
        for name, value in os.environ.items()
        if name.upper() not in _NEVER_INHERITED and not _is_secret(name.lower())
    }
    path = os.pathsep.join(filter(None, [str(_PACKAGE.parent), os.environ.get("PYTHONPATH")]))
    return inherited | settings.as_environment() | {"PYTHONPATH": path}


def _is_secret(name: str) -> bool:
    field = Settings.model_fields.get(name)
    return field is not None and SecretStr in (field.annotation, *get_args(field.annotation))


def _written(value: object) -> str:
    value = value.get_secret_value() if isinstance(value, SecretStr) else value
    value = int(value) if isinstance(value, bool) else value
    return "" if value is None else str(value.resolve() if isinstance(value, Path) else value)


def load_settings(*, dotenv: bool = True, **given: object) -> Settings:
    """Return the settings; those given by name take precedence over the environment.

    Without `dotenv` no file `.env` is read: a child process gets all that it may know in its environment.

    Raises:
        SettingsError: a setting has a value that can't be used.
    """
    try:
        named = {name: value for name, value in given.items() if value is not None}
        return Settings(**named) if dotenv else Settings(_env_file=None, **named)  # type: ignore[arg-type]
    except ValidationError as error:
        lines = [f"{str(e['loc'][0]).upper()}: {e['msg']}; see .env.example" for e in error.errors()]
        raise SettingsError("\n".join(lines)) from None
