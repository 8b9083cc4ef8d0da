/** Above the message box: whom one replies to, and whether that pings them. */

import { userName } from "../components/avatar.js";
import { button, el, fill } from "../dom/elements.js";
import { icon } from "../dom/icons.js";

export class ReplyBar {
    #message = null;
    #ping = true;

    constructor(names) {
        this.names = names;
        this.element = el("div.reply-bar", { hidden: true, data: { replying: true } });
        names.state.on("messages", () => this.#dropLost());
    }

    get open() {
        return this.#message !== null;
    }

    /** What a message says of the one that it replies to; nothing where it replies to none. */
    get fields() {
        return this.#message ? { reply_to: this.#message.id, ping: this.#ping } : {};
    }

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
        if (!this.names.state.messages(channelId)?.some((message) => message.id === id)) this.end();
    }

    #show() {
        this.element.hidden = !this.#message;
        fill(this.element, this.#message && this.#content());
    }

    #content() {
        const { texts, state } = this.names;
        const { author, mine } = this.#message;
        const name = el("strong", {}, userName(state.user(author.id) ?? author));
        return [
            el("span.reply-name", {}, texts.replyingTo(name)),
            mine ? null : this.#toggle(texts),
            button("tool", "cancel-reply", texts.cancelReply, () => this.end(), icon("close")),
        ];
    }

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
