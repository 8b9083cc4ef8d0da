"""What Discord's apps for phones do otherwise than on the desktop."""

from discord_sandbox.json_types import Json
from discord_sandbox.world import components as parts
from discord_sandbox.world.entities import Person
from discord_sandbox.world.state import World


def modal_seen_by(world: World, person: Person, modal: Json) -> Json:
    """Return a modal as a person sees it.

    The apps for phones show in a text input what it was filled with when they first saw that modal's custom id,
    whatever the bot fills it with later.
    """
    if not person.on_phone:
        return modal
    components = parts.with_ids(modal["components"])
    for component in parts.walk(components):
        if component["type"] == parts.TEXT_INPUT:
            key = (person.id, str(modal["custom_id"]), str(component["custom_id"]))
            component["value"] = world.first_prefills.setdefault(key, str(component.get("value") or ""))
    return modal | {"components": components}
