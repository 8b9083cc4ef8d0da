/** Elements made of text and other elements. Nothing on this page parses HTML, so content can't become markup. */

/**
 * The type of the element that `el("button.tool")` makes.
 * @template {string} Selector
 * @typedef {Selector extends `${infer Tag}.${string}` ? TagElement<Tag> : TagElement<Selector>} SelectedElement
 */
/**
 * @template {string} Tag
 * @typedef {Tag extends keyof HTMLElementTagNameMap ? HTMLElementTagNameMap[Tag] : HTMLElement} TagElement
 */
/**
 * An event whose listener was set by `el`, so that it comes from an element.
 * @template {Event} E
 * @typedef {E & { currentTarget: HTMLElement, target: HTMLElement }} ElementEvent
 */
/** @typedef {string | number | boolean | null | undefined} Value */
/** @typedef {Node | string | number | false | null | undefined} Item */
/** @typedef {Item | readonly (Item | readonly Item[])[]} Child an item, a list, or a list that holds lists */
/**
 * @typedef {object} Listeners
 * @property {(event: ElementEvent<MouseEvent>) => unknown} [onclick]
 * @property {(event: ElementEvent<PointerEvent>) => unknown} [onpointermove]
 * @property {(event: ElementEvent<MouseEvent>) => unknown} [oncontextmenu]
 * @property {(event: ElementEvent<KeyboardEvent>) => unknown} [onkeydown]
 * @property {(event: ElementEvent<Event>) => unknown} [oninput]
 * @property {(event: ElementEvent<FocusEvent>) => unknown} [onfocus]
 * @property {(event: ElementEvent<FocusEvent>) => unknown} [onblur]
 * @property {(event: ElementEvent<SubmitEvent>) => unknown} [onsubmit]
 * @property {(event: ElementEvent<Event>) => unknown} [onclose]
 */
/** @typedef {Listeners & { [name: string]: Value | ((event: never) => unknown) | Record<string, Value> }} Attributes */

/**
 * Make an element: `el("button.tool", { type: "button", data: { action: "reply" }, onclick }, icon, "Reply")`.
 * Functions become listeners, `data` becomes data attributes, true is an empty attribute (in `data` the word); null,
 * undefined and false are left out. Children may be lists, and lists of lists.
 * @template {string} Selector
 * @param {Selector} selector
 * @param {Attributes} attributes
 * @param {...Child} children
 * @returns {SelectedElement<Selector>}
 */
export function el(selector, attributes = {}, ...children) {
    const [tag, ...classes] = selector.split(".");
    const node = document.createElement(tag);
    if (classes.length) node.className = classes.join(" ");
    for (const [name, value] of Object.entries(attributes)) setAttribute(node, name, value);
    node.append(...present(children));
    return /** @type {SelectedElement<Selector>} the tag's own class, which split() hides from the checker */ (node);
}

/**
 * Put children in place of those that are there.
 * @param {Element} node
 * @param {...Child} children
 */
export function fill(node, ...children) {
    node.replaceChildren(...present(children));
}

/**
 * Make these the children in this order; those that stay are not moved, so they keep focus and are not read out again.
 * @param {Element} parent
 * @param {Node[]} nodes
 */
export function arrange(parent, nodes) {
    const wanted = new Set(nodes);
    for (const node of [...parent.childNodes]) if (!wanted.has(node)) node.remove();
    /** @type {Node | null} */
    let cursor = parent.firstChild;
    for (const node of nodes) {
        if (node === cursor) cursor = cursor.nextSibling;
        else parent.insertBefore(node, cursor);
    }
}

/**
 * Make a button that does one thing, with a label for screen readers and the pointer.
 * @param {string} classes
 * @param {string} action
 * @param {string} label
 * @param {(event: ElementEvent<MouseEvent>) => unknown} onclick
 * @param {...Child} children
 */
export function button(classes, action, label, onclick, ...children) {
    const attributes = { type: "button", data: { action }, "aria-label": label, title: label, onclick };
    return /** @type {HTMLButtonElement} */ (el(`button.${classes}`, attributes, ...children));
}

/**
 * Return the first HTML element below `root` that a selector matches, or null.
 * @param {ParentNode} root
 * @param {string} selector
 */
export function query(root, selector) {
    const found = root.querySelector(selector);
    return found instanceof HTMLElement ? found : null;
}

/**
 * Return all HTML elements below `root` that a selector matches.
 * @param {ParentNode} root
 * @param {string} selector
 */
export function queryAll(root, selector) {
    return [...root.querySelectorAll(selector)].filter((node) => node instanceof HTMLElement);
}

/** Return the element that has the focus, or null. */
export function focusedElement() {
    return document.activeElement instanceof HTMLElement ? document.activeElement : null;
}

/**
 * @param {HTMLElement} node
 * @param {string} name
 * @param {Attributes[string]} value
 */
function setAttribute(node, name, value) {
    if (value === null || value === undefined || value === false) return;
    if (typeof value === "function") node.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else if (typeof value === "object") for (const [key, entry] of Object.entries(value)) setData(node, key, entry);
    else node.setAttribute(name, value === true ? "" : String(value));
}

/**
 * @param {HTMLElement} node
 * @param {string} key
 * @param {Value} value
 */
function setData(node, key, value) {
    if (value !== null && value !== undefined && value !== false) node.dataset[key] = String(value);
}

/**
 * @param {readonly Child[]} children
 * @returns {(Node | string)[]}
 */
function present(children) {
    return children.flatMap((child) => {
        if (child === null || child === undefined || child === false) return [];
        if (typeof child === "number") return String(child);
        return typeof child === "string" || child instanceof Node ? child : present(child);
    });
}
