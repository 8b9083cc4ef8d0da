/** The log of a channel: groups, days, the place where one reads, and the messages that are kept as elements. */

import { arrange, el } from "../dom/elements.js";
import { icon } from "../dom/icons.js";
import { dayTitle, sameDay } from "../texts/time.js";
import { messageElement, sentElement } from "./message.js";
import { welcome } from "./welcome.js";

const GROUP_WITHIN = 7 * 60 * 1000; // milliseconds between two messages of one group
const SHOWN = 200; // messages of a channel that are drawn at most, the newest
const NEAR_END = 80; // pixels from the end that still count as reading the newest

export class Messages {
    #kept = new Map(); // key -> { node, parts }: an element is built anew only when a part of it changed
    #atEnd = true;
    #shown = null; // the channel that the log shows

    constructor(state, names, actions) {
        this.state = state;
        this.names = names;
        this.actions = actions;
        this.log = el("div.log", {
            role: "log",
            "aria-live": "polite",
            tabindex: "0",
            data: { log: true },
            onkeydown: (event) => this.#move(event),
        });
        this.log.addEventListener("scroll", () => this.#scrolled());
        this.log.addEventListener("focusin", (event) => this.#focused(event.target));
        this.jumpButton = el(
            "button.jump",
            { type: "button", hidden: true, data: { action: "newest" }, onclick: () => this.toEnd() },
            names.texts.newMessages,
            icon("down"),
        );
        this.element = el("div.messages", {}, this.log, this.jumpButton);
        state.on("channel", () => this.show());
        state.on("messages", (channelId) => (channelId === null || channelId === state.channelId) && this.show());
        new ResizeObserver(() => this.#atEnd && this.toEnd()).observe(this.log);
    }

    show() {
        const { channelId } = this.state;
        const messages = this.state.messages(channelId);
        const moved = this.#shown !== channelId;
        if (moved) {
            this.#kept.clear();
            this.#atEnd = true;
        }
        this.#shown = channelId;
        const focus = this.#rememberFocus();
        const before = this.#lastId();
        this.log.setAttribute("aria-label", this.names.texts.messagesIn(this.state.channel.name));
        this.log.setAttribute("aria-busy", String(messages === null));
        arrange(this.log, messages ? this.#rows(messages) : []);
        this.#restoreFocus(focus);
        if (this.#atEnd) this.toEnd();
        else if (before !== this.#lastId()) this.jumpButton.hidden = false;
    }

    toEnd() {
        this.log.scrollTop = this.log.scrollHeight;
        this.jumpButton.hidden = true;
    }

    /** Bring a message into view and mark it for a moment. */
    jump(id) {
        const node = this.#find(id);
        if (!node) return;
        node.scrollIntoView({ block: "center" });
        node.focus({ preventScroll: true });
        node.classList.remove("found");
        void node.offsetWidth; // so that the mark runs again
        node.classList.add("found");
    }

    #rows(all) {
        const messages = all.slice(-SHOWN);
        const rows = [];
        const kept = new Map();
        const keep = (key, parts, build) => {
            const old = this.#kept.get(key);
            const entry = old?.parts.every((part, index) => part === parts[index]) ? old : { parts, node: build() };
            kept.set(key, entry);
            rows.push(entry.node);
        };
        const empty = messages.length === 0;
        if (messages.length === all.length)
            keep("welcome", [this.state.world, empty], () => welcome(this.state, this.names, empty, this.actions));
        const sent = [...this.state.sent.values()].filter((entry) => entry.channelId === this.#shown);
        const ids = new Set(messages.map((message) => message.id));
        const keepSent = (after) => {
            for (const entry of sent)
                if ((ids.has(entry.after) ? entry.after : null) === after)
                    keep(entry.nonce, [entry], () => sentElement(entry, this.names, this.actions.forget));
        };
        messages.forEach((message, index) => {
            const previous = messages[index - 1];
            const day = !previous || !sameDay(new Date(previous.timestamp), new Date(message.timestamp));
            if (day) keep(`day ${message.id}`, [], () => this.#day(message));
            const starts = day || startsGroup(previous, message);
            const pressed = this.state.pressed.get(message.id);
            keep(message.id, [message, starts, pressed], () =>
                messageElement(message, starts, pressed, this.names, this.actions),
            );
            keepSent(message.id);
        });
        keepSent(null); // what they came after is gone, or there was nothing
        this.#kept = kept;
        return rows;
    }

    #day(message) {
        const title = dayTitle(new Date(message.timestamp), this.names.locale);
        return el("div.day", { role: "separator", "aria-label": title }, el("span", {}, title));
    }

    #scrolled() {
        this.#atEnd = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < NEAR_END;
        if (this.#atEnd) this.jumpButton.hidden = true;
    }

    #focused(target) {
        for (const node of this.log.querySelectorAll(".message[tabindex='0']")) node.tabIndex = -1;
        const message = target.closest(".message");
        if (message) message.tabIndex = 0;
    }

    /** Arrow keys go from message to message. */
    #move(event) {
        if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
        const on = event.target.closest(".message");
        if (event.target !== this.log && event.target !== on) return;
        const all = [...this.log.querySelectorAll(".message")];
        const next = on ? all[all.indexOf(on) + (event.key === "ArrowUp" ? -1 : 1)] : all.at(-1);
        event.preventDefault();
        next?.focus();
    }

    #rememberFocus() {
        const on = document.activeElement;
        const message = this.log.contains(on) ? on.closest(".message") : null;
        return message && { id: message.dataset.message, customId: on.dataset.customId, node: on };
    }

    #restoreFocus(focus) {
        if (!focus || (focus.node.isConnected && document.activeElement === focus.node)) return;
        const message = this.#find(focus.id);
        const same =
            focus.customId && message?.querySelector(`[data-custom-id="${CSS.escape(focus.customId)}"]:not(:disabled)`);
        (focus.node.isConnected ? focus.node : same || message)?.focus({ preventScroll: true });
    }

    #find(id) {
        return this.log.querySelector(`[data-message="${CSS.escape(id ?? "")}"]`);
    }

    #lastId() {
        return this.log.lastElementChild?.dataset.message ?? null;
    }
}

function startsGroup(previous, message) {
    return (
        previous.author.id !== message.author.id ||
        Boolean(message.interaction || message.referenced_message || message.message_reference) ||
        Boolean((previous.flags ^ message.flags) & 64) ||
        new Date(message.timestamp) - new Date(previous.timestamp) > GROUP_WITHIN
    );
}
