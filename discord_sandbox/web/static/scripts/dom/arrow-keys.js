/** Arrow keys, Home and End in a list: one item after the other gets the focus. */

import { focusedElement } from "./elements.js";

/**
 * Move the focus among `items`, round at both ends; return whether the key was one of those.
 * @param {KeyboardEvent} event
 * @param {HTMLElement[]} items
 */
export function moveFocus(event, items) {
    const focused = focusedElement();
    const index = focused ? items.indexOf(focused) : -1;
    const target = targetOf(event.key, index, items.length);
    if (target === null) return false;
    event.preventDefault();
    items[(target + items.length) % items.length]?.focus();
    return true;
}

/**
 * @param {string} key
 * @param {number} index
 * @param {number} count
 */
function targetOf(key, index, count) {
    if (key === "ArrowDown") return index + 1;
    if (key === "ArrowUp") return index - 1;
    if (key === "Home") return 0;
    return key === "End" ? count - 1 : null;
}
