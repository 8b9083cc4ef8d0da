/** The log of a channel: its messages in groups and days, and the place where one reads. */

import { arrange, el, focusedElement, query, queryAll } from "../dom/elements.js";
import { icon } from "../dom/icons.js";
import { ChannelType, MessageFlags } from "../net/discord.js";
import { dayTitle, sameDay } from "../texts/time.js";
import { messageElement, sentElement } from "./message.js";
import { welcome } from "./welcome.js";

/** @import { ElementEvent } from "../dom/elements.js" */
/** @import { Channel, Message } from "../net/protocol.js" */
/** @import { PageContext } from "../state/page-context.js" */
/** @import { Actions } from "./actions.js" */

/** @typedef {{ node: HTMLElement, parts: unknown[] }} Row an element, and what it was made from */
/** @typedef {{ id: string, customId: string | undefined, node: HTMLElement }} Focus */

const GROUP_WITHIN = 7 * 60 * 1000; // milliseconds between two messages of one group
const SHOWN = 200; // messages of a channel that are drawn at most, the newest
const NEAR_END = 80; // pixels from the end that still count as reading the newest

export class MessageLog {
    /** @type {Map<string, Row>} by key; an element is made anew only when what it was made from has changed */
    #rows = new Map();
    #atEnd = true;
    #shownChannelId = "";

