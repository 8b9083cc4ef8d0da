/** What nearly every part of the page needs: what is known, the page's words, and the language. */

/** @import { Texts } from "../texts/en.js" */
/** @import { State } from "./state.js" */

export const ROLE_SIGN = "@&"; // what stands before a role in the message box, since a person may have its name

export class PageContext {
    /**
     * @param {State} state
     * @param {Texts} texts
     * @param {(name: string) => void} runCommand puts a command into the message box
     */
    constructor(state, texts, runCommand) {
        this.state = state;
        this.texts = texts;
        this.runCommand = runCommand;
    }

    get locale() {
        return this.state.me.locale;
    }

    /**
     * Turn the names of people, roles and channels in a typed text, each after its sign, into Discord's own form.
     * @param {string} text
     */
    encodeMentions(text) {
        const { bot, people } = this.state.world;
        const users = [bot, ...people].map((user) => ({ sign: "@", name: user.name, mention: `<@${user.id}>` }));
        const channels = (this.state.guild?.channels ?? []).map((channel) => ({
            sign: "#",
            name: channel.name,
            mention: `<#${channel.id}>`,
        }));
        const roles = (this.state.guild?.roles ?? []).map((role) => ({
            sign: ROLE_SIGN,
            name: role.name,
            mention: `<@&${role.id}>`,
        }));
        return [...users, ...channels, ...roles]
            .sort((one, other) => other.name.length - one.name.length) // of two names the longer one is meant
            .reduce((typed, { sign, name, mention }) => typed.replace(mentionPattern(sign, name), mention), text);
    }
}

/**
 * Return what matches `@Mentor` also before Chinese letters, but not as the beginning of a longer Latin word.
 * @param {string} sign
 * @param {string} name
 */
function mentionPattern(sign, name) {
    const literal = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return new RegExp(`(?<![\\w<])${sign}${literal}${/\w$/.test(name) ? "(?!\\w)" : ""}`, "giu");
}
