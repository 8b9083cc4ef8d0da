/** What a person does with the bot: commands, presses and forms, each followed until it was answered or failed. */

/** @import { Connection } from "../net/connection.js" */
/** @import { Command, FieldValue, InteractionEvent, Message, Requests } from "../net/protocol.js" */
/** @import { SentCommand, State } from "./state.js" */

let counted = 0;

/** Return a number in text as Discord's nonces are, new each time. */
function newNonce() {
    counted += 1;
    return `${Date.now()}${String(counted).padStart(4, "0")}`;
}

export class Interactions {
    /** @type {Map<string, { resolve: () => void, reject: (error: Error) => void }>} by nonce */
    #forms = new Map();

    /**
     * @param {Connection} connection
     * @param {State} state
     */
    constructor(connection, state) {
        this.connection = connection;
        this.state = state;
    }

    /**
     * Use a slash command.
     * @param {string} channelId
     * @param {Command} command
     * @param {Record<string, string | number>} options
     */
    use(channelId, command, options) {
        const nonce = this.#startCommand(channelId, `/${command.name}`);
        const fields = { channel: channelId, command: command.name, options, nonce };
        this.connection.request("use", fields).catch(() => this.#ended(nonce, true));
    }

    /**
     * Use a command of a message's menu.
     * @param {Message} message
     * @param {Command} command
     */
    useOn(message, command) {
        const nonce = this.#startCommand(message.channel_id, command.name);
        const fields = { channel: message.channel_id, message: message.id, command: command.name, nonce };
        this.connection.request("use_on", fields).catch(() => this.#ended(nonce, true));
    }

    /**
     * Press a button, or choose values in a select.
     * @param {Message} message
     * @param {string} customId
     * @param {number} componentType
     * @param {string[]} [values]
     */
    press(message, customId, componentType, values) {
        const nonce = newNonce();
        this.state.pressed.set(message.id, { customId, nonce, failed: false });
        this.state.emit("messages", message.channel_id);
        /** @type {Requests["press"]} */
        const fields = {
            channel: message.channel_id,
            message: message.id,
            custom_id: customId,
            component_type: componentType,
            nonce,
        };
        this.connection.request("press", values ? { ...fields, values } : fields).catch(() => this.#ended(nonce, true));
    }

    /**
     * Send a form; resolves when the bot has answered it, rejects when it hasn't.
     * @param {string} interactionId
     * @param {Record<string, FieldValue>} values
     * @returns {Promise<void>}
     */
    submit(interactionId, values) {
        const nonce = newNonce();
        return new Promise((resolve, reject) => {
            this.#forms.set(nonce, { resolve, reject });
            this.connection
                .request("submit", { interaction_id: interactionId, values, nonce })
                .catch(() => this.#ended(nonce, true));
        });
    }

    /**
     * Return the choices for what was typed into an option so far.
     * @param {string} channelId
     * @param {Command} command
     * @param {string} option
     * @param {string} typed
     * @param {Record<string, string | number>} options the other options that have a value
     */
    async complete(channelId, command, option, typed, options) {
        const fields = { channel: channelId, command: command.name, option, typed, options };
        return (await this.connection.request("complete", fields)).choices;
    }

    /**
     * Take what the server says of an interaction.
     * @param {InteractionEvent} event
     */
    onEvent({ nonce, id, state }) {
        if (nonce === null) return;
        const sent = this.state.sent.get(nonce);
        if (state !== "sent") this.#ended(nonce, state === "failed");
        else if (sent) this.state.sent.set(nonce, { ...sent, id });
    }

    /**
     * A message was received: where it answers a command, it takes the place of the line that says it was sent.
     * @param {Message} message
     */
    received(message) {
        const id = message.interaction_metadata?.id;
        for (const sent of this.state.sent.values())
            if (id && sent.id === id && !sent.failed) this.state.sent.delete(sent.nonce);
    }

    /** The connection is lost, and with it whatever would be said of what is under way: all of it fails. */
    onLost() {
        const pressed = [...this.state.pressed.values()].filter((press) => !press.failed).map((press) => press.nonce);
        for (const nonce of [...this.#forms.keys(), ...this.state.sent.keys(), ...pressed]) this.#ended(nonce, true);
    }

    /**
     * Take away the line that says that a command had no answer.
     * @param {SentCommand} sent
     */
    forget(sent) {
        this.state.sent.delete(sent.nonce);
        this.state.emit("messages", sent.channelId);
    }

    /**
     * Show a command as sent; return its nonce.
     * @param {string} channelId
     * @param {string} shown
     */
    #startCommand(channelId, shown) {
        const nonce = newNonce();
        const after = this.state.messages(channelId)?.at(-1)?.id ?? null;
        this.state.sent.set(nonce, { nonce, channelId, shown, after, at: new Date().toISOString(), failed: false });
        this.state.emit("messages", channelId);
        return nonce;
    }

    /**
     * @param {string} nonce
     * @param {boolean} failed
     */
    #ended(nonce, failed) {
        this.#endForm(nonce, failed);
        this.#endCommand(nonce, failed);
        for (const [id, press] of this.state.pressed) {
            if (press.nonce !== nonce) continue;
            if (failed) this.state.pressed.set(id, { ...press, failed: true });
            else this.state.pressed.delete(id);
            this.state.emit("messages", null);
        }
    }

    /**
     * @param {string} nonce
     * @param {boolean} failed
     */
    #endForm(nonce, failed) {
        const form = this.#forms.get(nonce);
        this.#forms.delete(nonce);
        if (failed) form?.reject(new Error("the form was not answered"));
        else form?.resolve();
    }

    /**
     * @param {string} nonce
     * @param {boolean} failed
     */
    #endCommand(nonce, failed) {
        const sent = this.state.sent.get(nonce);
        if (!sent) return;
        if (failed) this.state.sent.set(nonce, { ...sent, failed: true });
        else this.state.sent.delete(nonce);
        this.state.emit("messages", sent.channelId);
    }
}
