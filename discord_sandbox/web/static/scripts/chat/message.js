/** One message as an element. */

import { avatar, userName } from "../components/avatar.js";
import { dots } from "../components/button.js";
import { components } from "../components/components.js";
import { button, el } from "../dom/elements.js";
import { icon } from "../dom/icons.js";
import { markdown } from "../markdown/markdown.js";
import { MessageFlags } from "../net/discord.js";
import { fullTime, messageTime, timeStyle } from "../texts/time.js";

/** @import { Child } from "../dom/elements.js" */
/** @import { Somebody } from "../components/avatar.js" */
/** @import { ComponentContext } from "../components/context.js" */
/** @import { BotUser, Component, Message, User } from "../net/protocol.js" */
/** @import { PageContext } from "../state/page-context.js" */
/** @import { Press, SentCommand } from "../state/state.js" */
/** @import { Texts } from "../texts/en.js" */
/** @import { Actions } from "./actions.js" */

/** @typedef {{ id: string, timestamp: string }} Stamped */

const EXCERPT = 200; // characters
const BLOCKS = "div, li, pre, blockquote, h1, h2, h3";

/**
 * @param {Message} message
 * @param {boolean} starts whether it begins a group, with avatar and name
 * @param {Press | undefined} pressed the press that is under way or has failed
 * @param {PageContext} page
 * @param {Actions} actions
 */
export function messageElement(message, starts, pressed, page, actions) {
    const { texts } = page;
    const ephemeral = Boolean(message.flags & MessageFlags.EPHEMERAL);
    const pinged = !message.mine && message.mentions.some((user) => user.id === page.state.world.me);
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
                loading: Boolean(message.flags & MessageFlags.LOADING),
            },
            oncontextmenu: (event) => {
                if (event.target.closest("a, input, textarea")) return;
                event.preventDefault();
                const keyboard = event.clientX === 0 && event.clientY === 0;
                actions.openMenu(message, keyboard ? event.currentTarget : { x: event.clientX, y: event.clientY });
            },
        },
        context(message, page, actions),
        starts ? avatar(message.author, "large", page) : gutterTime(message, page),
        starts ? head(message.author, message, page) : hiddenHead(message, page),
        el("div.body", {}, body(message, pressed, page, actions)),
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

/**
 * Return the line for a command that was sent and has no answer yet, or got none.
 * @param {SentCommand} sent
 * @param {PageContext} page
 * @param {(sent: SentCommand) => void} forget
 */
export function sentElement(sent, page, forget) {
    const { texts } = page;
    const { me, bot } = page.state;
    return el(
        "article.message",
        {
            tabindex: "-1",
            data: { sent: sent.nonce, starts: true, ephemeral: true, failed: sent.failed },
            "aria-label": sent.shown,
        },
        el("div.context", {}, usedLine(me, sent.shown, page)),
        avatar(bot, "large", page),
        head(bot, { id: sent.nonce, timestamp: sent.at }, page),
        sent.failed
            ? el("div.failure", { role: "alert", data: { failure: "command" } }, icon("warning"), texts.noResponse)
            : el("div.body", {}, el("div.thinking", { data: { sending: true } }, dots(), texts.sending)),
        sent.failed && ephemeralNote(texts, () => forget(sent)),
    );
}

/**
 * Return the line above a message: the command that it answers, or the message that it replies to.
 * @param {Message} message
 * @param {PageContext} page
 * @param {Actions} actions
 */
