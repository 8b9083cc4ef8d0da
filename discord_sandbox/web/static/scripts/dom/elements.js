/** Elements made of text and other elements. Nothing on this page parses HTML, so content can't become markup. */

/**
 * Make an element: `el("button.tool", { type: "button", data: { action: "reply" }, onclick }, icon, "Reply")`.
 * Functions become listeners, `data` becomes data attributes, true is an empty attribute (in `data` the word); null,
 * undefined and false are left out.
 */
export function el(selector, attributes = {}, ...children) {
    const [tag, ...classes] = selector.split(".");
    const node = document.createElement(tag);
    if (classes.length) node.className = classes.join(" ");
    for (const [name, value] of Object.entries(attributes)) set(node, name, value);
    node.append(...present(children));
    return node;
}

/** Put children in place of those that are there. */
export function fill(node, ...children) {
    node.replaceChildren(...present(children));
    return node;
}

/**
 * Make these the children in this order; those that stay are not moved, so they keep focus and are not read out again.
 */
export function arrange(parent, nodes) {
    const wanted = new Set(nodes);
    for (const node of [...parent.childNodes]) if (!wanted.has(node)) node.remove();
    let cursor = parent.firstChild;
    for (const node of nodes) {
        if (node === cursor) cursor = cursor.nextSibling;
        else parent.insertBefore(node, cursor);
    }
}

/** A button that does one thing, with a label for screen readers and the pointer. */
export function button(selector, action, label, onclick, ...children) {
    return el(
        `button.${selector}`,
        { type: "button", data: { action }, "aria-label": label, title: label, onclick },
        ...children,
    );
}

function set(node, name, value) {
    if (value === null || value === undefined || value === false) return;
    if (typeof value === "function") node.addEventListener(name.slice(2), value);
    else if (name === "data") for (const [key, entry] of Object.entries(value)) setData(node, key, entry);
    else node.setAttribute(name, value === true ? "" : String(value));
}

function setData(node, key, value) {
    if (value !== null && value !== undefined && value !== false) node.dataset[key] = String(value);
}

function present(children) {
    return children.flat().filter((child) => child !== null && child !== undefined && child !== false);
}
