/** A context menu: items, lines between them, and a menu beside an item. */

import { moveFocus } from "./arrow-keys.js";
import { el, query, queryAll } from "./elements.js";
import { icon } from "./icons.js";
import { openPopover } from "./popover.js";

/** @import { ElementEvent } from "./elements.js" */
/** @import { IconName } from "./icons.js" */
/** @import { Anchor } from "./popover.js" */

/**
 * @typedef {object} MenuAction
 * @property {string} action
 * @property {string} label
 * @property {IconName} [icon]
 * @property {boolean} [danger]
 * @property {boolean} [disabled]
 * @property {() => void} run
 */
/** @typedef {{ action: string, label: string, items: MenuItem[] }} SubMenu */
/** @typedef {MenuAction | SubMenu | null} MenuItem null is a line */

const ENABLED_ITEMS = ":scope > .menu-item:not(:disabled)";

/**
 * Open a menu at an element or a point.
 * @param {Anchor} anchor
 * @param {string} label
 * @param {MenuItem[]} items
 */
export function openMenu(anchor, label, items) {
    /** @type {HTMLElement} */
    const menu = build(label, items, () => menu.hidePopover());
    openPopover(menu, anchor);
    query(menu, ENABLED_ITEMS)?.focus();
}

/**
 * @param {string} label
 * @param {MenuItem[]} items
 * @param {() => void} close
 * @returns {HTMLElement}
 */
function build(label, items, close) {
    const menu = el("div.menu", { role: "menu", "aria-label": label, onkeydown: onKey });
    menu.append(...items.map((item) => (item ? entry(item, close) : el("div.menu-line", { role: "separator" }))));
    return menu;
}

/**
 * @param {MenuAction | SubMenu} item
 * @param {() => void} close
 */
function entry(item, close) {
    return "items" in item ? subMenuEntry(item, close) : actionEntry(item, close);
}

/**
 * @param {MenuAction} item
 * @param {() => void} close
 */
function actionEntry(item, close) {
    return el(
        "button.menu-item",
        {
            type: "button",
            role: "menuitem",
            tabindex: "-1",
            disabled: item.disabled,
            data: { action: item.action, danger: item.danger },
            onclick: () => {
                close();
                item.run();
            },
        },
        el("span", {}, item.label),
        item.icon && icon(item.icon),
    );
}

/**
 * @param {SubMenu} item
 * @param {() => void} close
 */
function subMenuEntry(item, close) {
    /** @type {HTMLElement | null} */
    let menu = null;
    /** @param {boolean} focus */
    const open = (focus) => {
        if (!menu?.matches(":popover-open")) {
            menu?.remove();
            menu = build(item.label, item.items, close);
            openPopover(menu, node, { side: true, parent: node.closest(".menu") });
        }
        if (focus) query(menu, ENABLED_ITEMS)?.focus();
    };
    const node = el(
        "button.menu-item",
        {
            type: "button",
            role: "menuitem",
            tabindex: "-1",
            "aria-haspopup": "menu",
            data: { action: item.action },
            onclick: () => open(true),
            onkeydown: (event) => {
                if (event.key !== "ArrowRight" || event.target !== node) return;
                event.preventDefault();
                open(true);
            },
        },
        el("span", {}, item.label),
        icon("right"),
    );
    node.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && open(false));
    return node;
}

/** @param {ElementEvent<KeyboardEvent>} event */
function onKey(event) {
    const menu = event.currentTarget;
    if (event.target.closest(".menu") !== menu) return;
    const isSubMenu = Boolean(menu.parentElement?.closest(".menu"));
    if (event.key === "Tab" || (event.key === "ArrowLeft" && isSubMenu)) {
        event.preventDefault();
        menu.hidePopover();
    } else moveFocus(event, queryAll(menu, ENABLED_ITEMS));
}
