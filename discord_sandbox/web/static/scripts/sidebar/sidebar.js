/** The servers at the edge, and the channels of the open one. Both are links: the address names the open channel. */

import { avatar } from "../components/avatar.js";
import { channelIcon } from "../components/channel-icon.js";
import { el, fill } from "../dom/elements.js";
import { icon } from "../dom/icons.js";
import { ChannelType } from "../net/discord.js";

/** @import { Channel, Guild } from "../net/protocol.js" */
/** @import { PageContext } from "../state/page-context.js" */

/**
 * A link at the edge.
 * @typedef {object} Target
 * @property {string} label
 * @property {string | undefined} channelId where it leads
 * @property {boolean} current
 * @property {string[]} channelIds those whose unread messages it counts
 * @property {Record<string, string | boolean>} data
 */

export class Sidebar {
    /** @type {Map<string, string>} guild id, or "dm" -> the channel that was open there last */
    #last = new Map();

    /**
     * @param {PageContext} page
     * @param {HTMLElement} foot
     */
    constructor(page, foot) {
        this.page = page;
        const { state, texts } = page;
        this.state = state;
        this.guilds = el("nav.guilds", { "aria-label": texts.servers });
        this.title = el("h1.guild-name");
        this.channels = el("nav.channel-list", { "aria-label": texts.channels });
        this.element = el(
            "div.sidebar",
            { id: "sidebar" },
            this.guilds,
            el("div.channels", {}, el("header", {}, this.title), this.channels),
            foot,
        );
        state.on("world", () => this.show());
        state.on("channel", () => this.show());
        state.on("unread", () => this.show());
    }

    show() {
        const { state, page } = this;
        const { guild, world } = state;
        if (!state.channel) return;
        this.#last.set(guild?.id ?? "dm", state.channelId);
        this.title.textContent = guild?.name ?? page.texts.directMessages;
        fill(
            this.guilds,
            this.#home(),
            el("span.guild-line", { role: "presentation" }),
            world.guilds.map((each) => this.#guild(each)),
        );
        fill(this.channels, guild ? this.#channelTree(guild) : this.#directMessages());
    }

    #home() {
        const { state, page } = this;
        const { id } = state.world.dm;
        return this.#link(
            {
                label: page.texts.directMessages,
                channelId: id,
                current: !state.guild,
                channelIds: [id],
                data: { home: true },
            },
            avatar(state.bot, "medium", page),
        );
    }

    /** @param {Guild} guild */
    #guild(guild) {
        return this.#link(
            {
                label: guild.name,
                channelId: this.#last.get(guild.id) ?? firstOpen(guild)?.id,
                current: guild === this.state.guild,
                channelIds: guild.channels.map((channel) => channel.id),
                data: { guild: guild.id },
            },
            el("span.guild-letters", {}, letters(guild.name)),
        );
    }

    /**
     * @param {Target} target
     * @param {Node} face
     */
    #link({ label, channelId, current, channelIds, data }, face) {
        const counts = channelIds.map((id) => this.state.unread.get(id)).filter((count) => count !== undefined);
        const pings = counts.reduce((sum, count) => sum + count, 0);
        return el(
            "a.guild",
            {
                href: `#${channelId}`,
                title: label,
                "aria-label": label,
                "aria-current": current ? "true" : null,
                data: { ...data, unread: counts.length > 0 },
            },
            face,
            pings > 0 && el("span.badge", {}, pings),
        );
    }

    /** @param {Guild} guild */
    #channelTree(guild) {
        /** @param {string} parent */
        const below = (parent) => guild.channels.filter((channel) => channel.parent_id === parent);
        const known = new Set(guild.channels.map((channel) => channel.id));
        const top = guild.channels.filter(
            (channel) => !known.has(channel.parent_id ?? "") && channel.type !== ChannelType.CATEGORY,
        );
        return [
            el("h2.channel-group", {}, this.page.texts.textChannels),
            el(
                "ul",
                {},
                top.map((channel) => this.#entry(channel, below(channel.id))),
            ),
        ];
    }

    #directMessages() {
        const { state, page } = this;
        return el("ul", {}, this.#entry(state.dm, [], avatar(state.bot, "small", page)));
    }

    /**
     * @param {Channel} channel
     * @param {Channel[]} inner its threads
     * @param {Node} face
     * @returns {HTMLElement}
     */
    #entry(channel, inner, face = icon(channelIcon(channel))) {
        const count = this.state.unread.get(channel.id);
        return el(
            "li",
            {},
            el(
                "a.channel",
                {
                    href: `#${channel.id}`,
                    "aria-current": channel.id === this.state.channelId ? "page" : null,
                    data: { channel: channel.id, name: channel.name, unread: count !== undefined },
                },
                face,
                el("span.channel-name", {}, channel.name),
                count !== undefined && count > 0 && el("span.badge", {}, count),
            ),
            inner.length > 0 &&
                el(
                    "ul.threads",
                    {},
                    inner.map((child) => this.#entry(child, [])),
                ),
        );
    }
}

/**
 * Return the channel that opens first in a guild: one where something can be asked, if there is one.
 * @param {Guild} guild
 */
export function firstOpen(guild) {
    return guild.channels.find((channel) => channel.can_send) ?? guild.channels[0] ?? null;
}

/**
 * Return "MSG" for "MLE Study Group", the first two characters of a Chinese name.
 * @param {string} name
 */
function letters(name) {
    if (/^\p{Script=Han}/u.test(name)) return [...name].slice(0, 2).join("");
    return name
        .split(/\s+/)
        .map((word) => [...word][0])
        .join("")
        .slice(0, 3);
}
