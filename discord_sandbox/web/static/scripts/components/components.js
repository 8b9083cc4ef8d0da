/** Discord's components (version 1 and 2) as elements: what stands in a message. */

import { el } from "../dom/elements.js";
import { icon } from "../dom/icons.js";
import { markdown } from "../markdown/markdown.js";
import { componentButton } from "./button.js";
import { select } from "./select.js";

const DRAWN = {
    1: row,
    2: componentButton,
    3: select,
    9: section,
    10: text,
    11: thumbnail,
    12: gallery,
    13: file,
    14: separator,
    17: container,
};

/**
 * The elements of a list of components. `context` has `names`, `pressed` (the press under way or failed, or null), and
 * `press(customId, componentType, values)`.
 */
export function components(list, context) {
    return list.map((component) => (DRAWN[component.type] ?? unknown)(component, context));
}

function unknown(component, context) {
    return el("div.unknown-part", {}, context.names.texts.unknownPart(component.type));
}

function row(component, context) {
    return el("div.action-row", {}, components(component.components, context));
}

function text(component, context) {
    return el("div.text-display", {}, markdown(component.content, context.names));
}

function section(component, context) {
    const accessory = component.accessory ? components([component.accessory], context) : [];
    return el(
        "div.section",
        {},
        el("div.section-texts", {}, components(component.components, context)),
        el("div.accessory", {}, accessory),
    );
}

function separator(component) {
    const line = component.divider ?? true;
    return el("div.separator", {
        role: line ? "separator" : null,
        data: { spacing: component.spacing ?? 1, divider: line },
    });
}

function container(component, context) {
    const node = el("div.container", {}, components(component.components, context));
    if (Number.isInteger(component.accent_color)) {
        node.classList.add("accented");
        node.style.setProperty("--accent", `#${component.accent_color.toString(16).padStart(6, "0")}`);
    }
    return component.spoiler ? covered(node, context) : node;
}

function thumbnail(component, context) {
    const node = picture("thumbnail", component, context);
    return component.spoiler ? covered(node, context) : node;
}

function gallery(component, context) {
    const items = component.items.map((item) => {
        const node = picture("picture", item, context);
        return item.spoiler ? covered(node, context) : node;
    });
    return el("div.gallery", { data: { count: Math.min(items.length, 4) } }, items);
}

function file(component) {
    return el("div.file", {}, icon("copy"), el("span", {}, component.file?.name ?? component.file?.url ?? ""));
}

/**
 * A picture of our own server or a data address; any other address isn't loaded (it would leave this machine), only
 * named.
 */
function picture(name, item, context) {
    const address = item.media?.url ?? "";
    const description = item.description ?? "";
    const local =
        URL.canParse(address, location.href) &&
        (address.startsWith("data:image/") || new URL(address, location.href).origin === location.origin);
    if (local)
        return el(`img.${name}`, { src: address, alt: description, title: description || null, loading: "lazy" });
    const link = /^https?:/.test(address);
    return el(
        link ? `a.${name}.absent` : `div.${name}.absent`,
        link ? { href: address, target: "_blank", rel: "noopener noreferrer", title: address } : {},
        icon("image"),
        el("span", {}, description || context.names.texts.openImage),
    );
}

function covered(node, context) {
    const cover = el(
        "button.cover",
        { type: "button", onclick: () => shell.replaceWith(node) },
        context.names.texts.spoiler,
    );
    const shell = el("div.covered", {}, cover);
    return shell;
}
