/** The bot's commands in a channel, and which of them a typed text means. */

import { CommandType, OptionType } from "../net/discord.js";
import { localisedDescription, localisedName } from "../texts/texts.js";

/** @import { Connection } from "../net/connection.js" */
/** @import { Command, Option } from "../net/protocol.js" */

/** @type {number[]} */
const SUBCOMMANDS = [OptionType.SUB_COMMAND, OptionType.SUB_COMMAND_GROUP];

export class Commands {
    /** @type {Map<string, Command[]>} by channel id, as they were when last asked for */
    #known = new Map();

    /** @param {Connection} connection */
    constructor(connection) {
        this.connection = connection;
    }

    /**
     * Ask for all commands that can be used in a channel now; none while the sandbox can't say.
     * @param {string} channelId
     */
    async load(channelId) {
        try {
            const { commands } = await this.connection.request("commands", { channel: channelId });
            this.#known.set(channelId, commands.flatMap(flatten));
        } catch {
            this.#known.delete(channelId);
        }
        return this.#known.get(channelId) ?? [];
    }

    /**
     * Return the slash commands that go with what was typed after the slash, the best first, of those last asked for.
     * @param {string} channelId
     * @param {string} typed
     * @param {string} locale
     */
    matching(channelId, typed, locale) {
        const words = typed.toLowerCase();
        return this.#slashCommands(channelId)
            .map((command) => ({ command, rank: rankOf(command, words, locale) }))
            .filter(({ rank }) => rank >= 0)
            .sort((one, other) => one.rank - other.rank)
            .map(({ command }) => command);
    }

    /**
     * Return the slash command of exactly that name, in the person's language or Discord's, or null.
     * @param {string} channelId
     * @param {string} name
     * @param {string} locale
     */
    find(channelId, name, locale) {
        const wanted = name.toLowerCase();
        const commands = this.#slashCommands(channelId);
        return commands.find((command) => [command.name, localisedName(command, locale)].includes(wanted)) ?? null;
    }

    /**
     * Split "ask how do I …", typed in one go, into the command and the rest for its first option; null if it begins
     * with no command.
     * @param {string} channelId
     * @param {string} typed
     * @param {string} locale
     */
    parse(channelId, typed, locale) {
        for (let end = typed.indexOf(" "); end >= 0; end = typed.indexOf(" ", end + 1)) {
            const command = this.find(channelId, typed.slice(0, end), locale);
            if (command) return { command, rest: typed.slice(end + 1) };
        }
        return null;
    }

    /** @param {string} channelId */
    #slashCommands(channelId) {
        return (this.#known.get(channelId) ?? []).filter(
            (command) => (command.type ?? CommandType.CHAT_INPUT) === CommandType.CHAT_INPUT,
        );
    }
}

/**
 * Return a command with subcommands as one command each, named as Discord's client shows it: "group sub".
 * @param {Command} command
 * @returns {Command[]}
 */
function flatten(command) {
    const inner = (command.options ?? []).filter((option) => SUBCOMMANDS.includes(option.type));
    if (!inner.length) return [command];
    return inner.flatMap((option) =>
        flatten({
            ...option,
            type: command.type,
            name: `${command.name} ${option.name}`,
            name_localizations: joinedNames(command, option),
        }),
    );
}

/**
 * @param {Command} command
 * @param {Option} option
 */
function joinedNames(command, option) {
    const locales = Object.keys({ ...command.name_localizations, ...option.name_localizations });
    return Object.fromEntries(
        locales.map((locale) => [locale, `${localisedName(command, locale)} ${localisedName(option, locale)}`]),
    );
}

/**
 * Return 0 where a name begins with what was typed, 1 where one has it, 2 where the description has it, else -1.
 * @param {Command} command
 * @param {string} words
 * @param {string} locale
 */
function rankOf(command, words, locale) {
    const names = [localisedName(command, locale), command.name].map((name) => name.toLowerCase());
    if (names.some((name) => name.startsWith(words))) return 0;
    if (names.some((name) => name.includes(words))) return 1;
    return localisedDescription(command, locale).toLowerCase().includes(words) ? 2 : -1;
}
