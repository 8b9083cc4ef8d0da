"""`learn`: train the matcher and save it in the cache; what a first start does in a process of its own."""

import gc
import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.options import KnowledgeOption, settings_for

if TYPE_CHECKING:
    from rich.console import Console

    from bot.matching.vectors import Progress
    from bot.settings import Settings


REPORT_EVERY = 1000
"""Texts after which a line says how many are learnt, where no bar can: every five to ten seconds."""
_LEARNING = "Learning the FAQ (once, until it changes) …"


def learn(
    knowledge: KnowledgeOption = None,
    *,
    gently: Annotated[bool, typer.Option(help="Give way to other processes, and show no progress.")] = False,
    events: Annotated[bool, typer.Option(hidden=True)] = False,
    words: Annotated[Path | None, typer.Option(hidden=True)] = None,
    provisional: Annotated[Path | None, typer.Option(hidden=True)] = None,
) -> None:
    """Train the FAQ's matcher and save it in the cache, so that the next start does not wait for it."""
    # With `events` it is a child of the bot: it writes JSON lines. `words` is the file for a matcher of words alone,
    # `provisional` the one for the matcher before it is calibrated.
    gc.disable()  # a short-lived process with hundreds of thousands of small objects, none in a cycle
    give_way = partial(os.nice, 10) if gently and hasattr(os, "nice") else lambda: None
    if words is None:  # else somebody waits for the first answer
        give_way()
    from bot.settings import load_settings

    settings = load_settings(dotenv=False, knowledge_dir=knowledge) if events else settings_for(knowledge)
    if events and gently:
        from bot.training.worker import train_and_report

        raise typer.Exit(train_and_report(settings, words=words, provisional=provisional, give_way=give_way))
    if gently:
        _train(settings, None, events=events)
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    if not console.is_terminal:
        console.print(_LEARNING, highlight=False)
        _train(settings, partial(_print_now_and_then, console), events=events)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}/{task.total}"))
    with Progress(*columns, TimeRemainingColumn(), console=console, transient=True) as progress:
        task = progress.add_task("Learning the FAQ (once)", total=None)
        _train(
            settings,
            lambda done, total: progress.update(task, completed=done, total=total),
            events=events,
        )


def _print_now_and_then(console: "Console", done: int, total: int) -> None:
    if done % REPORT_EVERY == 0 and done < total:
        console.print(f"{done} of {total} texts …", highlight=False)


def _train(settings: "Settings", progress: "Progress | None", *, events: bool) -> None:
    if events:
        from bot.training.worker import train_and_report

        raise typer.Exit(train_and_report(settings, progress=progress))
    from bot.faq import ParsedFaq, read_files
    from bot.training.train import make_encoder, train

    parsed = ParsedFaq(read_files(settings.knowledge_dir))
    train(parsed, settings, make_encoder(settings), progress=progress)