function context(message, page, actions) {
    if (message.interaction) {
        const { user, name } = message.interaction;
        const slash = /^[-_'\p{L}\p{N}]+$/u.test(name) && name === name.toLowerCase();
        return el("div.context", { data: { used: name } }, usedLine(user, slash ? `/${name}` : name, page));
    }
    const original = message.referenced_message;
    if (message.message_snapshots) return el("div.context", {}, el("em", {}, page.texts.forwarded));
    if (!original && !message.message_reference) return null;
    if (!original) return el("div.context", {}, el("em", {}, page.texts.deletedReply));
    const jump = () => actions.jump(original.id);
    return el(
        "button.context",
        { type: "button", data: { replyTo: original.id }, onclick: jump },
        avatar(original.author, "tiny", page),
        el("span.context-name", {}, userName(page.state.user(original.author.id) ?? original.author)),
        original.author.bot && tag(page.texts),
        el("span.excerpt", {}, excerpt(original, page)),
    );
}

/**
 * @param {Somebody} user
 * @param {string} shown
 * @param {PageContext} page
 */
function usedLine(user, shown, page) {
    const who = el("span.context-name", {}, userName(user));
    return [avatar(user, "tiny", page), el("span", {}, page.texts.used(who, el("span.context-command", {}, shown)))];
}

/**
 * @param {User | BotUser} author
 * @param {Stamped} message
 * @param {PageContext} page
 */
function head(author, message, page) {
    const date = new Date(message.timestamp);
    return el(
        "header.head",
        {},
        el("span.name", { id: `name-${message.id}` }, userName(page.state.user(author.id) ?? author)),
        author.bot && tag(page.texts),
        el(
            "time",
            { id: `time-${message.id}`, datetime: message.timestamp, title: fullTime(date, page.locale) },
            messageTime(date, page.locale, page.texts),
        ),
    );
}

/**
 * @param {Message} message
 * @param {PageContext} page
 */
function hiddenHead(message, page) {
    return el(
        "span.visually-hidden",
        { id: `name-${message.id}` },
        userName(page.state.user(message.author.id) ?? message.author),
    );
}

/**
 * @param {Message} message
 * @param {PageContext} page
 */
function gutterTime(message, page) {
    const date = new Date(message.timestamp);
    return el(
        "time.gutter",
        { id: `time-${message.id}`, datetime: message.timestamp, title: fullTime(date, page.locale) },
        timeStyle(date, "t", page.locale),
    );
}

/** @param {Texts} texts */
function tag(texts) {
    return el("span.tag", {}, texts.app);
}

/**
 * @param {Message} message
 * @param {Press | undefined} pressed
 * @param {PageContext} page
 * @param {Actions} actions
 * @returns {Child}
 */
function body(message, pressed, page, actions) {
    const { texts } = page;
    if (message.flags & MessageFlags.LOADING) {
        return el(
            "div.thinking",
            { role: "status", data: { thinking: true } },
            dots(),
            texts.thinking(page.state.world.bot.name),
        );
    }
    /** @type {ComponentContext} */
    const context = {
        page,
        pressed: pressed ?? null,
        press: (customId, componentType, values) => actions.press(message, customId, componentType, values),
    };
    const edited =
        message.edited_timestamp &&
        el("span.edited", { title: fullTime(new Date(message.edited_timestamp), page.locale) }, texts.edited);
    return [
        message.content && el("div.content", {}, markdown(message.content, page)),
        (message.message_snapshots ?? []).map(({ message: copy }) =>
            el(
                "blockquote",
                { data: { forwarded: true } },
                copy.content && el("div.content", {}, markdown(copy.content, page)),
                copy.components.length > 0 && el("div.components", {}, components(copy.components, context)),
            ),
        ),
        message.components.length > 0 && el("div.components", {}, components(message.components, context)),
        edited,
    ];
}

/**
 * @param {Texts} texts
 * @param {() => void} dismiss
 */
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

/**
 * @param {Message} message
 * @param {Texts} texts
 * @param {Actions} actions
 */
function tools(message, texts, actions) {
    if (message.flags & MessageFlags.LOADING) return null;
    return el(
        "div.tools",
        { role: "group" },
        !(message.flags & MessageFlags.EPHEMERAL) &&
            button("tool", "reply", texts.reply, () => actions.reply(message), icon("reply")),
        button("tool", "more", texts.more, (event) => actions.openMenu(message, event.currentTarget), icon("more")),
    );
}

/**
 * Return the beginning of a message's text in one line, for a reply to it.
 * @param {Message} message
 * @param {PageContext} page
 */
function excerpt(message, page) {
    const shown = el("span", {}, markdown(readableText(message), page));
    for (const block of shown.querySelectorAll(BLOCKS)) block.append(" ");
    return (shown.textContent ?? "").replace(/\s+/g, " ").slice(0, EXCERPT) || page.texts.attachmentReply;
}

/**
 * Return the text of a message as it was written: content, and the text displays of its components.
 * @param {Message} message
 */
export function readableText(message) {
    /** @type {string[]} */
    const texts = [];
    /** @param {Component} component */
    const collect = (component) => {
        if ("content" in component) texts.push(component.content);
        if ("components" in component) component.components.forEach(collect);
    };
    for (const said of [message, ...(message.message_snapshots ?? []).map((snapshot) => snapshot.message)]) {
        if (said.content) texts.push(said.content);
        said.components.forEach(collect);
    }
    return texts.join("\n");
}
