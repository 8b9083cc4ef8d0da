"""`check`: what is wrong with the FAQ's files, and what is worth a look."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.options import KnowledgeOption, settings_for

if TYPE_CHECKING:
    from bot.faq import Faq, Loaded


def check(
    knowledge: KnowledgeOption = None,
    links: Annotated[bool, typer.Option("--links", help="Ask every link; exit code 1 if one is dead.")] = False,
    schema: Annotated[
        str | None,
        typer.Option("--schema", help="Write a JSON Schema: topic, lessons, synonyms, courtesies or about-this-faq."),
    ] = None,
    lessons: Annotated[
        bool, typer.Option("--lessons", help="Count examples, in scope and out; list near-duplicates.")
    ] = False,
) -> None:
    """Check the FAQ's files; exit code 1 if something is wrong."""
    import datetime as dt

    from bot.app.features import renamed_topics
    from bot.faq import ParsedFaq, read_files
    from bot.faq.files.schema import KINDS, schema_of
    from bot.faq.lint.discord_markdown import markdown_warnings
    from bot.faq.lint.warnings import faq_warnings

    if schema is not None:
        if schema not in KINDS:
            raise typer.BadParameter(f"'{schema}' is none of {', '.join(KINDS)}")
        typer.echo(schema_of(schema))
        return
    files = read_files(settings_for(knowledge).knowledge_dir)
    loaded = ParsedFaq(files).whole
    for problem in loaded.problems:
        typer.echo(str(problem))
    if loaded.faq is None:
        typer.echo(f"{len(loaded.problems)} to fix in {files.folder}")
        raise typer.Exit(1)
    renamed = renamed_topics(topic.name for topic in loaded.faq.topics)
    for line in [*files.warnings(), *_renamed_lines(renamed)]:
        typer.echo(str(line))
    for warning in markdown_warnings(loaded.faq, loaded.texts):
        typer.echo(str(warning))
    for warning in faq_warnings(loaded.faq, loaded.texts, dt.datetime.now(tz=dt.UTC).date()):
        typer.echo(str(warning))
    if lessons:
        _print_coverage(loaded.faq, loaded)
    well = _print_links(loaded.faq, loaded) if links else True
    entries, examples = len(loaded.faq.entries), len(loaded.faq.training_examples())
    counts = f"{_counted(len(loaded.faq.topics), 'topic')}, {_counted(entries, 'entry', 'entries')}, "
    typer.echo(f"{files.folder}: {counts}{_counted(examples, 'example')}; nothing wrong in the files")
    if not well:
        raise typer.Exit(1)


def _renamed_lines(renamed: Mapping[str, str]) -> list[str]:
    """Return a line for each topic whose command has another name; `renamed` maps topics to their commands."""
    return [
        f"topic {topic}: its command is /{command}, since the bot has a command /{topic} of its own"
        for topic, command in sorted(renamed.items())
    ]


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or f'{one}s'}"


def _print_coverage(faq: "Faq", loaded: "Loaded") -> None:
    from rich.console import Console
    from rich.table import Table

    from bot.faq.lint.coverage import coverage_of, padding_of
    from bot.i18n import LANGUAGE_CODES

    coverage = coverage_of(faq)
    console = Console(width=None if Console().is_terminal else 120)
    entries = Table(
        "entry", *(f"{kind} {lang}" for kind in ("examples", "near out of scope") for lang in LANGUAGE_CODES)
    )
    for entry in faq.entries:
        counts = (coverage.examples, coverage.near_out_of_scope)
        entries.add_row(entry, *(str(kind.get((entry, lang), 0)) for kind in counts for lang in LANGUAGE_CODES))
    themes = Table("out-of-scope theme", *LANGUAGE_CODES)
    for theme in sorted({theme for theme, _ in coverage.out_of_scope}):
        themes.add_row(theme, *(str(coverage.out_of_scope.get((theme, lang), 0)) for lang in LANGUAGE_CODES))
    themes.add_row(
        "all", *(str(coverage.of_language(coverage.out_of_scope, lang)) for lang in LANGUAGE_CODES), style="bold"
    )
    console.print(entries)
    console.print(themes)
    for padding in padding_of([text for text in loaded.texts if not text.is_small_talk and not text.is_title]):
        if padding.pairs:
            console.print(
                f"{padding.path}: {100 * padding.share:.1f} % of {padding.texts} repeat another", highlight=False
            )
        for first, second, ratio in padding.pairs:
            console.print(f"  {second.place()}: {second.text!r} is {ratio:.0f} % like {first.text!r}", markup=False)


def _print_links(faq: "Faq", loaded: "Loaded") -> bool:
    """Print each link that does not answer, and how many of which kind there are; return whether all is well.

    That is so where none is dead and at least one could be asked.
    """
    import asyncio
    from collections import Counter

    from rich.console import Console
    from rich.progress import Progress

    from bot.faq.lint.links import check_links, links_of, place_of

    links = links_of(faq)
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Asking links", total=len(links))
        states = asyncio.run(check_links(links, lambda: progress.advance(task)))
    for state in states:
        if state.state != "alive":
            place = place_of(state.url, faq, loaded.texts)
            typer.echo(f"{place}: {state.state}: {state.url} {state.why}; used by {', '.join(state.used_by)}")
    found = Counter(state.state for state in states)
    summary = ", ".join(f"{found[state]} {state}" for state in ("alive", "dead", "can't tell"))
    offline = bool(states) and found["can't tell"] == len(states)
    typer.echo(f"{_counted(len(states), 'link')}: {summary}{'; is there no network?' if offline else ''}")
    return not found["dead"] and not offline
