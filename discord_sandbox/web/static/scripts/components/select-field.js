/** A select menu in a form. */

import { countProblem, Frame } from "./field.js";
import { SelectField } from "./select.js";
import { selectOptions } from "./select-options.js";

/** @import { Select } from "../net/protocol.js" */
/** @import { PageContext } from "../state/page-context.js" */
/** @import { FrameOptions } from "./field.js" */

/** One choice is sent as a text, several as a list. */
export class SelectFormField {
    #component;
    #options;
    #select;
    #frame;

    /**
     * @param {Select} component
     * @param {PageContext} page
     * @param {FrameOptions} options
     */
    constructor(component, page, options) {
        this.#component = component;
        this.#options = options;
        this.#select = new SelectField(component, selectOptions(component, page), options.texts, {
            onChange: () => this.#frame.show(null),
        });
        this.#frame = new Frame(this.#select.element, options);
    }

    get element() {
        return this.#frame.element;
    }

    get value() {
        const { values } = this.#select;
        return this.#most === 1 ? (values[0] ?? "") : values;
    }

    check() {
        const { required, texts } = this.#options;
        const limits = { required, least: this.#component.min_values ?? 1, most: this.#most };
        return this.#frame.show(countProblem(this.#select.values.length, limits, texts));
    }

    focus() {
        this.#select.element.focus();
    }

    get #most() {
        return this.#component.max_values ?? 1;
    }
}
