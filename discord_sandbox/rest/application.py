"""REST: the bot's application."""

from discord_sandbox.payloads import base
from discord_sandbox.rest.routes import Answer, Request, Route
from discord_sandbox.world.entities import User
from discord_sandbox.world.state import World


def _application(world: World, _request: Request) -> Answer:
    owner = base.user(User(1, "Owner", "owner"))
    in_guilds = sum(world.has_bot(guild) for guild in world.guilds.values())
    on_accounts = sum(person.installed for person in world.people.values())
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
            "flags_new": "0",
            "type": None,
            "bot": base.user(world.bot),
            "redirect_uris": [],
            "interactions_endpoint_url": None,
            "role_connections_verification_url": None,
            "explicit_content_filter": 0,
            "eligible_oauth2_scopes": ["bot", "applications.commands"],
            "integration_types_config": {str(each): {} for each in sorted(world.installs)},
            "approximate_guild_count": in_guilds,
            "approximate_user_install_count": on_accounts,
            "approximate_user_authorization_count": on_accounts,
        }
    )


ROUTES = (
    Route("GET", "/oauth2/applications/@me", _application),
    Route("GET", "/applications/@me", _application),
)
