"""The sandbox's exceptions: its own, and the errors that it answers to a bot as Discord does.

SandboxError
├── PortError              the port can't be used
├── SchemasMissingError    Discord's description of its API was not fetched
├── NotFoundError          there is no such person, channel, message, command …  (also a LookupError)
├── NotPermittedError      a person may not do that  (also a PermissionError)
├── InvalidInputError      Discord's client would not send that  (also a ValueError)
├── WaitTimeoutError       what was waited for did not happen in time  (also a TimeoutError)
└── Unanswered             the bot did not respond within 3 s

ApiError                   an error response of the REST interface
"""

from collections.abc import Sequence

from discord_sandbox.json_types import Json
from discord_sandbox.problem import Problem

_UNKNOWN = {
    "Channel": 10003,
    "Guild": 10004,
    "Member": 10007,
    "Message": 10008,
    "User": 10013,
    "Emoji": 10014,
    "Webhook": 10015,
    "interaction": 10062,
    "application command": 10063,
}


class SandboxError(Exception):
    """Something that the sandbox can't do; the message says what, where, and how to fix it."""


class PortError(SandboxError):
    """The port can't be used; `reason` is the system's."""

    def __init__(self, port: int, reason: str) -> None:
        super().__init__(f"port {port} can't be used ({reason}); give another one, or 0 for any that is free")
        self.port = port
        self.reason = reason


class SchemasMissingError(SandboxError):
    """Discord's description of its API was not fetched."""


class NotFoundError(SandboxError, LookupError):
    """There is no such person, channel, message, command or component."""


class NotPermittedError(SandboxError, PermissionError):
    """A person may not do that there."""


class InvalidInputError(SandboxError, ValueError):
    """Discord's client would not send that."""


class WaitTimeoutError(SandboxError, TimeoutError):
    """What was waited for did not happen in time."""

    def __init__(self, what: str, seconds: float) -> None:
        super().__init__(f"{what} within {seconds:g} s of real time; give a longer `within`, or look at Sandbox.calls")


class Unanswered(SandboxError):  # noqa: N818 - "the bot left it unanswered" reads as such in a test
    """The bot did not respond within 3 s, by the clock."""


class ApiError(Exception):
    """An error response: HTTP status, Discord's code and message, perhaps a tree of field errors.

    `problems` are those in the body, for the list of refusals; what only came too late has none.
    """

    def __init__(
        self, status: int, code: int, message: str, *, problems: Sequence[Problem] = (), **more: object
    ) -> None:
        super().__init__(message)
        self.problems = tuple(problems)
        self.status = status
        self.code = code
        self.message = message
        self.more = more

    @property
    def body(self) -> Json:
        """The error as JSON."""
        return {"message": self.message, "code": self.code, **self.more}


def unauthorized() -> ApiError:
    """Return the error for a wrong token."""
    return ApiError(401, 0, "401: Unauthorized")


def no_route() -> ApiError:
    """Return the error for a route that does not exist."""
    return ApiError(404, 0, "404: Not Found")


def unknown(what: str) -> ApiError:
    """Return the error for what isn't there: a channel, guild, user, message, interaction, webhook, command, member."""
    return ApiError(404, _UNKNOWN[what], f"Unknown {what}")


def missing_access() -> ApiError:
    """Return the error for what the bot doesn't see."""
    return ApiError(403, 50001, "Missing Access")


def missing_permissions() -> ApiError:
    """Return the error for what the bot may not do."""
    return ApiError(403, 50013, "Missing Permissions")


def no_history() -> ApiError:
    """Return the error for a reply where the bot may not read the history; it could still write there."""
    return ApiError(403, 160002, "Cannot reply without permission to read message history")


def thread_archived() -> ApiError:
    """Return the error for what can't be done in an archived thread that may not be opened again."""
    return ApiError(400, 50083, "Thread is archived")


def thread_locked() -> ApiError:
    """Return the error for a message in a locked thread."""
    return ApiError(403, 160005, "Thread is locked")


def no_starter() -> ApiError:
    """Return the error for a message in a forum post before its author's first one."""
    return ApiError(403, 40058, "Cannot message this thread until after the post author has sent an initial message.")


def not_a_text_channel() -> ApiError:
    """Return the error for a message in a forum itself."""
    return ApiError(400, 50008, "Cannot send messages in a non-text channel")


def blocked_by_automod() -> ApiError:
    """Return the error for a message that AutoMod doesn't let through."""
    return ApiError(400, 200000, "Message was blocked by automatic moderation")


def invalid_form(problems: Sequence[Problem], *, is_mistake: bool = True) -> ApiError:
    """Return the error for a wrong body, with its problems as a tree.

    `is_mistake` is off where the body was right when the bot began, so that it isn't counted as a refusal.
    """
    tree: Json = {}
    for problem in problems:
        node = tree
        for step in problem.path:
            node = node.setdefault(str(step), {})
        node.setdefault("_errors", []).append({"code": problem.code, "message": problem.message})
    return ApiError(400, 50035, "Invalid Form Body", problems=problems if is_mistake else (), errors=tree)


def empty_message() -> ApiError:
    """Return the error for a message with nothing in it."""
    problem = Problem((), "50006", "Cannot send an empty message")
    return ApiError(400, 50006, problem.message, problems=[problem])
