/** The list above the message box. The field keeps the focus, the arrow keys move in the list. */

import { el, fill } from "../dom/elements.js";

let lists = 0;

export class Choices {
    #items = [];
    #at = -1;
    #field = null;

    constructor() {
        lists += 1;
        this.id = `choices-${lists}`;
        this.list = el("div.choices-list", { id: this.id, role: "listbox" });
        this.title = el("div.choices-title");
        this.element = el("div.choices", { hidden: true, data: { choices: true } }, this.title, this.list);
        this.element.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
    }

    get open() {
        return !this.element.hidden;
    }

    /**
     * Show items `{ data, content, pick }` for a field. `first`: the first one is chosen already, so Enter takes it;
     * without it Enter goes past the list. `note` is shown where there are no items.
     */
    show(field, items, { title, first = true, note = null }) {
        if (!items.length && !note) return this.hide();
        this.#field?.removeAttribute("aria-activedescendant");
        this.#items = items;
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
        this.#at = -1;
        this.#field?.setAttribute("aria-expanded", "false");
        this.#field?.removeAttribute("aria-activedescendant");
        this.#field = null;
    }

    /** Take a key; true if it was for the list. Tab takes the first item where none is chosen. */
    key(event) {
        if (!this.open || event.isComposing) return false;
        const count = this.#items.length;
        if (event.key === "Escape") this.hide();
        else if (event.key === "ArrowDown" && count) this.#choose((this.#at + 1) % count);
        else if (event.key === "ArrowUp" && count) this.#choose((Math.max(this.#at, 0) - 1 + count) % count);
        else if (event.key === "Enter" && this.#at >= 0) this.#items[this.#at].pick();
        else if (event.key === "Tab" && !event.shiftKey && count) this.#items[Math.max(this.#at, 0)].pick();
        else return false;
        event.preventDefault();
        event.stopPropagation();
        return true;
    }

    #row(item, index) {
        return el(
            "div.choice",
            {
                id: `${this.id}-${index}`,
                role: "option",
                "aria-selected": "false",
                data: item.data,
                onclick: () => item.pick(),
                onpointermove: () => this.#choose(index),
            },
            item.content,
        );
    }

    #choose(index) {
        this.#at = index;
        [...this.list.children].forEach((row, place) => {
            row.setAttribute("aria-selected", String(place === index));
        });
        if (index < 0) return;
        this.#field.setAttribute("aria-activedescendant", `${this.id}-${index}`);
        this.list.children[index].scrollIntoView({ block: "nearest" });
    }
}
