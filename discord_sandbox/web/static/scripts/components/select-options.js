/** What a select menu offers: its own strings, or the users, roles and channels of the server that it stands in. */

import { ComponentType } from "../net/discord.js";
import { userName } from "./avatar.js";

/** @import { Select, SelectOption } from "../net/protocol.js" */
/** @import { PageContext } from "../state/page-context.js" */

/**
 * @param {Select} component
 * @param {PageContext} page
 * @returns {SelectOption[]}
 */
export function selectOptions(component, page) {
    switch (component.type) {
        case ComponentType.USER_SELECT:
            return chosenBefore(users(page), component);
        case ComponentType.ROLE_SELECT:
            return chosenBefore(roles(page), component);
        case ComponentType.MENTIONABLE_SELECT:
            return chosenBefore([...users(page), ...roles(page)], component);
        case ComponentType.CHANNEL_SELECT:
            return chosenBefore(channels(component, page), component);
        default:
            return component.options ?? [];
    }
}

/**
 * @param {SelectOption[]} options
 * @param {Select} component
 */
function chosenBefore(options, { default_values: chosen = [] }) {
    return options.map((option) => ({ ...option, default: chosen.some(({ id }) => id === option.value) }));
}

/**
 * @param {PageContext} page
 * @returns {SelectOption[]}
 */
function users({ state }) {
    const ids = state.guild?.members ?? [state.world.me, state.bot.id];
    return ids.flatMap((id) => {
        const user = state.user(id);
        return user ? [{ label: userName(user), value: id }] : [];
    });
}

/**
 * @param {PageContext} page
 * @returns {SelectOption[]}
 */
function roles({ state }) {
    return (state.guild?.roles ?? []).map((role) => ({ label: `@${role.name}`, value: role.id }));
}

/**
 * @param {Select} component
 * @param {PageContext} page
 * @returns {SelectOption[]}
 */
function channels({ channel_types: types = [] }, { state }) {
    return (state.guild?.channels ?? [])
        .filter((channel) => !types.length || types.includes(channel.type))
        .map((channel) => ({ label: `#${channel.name}`, value: channel.id }));
}
