/** The field that messages are written in: as high as its text, and with a draft for each channel. */

import { el } from "../dom/elements.js";

/** @import { ElementEvent } from "../dom/elements.js" */

export class TextBox {
    /** @type {Map<string, string>} by channel id */
    #drafts = new Map();
    #channelId = "";

    /**
     * @param {object} listeners
     * @param {(text: string) => void} listeners.onChange at every change, typed or not
     * @param {() => void} listeners.onInput
     * @param {(event: ElementEvent<KeyboardEvent>) => void} listeners.onKey
     * @param {() => void} listeners.onBlur
     */
    constructor({ onChange, onInput, onKey, onBlur }) {
        this.onChange = onChange;
        this.field = el("textarea", {
            rows: "1",
            autocomplete: "off",
            role: "combobox",
            "aria-autocomplete": "list",
            "aria-expanded": "false",
            "aria-haspopup": "listbox",
            data: { composer: true },
            oninput: () => {
                this.#changed();
                onInput();
            },
            onkeydown: onKey,
            onblur: onBlur,
        });
    }

    get text() {
        return this.field.value;
    }

    set text(text) {
        this.field.value = text;
        this.#changed();
    }

    get caret() {
        return this.field.selectionStart;
    }

    get focused() {
        return document.activeElement === this.field;
    }

    focus() {
        this.field.focus();
    }

    /**
     * Show the draft of a channel.
     * @param {string} channelId
     */
    openChannel(channelId) {
        this.#channelId = channelId;
        this.text = this.#drafts.get(channelId) ?? "";
    }

    /**
     * Put a text in the place of another, and the caret behind it.
     * @param {string} text
     * @param {number} start
     * @param {number} end
     */
    replace(text, start, end) {
        this.field.setRangeText(text, start, end, "end");
        this.#changed();
        this.focus();
    }

    /**
     * Show what the field is for, or why it can't be used.
     * @param {string} label
     * @param {boolean} usable
     */
    describe(label, usable) {
        this.field.disabled = !usable;
        this.field.placeholder = label;
        this.field.setAttribute("aria-label", label);
    }

    /** Keep the draft, and make the field as high as its text, up to half the window. */
    #changed() {
        this.#drafts.set(this.#channelId, this.text);
        this.onChange(this.text);
        this.field.style.height = "auto";
        this.field.style.height = `${Math.min(this.field.scrollHeight, innerHeight / 2)}px`;
    }
}
