"""Components, embeds and command options as Discord keeps them: only the keys it knows, with their defaults.

So they come back from REST and in events, whatever a bot left out or added.
"""

from collections.abc import Callable

from discord_sandbox.json_types import Json, without_nulls
from discord_sandbox.world.snowflake import Snowflakes

_MENU = ("custom_id", "placeholder", "min_values", "max_values", "disabled")
_ONE: Json = {"min_values": 1, "max_values": 1}
_KEYS: dict[int, tuple[tuple[str, ...], Json]] = {
    1: (("components",), {}),
    2: (("style", "label", "emoji", "custom_id", "url", "sku_id", "disabled"), {}),
    3: ((*_MENU, "options"), _ONE),
    **dict.fromkeys((5, 6, 7), ((*_MENU, "default_values"), _ONE)),
    8: ((*_MENU, "default_values", "channel_types"), _ONE),
    9: (("components", "accessory"), {}),
    10: (("content",), {}),
    11: (("media", "description", "spoiler"), {"description": None, "spoiler": False}),
    12: (("items",), {}),
    13: (("file", "spoiler"), {"name": None, "size": None, "spoiler": False}),
    14: (("divider", "spacing"), {"divider": True, "spacing": 1}),
    17: (("components", "accent_color", "spoiler"), {"accent_color": None, "spoiler": False}),
}
"""The keys of a component by its type, beside the type and its id, and the defaults of those that always come back."""
_ITEM = (("media", "description", "spoiler"), {"description": None, "spoiler": False})
_CHOICE = ("label", "value", "description", "emoji", "default")
_EMBED = ("url", "title", "description", "color", "timestamp", "fields", "author", "provider", "footer")
_PICTURES = ("image", "thumbnail", "video")
_PARTS = {
    "author": ("name", "url", "icon_url", "proxy_icon_url"),
    "footer": ("text", "icon_url", "proxy_icon_url"),
    "provider": ("name", "url"),
}
_OPTION = ("type", "name", "name_localizations", "description", "description_localizations", "required")
_NUMBER = ("autocomplete", "choices", "min_value", "max_value")
_OPTION_KEYS = {
    1: ("options",),
    2: ("options",),
    3: ("autocomplete", "choices", "min_length", "max_length"),
    4: _NUMBER,
    7: ("channel_types",),
    10: _NUMBER,
}
_OPTION_CHOICE = ("name", "name_localizations", "value")


def components(sent: list[Json], ids: Snowflakes) -> list[Json]:
    """Return a message's components in normal form; media get an id."""
    return [_component(each, ids) for each in without_nulls(sent)]


def form(sent: list[Json]) -> list[Json]:
    """Return a modal's components without nulls; the ids of what is picked before are text there as in messages."""
    return [_field(each) for each in without_nulls(sent)]


def embeds(sent: list[Json]) -> list[Json]:
    """Return a message's embeds in normal form; those of bots are all of the type `rich`."""
    return [_embed(each) for each in without_nulls(sent)]


def options(sent: list[Json]) -> list[Json]:
    """Return a command's options in normal form, those of its subcommands too."""
    return [_option(each) for each in without_nulls(sent)]


def _component(sent: Json, ids: Snowflakes) -> Json:
    keys, defaults = _KEYS.get(sent.get("type", 0), (tuple(sent), {}))
    found = defaults | _only(sent, ("type", "id", *keys))
    for key, form in _inside(ids).items():
        if isinstance(found.get(key), list):
            found[key] = [form(each) for each in found[key]]
        elif isinstance(found.get(key), dict):
            found[key] = form(found[key])
    return found


def _inside(ids: Snowflakes) -> dict[str, Callable[[Json], Json]]:
    def component(each: Json) -> Json:
        return _component(each, ids)

    def media(each: Json) -> Json:
        url = str(each.get("url", ""))
        return {"id": str(ids.make()), "url": url, "proxy_url": url, "width": None, "height": None}

    def item(each: Json) -> Json:
        keys, defaults = _ITEM
        return defaults | _only(each, keys) | {"media": media(each.get("media") or {})}

    def choice(each: Json) -> Json:
        return _with_emoji(_only(each, _CHOICE))

    return {
        "components": component,
        "accessory": component,
        "media": media,
        "file": media,
        "items": item,
        "options": choice,
        "default_values": _picked,
        "emoji": _emoji,
    }


def _field(sent: Json) -> Json:
    found = dict(sent)
    if isinstance(found.get("component"), dict):
        found["component"] = _field(found["component"])
    if isinstance(found.get("components"), list):
        found["components"] = [_field(each) for each in found["components"]]
    if isinstance(found.get("default_values"), list):
        found["default_values"] = [_picked(each) for each in found["default_values"]]
    return found


def _picked(sent: Json) -> Json:
    return sent | {"id": str(sent.get("id", ""))}


def _with_emoji(found: Json) -> Json:
    return found | {"emoji": _emoji(found["emoji"])} if isinstance(found.get("emoji"), dict) else found


def _emoji(sent: Json) -> Json:
    found = _only(sent, ("id", "name", "animated"))
    return found | {"id": str(found["id"])} if "id" in found else found


def _embed(sent: Json) -> Json:
    found: Json = {"type": "rich"} | _only(sent, _EMBED)
    for name, keys in _PARTS.items():
        if name in found:
            found[name] = _only(found[name], keys)
    for name in _PICTURES:
        if name in sent:
            url = str(sent[name].get("url", ""))
            found[name] = {"url": url, "proxy_url": url, "width": 0, "height": 0}
    if "fields" in found:
        found["fields"] = [{"inline": False} | _only(field, ("name", "value", "inline")) for field in found["fields"]]
    return found


def _option(sent: Json) -> Json:
    found = _only(sent, (*_OPTION, *_OPTION_KEYS.get(sent.get("type", 0), ())))
    if "options" in found:
        found["options"] = [_option(each) for each in found["options"]]
    if "choices" in found:
        found["choices"] = [_only(each, _OPTION_CHOICE) for each in found["choices"]]
    return found


def _only(sent: Json, keys: tuple[str, ...]) -> Json:
    return {key: value for key, value in sent.items() if key in keys}
