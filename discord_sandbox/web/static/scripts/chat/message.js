/** One message as an element. */

import { avatar, userName } from "../components/avatar.js";
import { dots } from "../components/button.js";
import { components } from "../components/components.js";
import { button, el } from "../dom/elements.js";
import { icon } from "../dom/icons.js";
import { markdown } from "../markdown/markdown.js";
import { fullTime, messageTime, timeStyle } from "../texts/time.js";

export const EPHEMERAL = 64;
const LOADING = 128;
const BLOCKS = "div, li, pre, blockquote, h1, h2, h3";

/**
 * The element of a message. `starts`: it begins a group (with face and name). `actions` has `press(message, …)`,
 * `reply(message)`, `openMenu(message, anchor)`, `dismiss(message)` and `jump(id)`.
 */
export function messageElement(message, starts, pressed, names, actions) {
    const { texts } = names;
    const ephemeral = Boolean(message.flags & EPHEMERAL);
    const pinged = !message.mine && message.mentions?.some((user) => user.id === names.state.world.me);
    return el(
        "article.message",
        {
            tabindex: "-1",
            "aria-labelledby": `name-${message.id} time-${message.id}`,
            data: {
                message: message.id,
                author: message.author.id,
                ephemeral,
                pinged,
                starts,
                loading: Boolean(message.flags & LOADING),
            },
            oncontextmenu: (event) => {
                if (event.target.closest("a, input, textarea")) return;
                event.preventDefault();
                const keyboard = event.clientX === 0 && event.clientY === 0;
                actions.openMenu(message, keyboard ? event.currentTarget : { x: event.clientX, y: event.clientY });
            },
        },
        context(message, names, actions),
        starts ? avatar(message.author, "large", names) : gutterTime(message, names),
        starts ? head(message.author, message, names) : hiddenHead(message, names),
        el("div.body", {}, body(message, pressed, names, actions)),
        pressed?.failed &&
            el(
                "div.failure",
                { role: "alert", data: { failure: "interaction" } },
                icon("warning"),
                texts.interactionFailed,
            ),
        ephemeral && ephemeralNote(texts, () => actions.dismiss(message)),
        tools(message, texts, actions),
    );
}

/** A command that was sent and has no answer yet, or got none. */
export function sentElement(sent, names, forget) {
    const { state, texts } = names;
    const bot = { ...state.world.bot, bot: true };
    return el(
        "article.message",
        {
            tabindex: "-1",
            data: { sent: sent.nonce, starts: true, ephemeral: true, failed: sent.failed },
            "aria-label": sent.shown,
        },
        el("div.context", {}, usedLine(state.me, sent.shown, names)),
        avatar(bot, "large", names),
        head(bot, { id: sent.nonce, timestamp: sent.at }, names),
        sent.failed
            ? el("div.failure", { role: "alert", data: { failure: "command" } }, icon("warning"), texts.noResponse)
            : el("div.body", {}, el("div.thinking", { data: { sending: true } }, dots(), texts.sending)),
        sent.failed && ephemeralNote(texts, () => forget(sent)),
    );
}

function context(message, names, actions) {
    if (message.interaction) {
        const { user, name } = message.interaction;
        const slash = /^[-_'\p{L}\p{N}]+$/u.test(name) && name === name.toLowerCase();
        return el("div.context", { data: { used: name } }, usedLine(user, slash ? `/${name}` : name, names));
    }
    if (message.referenced_message === undefined && !message.message_reference) return null;
    if (message.message_reference === undefined && message.referenced_message === null) return null;
    const original = message.referenced_message;
    if (!original) return el("div.context", {}, el("em", {}, names.texts.deletedReply));
    const jump = () => actions.jump(original.id);
    return el(
        "button.context",
        { type: "button", data: { replyTo: original.id }, onclick: jump },
        avatar(original.author, "tiny", names),
        el("span.context-name", {}, userName(names.state.user(original.author.id) ?? original.author)),
        original.author.bot && tag(names.texts),
        el("span.excerpt", {}, excerpt(original, names)),
    );
}

function usedLine(user, shown, names) {
    const who = el("span.context-name", {}, userName(user));
    return [avatar(user, "tiny", names), el("span", {}, names.texts.used(who, el("span.context-command", {}, shown)))];
}

function head(author, message, names) {
    const date = new Date(message.timestamp);
    return el(
        "header.head",
        {},
        el("span.name", { id: `name-${message.id}` }, userName(names.state.user(author.id) ?? author)),
        author.bot && tag(names.texts),
        el(
            "time",
            { id: `time-${message.id}`, datetime: message.timestamp, title: fullTime(date, names.locale) },
            messageTime(date, names.locale, names.texts),
        ),
    );
}

function hiddenHead(message, names) {
    return el(
        "span.visually-hidden",
        { id: `name-${message.id}` },
        userName(names.state.user(message.author.id) ?? message.author),
    );
}

function gutterTime(message, names) {
    const date = new Date(message.timestamp);
    return el(
        "time.gutter",
        { id: `time-${message.id}`, datetime: message.timestamp, title: fullTime(date, names.locale) },
        timeStyle(date, "t", names.locale),
    );
}

function tag(texts) {
    return el("span.tag", {}, texts.app);
}

function body(message, pressed, names, actions) {
    const { texts } = names;
    if (message.flags & LOADING) {
        return el(
            "div.thinking",
            { role: "status", data: { thinking: true } },
            dots(),
            texts.thinking(names.state.world.bot.name),
        );
    }
    const given = { names, pressed, press: (...what) => actions.press(message, ...what) };
    const edited =
        message.edited_timestamp &&
        el("span.edited", { title: fullTime(new Date(message.edited_timestamp), names.locale) }, texts.edited);
    return [
        message.content && el("div.content", {}, markdown(message.content, names)),
        message.components?.length ? el("div.components", {}, components(message.components, given)) : null,
        edited,
    ];
}

function ephemeralNote(texts, dismiss) {
    return el(
        "div.ephemeral-note",
        {},
        icon("eye"),
        texts.onlyYou,
        " · ",
        el("button.link-button", { type: "button", data: { action: "dismiss" }, onclick: dismiss }, texts.dismiss),
    );
}

function tools(message, texts, actions) {
    if (message.flags & LOADING) return null;
    return el(
        "div.tools",
        { role: "group" },
        !(message.flags & EPHEMERAL) &&
            button("tool", "reply", texts.reply, () => actions.reply(message), icon("reply")),
        button("tool", "more", texts.more, (event) => actions.openMenu(message, event.currentTarget), icon("more")),
    );
}

/** All the readable text of a message in one line, for the reply line: content and text displays. */
function excerpt(message, names) {
    const shown = el("span", {}, markdown(readable(message), names));
    for (const block of shown.querySelectorAll(BLOCKS)) block.append(" ");
    return shown.textContent.replace(/\s+/g, " ").slice(0, 200) || names.texts.attachmentReply;
}

/** The text of a message as it was written: content, and the text displays of its components. */
export function readable(message) {
    const texts = [];
    const collect = (component) => {
        if (component.content) texts.push(component.content);
        for (const child of component.components ?? []) collect(child);
    };
    if (message.content) texts.push(message.content);
    for (const component of message.components ?? []) collect(component);
    return texts.join("\n");
}
