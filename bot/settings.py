"""Every setting, from the environment or a file `.env`."""

from pathlib import Path
from typing import Annotated, Literal

from platformdirs import user_cache_path
from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import SettingsError

_PACKAGE = Path(__file__).parent


def _own_knowledge() -> Path:
    """Find the FAQ that comes with the bot: beside the package in a checkout, within it in a wheel."""
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
    cache_dir: Annotated[Path, Field(description="Where what was learnt is kept; may be deleted at any time.")] = Field(
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


def load_settings(**given: object) -> Settings:
    """Read the settings; those given by name come before the environment.

    Raises:
        SettingsError: a setting has a value that can't be used.
    """
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]
    except ValidationError as error:
        lines = [f"{str(e['loc'][0]).upper()}: {e['msg']}; see .env.example" for e in error.errors()]
        raise SettingsError("\n".join(lines)) from None
