"""What a training process reports to the one that started it: a JSON object a line on its standard output."""

import json
import sys
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError


class _Event(BaseModel):
    model_config = ConfigDict(frozen=True)

    digest: str
    """The digest of the files that the process has read."""


class WordsSaved(_Event):
    """A matcher that knows words alone can be loaded from the file that was asked for; training goes on."""

    event: Literal["words"] = "words"


class ProvisionalSaved(_Event):
    """The matcher before it is calibrated can be loaded from the file that was asked for."""

    event: Literal["provisional"] = "provisional"


class Encoded(_Event):
    """So many of the texts that have to be encoded are."""

    event: Literal["encoded"] = "encoded"
    done: int
    total: int


class Failed(_Event):
    """Training failed."""

    event: Literal["failed"] = "failed"
    error: Literal["knowledge", "training"]
    message: str


Event = WordsSaved | ProvisionalSaved | Encoded | Failed
_EVENT: TypeAdapter[Event] = TypeAdapter(Annotated[Event, Field(discriminator="event")])


def write_event(event: Event) -> None:
    """Write an event to standard output at once."""
    sys.stdout.write(f"{json.dumps(event.model_dump())}\n")  # ASCII, whatever the terminal's encoding is
    sys.stdout.flush()


def read_event(line: str) -> Event | None:
    """Return the event of a line; None where the line is other output."""
    try:
        return _EVENT.validate_json(line)
    except ValidationError:
        return None
