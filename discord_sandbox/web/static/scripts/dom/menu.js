/** A menu as at a right click: items, lines between them, and a menu beside an item. */

import { el } from "./elements.js";
import { icon } from "./icons.js";
import { openPopover } from "./popover.js";

/**
 * Open a menu at an element or a point. Items: `{ action, label, icon?, danger?, disabled?, run }`, `{ action, label,
 * items }` for a menu beside it, or null for a line.
 */
export function openMenu(anchor, label, items, closed) {
    const menu = build(label, items, () => menu.hidePopover());
    openPopover(menu, anchor, { closed });
    firstItem(menu)?.focus();
}

function build(label, items, close) {
    const menu = el("div.menu", { role: "menu", "aria-label": label, onkeydown: (event) => move(event, menu) });
    menu.append(...items.map((item) => (item ? entry(item, close) : el("div.menu-line", { role: "separator" }))));
    return menu;
}

function entry(item, close) {
    const node = el(
        "button.menu-item",
        {
            type: "button",
            role: "menuitem",
            tabindex: "-1",
            disabled: item.disabled,
            "aria-haspopup": item.items ? "menu" : null,
            data: { action: item.action, danger: item.danger },
        },
        el("span", {}, item.label),
        item.items ? icon("right") : item.icon && icon(item.icon),
    );
    if (!item.items) {
        node.addEventListener("click", () => {
            close();
            item.run();
        });
        return node;
    }
    const open = (focus) => {
        if (!node.submenu?.matches(":popover-open")) {
            node.submenu?.remove();
            node.submenu = build(item.label, item.items, close);
            openPopover(node.submenu, node, { side: true, parent: node.closest(".menu") });
        }
        if (focus) firstItem(node.submenu)?.focus();
    };
    node.addEventListener("click", () => open(true));
    node.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && open(false));
    node.addEventListener("keydown", (event) => {
        if (event.key !== "ArrowRight" || event.target !== node) return;
        event.preventDefault();
        open(true);
    });
    return node;
}

function firstItem(menu) {
    return menu.querySelector(":scope > .menu-item:not(:disabled)");
}

function move(event, menu) {
    if (event.target.closest(".menu") !== menu) return;
    const items = [...menu.querySelectorAll(":scope > .menu-item:not(:disabled)")];
    const at = items.indexOf(document.activeElement);
    const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (event.key === "ArrowLeft" && menu.parentElement.closest(".menu")) {
        event.preventDefault();
        menu.hidePopover();
    } else if (event.key === "Tab") {
        event.preventDefault();
        menu.hidePopover();
    } else if (target !== undefined) {
        event.preventDefault();
        items[(target + items.length) % items.length].focus();
    }
}
