/** Markdown within a line: bold, italics, code, spoilers, links and mentions. */

import { el } from "../dom/elements.js";
import { channelMention, commandMention, timestamp, userMention } from "./mentions.js";

const DEEPEST = 12; // marks inside marks; more is shown as typed

// Quotes and backticks stand as \x22, \x27 and \x60, so that nobody takes one for the beginning of a string.
const PLAIN = /[^\\\x60*_~|<[h@\n]+/y;
const BARE_END = /[.,:;!?\x22\x27\]]+$/;

/** What is tried at each place, in order: [pattern, found => node]. */
const RULES = [
    [/\\([^\p{L}\p{N}\s])/uy, (found) => found[1]],
    [/(\x60+)(.*?[^\x60])\1(?!\x60)/sy, (found) => el("code", {}, found[2].replace(/^ (?=\x60)|(?<=\x60) $/g, ""))],
    [/<@!?(\d+)>/y, (found, names) => userMention(found[1], names)],
    [/<#(\d+)>/y, (found, names) => channelMention(found[1], names)],
    [/<\/([-_'\p{L}\p{N} ]+):(\d+)>/uy, (found, names) => commandMention(found[1], names)],
    [/<t:(-?\d{1,13})(?::([tTdDfFRsS]))?>/y, (found, names) => timestamp(Number(found[1]), found[2] ?? "f", names)],
    [/<a?:(\w+):\d+>/y, (found) => `:${found[1]}:`],
    [/<(https?:\/\/[^\s<>]+)>/y, (found) => link(found[1], [found[1]])],
    [
        /\[((?:\\.|[^\]\\[]|\[[^\][]*\])+)\]\(<?(https?:\/\/(?:[^\s()<>]|\([^\s()<>]*\))+)>?(?: +\x22([^\x22]*)\x22)?\)/y,
        (found, names, depth) => link(found[2], inline(found[1], names, depth), found[3]),
    ],
    [/@(?:everyone|here)\b/y, (found) => el("span.mention", {}, found[0])],
    [
        /\*\*\*(?=\S)(.+?)\*\*\*(?!\*)/sy,
        (found, names, depth) => el("strong", {}, el("em", {}, inline(found[1], names, depth))),
    ],
    [/\*\*(.+?)\*\*(?!\*)/sy, (found, names, depth) => el("strong", {}, inline(found[1], names, depth))],
    [/__(.+?)__(?!_)/sy, (found, names, depth) => el("u", {}, inline(found[1], names, depth))],
    [/~~(.+?)~~/sy, (found, names, depth) => el("s", {}, inline(found[1], names, depth))],
    [/\|\|(.+?)\|\|/sy, (found, names, depth) => spoiler(inline(found[1], names, depth), names)],
    [
        /\*(?=\S)((?:\*\*(?!\*)|\\.|[^*\\])+?)(?<=\S)\*(?!\*)/y,
        (found, names, depth) => el("em", {}, inline(found[1], names, depth)),
    ],
    [
        /(?<![\p{L}\p{N}_])_(?=[^\s_])((?:__|\\.|[^_\\])+?)_(?![\p{L}\p{N}_])/uy,
        (found, names, depth) => el("em", {}, inline(found[1], names, depth)),
    ],
];

/** The nodes of a text without blocks; newlines stay, the style sheet keeps them. */
export function inline(text, names, depth = 0) {
    if (depth > DEEPEST) return [text];
    const nodes = [];
    const add = (node) => {
        if (typeof node === "string" && typeof nodes.at(-1) === "string") nodes[nodes.length - 1] += node;
        else nodes.push(node);
    };
    let at = 0;
    while (at < text.length) {
        const [node, length] = bareLink(text, at) ?? ruled(text, at, names, depth + 1) ?? plain(text, at);
        add(node);
        at += length;
    }
    return nodes;
}

function ruled(text, at, names, depth) {
    for (const [pattern, show] of RULES) {
        pattern.lastIndex = at;
        const found = pattern.exec(text);
        if (found) return [show(found, names, depth), found[0].length];
    }
    return null;
}

function plain(text, at) {
    PLAIN.lastIndex = at;
    const found = PLAIN.exec(text);
    return found ? [found[0], found[0].length] : [text[at], 1];
}

/** An address by itself, without the punctuation that ends the sentence around it. */
function bareLink(text, at) {
    if (!text.startsWith("http", at)) return null;
    const pattern = /https?:\/\/[^\s<>，。！？；：、（）「」“”]{1,2000}/y;
    pattern.lastIndex = at;
    let address = pattern.exec(text)?.[0].replace(BARE_END, "");
    while (address?.endsWith(")") && count(address, ")") > count(address, "("))
        address = address.slice(0, -1).replace(BARE_END, "");
    return address ? [link(address, [address]), address.length] : null;
}

function count(text, character) {
    return text.split(character).length - 1;
}

function link(address, children, title) {
    if (!URL.canParse(address)) return el("span", {}, children);
    return el(
        "a.link",
        { href: address, target: "_blank", rel: "noopener noreferrer", title: title ?? null },
        children,
    );
}

function spoiler(children, names) {
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
            "aria-label": names.texts.spoiler,
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
