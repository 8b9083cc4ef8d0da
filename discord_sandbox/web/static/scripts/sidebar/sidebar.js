/** The servers at the edge, and the channels of the open one. Both are links: the address says where one is. */

import { avatar } from "../components/avatar.js";
import { channelIcon } from "../components/channel-icon.js";
import { el, fill } from "../dom/elements.js";
import { icon } from "../dom/icons.js";

export class Sidebar {
    #last = new Map(); // guild id, or "dm" -> the channel that was open there last

    constructor(state, names, foot) {
        this.state = state;
        this.names = names;
        const { texts } = names;
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
        for (const event of ["world", "channel", "unread"]) state.on(event, () => this.show());
    }

    show() {
        const { state, names } = this;
        const { guild, world } = state;
        if (!state.channel) return;
        this.#last.set(guild?.id ?? "dm", state.channelId);
        this.title.textContent = guild?.name ?? names.texts.directMessages;
        fill(
            this.guilds,
            this.#home(),
            el("span.guild-line", { role: "presentation" }),
            world.guilds.map((each) => this.#guild(each)),
        );
        fill(this.channels, guild ? this.#tree(guild) : this.#people());
    }

    #home() {
        const { state, names } = this;
        const face = avatar({ ...state.world.bot, bot: true }, "medium", names);
        return this.#rail(names.texts.directMessages, state.world.dm.id, !state.guild, [state.world.dm.id], face, {
            home: true,
        });
    }

    #guild(guild) {
        const ids = guild.channels.map((channel) => channel.id);
        const target = this.#last.get(guild.id) ?? firstOpen(guild)?.id;
        return this.#rail(
            guild.name,
            target,
            guild === this.state.guild,
            ids,
            el("span.guild-letters", {}, letters(guild.name)),
            { guild: guild.id },
        );
    }

    #rail(label, target, current, channelIds, face, data) {
        const counts = channelIds.map((id) => this.state.unread.get(id)).filter((count) => count !== undefined);
        const pings = counts.reduce((sum, count) => sum + count, 0);
        return el(
            "a.guild",
            {
                href: `#${target}`,
                title: label,
                "aria-label": label,
                "aria-current": current ? "true" : null,
                data: { ...data, unread: counts.length > 0 },
            },
            face,
            pings > 0 && el("span.badge", {}, pings),
        );
    }

    #tree(guild) {
        const below = (parent) => guild.channels.filter((channel) => (channel.parent_id ?? null) === parent);
        const known = new Set(guild.channels.map((channel) => channel.id));
        const top = guild.channels.filter((channel) => !known.has(channel.parent_id) && channel.type !== 4);
        return [
            el("h2.channel-group", {}, this.names.texts.textChannels),
            el(
                "ul",
                {},
                top.map((channel) => this.#entry(channel, below(channel.id))),
            ),
        ];
    }

    #people() {
        const bot = { ...this.state.world.bot, bot: true };
        return el("ul", {}, this.#entry(this.state.dm, [], avatar(bot, "small", this.names)));
    }

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
                count > 0 && el("span.badge", {}, count),
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

/** The channel that opens first in a guild: one where something can be asked, if there is one. */
export function firstOpen(guild) {
    return guild.channels.find((channel) => channel.can_send) ?? guild.channels[0] ?? null;
}

/** "MLE Study Group" as MSG, a Chinese name as its first two characters. */
function letters(name) {
    if (/^\p{Script=Han}/u.test(name)) return [...name].slice(0, 2).join("");
    return name
        .split(/\s+/)
        .map((word) => [...word][0])
        .join("")
        .slice(0, 3);
}
