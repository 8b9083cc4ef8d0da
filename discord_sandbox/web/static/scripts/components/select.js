/** A string select: a field that opens a list; one choice is sent at once, several when the list closes. */

import { el, fill } from "../dom/elements.js";
import { icon } from "../dom/icons.js";
import { openPopover } from "../dom/popover.js";
import { emoji } from "./button.js";

/** The select in a message; `context` as in components.js. */
export function select(component, context) {
    const busy = context.pressed && !context.pressed.failed;
    return selectField(component, context.names.texts, {
        disabled: component.disabled || busy,
        picked: (values) => context.press(component.custom_id, 3, values),
    });
}

/** A select anywhere; `picked(values)` hears what was chosen. `field.values` is what is chosen now. */
export function selectField(component, texts, { disabled, picked }) {
    const options = component.options ?? [];
    const single = (component.max_values ?? 1) === 1;
    const field = el("button.select", {
        type: "button",
        disabled,
        role: "combobox",
        "aria-haspopup": "listbox",
        "aria-expanded": "false",
        "aria-label": component.placeholder ?? texts.makeSelection,
        data: { customId: component.custom_id },
        onclick: () => open(),
        onkeydown: (event) => {
            if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
            event.preventDefault();
            open();
        },
    });
    field.values = options.filter((option) => option.default).map((option) => option.value);
    show();
    return field;

    function show() {
        const chosen = options.filter((option) => field.values.includes(option.value));
        const shown = chosen.length
            ? chosen.map((option) => el("span.chosen", {}, option.emoji && emoji(option.emoji), option.label))
            : el("span.placeholder", {}, component.placeholder ?? texts.makeSelection);
        fill(field, el("span.select-value", {}, shown), icon("down"));
    }

    function open() {
        const before = field.values;
        const list = el(
            "div.options",
            {
                role: "listbox",
                "aria-multiselectable": single ? null : "true",
                data: { for: component.custom_id },
                onkeydown: move,
            },
            options.map((option) => item(option, () => choose(option, list))),
        );
        field.setAttribute("aria-expanded", "true");
        openPopover(list, field, {
            width: true,
            closed: () => {
                field.setAttribute("aria-expanded", "false");
                if (!single && field.values !== before) picked(field.values);
            },
        });
        (list.querySelector("[aria-selected=true]") ?? list.firstElementChild)?.focus();
    }

    function choose(option, list) {
        if (single) {
            field.values = [option.value];
            show();
            list.hidePopover();
            picked(field.values);
            return;
        }
        const kept = field.values.filter((value) => value !== option.value);
        const more = kept.length === field.values.length && kept.length < (component.max_values ?? 1);
        field.values = more ? [...kept, option.value] : kept;
        for (const node of list.children)
            node.setAttribute("aria-selected", String(field.values.includes(node.dataset.value)));
        show();
    }

    function item(option, choice) {
        return el(
            "button.option",
            {
                type: "button",
                role: "option",
                "aria-selected": String(field.values.includes(option.value)),
                data: { value: option.value },
                onclick: choice,
            },
            option.emoji && emoji(option.emoji),
            el(
                "span.option-texts",
                {},
                el("span", {}, option.label),
                option.description && el("small", {}, option.description),
            ),
        );
    }
}

/** Arrow keys, Home and End move through the options. */
function move(event) {
    const items = [...event.currentTarget.children];
    const at = items.indexOf(document.activeElement);
    const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    items[(target + items.length) % items.length].focus();
}
