"""The command line: a module a command, each importing what it needs only when it runs."""

import sys

import typer

from bot.cli.ask import ask
from bot.cli.chat import chat
from bot.cli.check import check
from bot.cli.evaluate import evaluate
from bot.cli.learn import learn
from bot.cli.run import run
from bot.errors import MentorError

app = typer.Typer(
    name="ml-career-mentor",
    help="Answers questions from an FAQ, or says that it doesn't know.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
)
app.command()(run)
app.command()(chat)
app.command()(ask)
app.command()(check)
app.command()(evaluate)
app.command()(learn)


def main() -> None:
    """Run a command; an error ends the program with a line and an exit code of its own."""
    try:
        app()
    except MentorError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(error.exit_code)
    except BrokenPipeError:  # whoever read our output has had enough
        sys.stderr.close()
        sys.exit(0)


__all__ = ["app", "main"]
