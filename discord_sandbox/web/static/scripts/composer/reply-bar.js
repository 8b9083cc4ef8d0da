/** The bar above the message box: whom one replies to, and whether that pings them. */

import { userName } from "../components/avatar.js";
import { button, el, fill } from "../dom/elements.js";
import { icon } from "../dom/icons.js";

/** @import { Message } from "../net/protocol.js" */
/** @import { PageContext } from "../state/page-context.js" */
/** @import { Texts } from "../texts/en.js" */

export class ReplyBar {
    /** @type {Message | null} */
    #message = null;
    #ping = true;

    /** @param {PageContext} page */
    constructor(page) {
        this.page = page;
        this.element = el("div.reply-bar", { hidden: true, data: { replying: true } });
        page.state.on("messages", () => this.#dropLost());
    }

    get open() {
        return this.#message !== null;
    }

    /** The fields of a request that say what a message replies to; none where it replies to nothing. */
    get fields() {
        return this.#message ? { reply_to: this.#message.id, ping: this.#ping } : {};
    }

    /** @param {Message} message */
    start(message) {
        this.#message = message;
        this.#ping = true;
        this.#show();
    }

    end() {
        this.#message = null;
        this.#show();
    }

    #dropLost() {
        if (!this.#message) return;
        const { channel_id: channelId, id } = this.#message;
        if (!this.page.state.messages(channelId)?.some((message) => message.id === id)) this.end();
    }

    #show() {
        this.element.hidden = !this.#message;
        fill(this.element, this.#message && this.#content(this.#message));
    }

    /** @param {Message} message */
    #content({ author, mine }) {
        const { texts, state } = this.page;
        const name = el("strong", {}, userName(state.user(author.id) ?? author));
        return [
            el("span.reply-name", {}, texts.replyingTo(name)),
            mine ? null : this.#toggle(texts),
            button("tool", "cancel-reply", texts.cancelReply, () => this.end(), icon("close")),
        ];
    }

    /** @param {Texts} texts */
    #toggle(texts) {
        const toggle = button("ping", "ping", texts.pingTitle, () => {
            this.#ping = !this.#ping;
            show();
        });
        const show = () => {
            toggle.textContent = this.#ping ? texts.pingOn : texts.pingOff;
            toggle.setAttribute("aria-pressed", String(this.#ping));
        };
        show();
        return toggle;
    }
}
