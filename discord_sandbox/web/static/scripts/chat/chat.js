/** The middle of the page: a channel's header, its messages, and the box below. */

import { avatar } from "../components/avatar.js";
import { channelIcon } from "../components/channel-icon.js";
import { button, el, fill } from "../dom/elements.js";
import { icon } from "../dom/icons.js";
import { ChannelType } from "../net/discord.js";

/** @import { PageContext } from "../state/page-context.js" */

/**
 * @typedef {object} ChatParts
 * @property {HTMLElement} messages
 * @property {HTMLElement} composer
 * @property {HTMLElement} forum stands in the place of the other two where the channel is a forum; each hides itself
 * @property {HTMLElement} panelToggle
 * @property {() => void} openDrawer shows the channels on a narrow screen
 */

/**
 * Return the parts put together.
 * @param {PageContext} page
 * @param {ChatParts} parts
 */
export function chat(page, { messages, composer, forum, panelToggle, openDrawer }) {
    const { state, texts } = page;
    const title = el("div.channel-title");
    const notice = el("div.notice", { role: "status", hidden: true, data: { notice: true } });
    const menu = button("tool", "drawer", texts.openChannels, openDrawer, icon("menu"));
    menu.classList.add("drawer-button");
    const show = () => {
        const { channel, world } = state;
        if (!channel) return;
        const dm = channel.type === ChannelType.DM;
        fill(
            title,
            dm ? avatar(state.bot, "tiny", page) : icon(channelIcon(channel)),
            el("h2", {}, channel.name),
            dm &&
                el("span.dot", {
                    data: { online: world.bot.online },
                    title: world.bot.online ? texts.online : texts.offline,
                }),
            channel.topic && el("p.topic", { title: channel.topic }, channel.topic),
        );
        const shown = state.connected ? world.notice : texts.reconnecting;
        notice.textContent = shown ?? "";
        notice.hidden = !shown;
        document.title = `${dm ? "@" : "#"}${channel.name} · Discord sandbox`;
    };
    state.on("world", show);
    state.on("channel", show);
    return el("main.chat", {}, notice, el("header.chat-head", {}, menu, title, panelToggle), messages, composer, forum);
}
