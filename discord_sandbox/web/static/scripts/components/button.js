/** A component's button: five colours, links that open a new tab, and dots while the bot answers. */

import { el } from "../dom/elements.js";
import { icon } from "../dom/icons.js";
import { ComponentType } from "../net/discord.js";
import { pressUnderWay } from "./context.js";

/** @import { Button, Emoji } from "../net/protocol.js" */
/** @import { ComponentContext } from "./context.js" */

/** @type {Record<number, string>} */
const STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link", 6: "premium" };

/**
 * @param {Button} component
 * @param {ComponentContext} context
 */
export function componentButton(component, context) {
    const style = STYLES[component.style] ?? "secondary";
    const { url, custom_id: customId } = component;
    const label = [component.emoji && emoji(component.emoji), component.label && el("span.label", {}, component.label)];
    if (style === "link" && !component.disabled && url && URL.canParse(url)) {
        return el(
            "a.component-button",
            { href: url, target: "_blank", rel: "noopener noreferrer", data: { style, url } },
            label,
            icon("launch"),
        );
    }
    const press = pressUnderWay(context);
    const waits = press !== null && press.customId === customId;
    return el(
        "button.component-button",
        {
            type: "button",
            disabled: component.disabled || Boolean(press),
            "aria-busy": waits ? "true" : null,
            data: { style, customId, waits },
            onclick: () => customId !== undefined && context.press(customId, ComponentType.BUTTON),
        },
        label,
        style === "link" && icon("launch"),
        waits && dots(),
    );
}

/**
 * Return an emoji of Unicode as itself, a server's own by its name.
 * @param {Emoji} given
 */
export function emoji(given) {
    return el("span.emoji", {}, given.id ? `:${given.name}:` : given.name);
}

/** Return three dots that come and go. */
export function dots() {
    return el("span.dots", { "aria-hidden": "true" }, el("i"), el("i"), el("i"));
}
