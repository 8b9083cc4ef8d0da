/** The drawing that stands for a channel. */

import { ChannelType, THREAD_TYPES } from "../net/discord.js";

/** @import { Channel } from "../net/protocol.js" */
/** @import { IconName } from "../dom/icons.js" */

/**
 * Return the name of the icon for a channel's type.
 * @param {Pick<Channel, "type">} channel
 * @returns {IconName}
 */
export function channelIcon(channel) {
    if (channel.type === ChannelType.DM) return "at";
    if (channel.type === ChannelType.ANNOUNCEMENT) return "megaphone";
    if (channel.type === ChannelType.FORUM) return "forum";
    return THREAD_TYPES.includes(channel.type) ? "thread" : "hash";
}
