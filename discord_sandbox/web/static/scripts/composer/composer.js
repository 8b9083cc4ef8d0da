/** The message box: writes and replies, offers people and commands, and turns into a command line. */

import { userName } from "../components/avatar.js";
import { Counter } from "../components/counter.js";
import { isComposing } from "../dom/composing.js";
import { button, el, fill } from "../dom/elements.js";
import { icon } from "../dom/icons.js";
import { ChannelType } from "../net/discord.js";
import { LONGEST_MESSAGE } from "../texts/length.js";
import { ChoiceList } from "./choice-list.js";
import { CommandLine } from "./command-line.js";
import { commandItems, mentionAt, mentionItems } from "./completion.js";
import { ReplyBar } from "./reply-bar.js";
import { TextBox } from "./text-box.js";

/** @import { ElementEvent } from "../dom/elements.js" */
/** @import { Connection } from "../net/connection.js" */
/** @import { Command, Message } from "../net/protocol.js" */
/** @import { Commands } from "../state/commands.js" */
/** @import { Interactions } from "../state/interactions.js" */
/** @import { PageContext } from "../state/page-context.js" */

export class Composer {
    /** @type {CommandLine | null} the command that is typed */
    #line = null;

    /**
     * @param {PageContext} page
     * @param {Connection} connection
     * @param {Interactions} interactions
     * @param {Commands} commands
     */
    constructor(page, connection, interactions, commands) {
        const { state, texts } = page;
        this.page = page;
        this.state = state;
        this.connection = connection;
        this.interactions = interactions;
        this.commands = commands;
        this.choices = new ChoiceList();
        this.reply = new ReplyBar(page);
        this.counter = new Counter(LONGEST_MESSAGE, texts);
        this.box = new TextBox({
            onChange: (text) => this.counter.show(page.encodeMentions(text)),
            onInput: () => this.#onInput(),
            onKey: (event) => this.#onKey(event),
            onBlur: () => this.choices.hide(),
        });
        this.send = button("tool", "send", texts.send, () => this.#send(), icon("send"));
        this.problem = el("div.problem", { role: "alert", hidden: true, data: { problem: true } });
        this.typing = el("div.typing", { role: "status", "aria-live": "polite", data: { typing: true } });
        this.element = el(
            "div.composer",
            {},
            this.choices.element,
            this.reply.element,
            el("div.box", {}, this.box.field, this.counter.element, this.send),
            this.problem,
            this.typing,
        );
        state.on("channel", () => this.#onChannel());
        state.on("world", () => this.#showPermission());
        state.on("typing", () => this.#showTyping());
    }

    /**
     * Put a text into the box.
     * @param {string} text
     */
    write(text) {
        this.cancelCommand();
        this.box.text = text;
        this.choices.hide();
        this.#showProblem(null);
        this.box.focus();
    }

    /**
     * Begin a reply to a message; the box shows to whom.
     * @param {Message} message
     */
    replyTo(message) {
        this.reply.start(message);
        if (!this.#line) this.box.focus();
    }

    /**
     * Turn the box into the command of that name, if it can be used here.
     * @param {string} name
     */
    async startCommand(name) {
        const { channelId } = this.state;
        await this.commands.load(channelId);
        const command = this.commands.find(channelId, name, this.page.locale);
        if (command && channelId === this.state.channelId) this.#startLine(command, "");
    }

    cancelCommand() {
        if (!this.#line) return;
        this.#line.element.replaceWith(this.box.field);
        this.#line = null;
        this.choices.hide();
        this.box.focus();
    }

    #onChannel() {
        const { channel, channelId } = this.state;
        this.element.hidden = channel?.type === ChannelType.FORUM;
        this.cancelCommand();
        this.reply.end();
        this.box.openChannel(channelId);
        this.choices.hide();
        this.#showProblem(null);
        this.#showPermission();
        this.#showTyping();
        this.commands.load(channelId);
        if (matchMedia("(pointer: fine)").matches) this.box.focus();
    }

    #showPermission() {
        const { channel } = this.state;
        const { texts } = this.page;
        if (!channel) return;
        const place = channel.type === ChannelType.DM ? `@${channel.name}` : `#${channel.name}`;
        const usable = channel.can_send || channel.can_use_commands;
        const why = usable ? texts.commandsOnly : texts.cannotSend;
        this.box.describe(channel.can_send ? texts.writeTo(place) : why, usable);
        this.send.disabled = !usable;
    }

    #onInput() {
        const { text } = this.box;
        this.#showProblem(null);
        if (!text.startsWith("/") || text.includes("\n")) {
            this.#offerMentions();
            return;
        }
        if (text === "/") this.#reloadCommands();
        this.#offerCommands(text.slice(1));
    }

    /** Ask for the commands anew: the bot may have others than when the channel was opened. */
    async #reloadCommands() {
        await this.commands.load(this.state.channelId);
        const { text, focused } = this.box;
        if (!this.#line && focused && text.startsWith("/")) this.#offerCommands(text.slice(1));
    }

    /** @param {string} typed after the slash */
    #offerCommands(typed) {
        const { channelId } = this.state;
        const { locale, texts } = this.page;
        const parsed = this.commands.parse(channelId, typed, locale);
        if (parsed) {
            this.#startLine(parsed.command, parsed.rest);
            return;
        }
        const matching = this.commands.matching(channelId, typed, locale);
        const items = commandItems(matching, this.page, (command) => this.#startLine(command, ""));
        const note = typed === "" ? texts.noCommands : null;
        this.choices.show(this.box.field, items, { title: texts.commandsTitle(typed), note });
    }

    /**
     * @param {Command} command
     * @param {string} rest for its first option
     */
    #startLine(command, rest) {
        this.reply.end();
        this.box.text = "";
        this.choices.hide();
        this.#line?.element.replaceWith(this.box.field);
        this.#line = new CommandLine(command, {
            page: this.page,
            choices: this.choices,
            complete: (...typed) => this.interactions.complete(this.state.channelId, ...typed),
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
        if (!mention) {
            this.choices.hide();
            return;
        }
        const { mentionsTitle, channelsTitle } = this.page.texts;
        const items = mentionItems(mention, this.page, (name) => {
            this.choices.hide();
            this.box.replace(name, mention.start, caret);
        });
        this.choices.show(field, items, { title: mention.sign === "#" ? channelsTitle : mentionsTitle });
    }

    /** @param {ElementEvent<KeyboardEvent>} event */
    #onKey(event) {
        if (isComposing(event) || this.choices.onKey(event)) return;
        if (event.key === "Escape" && this.reply.open) {
            event.preventDefault();
            this.reply.end();
        } else if (event.key === "Enter" && !event.shiftKey) {
            event.preventDefault();
            this.#send();
        }
    }

    async #send() {
        if (this.#line) {
            this.#line.send();
            return;
        }
        const { text } = this.box;
        const channel = this.state.channelId;
        if (!text.trim()) return;
        if (text.startsWith("/") && (await this.#startTypedCommand(channel, text.slice(1)))) return;
        if (!this.state.findChannel(channel)?.can_send) {
            this.#showProblem(this.page.texts.cannotSend);
            return;
        }
        if (this.counter.left < 0) {
            this.#showProblem(this.page.texts.tooLong(LONGEST_MESSAGE));
            return;
        }
        const replyFields = this.reply.fields;
        this.write("");
        this.reply.end();
        try {
            await this.connection.request("say", { channel, content: this.page.encodeMentions(text), ...replyFields });
        } catch (error) {
            if (this.state.channelId === channel && !this.box.text) this.write(text);
            this.#showProblem(error instanceof Error ? error.message : String(error));
        }
    }

    /**
     * Turn "/ask …" into the command, where it was typed faster than the commands came; return whether it is one.
     * @param {string} channelId
     * @param {string} typed after the slash
     */
    async #startTypedCommand(channelId, typed) {
        await this.commands.load(channelId);
        const parsed = this.commands.parse(channelId, `${typed.trim()} `, this.page.locale);
        if (parsed && channelId === this.state.channelId) this.#startLine(parsed.command, parsed.rest.trim());
        return parsed !== null;
    }

    /** @param {string | null} text */
    #showProblem(text) {
        this.problem.hidden = !text;
        this.problem.textContent = text ?? "";
    }

    #showTyping() {
        const who = this.state.typing(this.state.channelId);
        fill(this.typing, who.length ? this.page.texts.typing(who.map(userName)) : "");
    }
}
