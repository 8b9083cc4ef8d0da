"""`learn`: learn the matcher and keep it; what a first start does in a process of its own."""

import gc
import os
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import KnowledgeOption


def learn(
    knowledge: KnowledgeOption = None,
    *,
    gently: Annotated[bool, typer.Option(help="Make room for whoever answers meanwhile, and be silent.")] = False,
    early: Annotated[Path | None, typer.Option(help="Where to put what is learnt before it is calibrated.")] = None,
) -> None:
    """Learn the FAQ's matcher and keep it in the cache."""
    gc.disable()  # a short life with hundreds of thousands of small objects, none of them in a ring
    if gently and hasattr(os, "nice"):
        os.nice(10)
    from bot.faq import read_files
    from bot.settings import load_settings
    from bot.teaching import learn_faq

    settings = load_settings(knowledge_dir=knowledge)
    files = read_files(settings.knowledge_dir)
    if gently:
        learn_faq(settings, files, early=early)
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}/{task.total}"))
    with Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Learning the FAQ (once)", total=None)
        learn_faq(
            settings,
            files,
            early=early,
            progress=lambda done, total: progress.update(task, completed=done, total=total),
        )
