/** The bot's commands in a channel, and which of them a typed text means. */

import { localised } from "../texts/texts.js";

const CHAT_INPUT = 1;
const INNER = [1, 2]; // the option types of subcommands and their groups

export class Commands {
    #known = new Map(); // channel id -> commands, as they were when last asked for

    constructor(connection) {
        this.connection = connection;
    }

    /** Ask for all commands that can be used in a channel now; none while the sandbox can't say. */
    async of(channelId) {
        try {
            this.#known.set(
                channelId,
                (await this.connection.request("commands", { channel: channelId })).commands.flatMap(flat),
            );
        } catch {
            this.#known.delete(channelId);
        }
        return this.#known.get(channelId) ?? [];
    }

    /** Slash commands that go with what was typed after the slash, the best first, of those last asked for. */
    matching(channelId, typed, locale) {
        const words = typed.toLowerCase();
        const ranked = this.#slash(channelId)
            .map((command) => ({ command, rank: rank(command, words, locale) }))
            .filter(({ rank: place }) => place >= 0);
        return ranked.sort((one, other) => one.rank - other.rank).map(({ command }) => command);
    }

    /** The slash command of exactly that name, in the person's language or Discord's, or null. */
    named(channelId, name, locale) {
        const same = (command) => [command.name, localised(command, "name", locale)].includes(name.toLowerCase());
        return this.#slash(channelId).find(same) ?? null;
    }

    /**
     * "ask how do I …" typed in one go: the command, and the rest for its first option; null if it begins with no
     * command.
     */
    begun(channelId, typed, locale) {
        for (let end = typed.indexOf(" "); end >= 0; end = typed.indexOf(" ", end + 1)) {
            const command = this.named(channelId, typed.slice(0, end), locale);
            if (command) return { command, rest: typed.slice(end + 1) };
        }
        return null;
    }

    #slash(channelId) {
        return (this.#known.get(channelId) ?? []).filter((command) => (command.type ?? CHAT_INPUT) === CHAT_INPUT);
    }
}

/** A command with subcommands as one command each, named as Discord's client shows it: "group sub". */
function flat(command) {
    const inner = (command.options ?? []).filter((option) => INNER.includes(option.type));
    if (!inner.length) return [command];
    return inner.flatMap((option) =>
        flat({
            ...option,
            type: command.type,
            name: `${command.name} ${option.name}`,
            name_localizations: joined(command, option),
        }),
    );
}

function joined(command, option) {
    const locales = Object.keys({ ...command.name_localizations, ...option.name_localizations });
    return Object.fromEntries(
        locales.map((locale) => [locale, `${localised(command, "name", locale)} ${localised(option, "name", locale)}`]),
    );
}

function rank(command, words, locale) {
    const names = [localised(command, "name", locale), command.name].map((name) => name.toLowerCase());
    if (names.some((name) => name.startsWith(words))) return 0;
    if (names.some((name) => name.includes(words))) return 1;
    return localised(command, "description", locale).toLowerCase().includes(words) ? 2 : -1;
}
