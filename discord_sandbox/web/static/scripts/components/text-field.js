/** A text in a form: counted in code points, as Discord does, and never cut. */

import { el } from "../dom/elements.js";
import { lengthProblem } from "../texts/length.js";
import { Counter } from "./counter.js";
import { Frame } from "./field.js";

/** @import { FrameOptions } from "./field.js" */

/**
 * @typedef {object} TextOptions
 * @property {number} [lines] how high it is; one line takes no line break
 * @property {string} [placeholder]
 * @property {string} [value]
 * @property {number} [least] characters, unless it is left empty
 * @property {number} most characters
 * @property {boolean} [countsAlways] whether what is left is shown from the beginning, not only near the limit
 * @property {boolean} [blank] whether spaces alone count as a text
 * @property {(text: string) => string} [encode] returns a text as it is sent
 * @property {Record<string, string>} [data] data attributes
 */

export class TextField {
    #options;
    #frame;
    #counter;

    /**
     * @param {FrameOptions & TextOptions} options
     */
    constructor(options) {
        this.#options = options;
        const { lines = 1, placeholder, value = "", least = 0, most, countsAlways = false, texts, data } = options;
        const attributes = { placeholder, autocomplete: "off", data, oninput: () => this.#onInput() };
        this.control =
            lines > 1
                ? el("textarea", { rows: String(lines), ...attributes })
                : el("input", { type: "text", ...attributes });
        this.control.value = value;
        this.#counter = new Counter(most, texts, countsAlways ? most : undefined);
        const hint = least > 0 && el("span.field-hint", { data: { hint: true } }, texts.lengthAtLeast(least));
        this.#frame = new Frame(this.control, options, [hint, this.#counter.element]);
        this.#counter.show(this.value);
    }

    get element() {
        return this.#frame.element;
    }

    get value() {
        return this.#options.encode?.(this.control.value) ?? this.control.value;
    }

    check() {
        return this.#frame.show(this.#problem);
    }

    focus() {
        this.control.focus();
    }

    get #problem() {
        const { required, least = 0, most, blank = true, texts } = this.#options;
        const { value } = this;
        if (!(blank ? value : value.trim())) return required ? texts.fieldRequired : null;
        return lengthProblem(value, least, most, texts);
    }

    #onInput() {
        this.#counter.show(this.value);
        this.#frame.show(null);
    }
}
