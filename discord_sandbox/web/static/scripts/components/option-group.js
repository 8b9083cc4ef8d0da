/** What is ticked in a form: a radio group, a group of checkboxes, or one checkbox. */

import { el } from "../dom/elements.js";
import { ComponentType } from "../net/discord.js";
import { countProblem, Frame } from "./field.js";

/** @import { Checkbox, OptionGroup, SelectOption } from "../net/protocol.js" */
/** @import { FrameOptions } from "./field.js" */

/** A radio group holds one value, or none; a group of checkboxes holds a list. */
export class OptionGroupField {
    #component;
    #options;
    /** @type {Frame} */
    #frame;
    /** @type {HTMLInputElement[]} */
    #inputs;
    /** @type {HTMLInputElement | null} what was ticked before the press or key that is under way */
    #before = null;

    /**
     * @param {OptionGroup} component
     * @param {FrameOptions} options
     */
    constructor(component, options) {
        this.#component = component;
        this.#options = options;
        this.#inputs = component.options.map((option) => this.#input(option));
        /** @type {HTMLElement} */
        const control = el(
            "div.option-group",
            { role: this.#single ? "radiogroup" : "group", data: { customId: component.custom_id } },
            component.options.map((option, index) => tickLine(this.#inputs[index], option.label, option.description)),
        );
        for (const before of ["pointerdown", "keydown"])
            control.addEventListener(before, () => {
                this.#before = this.#inputs.find((input) => input.checked) ?? null;
            });
        this.#frame = new Frame(control, options);
    }

    get element() {
        return this.#frame.element;
    }

    get value() {
        const values = this.#inputs.filter((input) => input.checked).map((input) => input.value);
        return this.#single ? (values[0] ?? "") : values;
    }

    check() {
        const { required, texts } = this.#options;
        const least = this.#component.min_values ?? 1;
        const most = this.#component.max_values ?? this.#inputs.length;
        const limits = this.#single ? { required, least: 1, most: 1 } : { required, least, most };
        const count = this.#inputs.filter((input) => input.checked).length;
        return this.#frame.show(countProblem(count, limits, texts));
    }

    focus() {
        (this.#inputs.find((input) => input.checked) ?? this.#inputs[0]).focus();
    }

    get #single() {
        return this.#component.type === ComponentType.RADIO_GROUP;
    }

    /**
     * @param {SelectOption} option
     * @returns {HTMLInputElement}
     */
    #input(option) {
        const input = el("input", {
            type: this.#single ? "radio" : "checkbox",
            name: `group-${this.#component.custom_id}`,
            value: option.value,
            onclick: () => {
                // one of a group that isn't required can be taken away again
                if (this.#single && this.#before === input && !this.#options.required) input.checked = false;
            },
            oninput: () => this.#frame.show(null),
        });
        input.checked = option.default ?? false;
        return input;
    }
}

/** One checkbox, whose label stands beside it. */
export class CheckboxField {
    #input;

    /**
     * @param {Checkbox} component
     * @param {FrameOptions} options
     */
    constructor(component, { label, description }) {
        this.#input = el("input", { type: "checkbox", data: { customId: component.custom_id } });
        this.#input.checked = component.default ?? false;
        this.element = el("div.field", {}, tickLine(this.#input, label, description));
    }

    get value() {
        return this.#input.checked;
    }

    check() {
        return true; // unticked is an answer, too
    }

    focus() {
        this.#input.focus();
    }
}

/**
 * @param {HTMLInputElement} input
 * @param {string} label
 * @param {string | undefined} description
 */
function tickLine(input, label, description) {
    return el(
        "label.tick",
        {},
        input,
        el("span.option-texts", {}, el("span", {}, label), description && el("small", {}, description)),
    );
}
