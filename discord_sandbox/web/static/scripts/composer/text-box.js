/** The field that messages are written in: as high as its text, and with a draft for each channel. */

import { el } from "../dom/elements.js";

const LONGEST = 2000; // characters in a message

export class TextBox {
    #drafts = new Map(); // channel id -> text
    #channelId = null;

    /** `typed()`, `key(event)` and `left()` hear of what happens to the field. */
    constructor({ typed, key, left }) {
        this.field = el("textarea", {
            rows: "1",
            maxlength: LONGEST,
            autocomplete: "off",
            role: "combobox",
            "aria-autocomplete": "list",
            "aria-expanded": "false",
            "aria-haspopup": "listbox",
            data: { composer: true },
            oninput: () => {
                this.#changed();
                typed();
            },
            onkeydown: key,
            onblur: left,
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

    /** Show the draft of a channel. */
    enter(channelId) {
        this.#channelId = channelId;
        this.text = this.#drafts.get(channelId) ?? "";
    }

    /** Put a text in the place of another, and the caret behind it. */
    replace(text, start, end) {
        this.field.setRangeText(text, start, end, "end");
        this.#changed();
        this.focus();
    }

    /** What the field is for, or why it can't be used. */
    describe(label, usable) {
        this.field.disabled = !usable;
        this.field.placeholder = label;
        this.field.setAttribute("aria-label", label);
    }

    /** Keep the draft, and be as high as the text, up to half the window. */
    #changed() {
        this.#drafts.set(this.#channelId, this.text);
        this.field.style.height = "auto";
        this.field.style.height = `${Math.min(this.field.scrollHeight, innerHeight / 2)}px`;
    }
}
