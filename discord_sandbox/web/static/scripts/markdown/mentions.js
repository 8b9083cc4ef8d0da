/** Mentions of people, channels, commands and times, as they are shown. */

import { el } from "../dom/elements.js";
import { fullTime, relativeTime, timeStyle } from "../texts/time.js";

/** @import { PageContext } from "../state/page-context.js" */

/**
 * @param {string} id
 * @param {PageContext} page
 */
export function userMention(id, page) {
    const user = page.state.user(id);
    return el("span.mention", { data: { user: id } }, `@${user?.name ?? id}`);
}

/**
 * @param {string} id
 * @param {PageContext} page
 */
export function roleMention(id, page) {
    const role = page.state.guild?.roles.find((each) => each.id === id);
    return el("span.mention", { data: { roleMention: id } }, `@${role?.name ?? "unknown-role"}`);
}

/**
 * @param {string} id
 * @param {PageContext} page
 */
export function channelMention(id, page) {
    const channel = page.state.findChannel(id);
    if (!channel) return el("span.mention", {}, "#unknown");
    return el("a.mention", { href: `#${id}`, data: { channelMention: id } }, `#${channel.name}`);
}

/**
 * @param {string} name
 * @param {PageContext} page
 */
export function commandMention(name, page) {
    const run = () => page.runCommand(name);
    return el("button.mention", { type: "button", data: { commandMention: name }, onclick: run }, `/${name}`);
}

/**
 * Return the time that `<t:SECONDS:STYLE>` means; the style R counts from now.
 * @param {number} seconds
 * @param {string} style
 * @param {PageContext} page
 */
export function timestamp(seconds, style, page) {
    const date = new Date(seconds * 1000);
    if (Number.isNaN(date.valueOf())) return el("span", {}, String(seconds));
    const shown = style === "R" ? relativeTime(date, page.locale) : timeStyle(date, style, page.locale);
    return el("time.timestamp", { datetime: date.toISOString(), title: fullTime(date, page.locale) }, shown);
}
