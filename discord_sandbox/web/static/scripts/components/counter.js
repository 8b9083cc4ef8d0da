/** How many characters a text may still have: shown near the limit, and below zero beyond it. */

import { el } from "../dom/elements.js";
import { characters } from "../texts/length.js";

/** @import { Texts } from "../texts/en.js" */

const NEAR = 0.1; // of the most

export class Counter {
    /**
     * @param {number} most characters
     * @param {Texts} texts
     * @param {number} near how many are left when it is first shown
     */
    constructor(most, texts, near = Math.ceil(most * NEAR)) {
        this.most = most;
        this.near = near;
        this.texts = texts;
        this.element = el("output.counter", { hidden: true, data: { counter: true } });
        this.left = most;
    }

    /**
     * Count a text, given as it would be sent.
     * @param {string} text
     */
    show(text) {
        this.left = this.most - characters(text);
        this.element.hidden = this.left > this.near;
        this.element.textContent = this.element.hidden ? "" : String(this.left);
        this.element.classList.toggle("over", this.left < 0);
        this.element.setAttribute("aria-label", this.texts.charactersLeft(this.left));
    }
}
