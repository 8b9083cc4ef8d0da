"""What lies on and beyond Discord's limits for modals: each body by its schema's name."""

from tests.discord_sandbox.validation.written_bodies import (
    MODAL,
    Case,
    RefusedCase,
    button,
    label,
    menu,
    modal,
    row,
    typed,
    words,
)

FIRST_IN_ROW = ("data", "components", 0, "components", 0)

TAKEN: list[Case] = [
    (MODAL, modal(label(typed(value="x" * 4000)), words(), label(menu(2, max_values=2)))),
    (MODAL, modal(label(typed(value="\N{GRINNING FACE}" * 4, max_length=4)))),
]  # fmt: skip

REFUSED: list[RefusedCase] = [
    (MODAL, modal(label(typed()), title="x" * 46), ("data", "title")),
    (MODAL, modal(label(typed()), custom_id=""), ("data", "custom_id")),
    (MODAL, modal(), ("data", "components")),
    (MODAL, modal(*[words() for _ in range(6)]), ("data", "components")),
    (MODAL, modal(label(typed()), label(typed())), ("data", "components", 1, "component", "custom_id")),
    (MODAL, modal(typed()), ("data", "components", 0, "type")),
    (MODAL, modal(label(button())), ("data", "components", 0, "component", "type")),
    (MODAL, modal(label(typed(), label="x" * 46)), ("data", "components", 0, "label")),
    (MODAL, modal(label(typed(), description="x" * 101)), ("data", "components", 0, "description")),
    (MODAL, modal(label(typed(label="Own"))), ("data", "components", 0, "component", "label")),
    (MODAL, modal(label(typed(min_length=5, max_length=4))), ("data", "components", 0, "component", "max_length")),
    (MODAL, modal(label(typed(max_length=4001))), ("data", "components", 0, "component", "max_length")),
    (MODAL, modal(label(typed(value="x" * 4001))), ("data", "components", 0, "component", "value")),
    (MODAL, modal(label(typed(value="x" * 5, max_length=4))), ("data", "components", 0, "component", "value")),
    (MODAL, modal(row(typed(label="Old", value="x" * 5, max_length=4))), (*FIRST_IN_ROW, "value")),
    (MODAL, modal(label(typed(placeholder="x" * 101))), ("data", "components", 0, "component", "placeholder")),
    (MODAL, modal(label(menu(disabled=True))), ("data", "components", 0, "component", "disabled")),
    (MODAL, modal(row(typed(label="Old"), typed(label="Old", custom_id="r"))), ("data", "components", 0, "components")),
    (MODAL, modal(row(typed())), ("data", "components", 0, "components", 0, "label")),
]  # fmt: skip
