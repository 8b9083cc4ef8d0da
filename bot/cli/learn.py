"""`learn`: train the matcher and save it in the cache; what a first start does in a process of its own."""

import gc
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.options import KnowledgeOption, settings_for

if TYPE_CHECKING:
    from bot.matching.vectors import Progress
    from bot.settings import Settings


_LEARNING = "Learning the FAQ (once, until it changes) …"


def learn(
    knowledge: KnowledgeOption = None,
    *,
    gently: Annotated[bool, typer.Option(help="Give way to other processes, and show no progress.")] = False,
    events: Annotated[bool, typer.Option(hidden=True)] = False,
    provisional: Annotated[Path | None, typer.Option(hidden=True)] = None,
) -> None:
    """Train the FAQ's matcher and save it in the cache, so that the next start does not wait for it."""
    # With `events` it is a child of the bot: it writes JSON lines, and `provisional` is the file for the matcher before
    # it is calibrated.
    gc.disable()  # a short-lived process with hundreds of thousands of small objects, none in a cycle
    if gently and hasattr(os, "nice"):
        os.nice(10)
    from bot.settings import load_settings

    settings = load_settings(dotenv=False, knowledge_dir=knowledge) if events else settings_for(knowledge)
    if gently:
        _train(settings, None, events=events, provisional=provisional)
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    if not console.is_terminal:
        console.print(_LEARNING, highlight=False)
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}/{task.total}"))
    with Progress(*columns, TimeRemainingColumn(), console=console, transient=True) as progress:
        task = progress.add_task("Learning the FAQ (once)", total=None)
        _train(
            settings,
            lambda done, total: progress.update(task, completed=done, total=total),
            events=events,
            provisional=provisional,
        )


def _train(settings: "Settings", progress: "Progress | None", *, events: bool, provisional: Path | None) -> None:
    if events:
        from bot.training.worker import train_and_report

        raise typer.Exit(train_and_report(settings, provisional=provisional, progress=progress))
    from bot.faq import ParsedFaq, read_files
    from bot.training.train import make_encoder, train

    parsed = ParsedFaq(read_files(settings.knowledge_dir))
    train(parsed, settings, make_encoder(settings), progress=progress)
