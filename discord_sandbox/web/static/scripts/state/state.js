/** What the page knows: the world as the person sees it, messages by channel, and what is under way. */

const TYPING_FOR = 10000; // milliseconds; Discord shows it as long

/** Events: `world`, `channel`, `messages` (detail: channel id), `typing`, `unread`, `panel`. */
export class State extends EventTarget {
    world = null;
    channelId = null;
    connected = false;
    refusals = [];
    unread = new Map(); // channel id -> times the person was pinged there (0: only unread)
    pressed = new Map(); // message id -> { customId, nonce, failed }
    sent = new Map(); // nonce -> { nonce, channelId, shown, after, at, failed }: commands that have no answer
    #messages = new Map();
    #typing = new Map();

    on(name, listener) {
        this.addEventListener(name, (event) => listener(event.detail));
    }

    tell(name, detail = null) {
        this.dispatchEvent(new CustomEvent(name, { detail }));
    }

    get me() {
        return this.world.people.find((person) => person.id === this.world.me);
    }

    get dm() {
        return { id: this.world.dm.id, name: this.world.bot.name, type: 1, can_send: true };
    }

    get channel() {
        return this.findChannel(this.channelId);
    }

    get guild() {
        return (
            this.world.guilds.find((guild) => guild.channels.some((channel) => channel.id === this.channelId)) ?? null
        );
    }

    findChannel(id) {
        if (id === this.world.dm.id) return this.dm;
        return this.world.guilds.flatMap((guild) => guild.channels).find((channel) => channel.id === id) ?? null;
    }

    /** Somebody by id: a person, the bot, or null. */
    user(id) {
        if (id === this.world.bot.id) return { ...this.world.bot, bot: true };
        return this.world.people.find((person) => person.id === id) ?? null;
    }

    /** The messages of a channel, oldest first; null until its history was asked for. */
    messages(channelId) {
        return this.#messages.get(channelId) ?? null;
    }

    setHistory(channelId, messages) {
        this.#messages.set(channelId, messages);
        this.tell("messages", channelId);
    }

    /** Forget all histories: after a lost connection they may have gaps. */
    forgetHistories() {
        this.#messages.clear();
    }

    enter(channelId) {
        this.channelId = channelId;
        this.unread.delete(channelId);
        this.tell("channel");
        this.tell("unread");
    }

    setWorld(world) {
        this.world = world;
        this.tell("world");
    }

    setOnline(online) {
        this.world.bot.online = online;
        this.tell("world");
    }

    /** Put a new message last, or a changed one in the place of the old one. */
    put(message) {
        const list = this.#messages.get(message.channel_id);
        const at = list?.findIndex((other) => other.id === message.id) ?? -1;
        if (at >= 0) list[at] = message;
        else {
            list?.push(message);
            this.#typing.delete(`${message.channel_id} ${message.author.id}`);
            this.tell("typing");
            this.#notice(message);
        }
        this.tell("messages", message.channel_id);
    }

    remove(channelId, id) {
        const list = this.#messages.get(channelId);
        const at = list?.findIndex((message) => message.id === id) ?? -1;
        if (at >= 0) list.splice(at, 1);
        this.tell("messages", channelId);
    }

    startTyping(channelId, user) {
        this.#typing.set(`${channelId} ${user.id}`, { channelId, user, until: Date.now() + TYPING_FOR });
        setTimeout(() => this.tell("typing"), TYPING_FOR + 50);
        this.tell("typing");
    }

    /** Who is typing in that channel now. */
    typing(channelId) {
        const now = Date.now();
        return [...this.#typing.values()]
            .filter((entry) => entry.channelId === channelId && entry.until > now && entry.user.id !== this.world.me)
            .map((entry) => entry.user);
    }

    refuse(refusal) {
        this.refusals.push(refusal);
        this.tell("panel");
    }

    #notice(message) {
        if (message.channel_id === this.channelId || message.mine || message.edited_timestamp) return;
        const pinged =
            message.channel_id === this.world.dm.id || message.mentions?.some((user) => user.id === this.world.me);
        this.unread.set(message.channel_id, (this.unread.get(message.channel_id) ?? 0) + (pinged ? 1 : 0));
        this.tell("unread");
    }
}
