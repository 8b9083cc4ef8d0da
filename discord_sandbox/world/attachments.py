"""Files: their names and sizes are kept, their content isn't."""

from discord_sandbox.json_types import Json
from discord_sandbox.world.state import World


def attachment(world: World, filename: str, size: int, description: str | None = None) -> Json:
    """Return a file as Discord's JSON, with a new id; `size` in bytes."""
    address = f"https://cdn.invalid/attachments/{filename}"
    found: Json = {
        "id": str(world.ids.make()),
        "filename": filename,
        "size": size,
        "url": address,
        "proxy_url": address,
    }
    return found if description is None else found | {"description": description}
