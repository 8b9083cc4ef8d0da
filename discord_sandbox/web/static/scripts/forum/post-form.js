/** The form of a new post: its title, its tags and its text. */

import { dots } from "../components/button.js";
import { checkAll } from "../components/field.js";
import { TextField } from "../components/text-field.js";
import { isComposing } from "../dom/composing.js";
import { el, fill } from "../dom/elements.js";
import { LONGEST_MESSAGE, LONGEST_TITLE } from "../texts/length.js";
import { TagField } from "./tag-field.js";

/** @import { ElementEvent } from "../dom/elements.js" */
/** @import { Channel } from "../net/protocol.js" */
/** @import { PageContext } from "../state/page-context.js" */

/**
 * @typedef {object} PostActions
 * @property {(post: { title: string, content: string, tags: string[] }) => Promise<void>} send rejects with the reason
 * @property {() => void} close
 */

export class PostForm {
    #page;
    #actions;
    #title;
    #content;
    #tags;

    /**
     * @param {Channel} forum
     * @param {PageContext} page
     * @param {PostActions} actions
     */
    constructor(forum, page, actions) {
        const { texts } = page;
        this.#page = page;
        this.#actions = actions;
        const text = { required: true, blank: false, texts };
        this.#title = new TextField({
            ...text,
            label: texts.postTitle,
            most: LONGEST_TITLE,
            data: { field: "title" },
        });
        this.#content = new TextField({
            ...text,
            label: texts.postText,
            lines: 4,
            most: LONGEST_MESSAGE,
            encode: (typed) => page.encodeMentions(typed),
            data: { field: "content" },
        });
        this.#tags = new TagField(forum, texts);
        this.problem = el("div.problem", { role: "alert", hidden: true, data: { failure: true } });
        this.send = el(
            "button.component-button",
            { type: "submit", data: { style: "primary", action: "post" } },
            texts.post,
        );
        this.element = el(
            "form.post-form",
            {
                novalidate: true,
                "aria-label": texts.newPost,
                data: { postForm: true },
                onsubmit: (event) => this.#submit(event),
                onkeydown: (event) => this.#onKey(event),
            },
            this.#title.element,
            this.#tags.element,
            this.#content.element,
            this.problem,
            el(
                "div.post-form-foot",
                {},
                el(
                    "button.component-button",
                    { type: "button", data: { style: "secondary", action: "cancel-post" }, onclick: actions.close },
                    texts.cancel,
                ),
                this.send,
            ),
        );
    }

    focus() {
        this.#title.focus();
    }

    /**
     * Take the forum as it is now: its tags may have changed.
     * @param {Channel} forum
     */
    setForum(forum) {
        this.#tags.setForum(forum);
    }

    /** @param {ElementEvent<KeyboardEvent>} event */
    #onKey(event) {
        if (isComposing(event)) {
            if (event.key === "Enter") event.preventDefault(); // it takes what was composed, and posts nothing
        } else if (event.key === "Escape") {
            event.stopPropagation();
            this.#actions.close();
        } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            this.element.requestSubmit();
        }
    }

    /** @param {SubmitEvent} event */
    async #submit(event) {
        event.preventDefault();
        this.problem.hidden = true;
        if (this.send.disabled || !checkAll([this.#title, this.#tags, this.#content])) return;
        this.send.disabled = true;
        fill(this.send, dots());
        try {
            await this.#actions.send({
                title: this.#title.value,
                content: this.#content.value,
                tags: this.#tags.value,
            });
        } catch (error) {
            this.problem.textContent = error instanceof Error ? error.message : String(error);
            this.problem.hidden = false;
        }
        this.send.disabled = false;
        fill(this.send, this.#page.texts.post);
    }
}
