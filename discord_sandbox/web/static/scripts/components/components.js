/** Discord's components (version 1 and 2) as elements: what stands in a message. */

import { el } from "../dom/elements.js";
import { icon } from "../dom/icons.js";
import { markdown } from "../markdown/markdown.js";
import { ComponentType } from "../net/discord.js";
import { componentButton } from "./button.js";
import { select } from "./select.js";

/**
 * @import {
 *   Component, Container, FileComponent, MediaGallery, Picture, Section, Separator, Thumbnail
 * } from "../net/protocol.js"
 */
/** @import { ComponentContext } from "./context.js" */

/**
 * Return the elements of a list of components.
 * @param {Component[]} list
 * @param {ComponentContext} context
 * @returns {HTMLElement[]}
 */
export function components(list, context) {
    return list.map((component) => drawn(component, context));
}

/**
 * @param {Component} component
 * @param {ComponentContext} context
 */
function drawn(component, context) {
    switch (component.type) {
        case ComponentType.ACTION_ROW:
            return el("div.action-row", {}, components(component.components, context));
        case ComponentType.BUTTON:
            return componentButton(component, context);
        case ComponentType.STRING_SELECT:
        case ComponentType.USER_SELECT:
        case ComponentType.ROLE_SELECT:
        case ComponentType.MENTIONABLE_SELECT:
        case ComponentType.CHANNEL_SELECT:
            return select(component, context);
        case ComponentType.SECTION:
            return section(component, context);
        case ComponentType.TEXT_DISPLAY:
            return el("div.text-display", {}, markdown(component.content, context.page));
        case ComponentType.THUMBNAIL:
            return thumbnail(component, context);
        case ComponentType.MEDIA_GALLERY:
            return gallery(component, context);
        case ComponentType.FILE:
            return file(component);
        case ComponentType.SEPARATOR:
            return separator(component);
        case ComponentType.CONTAINER:
            return container(component, context);
        default:
            return el("div.unknown-part", {}, context.page.texts.unknownPart(component.type));
    }
}

/**
 * @param {Section} component
 * @param {ComponentContext} context
 */
function section(component, context) {
    const accessory = component.accessory ? components([component.accessory], context) : [];
    return el(
        "div.section",
        {},
        el("div.section-texts", {}, components(component.components, context)),
        el("div.accessory", {}, accessory),
    );
}

/** @param {Separator} component */
function separator(component) {
    const line = component.divider ?? true;
    return el("div.separator", {
        role: line ? "separator" : null,
        data: { spacing: component.spacing ?? 1, divider: line },
    });
}

/**
 * @param {Container} component
 * @param {ComponentContext} context
 */
function container(component, context) {
    const node = el("div.container", {}, components(component.components, context));
    if (typeof component.accent_color === "number") {
        node.classList.add("accented");
        node.style.setProperty("--accent", `#${component.accent_color.toString(16).padStart(6, "0")}`);
    }
    return component.spoiler ? covered(node, context) : node;
}

/**
 * @param {Thumbnail} component
 * @param {ComponentContext} context
 */
function thumbnail(component, context) {
    const node = picture("thumbnail", component, context);
    return component.spoiler ? covered(node, context) : node;
}

/**
 * @param {MediaGallery} component
 * @param {ComponentContext} context
 */
function gallery(component, context) {
    const items = component.items.map((item) => {
        const node = picture("picture", item, context);
        return item.spoiler ? covered(node, context) : node;
    });
    return el("div.gallery", { data: { count: Math.min(items.length, 4) } }, items);
}

/** @param {FileComponent} component */
function file(component) {
    return el("div.file", {}, icon("copy"), el("span", {}, component.name ?? component.file?.url ?? ""));
}

/**
 * Return a picture of our own server or a data address; any other address isn't loaded (it would leave this machine),
 * only named.
 * @param {string} name its class
 * @param {Picture} item
 * @param {ComponentContext} context
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
        el("span", {}, description || context.page.texts.openImage),
    );
}

/**
 * Hide an element behind a button, until it is pressed.
 * @param {HTMLElement} node
 * @param {ComponentContext} context
 */
function covered(node, context) {
    /** @type {HTMLElement} */
    const shell = el("div.covered");
    const cover = el(
        "button.cover",
        { type: "button", onclick: () => shell.replaceWith(node) },
        context.page.texts.spoiler,
    );
    shell.append(cover);
    return shell;
}
