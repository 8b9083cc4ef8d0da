"""What a button carries in its custom id, so that it still works after a restart.

`kind:asker:language:about`, say `e:1043:zh:jobs/who-hires`; at most 100 characters, Discord's limit.
"""

import re
from dataclasses import dataclass
from typing import Self

from bot.i18n import DEFAULT_LANGUAGES, Locale

_CODES: dict[str, Locale] = {writing.button_code: writing.locale for writing in DEFAULT_LANGUAGES.writings()}
_CODE = "|".join(map(re.escape, _CODES))


def template(kind: str) -> str:
    """Give the pattern of all custom ids of a kind; no two kinds share an id."""
    return rf"{re.escape(kind)}:(?P<asker>[0-9]{{1,20}}):(?P<language>{_CODE}):(?P<about>[^\s:]{{0,80}})"


@dataclass(frozen=True, slots=True)
class Pressed:
    """Whose card a button stands on, in which language, and what the button is about."""

    asker: int
    language: Locale
    about: str = ""

    @classmethod
    def of(cls, match: re.Match[str]) -> Self:
        """Read a custom id that fits its template."""
        return cls(int(match["asker"]), _CODES[match["language"]], match["about"])

    def custom_id(self, kind: str) -> str:
        """Write the custom id of a button of some kind."""
        code = next(code for code, locale in _CODES.items() if locale == self.language)
        return f"{kind}:{self.asker}:{code}:{self.about}"
