/** Discord's Markdown, block by block: headings, small print, quotes, lists and code blocks; the rest is inline. */

import { el } from "../dom/elements.js";
import { inline } from "./inline.js";

const FENCE = /```(?:([\w+.#-]+)\n)?\n*([^\n].*?)\n*```/sy;
const REST_QUOTE = />>> (.*)/sy;
const QUOTE = /(?:> .*(?:\n|$))+/y;
const HEADING = /(#{1,3}) +(\S.*)(?:\n|$)/y;
const SMALL = /-# +(\S.*)(?:\n|$)/y;
const LIST = / *(?:[-*]|\d{1,9}\.) +\S.*(?:\n|$)(?: *(?:[-*]|\d{1,9}\.) +\S.*(?:\n|$)| {2,}\S.*(?:\n|$))*/y;
const ITEM = /^( *)([-*]|(\d{1,9})\.) +(.*)$/;

/** The nodes that show a text. `names` knows whom and what a mention means (see mentions.js). */
export function markdown(text, names, quoted = false) {
    const nodes = [];
    let plain = "";
    let at = 0;
    const flush = (beforeBlock) => {
        const shown = beforeBlock && plain.endsWith("\n") ? plain.slice(0, -1) : plain;
        if (shown) nodes.push(el("div.text", {}, inline(shown, names)));
        plain = "";
    };
    while (at < text.length) {
        const block = (at === 0 || text[at - 1] === "\n" || plain === "") && blockAt(text, at, names, quoted);
        if (block) {
            flush(true);
            nodes.push(block.node);
            at = block.end;
            continue;
        }
        const end = nextStop(text, at);
        plain += text.slice(at, end);
        at = end;
        const fence = text.startsWith("```", at) && match(FENCE, text, at);
        if (fence) {
            flush(true);
            nodes.push(codeBlock(fence));
            at += fence[0].length;
            if (text[at] === "\n") at += 1;
        } else if (text.startsWith("```", at)) {
            plain += "```";
            at += 3;
        }
    }
    flush(false);
    return nodes;
}

/** Where the line ends or a code block may begin. */
function nextStop(text, at) {
    const line = text.indexOf("\n", at);
    const end = line < 0 ? text.length : line + 1;
    const fence = text.indexOf("```", at);
    return fence >= 0 && fence < end ? fence : end;
}

function match(pattern, text, at) {
    pattern.lastIndex = at;
    return pattern.exec(text);
}

function blockAt(text, at, names, quoted) {
    let found;
    const is = (pattern) => (found = match(pattern, text, at));
    const block = (node) => ({ node, end: at + found[0].length });
    if (!quoted && is(REST_QUOTE)) return block(el("blockquote", {}, markdown(found[1], names, true)));
    if (!quoted && is(QUOTE))
        return block(el("blockquote", {}, markdown(found[0].replace(/^> /gm, "").replace(/\n$/, ""), names, true)));
    if (is(HEADING)) return block(el(`h${found[1].length}.heading`, {}, inline(found[2], names)));
    if (is(SMALL)) return block(el("div.small-print", {}, inline(found[1], names)));
    if (is(LIST)) return block(list(found[0].replace(/\n$/, "").split("\n"), names));
    return null;
}

function codeBlock(found) {
    return el("pre.code-block", { tabindex: "0" }, el("code", { data: { language: found[1] } }, found[2]));
}

/**
 * Nested lists: a line that is indented further than the item above it goes below that item; another kind begins a new
 * list.
 */
function list(lines, names) {
    const lists = document.createDocumentFragment();
    const stack = []; // the lists that are open: { indent, tag, node }
    for (const line of lines) {
        const [, space, , number, content] = ITEM.exec(line) ?? [];
        if (space === undefined) {
            stack.at(-1).node.lastChild.append("\n", ...inline(line.trim(), names));
            continue;
        }
        const indent = space.length;
        const tag = number ? "ol" : "ul";
        while (stack.length > 1 && indent < stack.at(-1).indent) stack.pop();
        if (stack.length && indent <= stack.at(-1).indent && tag !== stack.at(-1).tag) stack.pop();
        if (!stack.length || indent > stack.at(-1).indent) {
            const node = el(tag, number ? { start: number } : {});
            (stack.at(-1)?.node.lastChild ?? lists).append(node);
            stack.push({ indent, tag, node });
        }
        stack.at(-1).node.append(el("li", {}, inline(content, names)));
    }
    return lists;
}
