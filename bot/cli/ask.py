"""`ask`: one question, one reply."""

from typing import Annotated

import typer

from bot.cli.options import KnowledgeOption, LanguageOption, locale_from, settings_for

_KINDS = {"Answer": "answer", "Suggestions": "suggestions", "NoAnswer": "noanswer", "SmallTalk": "courtesy"}
"""What a reply is called in JSON, which other programs read: class names may change, these don't."""
_KEYS = {"decision": "band"}
"""The same for the keys of a match that are named otherwise in code."""


def ask(
    question: Annotated[str, typer.Argument(help="The question, in quotes.")],
    lang: LanguageOption = None,
    explain: Annotated[bool, typer.Option("--explain", help="Say why, too.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Write one JSON object.")] = False,
    knowledge: KnowledgeOption = None,
) -> None:
    """Ask one question."""
    import json
    from dataclasses import asdict

    from bot.cli.show import shown, shown_explanation
    from bot.mentor import Question
    from bot.training.loader import build_mentor

    locale = locale_from(lang)
    mentor = build_mentor(settings_for(knowledge))
    asked = Question(question, locale)
    reply = mentor.ask(asked)
    explanation = mentor.explain(asked) if explain else None
    if as_json:
        whole = {"kind": _KINDS[type(reply).__name__], **asdict(reply)}
        if explanation:
            whole["explanation"] = {
                "match": {_KEYS.get(key, key): value for key, value in asdict(explanation.match).items()},
                "speaks_for": [asdict(contribution) for contribution in explanation.supporting],
                "speaks_against": [asdict(contribution) for contribution in explanation.opposing],
            }
        typer.echo(json.dumps(whole, ensure_ascii=False))
        return
    typer.echo(shown(reply))
    if explanation:
        typer.echo(f"\n{shown_explanation(explanation)}")
