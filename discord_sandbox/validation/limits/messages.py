"""Discord's limits on a message: its content, embeds, mentions, nonce, and what goes with Components V2."""

from collections.abc import Iterator
from typing import Any

from discord_sandbox.json_types import Json
from discord_sandbox.problem import Path, Problem
from discord_sandbox.validation.limits import components
from discord_sandbox.validation.limits.bounds import choice, entries, is_whole, objects, required, text

V2 = 1 << 15
CONTENT, EMBED_CHARACTERS = 2_000, 6_000
EMPTY = "50006"
REPLY, FORWARD = 0, 1
_LEGACY = ("content", "embeds", "poll", "sticker_ids", "stickers")
_CONTENT_KEYS = ("embeds", "sticker_ids", "components", "attachments", "poll", "shared_client_theme")


def check(body: Json, path: Path, *, new: bool, v2: bool = False) -> Iterator[Problem]:
    """Yield what Discord would refuse in a message.

    `new`: it is sent, not edited, so it must hold something. `v2`: the edited message is one of Components V2 already.
    An empty message has the code `EMPTY`, which is a number of Discord's own: it answers that instead of 50035.
    """
    flags = body.get("flags")
    v2 = v2 or (is_whole(flags) and bool(flags & V2))
    yield from text(body.get("content"), (*path, "content"), 0, CONTENT)
    yield from text(body.get("nonce") if isinstance(body.get("nonce"), str) else None, (*path, "nonce"), 0, 25)
    yield from entries(body.get("attachments"), (*path, "attachments"), 0, 10)
    yield from _embeds(body.get("embeds"), (*path, "embeds"))
    yield from _mentions(body.get("allowed_mentions"), (*path, "allowed_mentions"))
    yield from _reference(body.get("message_reference"), (*path, "message_reference"))
    if v2:
        for key in _LEGACY:
            if body.get(key):
                yield Problem(
                    (*path, key),
                    "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                    f"The '{key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2",
                )
    yield from components.check(body.get("components"), (*path, "components"), v2=v2)
    if _is_empty(body, new=new, v2=v2):
        yield Problem(path, EMPTY, "Cannot send an empty message")


def _is_empty(body: Json, *, new: bool, v2: bool) -> bool:
    if v2:
        return not body.get("components") and (new or "components" in body)
    if not new or _is_forward(body.get("message_reference")):
        return False
    content = body.get("content")
    if isinstance(content, str) and content.strip():
        return False
    return not any(map(body.get, _CONTENT_KEYS))


def _reference(reference: object, path: Path) -> Iterator[Problem]:
    if isinstance(reference, dict):
        yield from choice(reference.get("type"), (*path, "type"), (REPLY, FORWARD))
        if _is_forward(reference):
            yield from required(reference, "channel_id", path)


def _is_forward(reference: object) -> bool:
    return isinstance(reference, dict) and reference.get("type") == FORWARD


def _mentions(mentions: object, path: Path) -> Iterator[Problem]:
    if not isinstance(mentions, dict):
        return
    parse = mentions.get("parse")
    for index, kind in enumerate(parse if isinstance(parse, list) else ()):
        yield from choice(kind, (*path, "parse", index), {"roles", "users", "everyone"})
    for key in ("users", "roles"):
        yield from entries(mentions.get(key), (*path, key), 0, 100)
        if mentions.get(key) and isinstance(parse, list) and key in parse:
            yield Problem(
                (*path, "parse"),
                "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                f'parse:["{key}"] and {key}: [ids...] are mutually exclusive.',
            )


def _embeds(embeds: object, path: Path) -> Iterator[Problem]:
    yield from entries(embeds, path, 0, 10)
    texts: list[Any] = []
    for embed, place in objects(embeds, path):
        footer, author = embed.get("footer"), embed.get("author")
        inside = [
            (embed.get("title"), (*place, "title"), 256),
            (embed.get("description"), (*place, "description"), 4096),
            (footer.get("text") if isinstance(footer, dict) else None, (*place, "footer", "text"), 2048),
            (author.get("name") if isinstance(author, dict) else None, (*place, "author", "name"), 256),
        ]
        yield from entries(embed.get("fields"), (*place, "fields"), 0, 25)
        for field, field_place in objects(embed.get("fields"), (*place, "fields")):
            for key, most in (("name", 256), ("value", 1024)):
                yield from required(field, key, field_place)
                inside.append((field.get(key), (*field_place, key), most))
        for value, value_place, most in inside:
            yield from text(value, value_place, 0, most)
            texts.append(value)
    if sum(len(value) for value in texts if isinstance(value, str)) > EMBED_CHARACTERS:
        yield Problem(path, "MAX_EMBED_SIZE_EXCEEDED", f"Embed size exceeds maximum size of {EMBED_CHARACTERS}")
