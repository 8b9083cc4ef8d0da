/** How many characters a message may still have: shown near the limit, and below zero beyond it. */

import { el } from "../dom/elements.js";
import { characters, LONGEST_MESSAGE } from "../texts/length.js";

/** @import { PageContext } from "../state/page-context.js" */

const NEAR = 200; // characters left from which on it is shown

export class Counter {
    /** @param {PageContext} page */
    constructor(page) {
        this.page = page;
        this.element = el("output.counter", { hidden: true, data: { counter: true } });
        this.left = LONGEST_MESSAGE;
    }

    /**
     * Count a text as it would be sent, with its mentions in Discord's own form.
     * @param {string} text
     */
    show(text) {
        this.left = LONGEST_MESSAGE - characters(this.page.encodeMentions(text));
        this.element.hidden = this.left > NEAR;
        this.element.textContent = String(this.left);
        this.element.classList.toggle("over", this.left < 0);
        this.element.setAttribute("aria-label", this.page.texts.charactersLeft(this.left));
    }
}
