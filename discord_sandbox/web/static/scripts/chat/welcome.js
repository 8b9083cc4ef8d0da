/** The head of a channel: what it is, and for newcomers what to try. */

import { avatar } from "../components/avatar.js";
import { channelIcon } from "../components/channel-icon.js";
import { el } from "../dom/elements.js";
import { icon } from "../dom/icons.js";

/**
 * `empty`: nothing was said yet, so say what to try. `actions.startCommand(name)` and `actions.write(text)` fill the
 * message box.
 */
export function welcome(state, names, empty, actions) {
    const { channel, guild, world } = state;
    const { texts } = names;
    const dm = channel.type === 1;
    return el(
        "section.welcome",
        { data: { welcome: channel.id } },
        dm
            ? avatar({ ...world.bot, bot: true }, "huge", names)
            : el("span.welcome-icon", {}, icon(channelIcon(channel))),
        el("h2", {}, dm ? channel.name : texts.welcomeChannel(channel.name)),
        el("p", {}, dm ? texts.startOfDm(channel.name) : texts.startOfChannel(channel.name)),
        guild && !guild.bot && el("p.hint-note", {}, texts.withoutBot(world.bot.name)),
        empty && channel.can_send && hints(dm, guild, world.bot, texts, actions),
    );
}

function hints(dm, guild, bot, texts, actions) {
    const said = dm ? texts.tryDm : `@${bot.name} ${texts.tryMention}`;
    const hint = (action, shown, run) => el("button.hint", { type: "button", data: { action }, onclick: run }, shown);
    return el(
        "div.hints",
        {},
        el("span", {}, texts.tryThis),
        hint("hint-command", "/ask", () => actions.startCommand("ask")),
        (dm || guild?.bot) && hint("hint-mention", said, () => actions.write(said)),
    );
}
