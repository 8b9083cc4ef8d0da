/** A select menu: a field that opens a list; one choice is sent at once, several when the list closes. */

import { moveFocus } from "../dom/arrow-keys.js";
import { el, fill, query, queryAll } from "../dom/elements.js";
import { icon } from "../dom/icons.js";
import { openPopover } from "../dom/popover.js";
import { emoji } from "./button.js";
import { pressUnderWay } from "./context.js";
import { selectOptions } from "./select-options.js";

/** @import { Select, SelectOption } from "../net/protocol.js" */
/** @import { Texts } from "../texts/en.js" */
/** @import { ComponentContext } from "./context.js" */

/**
 * Return the select in a message.
 * @param {Select} component
 * @param {ComponentContext} context
 */
export function select(component, context) {
    return new SelectField(component, selectOptions(component, context.page), context.page.texts, {
        disabled: component.disabled || pressUnderWay(context) !== null,
        onChange: (values) => context.press(component.custom_id, component.type, values),
    }).element;
}

/** A select anywhere. `values` is what is chosen now. */
export class SelectField {
    #options;
    #single;
    #clearable;

    /**
     * @param {Select} component
     * @param {SelectOption[]} options what it offers
     * @param {Texts} texts
     * @param {{ disabled?: boolean, onChange?: (values: string[]) => void }} settings
     */
    constructor(component, options, texts, { disabled = false, onChange = () => {} }) {
        this.component = component;
        this.texts = texts;
        this.onChange = onChange;
        this.#options = options;
        this.#single = (component.max_values ?? 1) === 1;
        this.#clearable = component.required === false || component.min_values === 0;
        this.values = this.#options.filter((option) => option.default).map((option) => option.value);
        this.element = el("button.select", {
            type: "button",
            disabled,
            role: "combobox",
            "aria-haspopup": "listbox",
            "aria-expanded": "false",
            "aria-label": component.placeholder ?? texts.makeSelection,
            data: { customId: component.custom_id },
            onclick: () => this.#open(),
            onkeydown: (event) => {
                if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
                event.preventDefault();
                this.#open();
            },
        });
        this.#show();
    }

    #show() {
        const chosen = this.#options.filter((option) => this.values.includes(option.value));
        const shown = chosen.length
            ? chosen.map((option) => el("span.chosen", {}, option.emoji && emoji(option.emoji), option.label))
            : el("span.placeholder", {}, this.component.placeholder ?? this.texts.makeSelection);
        fill(this.element, el("span.select-value", {}, shown), icon("down"));
    }

    #open() {
        const before = this.values;
        const list = el(
            "div.options",
            {
                role: "listbox",
                "aria-multiselectable": this.#single ? null : "true",
                data: { for: this.component.custom_id },
                onkeydown: (event) => moveFocus(event, queryAll(event.currentTarget, ":scope > .option")),
            },
            this.#options.map((option) => this.#item(option, () => this.#choose(option, list))),
            this.#options.length === 0 && el("p.choices-note", {}, this.texts.noChoices),
        );
        this.element.setAttribute("aria-expanded", "true");
        openPopover(list, this.element, {
            width: true,
            closed: () => {
                this.element.setAttribute("aria-expanded", "false");
                if (!this.#single && this.values !== before) this.onChange(this.values);
            },
        });
        (query(list, "[aria-selected=true]") ?? query(list, ".option"))?.focus();
    }

    /**
     * @param {SelectOption} option
     * @param {HTMLElement} list
     */
    #choose(option, list) {
        if (this.#single) {
            this.values = this.#clearable && this.values.includes(option.value) ? [] : [option.value];
            this.#show();
            list.hidePopover();
            this.onChange(this.values);
            return;
        }
        const kept = this.values.filter((value) => value !== option.value);
        const more = kept.length === this.values.length && kept.length < (this.component.max_values ?? 1);
        this.values = more ? [...kept, option.value] : kept;
        for (const node of queryAll(list, ".option"))
            node.setAttribute("aria-selected", String(this.values.includes(node.dataset.value ?? "")));
        this.#show();
    }

    /**
     * @param {SelectOption} option
     * @param {() => void} onclick
     */
    #item(option, onclick) {
        return el(
            "button.option",
            {
                type: "button",
                role: "option",
                "aria-selected": String(this.values.includes(option.value)),
                data: { value: option.value },
                onclick,
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
