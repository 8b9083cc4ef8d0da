"""What Discord says no with."""

from collections.abc import Sequence

from discord_sandbox.problem import Problem
from discord_sandbox.wire import Json


class Unanswered(Exception):  # noqa: N818
    """The bot didn't answer within 3 s, by the clock."""


class ApiError(Exception):
    """An answer with an error in it: HTTP status, Discord's code and message, perhaps a tree of field errors.

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
    """Say that the token is wrong."""
    return ApiError(401, 0, "401: Unauthorized")


def not_found() -> ApiError:
    """Say that there is no such route."""
    return ApiError(404, 0, "404: Not Found")


def unknown(what: str) -> ApiError:
    """Say that a channel, guild, user, message, interaction, webhook, command or member isn't there."""
    codes = {
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
    return ApiError(404, codes[what], f"Unknown {what}")


def missing_access() -> ApiError:
    """Say that the bot doesn't see that."""
    return ApiError(403, 50001, "Missing Access")


def missing_permissions() -> ApiError:
    """Say that the bot may not do that."""
    return ApiError(403, 50013, "Missing Permissions")


def no_history() -> ApiError:
    """Without the right to read the history nobody can reply, only write."""
    return ApiError(403, 160002, "Cannot reply without permission to read message history")


def invalid_form(problems: Sequence[Problem], *, in_time: bool = True) -> ApiError:
    """Say what is wrong with a body, as a tree; what was right when the bot began isn't counted as its mistake."""
    tree: Json = {}
    for problem in problems:
        node = tree
        for step in problem.path:
            node = node.setdefault(str(step), {})
        node.setdefault("_errors", []).append({"code": problem.code, "message": problem.message})
    return ApiError(400, 50035, "Invalid Form Body", problems=problems if in_time else (), errors=tree)


def empty_message() -> ApiError:
    """Say that a message has nothing in it."""
    problem = Problem((), "50006", "Cannot send an empty message")
    return ApiError(400, 50006, problem.message, problems=[problem])
