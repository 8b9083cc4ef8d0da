/** Markdown within a line: bold, italics, code, spoilers, links and mentions. */

import { el } from "../dom/elements.js";
import { bareLink, link } from "./links.js";
import { Marks } from "./marks.js";
import { channelMention, commandMention, roleMention, timestamp, userMention } from "./mentions.js";

/** @import { PageContext } from "../state/page-context.js" */

/**
 * A text that is read, and where it stands.
 * @typedef {object} Reading
 * @property {string} text
 * @property {Marks} marks
 * @property {PageContext} page
 * @property {number} depth how many marks what stands inside of a mark is inside of
 */
/** @typedef {{ node: string | Node, length: number }} Shown what is shown, and for how many characters */
/** @typedef {(reading: Reading, at: number) => Shown | null} Rule returns null where it doesn't hold */

const DEEPEST = 12; // marks inside marks; more is shown as typed

// Backticks stand as \x60 and quotes as \x22, so that nobody takes one for the beginning of a string.
const PLAIN = /[^\\\x60*_~|<[h@\n]+/y;
const BACKTICKS = /\x60+/y;

/** @type {Rule[]} what is tried at each place, in this order */
const RULES = [
    ({ text }, at) => bareLink(text, at),
    pattern(/\\([^\p{L}\p{N}\s])/uy, (found) => found[1]),
    code,
    pattern(/<@!?(\d+)>/y, (found, { page }) => userMention(found[1], page)),
    pattern(/<@&(\d+)>/y, (found, { page }) => roleMention(found[1], page)),
    pattern(/<#(\d+)>/y, (found, { page }) => channelMention(found[1], page)),
    pattern(/<\/([-_'\p{L}\p{N} ]+):(\d+)>/uy, (found, { page }) => commandMention(found[1], page)),
    pattern(/<t:(-?\d{1,13})(?::([tTdDfFRsS]))?>/y, (found, { page }) =>
        timestamp(Number(found[1]), found[2] ?? "f", page),
    ),
    pattern(/<a?:(\w+):\d+>/y, (found) => `:${found[1]}:`),
    pattern(/<(https?:\/\/[^\s<>]+)>/y, (found) => link(found[1], [found[1]])),
    pattern(
        /\[((?:\\.|[^\]\\[]|\[[^\][]*\])+)\]\(<?(https?:\/\/(?:[^\s()<>]|\([^\s()<>]*\))+)>?(?: +\x22([^\x22]*)\x22)?\)/y,
        (found, reading) => link(found[2], inside(found[1], reading), found[3]),
    ),
    pattern(/@(?:everyone|here)\b/y, (found) => el("span.mention", {}, found[0])),
    enclosed("***", /\*{3}(?=\S)/y, (content) => el("strong", {}, el("em", {}, content))),
    enclosed("**", /\*{2}/y, (content) => el("strong", {}, content)),
    enclosed("__", /__/y, (content) => el("u", {}, content)),
    enclosed("~~", /~~/y, (content) => el("s", {}, content)),
    enclosed("||", /\|\|/y, spoiler),
    emphasis("*", /\*(?=\S)/y),
    emphasis("_", /(?<![\p{L}\p{N}_])_(?=[^\s_])/uy),
];

/**
 * Return the nodes of a text without blocks; newlines stay, the style sheet keeps them.
 * @param {string} text
 * @param {PageContext} page
 * @param {number} depth how many marks it is inside of
 */
export function inline(text, page, depth = 0) {
    if (depth > DEEPEST) return [text];
    const reading = { text, marks: new Marks(text), page, depth: depth + 1 };
    /** @type {(string | Node)[]} */
    const nodes = [];
    let at = 0;
    while (at < text.length) {
        const { node, length } = marked(reading, at) ?? plain(text, at);
        const last = nodes.at(-1);
        if (typeof node === "string" && typeof last === "string") nodes[nodes.length - 1] = last + node;
        else nodes.push(node);
        at += length;
    }
    return nodes;
}

/**
 * @param {Reading} reading
 * @param {number} at
 */
function marked(reading, at) {
    for (const rule of RULES) {
        const shown = rule(reading, at);
        if (shown) return shown;
    }
    return null;
}

/**
 * @param {string} text
 * @param {number} at
 */
function plain(text, at) {
    const node = match(PLAIN, text, at)?.[0] ?? text[at];
    return { node, length: node.length };
}

/**
 * @param {string} content
 * @param {Reading} reading
 */
function inside(content, { page, depth }) {
    return inline(content, page, depth);
}

/**
 * @param {RegExp} sticky
 * @param {string} text
 * @param {number} at
 */
function match(sticky, text, at) {
    sticky.lastIndex = at;
    return sticky.exec(text);
}

/**
 * Return the rule for what one pattern finds, which must not look further than to the next sign of its kind.
 * @param {RegExp} sticky
 * @param {(found: RegExpExecArray, reading: Reading) => string | Node} show
 * @returns {Rule}
 */
function pattern(sticky, show) {
    return (reading, at) => {
        const found = match(sticky, reading.text, at);
        return found && { node: show(found, reading), length: found[0].length };
    };
}

/**
 * Code ends where as many backticks stand together as began it; if there are nowhere as many, some of them belong to it.
 * @type {Rule}
 */
function code({ text, marks }, at) {
    const opening = match(BACKTICKS, text, at)?.[0];
    if (!opening) return null;
    for (let count = opening.length; count > 0; count--) {
        const end = marks.backticks(count, at + opening.length);
        if (end < 0) continue;
        const content = text.slice(at + count, end).replace(/^ (?=\x60)|(?<=\x60) $/g, "");
        return { node: el("code", {}, content), length: end + count - at };
    }
    return { node: opening, length: opening.length };
}

/**
 * Return the rule for what stands between two marks.
 * @param {string} mark
 * @param {RegExp} opening
 * @param {(content: (string | Node)[], page: PageContext) => Node} show
 * @returns {Rule}
 */
function enclosed(mark, opening, show) {
    return (reading, at) => {
        const { text, marks, page } = reading;
        if (!match(opening, text, at)) return null;
        const start = at + mark.length;
        const end = marks.end(mark, start + 1);
        if (end < 0) return null;
        return { node: show(inside(text.slice(start, end), reading), page), length: end + mark.length - at };
    };
}

/**
 * @param {"*" | "_"} mark
 * @param {RegExp} opening
 * @returns {Rule}
 */
function emphasis(mark, opening) {
    return (reading, at) => {
        const { text, marks } = reading;
        if (!match(opening, text, at)) return null;
        const end = marks.emphasis(mark, at);
        return end < 0 ? null : { node: el("em", {}, inside(text.slice(at + 1, end), reading)), length: end + 1 - at };
    };
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
