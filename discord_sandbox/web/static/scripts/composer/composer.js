/** The message box: writes and replies, offers people and commands, and becomes a command line. */

import { userName } from "../components/avatar.js";
import { button, el, fill } from "../dom/elements.js";
import { icon } from "../dom/icons.js";
import { Choices } from "./choice-list.js";
import { CommandLine } from "./command-line.js";
import { commandItems, mentionAt, mentionItems } from "./completion.js";
import { ReplyBar } from "./reply-bar.js";
import { TextBox } from "./text-box.js";

export class Composer {
    #line = null; // the command that is typed

    constructor(state, connection, interactions, commands, names) {
        Object.assign(this, { state, connection, interactions, commands, names });
        const { texts } = names;
        this.choices = new Choices();
        this.reply = new ReplyBar(names);
        this.box = new TextBox({
            typed: () => this.#typed(),
            key: (event) => this.#key(event),
            left: () => this.choices.hide(),
        });
        this.send = button("tool", "send", texts.send, () => this.#send(), icon("send"));
        this.problem = el("div.problem", { role: "alert", hidden: true, data: { problem: true } });
        this.typing = el("div.typing", { role: "status", "aria-live": "polite", data: { typing: true } });
        this.element = el(
            "div.composer",
            {},
            this.choices.element,
            this.reply.element,
            el("div.box", {}, this.box.field, this.send),
            this.problem,
            this.typing,
        );
        state.on("channel", () => this.#entered());
        state.on("world", () => this.#allow());
        state.on("typing", () => this.#showTyping());
    }

    /** Put a text into the box. */
    write(text) {
        this.cancelCommand();
        this.box.text = text;
        this.choices.hide();
        this.#complain(null);
        this.box.focus();
    }

    /** Begin to answer a message; the box says to whom. */
    replyTo(message) {
        this.reply.start(message);
        if (!this.#line) this.box.focus();
    }

    /** Turn the box into the command of that name, if it can be used here. */
    async startCommand(name) {
        const { channelId } = this.state;
        await this.commands.of(channelId);
        const command = this.commands.named(channelId, name, this.names.locale);
        if (command && channelId === this.state.channelId) this.#start(command, "");
    }

    cancelCommand() {
        if (!this.#line) return;
        this.#line.element.replaceWith(this.box.field);
        this.#line = null;
        this.choices.hide();
        this.box.focus();
    }

    #entered() {
        const { channelId } = this.state;
        this.cancelCommand();
        this.reply.end();
        this.box.enter(channelId);
        this.choices.hide();
        this.#complain(null);
        this.#allow();
        this.#showTyping();
        this.commands.of(channelId);
        if (matchMedia("(pointer: fine)").matches) this.box.focus();
    }

    #allow() {
        const { channel } = this.state;
        const { texts } = this.names;
        if (!channel) return;
        const place = channel.type === 1 ? `@${channel.name}` : `#${channel.name}`;
        this.box.describe(channel.can_send ? texts.writeTo(place) : texts.cannotSend, channel.can_send);
        this.send.disabled = !channel.can_send;
    }

    #typed() {
        const { text } = this.box;
        this.#complain(null);
        if (!text.startsWith("/") || text.includes("\n")) return this.#offerMentions();
        if (text === "/") this.#askForCommands();
        return this.#offerCommands(text.slice(1));
    }

    /** The bot may have other commands than when the channel was opened. */
    async #askForCommands() {
        await this.commands.of(this.state.channelId);
        const { text, focused } = this.box;
        if (!this.#line && focused && text.startsWith("/")) this.#offerCommands(text.slice(1));
    }

    #offerCommands(typed) {
        const { channelId } = this.state;
        const { locale, texts } = this.names;
        const begun = this.commands.begun(channelId, typed, locale);
        if (begun) return this.#start(begun.command, begun.rest);
        const matching = this.commands.matching(channelId, typed, locale);
        const items = commandItems(matching, this.names, (command) => this.#start(command, ""));
        const note = typed === "" ? texts.noCommands : null;
        return this.choices.show(this.box.field, items, { title: texts.commandsTitle(typed), note });
    }

    #start(command, rest) {
        this.reply.end();
        this.box.text = "";
        this.choices.hide();
        this.#line?.element.replaceWith(this.box.field);
        this.#line = new CommandLine(command, {
            names: this.names,
            choices: this.choices,
            complete: (...asked) => this.interactions.complete(this.state.channelId, ...asked),
            send: (sent, options) => {
                this.interactions.use(this.state.channelId, sent, options);
                this.cancelCommand();
            },
            cancel: () => this.cancelCommand(),
        });
        this.box.field.replaceWith(this.#line.element);
        this.#line.focus();
        this.#line.write(rest);
    }

    #offerMentions() {
        const { text, caret, field } = this.box;
        const mention = mentionAt(text, caret);
        const put = (name) => {
            this.choices.hide();
            this.box.replace(name, mention.start, caret);
        };
        const { mentionsTitle, channelsTitle } = this.names.texts;
        const title = mention?.sign === "#" ? channelsTitle : mentionsTitle;
        this.choices.show(field, mention ? mentionItems(mention, this.names, put) : [], { title });
    }

    #key(event) {
        if (event.isComposing || event.keyCode === 229 || this.choices.key(event)) return;
        if (event.key === "Escape" && this.reply.open) {
            event.preventDefault();
            this.reply.end();
        } else if (event.key === "Enter" && !event.shiftKey) {
            event.preventDefault();
            this.#send();
        }
    }

    async #send() {
        if (this.#line) return this.#line.send();
        const { text } = this.box;
        const channel = this.state.channelId;
        if (!text.trim()) return undefined;
        if (text.startsWith("/") && (await this.#meant(channel, text.slice(1)))) return undefined;
        const answering = this.reply.fields;
        this.write("");
        this.reply.end();
        try {
            await this.connection.request("say", { channel, content: this.names.encode(text), ...answering });
        } catch (error) {
            if (this.state.channelId === channel && !this.box.text) this.write(text);
            this.#complain(error.message);
        }
        return undefined;
    }

    /** Typed faster than the commands came: turn "/ask …" into the command instead of sending it as it stands. */
    async #meant(channelId, typed) {
        await this.commands.of(channelId);
        const begun = this.commands.begun(channelId, `${typed.trim()} `, this.names.locale);
        if (begun && channelId === this.state.channelId) this.#start(begun.command, begun.rest.trim());
        return begun !== null;
    }

    #complain(text) {
        this.problem.hidden = !text;
        this.problem.textContent = text ?? "";
    }

    #showTyping() {
        const who = this.state.channelId ? this.state.typing(this.state.channelId) : [];
        fill(this.typing, who.length ? this.names.texts.typing(who.map(userName)) : "");
    }
}