    /**
     * @param {PageContext} page
     * @param {Actions} actions
     */
    constructor(page, actions) {
        const { state } = page;
        this.state = state;
        this.page = page;
        this.actions = actions;
        this.log = el("div.log", {
            role: "log",
            "aria-live": "polite",
            tabindex: "0",
            data: { log: true },
            onkeydown: (event) => this.#onKey(event),
        });
        this.log.addEventListener("scroll", () => this.#onScroll());
        this.log.addEventListener("focusin", (event) => this.#onFocus(event.target));
        this.jumpButton = el(
            "button.jump",
            { type: "button", hidden: true, data: { action: "newest" }, onclick: () => this.toEnd() },
            page.texts.newMessages,
            icon("down"),
        );
        this.element = el("div.messages", {}, this.log, this.jumpButton);
        state.on("channel", () => this.show());
        state.on("messages", (channelId) => (channelId === null || channelId === state.channelId) && this.show());
        new ResizeObserver(() => this.#atEnd && this.toEnd()).observe(this.log);
    }

    show() {
        const { channel, channelId } = this.state;
        if (!channel) return;
        this.element.hidden = channel.type === ChannelType.FORUM;
        const messages = this.state.messages(channelId);
        if (this.#shownChannelId !== channelId) {
            this.#rows.clear();
            this.#atEnd = true;
        }
        this.#shownChannelId = channelId;
        const focus = this.#rememberFocus();
        const before = this.#lastId();
        this.log.setAttribute("aria-label", this.page.texts.messagesIn(channel.name));
        this.log.setAttribute("aria-busy", String(messages === null));
        arrange(this.log, messages ? this.#build(channel, messages) : []);
        this.#restoreFocus(focus);
        if (this.#atEnd) this.toEnd();
        else if (before !== this.#lastId()) this.jumpButton.hidden = false;
    }

    toEnd() {
        this.log.scrollTop = this.log.scrollHeight;
        this.jumpButton.hidden = true;
    }

    /**
     * Bring a message into view and mark it for a moment.
     * @param {string} id
     */
    jump(id) {
        const node = this.#find(id);
        if (!node) return;
        node.scrollIntoView({ block: "center" });
        node.focus({ preventScroll: true });
        node.classList.remove("found");
        void node.offsetWidth; // so that the mark runs again
        node.classList.add("found");
    }

    /**
     * Return the elements of the log, in their order.
     * @param {Channel} channel
     * @param {Message[]} all
     */
    #build(channel, all) {
        const messages = all.slice(-SHOWN);
        /** @type {HTMLElement[]} */
        const nodes = [];
        /** @type {Map<string, Row>} */
        const rows = new Map();
        /** @type {(key: string, parts: unknown[], build: () => HTMLElement) => void} */
        const add = (key, parts, build) => {
            const old = this.#rows.get(key);
            const row = old?.parts.every((part, index) => part === parts[index]) ? old : { parts, node: build() };
            rows.set(key, row);
            nodes.push(row.node);
        };
        const empty = messages.length === 0;
        if (messages.length === all.length)
            add("welcome", [this.state.world, empty], () => welcome(this.page, channel, empty, this.actions));
        const sent = [...this.state.sent.values()].filter((entry) => entry.channelId === channel.id);
        const ids = new Set(messages.map((message) => message.id));
        /** @param {string | null} after the id of a message */
        const addSent = (after) => {
            for (const entry of sent)
                if ((entry.after !== null && ids.has(entry.after) ? entry.after : null) === after)
                    add(entry.nonce, [entry], () => sentElement(entry, this.page, this.actions.forget));
        };
        messages.forEach((message, index) => {
            const previous = messages[index - 1];
            const day = !previous || !sameDay(new Date(previous.timestamp), new Date(message.timestamp));
            if (day) add(`day ${message.id}`, [], () => this.#day(message));
            const starts = day || startsGroup(previous, message);
            const pressed = this.state.pressed.get(message.id);
            add(message.id, [message, starts, pressed], () =>
                messageElement(message, starts, pressed, this.page, this.actions),
            );
            addSent(message.id);
        });
        addSent(null); // what they came after is gone, or there was nothing
        this.#rows = rows;
        return nodes;
    }

    /** @param {Message} message */
    #day(message) {
        const title = dayTitle(new Date(message.timestamp), this.page.locale);
        return el("div.day", { role: "separator", "aria-label": title }, el("span", {}, title));
    }

    #onScroll() {
        this.#atEnd = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < NEAR_END;
        if (this.#atEnd) this.jumpButton.hidden = true;
    }

    /**
     * Let Tab come back to the message that had the focus last.
     * @param {EventTarget | null} target
     */
    #onFocus(target) {
        for (const node of queryAll(this.log, ".message[tabindex='0']")) node.tabIndex = -1;
        const message = messageAround(target);
        if (message) message.tabIndex = 0;
    }

    /**
     * Arrow keys go from message to message.
     * @param {ElementEvent<KeyboardEvent>} event
     */
    #onKey(event) {
        if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
        const current = messageAround(event.target);
        if (event.target !== this.log && event.target !== current) return;
        const all = queryAll(this.log, ".message");
        const next = current ? all[all.indexOf(current) + (event.key === "ArrowUp" ? -1 : 1)] : all.at(-1);
        event.preventDefault();
        next?.focus();
    }

    /** @returns {Focus | null} */
    #rememberFocus() {
        const node = focusedElement();
        const message = node && this.log.contains(node) ? messageAround(node) : null;
        return message && node && { id: message.dataset.message ?? "", customId: node.dataset.customId, node };
    }

    /** @param {Focus | null} focus */
    #restoreFocus(focus) {
        if (!focus || (focus.node.isConnected && document.activeElement === focus.node)) return;
        const message = this.#find(focus.id);
        const same =
            focus.customId && message
                ? query(message, `[data-custom-id="${CSS.escape(focus.customId)}"]:not(:disabled)`)
                : null;
        (focus.node.isConnected ? focus.node : (same ?? message))?.focus({ preventScroll: true });
    }

    /** @param {string} id */
    #find(id) {
        return query(this.log, `[data-message="${CSS.escape(id)}"]`);
    }

    #lastId() {
        return queryAll(this.log, ":scope > *").at(-1)?.dataset.message ?? null;
    }
}

/** @param {EventTarget | null} target */
function messageAround(target) {
    const message = target instanceof Element ? target.closest(".message") : null;
    return message instanceof HTMLElement ? message : null;
}

/**
 * Return whether a message begins a group instead of standing below the one before it.
 * @param {Message} previous
 * @param {Message} message
 */
function startsGroup(previous, message) {
    return (
        previous.author.id !== message.author.id ||
        Boolean(message.interaction || message.referenced_message || message.message_reference) ||
        Boolean((previous.flags ^ message.flags) & MessageFlags.EPHEMERAL) ||
        Date.parse(message.timestamp) - Date.parse(previous.timestamp) > GROUP_WITHIN
    );
}
