"""`evaluate`: how well the mentor does on labelled questions."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.options import KnowledgeOption, settings_for

if TYPE_CHECKING:
    from rich.table import Table

    from bot.evaluation import Case, EvaluationMetrics
    from bot.evaluation.metrics import Proportion

_ROWS = ("answered_right", "answered_wrong", "suggested_right", "found", "recall_at_1", "recall_at_3")
_FALSE = ("false_answers", "false_suggestions")
_OUT_OF_SCOPE = {"all": "all out of scope", "oos-near": "kind oos-near", "oos-far": "kind oos-far"}


def evaluate(
    files: Annotated[list[Path], typer.Argument(help="Question files.")],
    knowledge: KnowledgeOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Write one JSON object.")] = False,
    cases: Annotated[bool, typer.Option("--cases", help="With --json: every question and its reply.")] = False,
) -> None:
    """Measure the mentor on question files, with 95 % intervals and the wrong cases.

    A question file is a list like a file of lessons, `- {q: "…", lang: en, expect: [topic/entry]}`; `expect: []` stands
    for what the FAQ does not answer. `kind:` may be any word, and groups questions. Two words have rows of their own:
    `oos-near` (close to an entry, and yet not answered by it) and `oos-far` (about something else).
    """
    import json
    import time

    from bot.evaluation import ask_all, read_questions
    from bot.training.loader import build_mentor

    start = time.perf_counter()
    mentor = build_mentor(settings_for(knowledge))
    loaded = time.perf_counter() - start
    asked = ask_all(mentor, read_questions(files, frozenset(mentor.faq.entries)))
    if as_json:
        typer.echo(json.dumps(_as_json(asked, loaded, with_cases=cases), ensure_ascii=False))
    else:
        _print(asked, loaded)


def _groups(cases: Sequence["Case"], key: str) -> Mapping[str, Sequence["Case"]]:
    names = sorted({getattr(case.question, key) or "(no kind)" for case in cases})
    return {name: [c for c in cases if (getattr(c.question, key) or "(no kind)") == name] for name in names}


def _as_json(cases: Sequence["Case"], loaded: float, *, with_cases: bool) -> dict[str, object]:
    from bot.evaluation.metrics import compute_metrics, percentile

    milliseconds = [case.milliseconds for case in cases]
    whole: dict[str, object] = {
        **_plain(compute_metrics(cases)),
        "by_lang": {name: _plain(compute_metrics(group)) for name, group in _groups(cases, "lang").items()},
        "by_kind": {name: _plain(compute_metrics(group)) for name, group in _groups(cases, "kind").items()},
        "latency_ms": {"p50": percentile(milliseconds, 50), "p99": percentile(milliseconds, 99)},
        "load_s": loaded,
    }
    if with_cases:
        whole["cases"] = [_case(case) for case in cases]
    return whole


def _plain(metrics: "EvaluationMetrics") -> dict[str, object]:
    plain: dict[str, object] = {"in_scope": metrics.in_scope, "out_of_scope": metrics.out_of_scope}
    plain |= {name: getattr(metrics, name).value for name in _ROWS}
    return plain | {name: {kind: s.value for kind, s in getattr(metrics, name).items()} for name in _FALSE}


def _case(case: "Case") -> dict[str, object]:
    question = case.question
    return {
        "q": question.q,
        "lang": question.lang,
        "kind": question.kind,
        "expect": list(question.expect),
        "prediction": case.prediction,
        "confidence": case.confidence,
        "candidates": [{"id": candidate.label, "score": candidate.score} for candidate in case.candidates],
    }


def _print(cases: Sequence["Case"], loaded: float) -> None:
    from rich.console import Console

    from bot.evaluation.metrics import percentile

    console = Console(width=None if Console().is_terminal else 120)
    console.print(_table("All and by language", {"all": cases, **_groups(cases, "lang")}))
    console.print(_table("By kind", _groups(cases, "kind")))
    unsorted = sum(not case.in_scope and case.question.kind not in _OUT_OF_SCOPE for case in cases)
    if unsorted:
        console.print(
            f"\n{unsorted} out-of-scope {'question has' if unsorted == 1 else 'questions have'} "
            "neither kind oos-near nor oos-far: only the rows of all count them",
            highlight=False,
        )
    wrong = [case for case in cases if not case.as_expected]
    console.print(f"\n{len(wrong)} of {len(cases)} not as wanted:")
    for case in sorted(wrong, key=lambda case: (case.question.lang, case.question.kind or "", -case.confidence)):
        wanted = ", ".join(case.question.expect) or "nothing"
        got = ", ".join(case.offered) or "nothing"
        line = f"  {case.question.kind or '':9} {case.confidence:+.2f} {case.question.q!r}"
        line += f"\n{' ' * 18}{case.prediction}: {got}; wanted: {wanted}"
        console.print(line, markup=False, highlight=False)
    milliseconds = [case.milliseconds for case in cases]
    console.print(
        f"\nloaded in {loaded:.2f} s; a question takes {percentile(milliseconds, 50):.1f} ms (median), "
        f"{percentile(milliseconds, 99):.1f} ms (99 %)",
        highlight=False,
    )


def _table(title: str, groups: Mapping[str, Sequence["Case"]]) -> "Table":
    from rich.table import Table

    from bot.evaluation import compute_metrics
    from bot.evaluation.metrics import FAR, NEAR

    metrics = {name: compute_metrics(group) for name, group in groups.items()}
    table = Table("in %", *metrics, title=title, title_justify="left")
    table.add_row("questions", *(f"{m.in_scope} + {m.out_of_scope}" for m in metrics.values()))
    for name in _ROWS:
        table.add_row(name.replace("_", " "), *_cells(getattr(m, name) for m in metrics.values()))
    for name in _FALSE:
        for kind in ("all", NEAR, FAR):
            proportions = [getattr(m, name)[kind] for m in metrics.values()]
            table.add_row(f"{name.replace('_', ' ')}, {_OUT_OF_SCOPE[kind]}", *_cells(proportions))
    return table


def _cells(proportions: Iterable["Proportion"]) -> list[str]:
    cells = []
    for proportion in proportions:
        low, high = proportion.interval()
        cells.append(f"{100 * proportion.value:.1f} ({100 * low:.0f}–{100 * high:.0f})" if proportion.total else "")
    return cells
