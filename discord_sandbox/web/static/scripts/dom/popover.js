/** A box that floats by its anchor, closes at Escape or a press outside, and gives the focus back. */

import { focusedElement } from "./elements.js";

/** @typedef {Element | { x: number, y: number }} Anchor an element, or a point of the window in pixels */
/**
 * @typedef {object} PopoverOptions
 * @property {boolean} [width] whether it is as wide as its anchor
 * @property {boolean} [side] whether it opens beside its anchor, not below
 * @property {Element | null} [parent] the box that it belongs to, which stays open
 * @property {() => void} [closed] called when it has closed
 */

const MARGIN = 8; // pixels kept free at the window's edge

/**
 * Open `box` at `anchor`.
 * @param {HTMLElement} box
 * @param {Anchor} anchor
 * @param {PopoverOptions} options
 */
export function openPopover(box, anchor, { width = false, side = false, parent = null, closed = () => {} } = {}) {
    const before = focusedElement();
    const element = anchor instanceof Element ? anchor : null;
    box.popover = "auto";
    box.classList.add("popover");
    (parent ?? element?.closest("dialog") ?? document.body).append(box);
    box.addEventListener("toggle", (event) => {
        if (event.newState !== "closed" || event.target !== box) return;
        const hadFocus = box.contains(document.activeElement) || document.activeElement === document.body;
        box.remove();
        if (hadFocus && before?.isConnected) before.focus({ preventScroll: true });
        closed();
    });
    box.showPopover();
    const around = anchor instanceof Element ? anchor.getBoundingClientRect() : new DOMRect(anchor.x, anchor.y, 0, 0);
    place(box, around, width, side);
}

/**
 * @param {HTMLElement} box
 * @param {DOMRect} anchor
 * @param {boolean} width
 * @param {boolean} side
 */
function place(box, anchor, width, side) {
    if (width) box.style.width = `${anchor.width}px`;
    const { offsetWidth, offsetHeight } = box;
    const { innerWidth, innerHeight } = window;
    /** @type {(value: number, size: number, room: number) => number} */
    const clamp = (value, size, room) => Math.max(MARGIN, Math.min(value, room - size - MARGIN));
    if (side) {
        const right = anchor.right + 4 + offsetWidth <= innerWidth - MARGIN;
        const left = right ? anchor.right + 4 : anchor.left - offsetWidth - 4;
        box.style.left = `${clamp(left, offsetWidth, innerWidth)}px`;
        box.style.top = `${clamp(anchor.top, offsetHeight, innerHeight)}px`;
        return;
    }
    const below = anchor.bottom + 4 + offsetHeight <= innerHeight - MARGIN;
    box.style.left = `${clamp(anchor.left, offsetWidth, innerWidth)}px`;
    box.style.top = `${clamp(below ? anchor.bottom + 4 : anchor.top - offsetHeight - 4, offsetHeight, innerHeight)}px`;
}
