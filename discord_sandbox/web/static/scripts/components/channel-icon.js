/** The drawing that stands for a channel. */

/** @import { Channel } from "../net/protocol.js" */
/** @import { IconName } from "../dom/icons.js" */

const [DM, ANNOUNCEMENT] = [1, 5];
const THREADS = [10, 11, 12];

/**
 * Return the name of the icon for a channel's type.
 * @param {Pick<Channel, "type">} channel
 * @returns {IconName}
 */
export function channelIcon(channel) {
    if (channel.type === DM) return "at";
    if (channel.type === ANNOUNCEMENT) return "megaphone";
    return THREADS.includes(channel.type) ? "thread" : "hash";
}
