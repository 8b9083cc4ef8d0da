/** Links within a line: addresses by themselves, and what is shown for a link. */

import { el } from "../dom/elements.js";

const ADDRESS = /https?:\/\/[^\s<>，。！？；：、（）「」“”]{1,2000}/y;
const PUNCTUATION = ".,:;!?\"']";

/**
 * Return a link for an address by itself, and how long the address is; null where there is none.
 * @param {string} text
 * @param {number} at
 */
export function bareLink(text, at) {
    if (!text.startsWith("http", at)) return null;
    ADDRESS.lastIndex = at;
    const address = withoutEnd(ADDRESS.exec(text)?.[0] ?? "");
    return address ? { node: link(address, [address]), length: address.length } : null;
}

/**
 * @param {string} address
 * @param {(string | Node)[]} children
 * @param {string} [title]
 */
export function link(address, children, title) {
    if (!URL.canParse(address)) return el("span", {}, children);
    return el(
        "a.link",
        { href: address, target: "_blank", rel: "noopener noreferrer", title: title ?? null },
        children,
    );
}

/**
 * Return an address without what belongs to the sentence around it: punctuation, and brackets that it doesn't open.
 * @param {string} address
 */
function withoutEnd(address) {
    let surplus = address.split(")").length - address.split("(").length;
    let end = address.length;
    while (end > 0) {
        const last = address[end - 1];
        if (last === ")" && surplus > 0) surplus -= 1;
        else if (!PUNCTUATION.includes(last)) break;
        end -= 1;
    }
    return address.slice(0, end);
}
