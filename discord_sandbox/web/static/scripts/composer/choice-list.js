/** The list above the message box. The field keeps the focus, the arrow keys choose in the list. */

import { el, fill } from "../dom/elements.js";

/** @import { Child } from "../dom/elements.js" */

/**
 * @typedef {object} ChoiceItem
 * @property {Record<string, string | number>} data data attributes
 * @property {Child} content
 * @property {() => void} pick
 */
/**
 * @typedef {object} ChoiceOptions
 * @property {string} title
 * @property {boolean} [first] whether the first one is chosen already, so that Enter takes it; else Enter passes the list
 *   until the arrow keys have chosen one: a pointer that only lies there chooses nothing
 * @property {string | null} [note] shown where there are no items
 */

let lists = 0;

export class ChoiceList {
    /** @type {ChoiceItem[]} */
    #items = [];
    #chosen = -1; // an index of the items, -1 for none
    #follows = true; // whether the pointer chooses what it is over
    /** @type {HTMLElement | null} */
    #field = null;

    constructor() {
        lists += 1;
        this.id = `choices-${lists}`;
        this.list = el("div.choices-list", { id: this.id, role: "listbox" });
        this.title = el("div.choices-title");
        this.element = el("div.choices", { hidden: true, data: { choices: true } }, this.title, this.list);
        // the field keeps the focus
        this.element.addEventListener("pointerdown", (event) => event.preventDefault());
    }

    get open() {
        return !this.element.hidden;
    }

    /**
     * Show items for a field.
     * @param {HTMLElement} field
     * @param {ChoiceItem[]} items
     * @param {ChoiceOptions} options
     */
    show(field, items, { title, first = true, note = null }) {
        if (!items.length && !note) {
            this.hide();
            return;
        }
        this.#field?.removeAttribute("aria-activedescendant");
        this.#items = items;
        this.#follows = first;
        this.#field = field;
        fill(this.title, title);
        this.list.setAttribute("aria-label", title);
        fill(
            this.list,
            items.length
                ? items.map((item, index) => this.#row(item, index))
                : el("div.choices-note", { role: "status" }, note),
        );
        this.element.hidden = false;
        field.setAttribute("aria-controls", this.id);
        field.setAttribute("aria-expanded", "true");
        this.#choose(first && items.length ? 0 : -1);
    }

    hide() {
        this.element.hidden = true;
        this.#items = [];
        this.#chosen = -1;
        this.#field?.setAttribute("aria-expanded", "false");
        this.#field?.removeAttribute("aria-activedescendant");
        this.#field = null;
    }

    /**
     * Take a key; return whether it was for the list. Tab takes the first item where none is chosen.
     * @param {KeyboardEvent} event
     */
    onKey(event) {
        if (!this.open || event.isComposing) return false;
        const count = this.#items.length;
        if (event.key === "Escape") this.hide();
        else if (event.key === "ArrowDown" && count) this.#choose((this.#chosen + 1) % count);
        else if (event.key === "ArrowUp" && count) this.#choose((Math.max(this.#chosen, 0) - 1 + count) % count);
        else if (event.key === "Enter" && this.#chosen >= 0) this.#items[this.#chosen].pick();
        else if (event.key === "Tab" && !event.shiftKey && count) this.#items[Math.max(this.#chosen, 0)].pick();
        else return false;
        event.preventDefault();
        event.stopPropagation();
        return true;
    }

    /**
     * @param {ChoiceItem} item
     * @param {number} index
     */
    #row(item, index) {
        return el(
            "div.choice",
            {
                id: `${this.id}-${index}`,
                role: "option",
                "aria-selected": "false",
                data: item.data,
                onclick: () => item.pick(),
                onpointermove: () => this.#follows && this.#choose(index),
            },
            item.content,
        );
    }

    /** @param {number} index */
    #choose(index) {
        this.#chosen = index;
        [...this.list.children].forEach((row, place) => {
            row.setAttribute("aria-selected", String(place === index));
        });
        if (index < 0) return;
        this.#field?.setAttribute("aria-activedescendant", `${this.id}-${index}`);
        this.list.children[index].scrollIntoView({ block: "nearest" });
    }
}
