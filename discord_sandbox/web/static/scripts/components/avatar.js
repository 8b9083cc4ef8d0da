/** A face for everybody: initials on a colour, for the bot a cap. */

import { el } from "../dom/elements.js";
import { icon } from "../dom/icons.js";

const COLOURS = ["#5865f2", "#757e8a", "#2e8b57", "#b8860b", "#c0475a", "#8e5bc4"];

/**
 * `user` may be a person of the world or the author of a message; `size`: `huge`, `large`, `medium` (square), `small`
 * or `tiny`.
 */
export function avatar(user, size, names) {
    const known = names.state.user(user.id) ?? user;
    const node = el(
        `span.avatar.${size}`,
        { "aria-hidden": "true" },
        known.bot ? icon("cap") : initials(userName(known)),
    );
    node.style.setProperty("--face", known.bot ? COLOURS[0] : colour(known));
    return node;
}

/** The name to show: a person's, or a Discord user's. */
export function userName(user) {
    return user.name ?? user.global_name ?? user.username ?? user.id;
}

function colour(user) {
    if (typeof user.color === "string") return user.color;
    if (Number.isInteger(user.color)) return `#${user.color.toString(16).padStart(6, "0")}`;
    return COLOURS[Number(BigInt(user.id) % BigInt(COLOURS.length))];
}

/** One letter of a Latin name, the last two characters of a Chinese one. */
function initials(name) {
    return /^\p{Script=Han}/u.test(name) ? [...name].slice(-2).join("") : [...name][0].toUpperCase();
}
