/** What the page knows: the world as the person sees it, messages by channel, and what is under way. */

import { ChannelType } from "../net/discord.js";

/** @import { BotUser, Channel, Guild, Message, NoteEvent, Person, Post, RefusalEvent, User, WorldEvent } from "../net/protocol.js" */

/**
 * A button that was pressed or a select that was used, without an answer yet.
 * @typedef {object} Press
 * @property {string} customId
 * @property {string} nonce
 * @property {boolean} failed
 */
/**
 * A command that was sent and has no answer yet, or failed.
 * @typedef {object} SentCommand
 * @property {string} nonce
 * @property {string} channelId
 * @property {string} shown the command as the log shows it
 * @property {string | null} after the id of the message that was the last one then
 * @property {string} at ISO 8601
 * @property {boolean} failed
 * @property {string} [id] the interaction's id, once the server has said it
 */
/**
 * What listeners are told: `messages` carries the channel's id, or null where any channel may be meant.
 * @typedef {"world" | "channel" | "messages" | "posts" | "typing" | "unread" | "panel"} StateEvent
 */

const TYPING_FOR = 10000; // milliseconds; Discord shows it as long

export class State {
    channelId = "";
    connected = false;
    /** @type {RefusalEvent[]} */
    refusals = [];
    /** @type {NoteEvent[]} */
    notes = [];
    /** @type {Map<string, number>} channel id -> times the person was pinged there (0: only unread) */
    unread = new Map();
    /** @type {Map<string, Press>} by message id */
    pressed = new Map();
    /** @type {Map<string, SentCommand>} by nonce */
    sent = new Map();
    /** @type {WorldEvent | null} */
    #world = null;
    /** @type {Map<string, Message[]>} by channel id */
    #messages = new Map();
    /** @type {Map<string, Post[]>} by the forum's id */
    #posts = new Map();
    /** @type {Map<string, { channelId: string, user: User, until: number }>} */
    #typing = new Map();
    #events = new EventTarget();

    /**
     * Call a listener at each event of a kind.
     * @param {StateEvent} name
     * @param {(detail: string | null) => void} listener
     */
    on(name, listener) {
        this.#events.addEventListener(name, (event) => listener(event instanceof CustomEvent ? event.detail : null));
    }

    /**
     * @param {StateEvent} name
     * @param {string | null} detail
     */
    emit(name, detail = null) {
        this.#events.dispatchEvent(new CustomEvent(name, { detail }));
    }

    /** The world, which comes first of all that the server says. */
    get world() {
        if (!this.#world) throw new Error("the world hasn't come yet");
        return this.#world;
    }

    get me() {
        const me = this.world.people.find((person) => person.id === this.world.me);
        if (!me) throw new Error("the person isn't one of the world's people");
        return me;
    }

    /** @returns {BotUser} */
    get bot() {
        return { id: this.world.bot.id, name: this.world.bot.name, bot: true };
    }

    /** @returns {Channel} */
    get dm() {
        return {
            id: this.world.dm.id,
            name: this.world.bot.name,
            type: ChannelType.DM,
            can_send: true,
            can_post: false,
            can_use_commands: true,
            bot_can_reply: true,
            tags: [],
            requires_tag: false,
        };
    }

    /** The open channel; null before one was opened, and where it has gone. */
    get channel() {
        return this.findChannel(this.channelId);
    }

    /** @returns {Guild | null} the guild of the open channel */
    get guild() {
        return (
            this.world.guilds.find((guild) => guild.channels.some((channel) => channel.id === this.channelId)) ?? null
        );
    }

    /** @param {string} id */
    findChannel(id) {
        if (id === this.world.dm.id) return this.dm;
        return this.world.guilds.flatMap((guild) => guild.channels).find((channel) => channel.id === id) ?? null;
    }

    /**
     * Return a person or the bot by id, or null.
     * @param {string} id
     * @returns {Person | BotUser | null}
     */
    user(id) {
        if (id === this.world.bot.id) return this.bot;
        return this.world.people.find((person) => person.id === id) ?? null;
    }

    /**
     * Return the messages of a channel, oldest first; null until its history has come.
     * @param {string} channelId
     */
    messages(channelId) {
        return this.#messages.get(channelId) ?? null;
    }

    /**
     * @param {string} channelId
     * @param {Message[]} messages
     */
    setHistory(channelId, messages) {
        this.#messages.set(channelId, messages);
        this.emit("messages", channelId);
    }

    /**
     * Return the posts of a forum, the one written in last first; null until they have come.
     * @param {string} forumId
     */
    posts(forumId) {
        return this.#posts.get(forumId) ?? null;
    }

    /**
     * @param {string} forumId
     * @param {Post[]} posts
     */
    setPosts(forumId, posts) {
        this.#posts.set(forumId, posts);
        this.emit("posts", forumId);
    }

    /** Forget all histories: after a lost connection they may have gaps. */
    forgetHistories() {
        this.#messages.clear();
    }

    /** @param {string} channelId */
    openChannel(channelId) {
        this.channelId = channelId;
        this.unread.delete(channelId);
        this.emit("channel");
        this.emit("unread");
    }

    /** @param {WorldEvent} world */
    setWorld(world) {
        this.#world = world;
        this.emit("world");
    }

    /** @param {boolean} online */
    setOnline(online) {
        this.world.bot.online = online;
        this.emit("world");
    }

    /**
     * Put a new message last, or a changed one in the place of the old one.
     * @param {Message} message
     */
    putMessage(message) {
        const list = this.#messages.get(message.channel_id);
        const index = list?.findIndex((other) => other.id === message.id) ?? -1;
        if (list && index >= 0) list[index] = message;
        else {
            list?.push(message);
            this.#typing.delete(`${message.channel_id} ${message.author.id}`);
            this.emit("typing");
            this.#countUnread(message);
        }
        this.emit("messages", message.channel_id);
    }

    /**
     * @param {string} channelId
     * @param {string} id
     */
    removeMessage(channelId, id) {
        const list = this.#messages.get(channelId);
        const index = list?.findIndex((message) => message.id === id) ?? -1;
        if (index >= 0) list?.splice(index, 1);
        this.emit("messages", channelId);
    }

    /**
     * @param {string} channelId
     * @param {User} user
     */
    startTyping(channelId, user) {
        this.#typing.set(`${channelId} ${user.id}`, { channelId, user, until: Date.now() + TYPING_FOR });
        setTimeout(() => this.emit("typing"), TYPING_FOR + 50);
        this.emit("typing");
    }

    /**
     * Return who is typing in a channel now.
     * @param {string} channelId
     */
    typing(channelId) {
        const now = Date.now();
        return [...this.#typing.values()]
            .filter((entry) => entry.channelId === channelId && entry.until > now && entry.user.id !== this.world.me)
            .map((entry) => entry.user);
    }

    /** @param {RefusalEvent} refusal */
    addRefusal(refusal) {
        this.refusals.push(refusal);
        this.emit("panel");
    }

    /** @param {NoteEvent} note */
    addNote(note) {
        this.notes.push(note);
        this.emit("panel");
    }

    /** @param {Message} message */
    #countUnread(message) {
        if (message.channel_id === this.channelId || message.mine || message.edited_timestamp) return;
        const pinged =
            message.channel_id === this.world.dm.id || message.mentions.some((user) => user.id === this.world.me);
        this.unread.set(message.channel_id, (this.unread.get(message.channel_id) ?? 0) + (pinged ? 1 : 0));
        this.emit("unread");
    }
}
