"""Request bodies written by hand: short ways to a button, a card, a modal, a command."""

from typing import Any

from discord_sandbox import Json
from discord_sandbox.problem import Path

SEND, EDIT, COMMAND = "MessageCreateRequest", "MessageEditRequestPartial", "ApplicationCommandUpdateRequest"
REPLY, UPDATE = "CreateMessageInteractionCallbackRequest", "UpdateMessageInteractionCallbackRequest"
AUTOCOMPLETE, MODAL = "ApplicationCommandAutocompleteCallbackRequest", "ModalInteractionCallbackRequest"
Case = tuple[str, Any]
"""A schema's name, and a body or a list of them."""
RefusedCase = tuple[str, Any, Path]
"""The same, and the path of the one problem in it."""


def button(custom_id: str = "go", **more: object) -> Json:
    return {"type": 2, "style": 1, "label": "Go", "custom_id": custom_id, **more}


def link(url: object = "https://example.org", **more: object) -> Json:
    return {"type": 2, "style": 5, "label": "Go", "url": url, **more}


def row(*components: Json) -> Json:
    return {"type": 1, "components": list(components)}


def menu(count: int = 2, **more: object) -> Json:
    return {
        "type": 3,
        "custom_id": "menu",
        "options": [{"label": f"{i}", "value": f"{i}"} for i in range(count)],
        **more,
    }


def words(content: object = "Hi") -> Json:
    return {"type": 10, "content": content}


def section(accessory: Json, *texts: Json) -> Json:
    return {"type": 9, "components": list(texts or [words()]), "accessory": accessory}


def box(*components: Json) -> Json:
    return {"type": 17, "components": list(components)}


def v2(*components: object) -> Json:
    return {"flags": 1 << 15, "components": list(components)}


def modal(*components: Json, **more: object) -> Json:
    return {"type": 9, "data": {"title": "Teach", "custom_id": "teach", "components": list(components), **more}}


def label(component: Json, **more: object) -> Json:
    return {"type": 18, "label": "Question", "component": component, **more}


def typed(**more: object) -> Json:
    return {"type": 4, "custom_id": "q", "style": 1, **more}


def command(**more: object) -> Json:
    return {"name": "ask", "description": "Ask", **more}


def option(name: str = "question", **more: object) -> Json:
    return {"type": 3, "name": name, "description": "What", **more}


def choices(*pairs: tuple[str, object]) -> Json:
    return {"type": 8, "data": {"choices": [{"name": name, "value": value} for name, value in pairs]}}
