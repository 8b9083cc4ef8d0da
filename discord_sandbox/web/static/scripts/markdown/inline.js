/** Markdown within a line: bold, italics, code, spoilers, links and mentions. */

import { el } from "../dom/elements.js";
import { channelMention, commandMention, roleMention, timestamp, userMention } from "./mentions.js";

/** @import { PageContext } from "../state/page-context.js" */

/**
 * Makes what is shown for what a pattern found.
 * @typedef {(found: RegExpExecArray, page: PageContext, depth: number) => string | Node} Show
 */

const DEEPEST = 12; // marks inside marks; more is shown as typed

// Quotes and backticks stand as \x22, \x27 and \x60, so that nobody takes one for the beginning of a string.
const PLAIN = /[^\\\x60*_~|<[h@\n]+/y;
const BARE_END = /[.,:;!?\x22\x27\]]+$/;

/** @type {[RegExp, Show][]} what is tried at each place, in this order */
const RULES = [
    [/\\([^\p{L}\p{N}\s])/uy, (found) => found[1]],
    [/(\x60+)(.*?[^\x60])\1(?!\x60)/sy, (found) => el("code", {}, found[2].replace(/^ (?=\x60)|(?<=\x60) $/g, ""))],
    [/<@!?(\d+)>/y, (found, page) => userMention(found[1], page)],
    [/<@&(\d+)>/y, (found, page) => roleMention(found[1], page)],
    [/<#(\d+)>/y, (found, page) => channelMention(found[1], page)],
    [/<\/([-_'\p{L}\p{N} ]+):(\d+)>/uy, (found, page) => commandMention(found[1], page)],
    [/<t:(-?\d{1,13})(?::([tTdDfFRsS]))?>/y, (found, page) => timestamp(Number(found[1]), found[2] ?? "f", page)],
    [/<a?:(\w+):\d+>/y, (found) => `:${found[1]}:`],
    [/<(https?:\/\/[^\s<>]+)>/y, (found) => link(found[1], [found[1]])],
    [
        /\[((?:\\.|[^\]\\[]|\[[^\][]*\])+)\]\(<?(https?:\/\/(?:[^\s()<>]|\([^\s()<>]*\))+)>?(?: +\x22([^\x22]*)\x22)?\)/y,
        (found, page, depth) => link(found[2], inline(found[1], page, depth), found[3]),
    ],
    [/@(?:everyone|here)\b/y, (found) => el("span.mention", {}, found[0])],
    [
        /\*\*\*(?=\S)(.+?)\*\*\*(?!\*)/sy,
        (found, page, depth) => el("strong", {}, el("em", {}, inline(found[1], page, depth))),
    ],
    [/\*\*(.+?)\*\*(?!\*)/sy, (found, page, depth) => el("strong", {}, inline(found[1], page, depth))],
    [/__(.+?)__(?!_)/sy, (found, page, depth) => el("u", {}, inline(found[1], page, depth))],
    [/~~(.+?)~~/sy, (found, page, depth) => el("s", {}, inline(found[1], page, depth))],
    [/\|\|(.+?)\|\|/sy, (found, page, depth) => spoiler(inline(found[1], page, depth), page)],
    [
        /\*(?=\S)((?:\*\*(?!\*)|\\.|[^*\\])+?)(?<=\S)\*(?!\*)/y,
        (found, page, depth) => el("em", {}, inline(found[1], page, depth)),
    ],
    [
        /(?<![\p{L}\p{N}_])_(?=[^\s_])((?:__|\\.|[^_\\])+?)_(?![\p{L}\p{N}_])/uy,
        (found, page, depth) => el("em", {}, inline(found[1], page, depth)),
    ],
];

/**
 * Return the nodes of a text without blocks; newlines stay, the style sheet keeps them.
 * @param {string} text
 * @param {PageContext} page
 * @param {number} depth how many marks it is inside of
 */
export function inline(text, page, depth = 0) {
    if (depth > DEEPEST) return [text];
    /** @type {(string | Node)[]} */
    const nodes = [];
    let at = 0;
    while (at < text.length) {
        const { node, length } = bareLink(text, at) ?? marked(text, at, page, depth + 1) ?? plain(text, at);
        const last = nodes.at(-1);
        if (typeof node === "string" && typeof last === "string") nodes[nodes.length - 1] = last + node;
        else nodes.push(node);
        at += length;
    }
    return nodes;
}

/**
 * @param {string} text
 * @param {number} at
 * @param {PageContext} page
 * @param {number} depth
 */
function marked(text, at, page, depth) {
    for (const [pattern, show] of RULES) {
        pattern.lastIndex = at;
        const found = pattern.exec(text);
        if (found) return { node: show(found, page, depth), length: found[0].length };
    }
    return null;
}

/**
 * @param {string} text
 * @param {number} at
 */
function plain(text, at) {
    PLAIN.lastIndex = at;
    const node = PLAIN.exec(text)?.[0] ?? text[at];
    return { node, length: node.length };
}

/**
 * Return a link for an address by itself, without the punctuation that ends the sentence around it.
 * @param {string} text
 * @param {number} at
 */
function bareLink(text, at) {
    if (!text.startsWith("http", at)) return null;
    const pattern = /https?:\/\/[^\s<>，。！？；：、（）「」“”]{1,2000}/y;
    pattern.lastIndex = at;
    let address = pattern.exec(text)?.[0].replace(BARE_END, "");
    while (address?.endsWith(")") && count(address, ")") > count(address, "("))
        address = address.slice(0, -1).replace(BARE_END, "");
    return address ? { node: link(address, [address]), length: address.length } : null;
}

/**
 * @param {string} text
 * @param {string} character
 */
function count(text, character) {
    return text.split(character).length - 1;
}

/**
 * @param {string} address
 * @param {(string | Node)[]} children
 * @param {string} [title]
 */
function link(address, children, title) {
    if (!URL.canParse(address)) return el("span", {}, children);
    return el(
        "a.link",
        { href: address, target: "_blank", rel: "noopener noreferrer", title: title ?? null },
        children,
    );
}

/**
 * @param {(string | Node)[]} children
 * @param {PageContext} page
 */
function spoiler(children, page) {
    const reveal = () => {
        node.classList.add("revealed");
        node.removeAttribute("role");
        node.removeAttribute("aria-label");
    };
    const node = el(
        "span.spoiler",
        {
            role: "button",
            tabindex: "0",
            "aria-label": page.texts.spoiler,
            onclick: reveal,
            onkeydown: (event) => {
                if (event.key !== "Enter" && event.key !== " ") return;
                event.preventDefault();
                reveal();
            },
        },
        el("span", {}, children),
    );
    return node;
}
