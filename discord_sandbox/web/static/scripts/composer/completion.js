/** What the message box offers while one types: commands after a slash, people after @, channels after #. */

import { avatar } from "../components/avatar.js";
import { channelIcon } from "../components/channel-icon.js";
import { el } from "../dom/elements.js";
import { icon } from "../dom/icons.js";
import { localised } from "../texts/texts.js";

const SHOWN = 10; // people or channels in the list at most

/** The command list's items; `pick(command)`. */
export function commandItems(commands, names, pick) {
    const { locale } = names;
    const bot = { ...names.state.world.bot, bot: true };
    return commands.map((command) => ({
        data: { command: command.name },
        pick: () => pick(command),
        content: [
            avatar(bot, "small", names),
            el(
                "span.choice-texts",
                {},
                el(
                    "span.choice-name",
                    {},
                    `/${localised(command, "name", locale)}`,
                    (command.options ?? []).map((option) =>
                        el("span.choice-option", {}, localised(option, "name", locale)),
                    ),
                ),
                el("span.choice-detail", {}, localised(command, "description", locale)),
            ),
            el("span.choice-side", {}, bot.name),
        ],
    }));
}

/** The @name or #channel that is being typed before the caret: `{ sign, typed, start }`, or null. */
export function mentionAt(text, caret) {
    const found = /(^|[^\w])([@#])([^\s@#]*)$/u.exec(text.slice(0, caret));
    return found && { sign: found[2], typed: found[3], start: caret - found[3].length - 1 };
}

/** Who or what can be meant; `pick(text)` hears what to put in the place of it. */
export function mentionItems({ sign, typed }, names, pick) {
    const { world, guild } = names.state;
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
    const bot = guild && !guild.bot ? [] : [{ ...world.bot, bot: true }];
    return [...bot, ...world.people]
        .filter((user) => user.name.toLowerCase().includes(words))
        .slice(0, SHOWN)
        .map((user) => ({
            data: { user: user.id },
            pick: () => pick(`@${user.name} `),
            content: [
                avatar(user, "small", names),
                el("span", {}, user.name),
                user.bot && el("span.tag", {}, names.texts.app),
            ],
        }));
}
