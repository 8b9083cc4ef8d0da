"""Names of commands for topics."""

from collections.abc import Iterable, Mapping
from itertools import count

from bot import limits

SUFFIX = "-faq"


def topic_command_names(topic_ids: Iterable[str], taken: Iterable[str]) -> Mapping[str, str]:
    """Return the name of each topic's command: its own, or `<topic>-faq` where a front end has a command of that name.

    Names are different from each other, and have at most 32 characters.
    """
    topic_ids = list(topic_ids)
    own = frozenset(taken)
    used = own.union(topic_ids)
    names: dict[str, str] = {}
    for topic in topic_ids:
        name = topic
        if topic in own:
            suffixes = (SUFFIX if number == 1 else f"{SUFFIX}-{number}" for number in count(1))
            name = next(n for s in suffixes if (n := f"{topic[: limits.COMMAND_NAME - len(s)]}{s}") not in used)
            used |= {name}
        names[topic] = name
    return names
