/** Starts the page: who one is, the line to the sandbox, and the parts that show what comes over it. */

import { chat } from "./chat/chat.js";
import { Messages } from "./chat/message-log.js";
import { openMessageMenu } from "./chat/message-menu.js";
import { openModal } from "./components/modal.js";
import { Composer } from "./composer/composer.js";
import { el, fill } from "./dom/elements.js";
import { Names } from "./markdown/mentions.js";
import { Connection } from "./net/connection.js";
import { Panel } from "./panel/panel.js";
import { peopleSwitch } from "./sidebar/person-switch.js";
import { firstOpen, Sidebar } from "./sidebar/sidebar.js";
import { restoreTheme } from "./sidebar/theme.js";
import { Commands } from "./state/commands.js";
import { Interactions } from "./state/interactions.js";
import { State } from "./state/state.js";
import { textsFor } from "./texts/texts.js";

const KEY = "sandbox-person";
const FIRST_PERSON = "1290000000000000200"; // Mia; the sandbox's people have fixed ids

/** Who the address says one is, else who one was last, else the first person. */
function chosenPerson() {
    return new URLSearchParams(location.search).get("as") ?? localStorage.getItem(KEY) ?? FIRST_PERSON;
}

/** Start over as somebody else, in the same channel where they see it. */
function become(person) {
    localStorage.setItem(KEY, person);
    location.assign(`/?as=${person}${location.hash}`);
}

function start() {
    restoreTheme();
    const state = new State();
    const connection = new Connection(chosenPerson());
    const interactions = new Interactions(connection, state);
    let names = null; // known once the page is built
    const hear = {
        world(event) {
            state.connected = true;
            state.setWorld(event);
            names ??= build(state, connection, interactions);
            enter(state, connection);
        },
        bot: (event) => state.setOnline(event.online),
        message(event) {
            interactions.came(event.message);
            state.put(event.message);
        },
        deleted: (event) => state.remove(event.channel_id, event.id),
        typing: (event) => state.startTyping(event.channel_id, event.user),
        interaction: (event) => interactions.heard(event),
        modal: (event) => openModal(event.modal, names, (values) => interactions.submit(event.interaction_id, values)),
        refusal: (event) => state.refuse(event),
    };
    connection.addEventListener("event", ({ detail }) => hear[detail.event]?.(detail));
    connection.addEventListener("down", () => {
        if (!names) return connection.become(FIRST_PERSON);
        state.connected = false;
        state.forgetHistories();
        interactions.lost();
        return state.tell("world");
    });
    window.addEventListener("hashchange", () => names && enter(state, connection));
    connection.open();
}

/** Make the page, once it is known who looks at it and so in which language; gives the names that it shows. */
function build(state, connection, interactions) {
    const { locale } = state.me;
    document.documentElement.lang = locale;
    const commands = new Commands(connection);
    const names = new Names(state, textsFor(locale), (name) => composer.startCommand(name));
    const composer = new Composer(state, connection, interactions, commands, names);
    const actions = {
        press: (message, ...what) => interactions.press(message, ...what),
        useOn: (message, command) => interactions.useOn(message, command),
        forget: (sent) => interactions.forget(sent),
        reply: (message) => composer.replyTo(message),
        startCommand: (name) => composer.startCommand(name),
        write: (text) => composer.write(text),
        openMenu: (message, anchor) => openMessageMenu(message, anchor, { commands, names, actions }),
        remove: (message) =>
            connection.request("delete", { channel: message.channel_id, message: message.id }).catch(() => {}),
        dismiss: (message) =>
            connection.request("dismiss", { channel: message.channel_id, message: message.id }).catch(() => {}),
        jump: (id) => messages.jump(id),
    };
    const messages = new Messages(state, names, actions);
    const panel = new Panel(state, connection, names);
    const sidebar = new Sidebar(state, names, peopleSwitch(state, names, become));
    const app = document.getElementById("app");
    const drawer = (open) => app.classList.toggle("drawer-open", open);
    const shade = el("div.shade", { data: { action: "close-drawer" }, onclick: () => drawer(false) });
    const middle = chat(state, names, {
        messages: messages.element,
        composer: composer.element,
        panelToggle: panel.toggle,
        openDrawer: () => drawer(true),
    });
    state.on("channel", () => drawer(false));
    document.addEventListener("keydown", (event) => event.key === "Escape" && drawer(false));
    fill(app, sidebar.element, shade, middle, panel.element);
    app.dataset.state = "ready";
    return names;
}

/** Open the channel that the address names, or the first; ask for its history where it isn't known. */
async function enter(state, connection) {
    const asked = location.hash.slice(1);
    const channel = state.findChannel(asked) ?? firstOpen(state.world.guilds[0] ?? { channels: [] }) ?? state.dm;
    if (asked !== channel.id) history.replaceState(null, "", `#${channel.id}`);
    if (state.channelId !== channel.id) state.enter(channel.id);
    if (state.messages(channel.id)) return;
    try {
        const { messages } = await connection.request("history", { channel: channel.id });
        state.setHistory(channel.id, messages);
    } catch {
        // the line is lost: the next connection asks again
    }
}

start();
