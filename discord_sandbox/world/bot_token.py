"""Bot tokens of the form that Discord's have."""

import base64
import secrets


def new_token(user_id: int) -> str:
    """Return a new token for a bot's user: its id in base64, a part of 6 characters and one of 38.

    Clients read the id out of it: https://docs.discord.com/developers/reference#authentication
    """
    name = base64.b64encode(str(user_id).encode()).decode().rstrip("=")
    return f"{name}.{secrets.token_hex(3)}.{secrets.token_hex(19)}"
