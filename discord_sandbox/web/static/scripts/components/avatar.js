/** Avatars: a person's initials on a colour, the bot's mortarboard. */

import { el } from "../dom/elements.js";
import { icon } from "../dom/icons.js";

/** @import { BotUser, Person, User } from "../net/protocol.js" */
/** @import { PageContext } from "../state/page-context.js" */

/** @typedef {Person | BotUser | User} Somebody */

const BOT_COLOUR = "#5865f2";
const COLOURS = [BOT_COLOUR, "#757e8a", "#2e8b57", "#b8860b", "#c0475a", "#8e5bc4"];

/**
 * @param {Somebody} user
 * @param {"huge" | "large" | "medium" | "small" | "tiny"} size medium is square, the others are round
 * @param {PageContext} page
 */
export function avatar(user, size, page) {
    const known = page.state.user(user.id) ?? user;
    const isBot = "bot" in known && known.bot;
    const node = el(`span.avatar.${size}`, { "aria-hidden": "true" }, isBot ? icon("cap") : initials(userName(known)));
    node.style.setProperty("--face", isBot ? BOT_COLOUR : colourOf(known));
    return node;
}

/**
 * Return the name to show: a person's, or a Discord user's.
 * @param {Somebody} user
 */
export function userName(user) {
    return "name" in user ? user.name : (user.global_name ?? user.username);
}

/** @param {Somebody} user */
function colourOf(user) {
    if ("color" in user) return user.color;
    return COLOURS[Number(BigInt(user.id) % BigInt(COLOURS.length))];
}

/**
 * Return one letter of a Latin name, the last two characters of a Chinese one.
 * @param {string} name
 */
function initials(name) {
    return /^\p{Script=Han}/u.test(name) ? [...name].slice(-2).join("") : [...name][0].toUpperCase();
}
