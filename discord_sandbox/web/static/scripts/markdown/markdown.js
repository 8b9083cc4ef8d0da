/** Discord's Markdown, block by block: headings, small print, quotes, lists and code blocks; the rest is inline. */

import { el } from "../dom/elements.js";
import { inline } from "./inline.js";

/** @import { PageContext } from "../state/page-context.js" */

const FENCE = "```";
const LANGUAGE = /([\w+.#-]+)\n/y;
const REST_QUOTE = />>> (.*)/sy;
const QUOTE = /(?:> .*(?:\n|$))+/y;
const HEADING = /(#{1,3}) +(\S.*)(?:\n|$)/y;
const SMALL = /-# +(\S.*)(?:\n|$)/y;
const LIST = / *(?:[-*]|\d{1,9}\.) +\S.*(?:\n|$)(?: *(?:[-*]|\d{1,9}\.) +\S.*(?:\n|$)| {2,}\S.*(?:\n|$))*/y;
const ITEM = /^( *)([-*]|(\d{1,9})\.) +(.*)$/;

/** @typedef {[RegExp, (found: RegExpExecArray, page: PageContext) => Node]} Block a pattern, and what it is shown as */

/** @type {Block[]} */
const QUOTES = [
    [REST_QUOTE, (found, page) => el("blockquote", {}, markdown(found[1], page, true))],
    [QUOTE, (found, page) => el("blockquote", {}, markdown(withoutEnd(found[0].replace(/^> /gm, "")), page, true))],
];

/** @type {Block[]} */
const BLOCKS = [
    [HEADING, (found, page) => el(`h${found[1].length}.heading`, {}, inline(found[2], page))],
    [SMALL, (found, page) => el("div.small-print", {}, inline(found[1], page))],
    [LIST, (found, page) => list(withoutEnd(found[0]).split("\n"), page)],
];

/**
 * Return the nodes that show a text.
 * @param {string} text
 * @param {PageContext} page
 * @param {boolean} quoted whether it is inside a quote, which can't hold another
 * @returns {Node[]}
 */
export function markdown(text, page, quoted = false) {
    /** @type {Node[]} */
    const nodes = [];
    let plain = "";
    let at = 0;
    /** @param {boolean} beforeBlock */
    const flush = (beforeBlock) => {
        const shown = beforeBlock && plain.endsWith("\n") ? plain.slice(0, -1) : plain;
        if (shown) nodes.push(el("div.text", {}, inline(shown, page)));
        plain = "";
    };
    let fence = text.indexOf(FENCE);
    while (at < text.length) {
        const block = at === 0 || text[at - 1] === "\n" || plain === "" ? blockAt(text, at, page, quoted) : null;
        if (block) {
            flush(true);
            nodes.push(block.node);
            at = block.end;
            continue;
        }
        if (fence >= 0 && fence < at) fence = text.indexOf(FENCE, at);
        const end = nextStop(text, at, fence);
        plain += text.slice(at, end);
        at = end;
        if (at !== fence) continue;
        const code = codeBlockAt(text, at);
        if (code) {
            flush(true);
            nodes.push(code.node);
            at = code.end;
            if (text[at] === "\n") at += 1;
        } else {
            plain += FENCE;
            at += FENCE.length;
        }
    }
    flush(false);
    return nodes;
}

/**
 * Return where the line ends or a code block may begin.
 * @param {string} text
 * @param {number} at
 * @param {number} fence the next one, -1 for none
 */
function nextStop(text, at, fence) {
    const line = text.indexOf("\n", at);
    const end = line < 0 ? text.length : line + 1;
    return fence >= 0 && fence < end ? fence : end;
}

/**
 * @param {RegExp} pattern a sticky one
 * @param {string} text
 * @param {number} at
 */
function match(pattern, text, at) {
    pattern.lastIndex = at;
    return pattern.exec(text);
}

/**
 * Return the block that begins at a place, and where it ends; null if there is none.
 * @param {string} text
 * @param {number} at
 * @param {PageContext} page
 * @param {boolean} quoted
 */
function blockAt(text, at, page, quoted) {
    for (const [pattern, show] of quoted ? BLOCKS : [...QUOTES, ...BLOCKS]) {
        const found = match(pattern, text, at);
        if (found) return { node: show(found, page), end: at + found[0].length };
    }
    return null;
}

/**
 * Return the code block whose fence is at a place, and where it ends; null if it doesn't end. A word alone on the first
 * line is its language, unless nothing else is in it.
 * @param {string} text
 * @param {number} fence
 */
function codeBlockAt(text, fence) {
    const first = fence + FENCE.length;
    const language = match(LANGUAGE, text, first);
    return (language && codeFrom(text, first + language[0].length, language[1])) ?? codeFrom(text, first);
}

/**
 * @param {string} text
 * @param {number} at after the fence and the language
 * @param {string} [language]
 */
function codeFrom(text, at, language) {
    let start = at;
    while (text[start] === "\n") start += 1;
    const end = text.indexOf(FENCE, start + 1);
    if (end < 0) return null;
    let last = end;
    while (text[last - 1] === "\n") last -= 1;
    const code = el("code", { data: { language } }, text.slice(start, last));
    return { node: el("pre.code-block", { tabindex: "0" }, code), end: end + FENCE.length };
}

/** @param {string} text */
function withoutEnd(text) {
    return text.replace(/\n$/, "");
}

/**
 * Return nested lists: a line that is indented further than the item above it goes below that item; another kind begins a new
 * list.
 * @param {string[]} lines
 * @param {PageContext} page
 */
function list(lines, page) {
    const lists = document.createDocumentFragment();
    /** @type {{ indent: number, tag: string, node: HTMLElement }[]} the lists that are open, the innermost last */
    const stack = [];
    const lastItem = () => stack.at(-1)?.node.lastElementChild;
    for (const line of lines) {
        const [, space, , number, content] = ITEM.exec(line) ?? [];
        if (space === undefined) {
            lastItem()?.append("\n", ...inline(line.trim(), page));
            continue;
        }
        const indent = space.length;
        const tag = number ? "ol" : "ul";
        while (stack.length > 1 && indent < stack[stack.length - 1].indent) stack.pop();
        let open = stack.at(-1);
        if (open && indent <= open.indent && tag !== open.tag) {
            stack.pop();
            open = stack.at(-1);
        }
        if (!open || indent > open.indent) {
            open = { indent, tag, node: el(tag, number ? { start: number } : {}) };
            (lastItem() ?? lists).append(open.node);
            stack.push(open);
        }
        open.node.append(el("li", {}, inline(content, page)));
    }
    return lists;
}
