"""What lies on and beyond Discord's limits for commands and autocomplete: each body by its schema's name."""

from tests.discord_sandbox.validation.written_bodies import (
    AUTOCOMPLETE,
    COMMAND,
    Case,
    RefusedCase,
    choices,
    command,
    option,
)

TAKEN: list[Case] = [
    (AUTOCOMPLETE, choices(*[("x" * 100, "y" * 100)] * 25)),
    (COMMAND, command(name="提问")),
    (COMMAND, command(name="ask-me_it's", options=[option("一个"), option("two", autocomplete=True)])),
    (COMMAND, command(name="สวัสดี", name_localizations={"hi": "नमस्ते"})),
    (COMMAND, {"type": 3, "name": "Ask the mentor"}),
    (COMMAND, [command(name=f"c{i}") for i in range(100)]),
    (COMMAND, [command(name="ask"), {"type": 3, "name": "ask"}]),
]  # fmt: skip

REFUSED: list[RefusedCase] = [
    (AUTOCOMPLETE, choices(*[("x", "y")] * 26), ("data", "choices")),
    (AUTOCOMPLETE, choices(("x" * 101, "y")), ("data", "choices", 0, "name")),
    (AUTOCOMPLETE, choices(("x", "y" * 101)), ("data", "choices", 0, "value")),
    (AUTOCOMPLETE, choices(("", "y")), ("data", "choices", 0, "name")),
    (COMMAND, command(name="Ask"), ("name",)),
    (COMMAND, command(name="ask me"), ("name",)),
    (COMMAND, command(name="x" * 33), ("name",)),
    (COMMAND, command(description=""), ("description",)),
    (COMMAND, command(description="x" * 101), ("description",)),
    (COMMAND, {"name": "ask"}, ("description",)),
    (COMMAND, command(name_localizations={"zh": "提问"}), ("name_localizations", "zh")),
    (COMMAND, command(name_localizations={"zh-CN": "提 问"}), ("name_localizations", "zh-CN")),
    (COMMAND, command(description_localizations={"zh-CN": "问" * 101}), ("description_localizations", "zh-CN")),
    (COMMAND, {"type": 3, "name": "Ask", "description": "Ask"}, ("description",)),
    (COMMAND, {"type": 3, "name": "Ask", "options": [option()]}, ("options",)),
    (COMMAND, command(options=[option(f"o{i}") for i in range(26)]), ("options",)),
    (COMMAND, command(options=[option("a"), option("a")]), ("options", 1, "name")),
    (COMMAND, command(options=[option("a"), option("b", required=True)]), ("options", 1)),
    (COMMAND, command(options=[option("Question")]), ("options", 0, "name")),
    (COMMAND, command(options=[option(description="")]), ("options", 0, "description")),
    (COMMAND, command(options=[option(choices=[{"name": "a", "value": "a"}], autocomplete=True)]),
     ("options", 0, "autocomplete")),
    (COMMAND, command(options=[option(type=6, autocomplete=True)]), ("options", 0, "autocomplete")),
    (COMMAND, command(options=[option("a"), option("b", type=1)]), ("options",)),
    (COMMAND, command(options=[option(type=2, options=[option("b", type=2)])]), ("options", 0, "options", 0, "type")),
    (COMMAND, command(options=[option(f"o{i}", choices=[{"name": f"{j}" * 30, "value": "x" * 99} for j in range(10)])
                               for i in range(7)]), ()),
    (COMMAND, [command(name=f"c{i}") for i in range(101)], ()),
    (COMMAND, [{"type": 3, "name": f"c{i}"} for i in range(16)], ()),
    (COMMAND, [command(), command()], (1, "name")),
    ("ApplicationCommandPatchRequestPartial", {"name": "Ask"}, ("name",)),
]  # fmt: skip
