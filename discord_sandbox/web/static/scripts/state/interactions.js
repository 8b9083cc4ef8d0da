/** What a person does with the bot: commands, presses and forms, each followed until it was answered or failed. */

let counted = 0;

/** As Discord's nonces: a number in text, new each time. */
function newNonce() {
    counted += 1;
    return `${Date.now()}${String(counted).padStart(4, "0")}`;
}

export class Interactions {
    #forms = new Map(); // nonce -> { done, failed }

    constructor(connection, state) {
        this.connection = connection;
        this.state = state;
    }

    use(channelId, command, options) {
        this.#send(channelId, `/${command.name}`, "use", { command: command.name, options });
    }

    useOn(message, command) {
        this.#send(message.channel_id, command.name, "use_on", { message: message.id, command: command.name });
    }

    press(message, customId, componentType, values) {
        const nonce = newNonce();
        this.state.pressed.set(message.id, { customId, nonce, failed: false });
        this.state.tell("messages", message.channel_id);
        const fields = {
            channel: message.channel_id,
            message: message.id,
            custom_id: customId,
            component_type: componentType,
            nonce,
        };
        this.connection.request("press", values ? { ...fields, values } : fields).catch(() => this.#ended(nonce, true));
    }

    /** Send a form; resolves when the bot took it, rejects when it didn't. */
    submit(interactionId, values) {
        const nonce = newNonce();
        return new Promise((done, failed) => {
            this.#forms.set(nonce, { done, failed });
            this.connection
                .request("submit", { interaction_id: interactionId, values, nonce })
                .catch(() => this.#ended(nonce, true));
        });
    }

    /** The choices for what was typed into an option so far. */
    async complete(channelId, command, option, typed, options) {
        const reply = await this.connection.request("complete", {
            channel: channelId,
            command: command.name,
            option,
            typed,
            options,
        });
        return reply.choices;
    }

    /** Take an `interaction` event of the server. */
    heard({ nonce, id, state }) {
        const sent = this.state.sent.get(nonce);
        if (state !== "sent") this.#ended(nonce, state === "failed");
        else if (sent) this.state.sent.set(nonce, { ...sent, id });
    }

    /** A message has come: where it answers a command, it takes the place of the line that says it was sent. */
    came(message) {
        const id = message.interaction_metadata?.id;
        for (const sent of this.state.sent.values())
            if (id && sent.id === id && !sent.failed) this.state.sent.delete(sent.nonce);
    }

    /** Nothing that is under way will be heard of again: the line is lost. */
    lost() {
        const pressed = [...this.state.pressed.values()].filter((press) => !press.failed).map((press) => press.nonce);
        for (const nonce of [...this.#forms.keys(), ...this.state.sent.keys(), ...pressed]) this.#ended(nonce, true);
    }

    /** Take away the line that says that a command had no answer. */
    forget(sent) {
        this.state.sent.delete(sent.nonce);
        this.state.tell("messages", sent.channelId);
    }

    #send(channelId, shown, what, fields) {
        const nonce = newNonce();
        const after = this.state.messages(channelId)?.at(-1)?.id ?? null;
        this.state.sent.set(nonce, { nonce, channelId, shown, after, at: new Date().toISOString(), failed: false });
        this.state.tell("messages", channelId);
        this.connection.request(what, { channel: channelId, ...fields, nonce }).catch(() => this.#ended(nonce, true));
    }

    #ended(nonce, failed) {
        this.#endForm(nonce, failed);
        this.#endCommand(nonce, failed);
        for (const [id, press] of this.state.pressed) {
            if (press.nonce !== nonce) continue;
            if (failed) this.state.pressed.set(id, { ...press, failed: true });
            else this.state.pressed.delete(id);
            this.state.tell("messages", null);
        }
    }

    #endForm(nonce, failed) {
        const form = this.#forms.get(nonce);
        this.#forms.delete(nonce);
        if (failed) form?.failed(new Error("the form was not answered"));
        else form?.done();
    }

    #endCommand(nonce, failed) {
        const sent = this.state.sent.get(nonce);
        if (!sent) return;
        if (failed) this.state.sent.set(nonce, { ...sent, failed: true });
        else this.state.sent.delete(nonce);
        this.state.tell("messages", sent.channelId);
    }
}
