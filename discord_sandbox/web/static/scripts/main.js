/** Starts the page: who looks at it, the socket to the sandbox, and the parts that show what comes over it. */

import { chat } from "./chat/chat.js";
import { MessageLog } from "./chat/message-log.js";
import { openMessageMenu } from "./chat/message-menu.js";
import { openModal } from "./components/modal.js";
import { Composer } from "./composer/composer.js";
import { el, fill } from "./dom/elements.js";
import { Forum } from "./forum/forum.js";
import { Connection } from "./net/connection.js";
import { ChannelType } from "./net/discord.js";
import { Panel } from "./panel/panel.js";
import { personSwitch } from "./sidebar/person-switch.js";
import { firstOpen, Sidebar } from "./sidebar/sidebar.js";
import { restoreTheme } from "./sidebar/theme.js";
import { Commands } from "./state/commands.js";
import { Interactions } from "./state/interactions.js";
import { PageContext } from "./state/page-context.js";
import { State } from "./state/state.js";
import { textsFor } from "./texts/texts.js";

/** @import { Actions } from "./chat/actions.js" */
/** @import { Message, ServerEvent } from "./net/protocol.js" */

const KEY = "sandbox-person";
const FIRST_PERSON = "1290000000000000200"; // Mia; the sandbox's people have fixed ids

/** Return the person that the address names, else the last one, else the first. */
function chosenPerson() {
    return new URLSearchParams(location.search).get("as") ?? localStorage.getItem(KEY) ?? FIRST_PERSON;
}

/**
 * Start over as somebody else, in the same channel where they see it.
 * @param {string} personId
 */
function switchPerson(personId) {
    localStorage.setItem(KEY, personId);
    location.assign(`/?as=${personId}${location.hash}`);
}

function start() {
    restoreTheme();
    const state = new State();
    const connection = new Connection(chosenPerson());
    const interactions = new Interactions(connection, state);
    /** @type {PageContext | null} known once the page is built, with the first event */
    let page = null;
    connection.onEvent = (event) => {
        if (event.event === "world") {
            state.connected = true;
            state.setWorld(event);
            page ??= build(state, connection, interactions);
            openChannel(state, connection);
        } else if (page) onEvent(event, page, interactions);
    };
    connection.onLost = () => {
        if (!page) {
            connection.switchPerson(FIRST_PERSON);
            return;
        }
        state.connected = false;
        state.forgetHistories();
        interactions.onLost();
        state.emit("world");
    };
    window.addEventListener("hashchange", () => page && openChannel(state, connection));
    connection.open();
}

/**
 * Take what the server says after the world.
 * @param {ServerEvent} event
 * @param {PageContext} page
 * @param {Interactions} interactions
 */
function onEvent(event, page, interactions) {
    const { state } = page;
    switch (event.event) {
        case "bot":
            return state.setOnline(event.online);
        case "message":
            interactions.received(event.message);
            return state.putMessage(event.message);
        case "deleted":
            return state.removeMessage(event.channel_id, event.id);
        case "typing":
            return state.startTyping(event.channel_id, event.user);
        case "interaction":
            return interactions.onEvent(event);
        case "modal":
            return openModal(event.modal, page, (values) => interactions.submit(event.interaction_id, values));
        case "refusal":
            return state.addRefusal(event);
        case "note":
            return state.addNote(event);
    }
}

/**
 * Build the page, once it is known who looks at it and so in which language.
 * @param {State} state
 * @param {Connection} connection
 * @param {Interactions} interactions
 */
function build(state, connection, interactions) {
    const { locale } = state.me;
    document.documentElement.lang = locale;
    const commands = new Commands(connection);
    const page = new PageContext(state, textsFor(locale), (name) => composer.startCommand(name));
    const composer = new Composer(page, connection, interactions, commands);
    /** @type {(what: "delete" | "dismiss", message: Message) => void} */
    const request = (what, { channel_id: channel, id }) => {
        connection.request(what, { channel, message: id }).catch(() => {}); // then the message just stays
    };
    /** @type {Actions} */
    const actions = {
        press: (...pressed) => interactions.press(...pressed),
        useOn: (message, command) => interactions.useOn(message, command),
        forget: (sent) => interactions.forget(sent),
        reply: (message) => composer.replyTo(message),
        startCommand: (name) => composer.startCommand(name),
        write: (text) => composer.write(text),
        openMenu: (message, anchor) => openMessageMenu(message, anchor, { commands, page, actions }),
        remove: (message) => request("delete", message),
        dismiss: (message) => request("dismiss", message),
        jump: (id) => log.jump(id),
    };
    const log = new MessageLog(page, actions);
    const panel = new Panel(page, connection);
    const sidebar = new Sidebar(page, personSwitch(page, switchPerson));
    const forum = new Forum(page, connection);
    assemble(page, sidebar, panel, { log: log.element, composer: composer.element, forum: forum.element });
    return page;
}

/**
 * Put the parts into the document.
 * @param {PageContext} page
 * @param {Sidebar} sidebar
 * @param {Panel} panel
 * @param {{ log: HTMLElement, composer: HTMLElement, forum: HTMLElement }} elements
 */
function assemble(page, sidebar, panel, { log, composer, forum }) {
    const app = document.getElementById("app");
    if (!app) throw new Error("index.html has no element with the id app");
    /** @param {boolean} open */
    const toggleDrawer = (open) => app.classList.toggle("drawer-open", open);
    const shade = el("div.shade", { data: { action: "close-drawer" }, onclick: () => toggleDrawer(false) });
    const middle = chat(page, {
        messages: log,
        composer,
        forum,
        panelToggle: panel.toggle,
        openDrawer: () => toggleDrawer(true),
    });
    page.state.on("channel", () => toggleDrawer(false));
    document.addEventListener("keydown", (event) => event.key === "Escape" && toggleDrawer(false));
    fill(app, sidebar.element, shade, middle, panel.element);
    app.dataset.state = "ready";
}

/**
 * Open the channel that the address names, or the first; ask for its history where it isn't known.
 * @param {State} state
 * @param {Connection} connection
 */
async function openChannel(state, connection) {
    const asked = location.hash.slice(1);
    const [guild] = state.world.guilds;
    const channel = state.findChannel(asked) ?? (guild && firstOpen(guild)) ?? state.dm;
    if (asked !== channel.id) history.replaceState(null, "", `#${channel.id}`);
    if (state.channelId !== channel.id) state.openChannel(channel.id);
    if (channel.type === ChannelType.FORUM || state.messages(channel.id)) return; // a forum asks for its posts itself
    try {
        const { messages } = await connection.request("history", { channel: channel.id });
        state.setHistory(channel.id, messages);
    } catch {
        // the connection is lost: the next one asks again
    }
}

start();
