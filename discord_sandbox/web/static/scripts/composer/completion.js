/** What the message box offers while one types: commands after a slash, people and channels after their signs. */

import { avatar } from "../components/avatar.js";
import { channelIcon } from "../components/channel-icon.js";
import { el } from "../dom/elements.js";
import { icon } from "../dom/icons.js";
import { ROLE_SIGN } from "../state/page-context.js";
import { localisedDescription, localisedName } from "../texts/texts.js";

/** @import { Command } from "../net/protocol.js" */
/** @import { PageContext } from "../state/page-context.js" */
/** @import { ChoiceItem } from "./choice-list.js" */

/** @typedef {{ sign: string, typed: string, start: number }} TypedMention an @name or #channel, and where it begins */

const SHOWN = 10; // people or channels in the list at most

/**
 * Return the items of a list of commands.
 * @param {Command[]} commands
 * @param {PageContext} page
 * @param {(command: Command) => void} pick
 * @returns {ChoiceItem[]}
 */
export function commandItems(commands, page, pick) {
    const { locale } = page;
    const { bot } = page.state;
    return commands.map((command) => ({
        data: { command: command.name },
        pick: () => pick(command),
        content: [
            avatar(bot, "small", page),
            el(
                "span.choice-texts",
                {},
                el(
                    "span.choice-name",
                    {},
                    `/${localisedName(command, locale)}`,
                    (command.options ?? []).map((option) =>
                        el("span.choice-option", {}, localisedName(option, locale)),
                    ),
                ),
                el("span.choice-detail", {}, localisedDescription(command, locale)),
            ),
            el("span.choice-side", {}, bot.name),
        ],
    }));
}

/**
 * Return the @name or #channel that is being typed before the caret, or null.
 * @param {string} text
 * @param {number} caret
 * @returns {TypedMention | null}
 */
export function mentionAt(text, caret) {
    const found = /(^|[^\w])([@#])([^\s@#]*)$/u.exec(text.slice(0, caret));
    return found && { sign: found[2], typed: found[3], start: caret - found[3].length - 1 };
}

/**
 * Return the people, roles or channels that can be meant; `pick` gets the text to put in the place of what was typed.
 * @param {TypedMention} mention
 * @param {PageContext} page
 * @param {(text: string) => void} pick
 * @returns {ChoiceItem[]}
 */
export function mentionItems({ sign, typed }, page, pick) {
    const { bot, world, guild, channel } = page.state;
    const words = typed.toLowerCase();
    if (sign === "#") {
        return (guild?.channels ?? [])
            .filter((channel) => channel.name.toLowerCase().includes(words))
            .slice(0, SHOWN)
            .map((channel) => ({
                data: { channel: channel.id },
                pick: () => pick(`#${channel.name} `),
                content: [icon(channelIcon(channel)), el("span", {}, channel.name)],
            }));
    }
    const bots = channel?.bot_can_reply ? [bot] : [];
    const users = [...bots, ...world.people]
        .filter((user) => user.name.toLowerCase().includes(words))
        .map((user) => ({
            data: { user: user.id },
            pick: () => pick(`@${user.name} `),
            content: [
                avatar(user, "small", page),
                el("span", {}, user.name),
                "bot" in user && el("span.tag", {}, page.texts.app),
            ],
        }));
    const roles = (guild?.roles ?? [])
        .filter((role) => role.can_mention && role.name.toLowerCase().includes(words))
        .map((role) => ({
            data: { role: role.id },
            pick: () => pick(`${ROLE_SIGN}${role.name} `),
            content: [icon("at"), el("span", {}, `@${role.name}`), el("span.choice-side", {}, page.texts.mentionsRole)],
        }));
    return [...users, ...roles].slice(0, SHOWN);
}
