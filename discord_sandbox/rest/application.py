"""REST: the bot's application."""

from discord_sandbox.json_types import Json
from discord_sandbox.rest.routes import Answer, Request, Route
from discord_sandbox.world.state import World


def _application(world: World, _request: Request) -> Answer:
    owner: Json = {"id": "1", "username": "owner", "discriminator": "0", "avatar": None, "global_name": "Owner"}
    return Answer(
        body={
            "id": str(world.application_id),
            "name": world.bot.name,
            "icon": None,
            "description": "",
            "bot_public": True,
            "bot_require_code_grant": False,
            "owner": owner,
            "team": None,
            "verify_key": "0" * 64,
            "flags": 0,
            "integration_types_config": {str(each): {} for each in sorted(world.installs)},
            "approximate_guild_count": sum(world.has_bot(guild) for guild in world.guilds.values()),
        }
    )


ROUTES = (
    Route("GET", "/oauth2/applications/@me", _application),
    Route("GET", "/applications/@me", _application),
)
