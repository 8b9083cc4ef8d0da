/** Who and what a mention means, how it is shown, and how a typed @name becomes one. */

import { el } from "../dom/elements.js";
import { fullTime, relativeTime, timeStyle } from "../texts/time.js";

/** What Markdown must know of the world; `runCommand(name)` puts a command in the message box. */
export class Names {
    constructor(state, texts, runCommand) {
        this.state = state;
        this.texts = texts;
        this.runCommand = runCommand;
    }

    get locale() {
        return this.state.me.locale;
    }

    /** Turn the @names and #channels of a typed text into Discord's own form. */
    encode(text) {
        const { bot, people } = this.state.world;
        const users = [bot, ...people].map((user) => ["@", user.name, `<@${user.id}>`]);
        const channels = (this.state.guild?.channels ?? []).map((channel) => ["#", channel.name, `<#${channel.id}>`]);
        return [...users, ...channels]
            .sort(([, one], [, other]) => other.length - one.length)
            .reduce((typed, [sign, name, mention]) => typed.replace(mentionPattern(sign, name), mention), text);
    }
}

/** `@Mentor` also before Chinese letters, but not the beginning of a longer Latin word. */
function mentionPattern(sign, name) {
    const literal = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return new RegExp(`(?<![\\w<])${sign}${literal}${/\w$/.test(name) ? "(?!\\w)" : ""}`, "giu");
}

export function userMention(id, names) {
    const user = names.state.user(id);
    return el("span.mention", { data: { user: id } }, `@${user?.name ?? id}`);
}

export function channelMention(id, names) {
    const channel = names.state.findChannel(id);
    if (!channel) return el("span.mention", {}, "#unknown");
    return el("a.mention", { href: `#${id}`, data: { channelMention: id } }, `#${channel.name}`);
}

export function commandMention(name, names) {
    const run = () => names.runCommand(name);
    return el("button.mention", { type: "button", data: { commandMention: name }, onclick: run }, `/${name}`);
}

/** `<t:SECONDS:STYLE>`; R counts from now. */
export function timestamp(seconds, style, names) {
    const date = new Date(seconds * 1000);
    if (Number.isNaN(date.valueOf())) return el("span", {}, String(seconds));
    const shown = style === "R" ? relativeTime(date, names.locale) : timeStyle(date, style, names.locale);
    return el("time.timestamp", { datetime: date.toISOString(), title: fullTime(date, names.locale) }, shown);
}
