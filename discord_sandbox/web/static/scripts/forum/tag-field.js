/** The tags that a new post gets: none to five of the forum's, at least one where it requires one. */

import { Frame } from "../components/field.js";
import { el, fill } from "../dom/elements.js";

/** @import { Channel, Tag } from "../net/protocol.js" */
/** @import { Texts } from "../texts/en.js" */

const MOST_TAGS = 5;

export class TagField {
    /** @type {Set<string>} the ids of those chosen */
    #chosen = new Set();
    #forum;
    #texts;
    #list = el("div.tag-choices");
    /** @type {Frame | null} null where the forum has no tags */
    #frame = null;

    /**
     * @param {Channel} forum
     * @param {Texts} texts
     */
    constructor(forum, texts) {
        this.#forum = forum;
        this.#texts = texts;
        this.element = el("div.tag-field");
        this.#draw();
    }

    /** The ids of the tags, those left out that the forum has no more. */
    get value() {
        return this.#forum.tags.filter((tag) => this.#chosen.has(tag.id)).map((tag) => tag.id);
    }

    check() {
        const { length } = this.value;
        const missing = this.#forum.requires_tag && length === 0;
        const problem = length > MOST_TAGS ? this.#texts.tagsAtMost(MOST_TAGS) : null;
        return this.#frame?.show(missing ? this.#texts.tagRequired : problem) ?? true;
    }

    focus() {
        this.#list.querySelector("button")?.focus();
    }

    /** @param {Channel} forum */
    setForum(forum) {
        const shown = JSON.stringify([this.#forum.tags, this.#forum.requires_tag]);
        this.#forum = forum;
        if (shown !== JSON.stringify([forum.tags, forum.requires_tag])) this.#draw();
    }

    #draw() {
        const { tags, requires_tag: required } = this.#forum;
        const choices = tags.map((tag) => this.#choice(tag));
        this.#list = el("div.tag-choices", { role: "group", data: { field: "tags" } }, choices);
        this.#frame = tags.length
            ? new Frame(this.#list, { label: this.#texts.tags, required, texts: this.#texts })
            : null;
        fill(this.element, this.#frame?.element);
    }

    /** @param {Tag} tag */
    #choice({ id, name }) {
        return el(
            "button.tag-choice",
            {
                type: "button",
                "aria-pressed": String(this.#chosen.has(id)),
                data: { tag: id },
                onclick: ({ currentTarget }) => {
                    if (!this.#chosen.delete(id)) this.#chosen.add(id);
                    currentTarget.setAttribute("aria-pressed", String(this.#chosen.has(id)));
                    this.#frame?.show(null);
                },
            },
            name,
        );
    }
}
