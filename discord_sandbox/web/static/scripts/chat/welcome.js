/** The head of a channel: what it is, and for newcomers what to try. */

import { avatar } from "../components/avatar.js";
import { channelIcon } from "../components/channel-icon.js";
import { tagList } from "../components/tags.js";
import { el } from "../dom/elements.js";
import { icon } from "../dom/icons.js";
import { ChannelType } from "../net/discord.js";

/** @import { Bot, Channel } from "../net/protocol.js" */
/** @import { PageContext } from "../state/page-context.js" */
/** @import { Texts } from "../texts/en.js" */
/** @import { Actions } from "./actions.js" */

/**
 * @param {PageContext} page
 * @param {Channel} channel
 * @param {boolean} empty nothing was said yet, so the page says what to try
 * @param {Actions} actions
 */
export function welcome(page, channel, empty, actions) {
    const { guild, world, bot } = page.state;
    const { texts } = page;
    const dm = channel.type === ChannelType.DM;
    const parent = page.state.findChannel(channel.parent_id ?? "");
    const forum = parent?.type === ChannelType.FORUM ? parent : null;
    const post = forum !== null;
    return el(
        "section.welcome",
        { data: { welcome: channel.id } },
        dm ? avatar(bot, "huge", page) : el("span.welcome-icon", {}, icon(channelIcon(channel))),
        el("h2", {}, dm || post ? channel.name : texts.welcomeChannel(channel.name)),
        post && tagList(channel.tags, texts),
        el("p", {}, start(channel, forum, texts)),
        guild && !guild.bot && el("p.hint-note", {}, texts.withoutBot(world.bot.name)),
        empty &&
            (channel.can_send || channel.can_use_commands) &&
            hints(dm, channel.can_send && channel.bot_can_reply, world.bot, texts, actions),
    );
}

/**
 * @param {Channel} channel
 * @param {Channel | null} forum whose post it is
 * @param {Texts} texts
 */
function start({ type, name }, forum, texts) {
    if (type === ChannelType.DM) return texts.startOfDm(name);
    return forum ? texts.startOfPost(forum.name) : texts.startOfChannel(name);
}

/**
 * @param {boolean} dm
 * @param {boolean} canMention whether the bot would answer a mention
 * @param {Bot} bot
 * @param {Texts} texts
 * @param {Actions} actions
 */
function hints(dm, canMention, bot, texts, actions) {
    const said = dm ? texts.tryDm : `@${bot.name} ${texts.tryMention}`;
    /** @type {(action: string, shown: string, run: () => void) => HTMLElement} */
    const hint = (action, shown, run) => el("button.hint", { type: "button", data: { action }, onclick: run }, shown);
    return el(
        "div.hints",
        {},
        el("span", {}, texts.tryThis),
        hint("hint-command", "/ask", () => actions.startCommand("ask")),
        canMention && hint("hint-mention", said, () => actions.write(said)),
    );
}
