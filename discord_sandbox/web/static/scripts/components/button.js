/** A component's button: five colours, links that open a new tab, and the dots while the bot answers. */

import { el } from "../dom/elements.js";
import { icon } from "../dom/icons.js";

const STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link", 6: "premium" };

export function componentButton(component, context) {
    const style = STYLES[component.style] ?? "secondary";
    const label = [component.emoji && emoji(component.emoji), component.label && el("span.label", {}, component.label)];
    if (style === "link" && !component.disabled && URL.canParse(component.url)) {
        return el(
            "a.component-button",
            { href: component.url, target: "_blank", rel: "noopener noreferrer", data: { style, url: component.url } },
            label,
            icon("launch"),
        );
    }
    const press = context.pressed && !context.pressed.failed ? context.pressed : null;
    const waits = press?.customId === component.custom_id;
    return el(
        "button.component-button",
        {
            type: "button",
            disabled: component.disabled || Boolean(press),
            "aria-busy": waits ? "true" : null,
            data: { style, customId: component.custom_id, waits },
            onclick: () => context.press(component.custom_id, 2),
        },
        label,
        style === "link" && icon("launch"),
        waits && dots(),
    );
}

/** An emoji of Unicode as itself; a server's own by its name. */
export function emoji(given) {
    return el("span.emoji", {}, given.id ? `:${given.name}:` : given.name);
}

/** Three dots that come and go. */
export function dots() {
    return el("span.dots", { "aria-hidden": "true" }, el("i"), el("i"), el("i"));
}
