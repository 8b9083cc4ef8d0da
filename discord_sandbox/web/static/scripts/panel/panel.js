/** The panel beside the chat: faults to cause, and what Discord would refuse or pass over of what the bot sent. */

import { button, el, fill, query } from "../dom/elements.js";
import { icon } from "../dom/icons.js";

/** @import { Child } from "../dom/elements.js" */
/** @import { Connection } from "../net/connection.js" */
/** @import { NoteEvent, RefusalEvent } from "../net/protocol.js" */
/** @import { PageContext } from "../state/page-context.js" */

/** @typedef {"delay" | "fail"} Fault */

const KEY = "sandbox-panel";
const RESULT_SHOWN = 1200; // milliseconds
const STATUSES = [500, 502, 503, 429, 403, 404];

export class Panel {
    /**
     * @param {PageContext} page
     * @param {Connection} connection
     */
    constructor({ state, texts }, connection) {
        this.state = state;
        this.connection = connection;
        this.texts = texts;
        this.name = state.world.bot.name;
        this.online = el("p.bot-state");
        this.restart = this.#action("restart", texts.restart);
        this.restartHint = el("small");
        this.checks = el("p");
        this.refusals = el("ul.refusals", { "aria-live": "polite" });
        this.notes = el("ul.refusals", { "aria-live": "polite" });
        this.element = el(
            "aside.panel",
            {
                id: "panel",
                "aria-label": texts.panel,
                hidden: localStorage.getItem(KEY) !== "open",
                onkeydown: (event) => event.key === "Escape" && this.#close(),
            },
            this.#content(),
        );
        this.toggle = button("tool", "panel", texts.panel, () => this.#toggle(), icon("sliders"));
        this.toggle.setAttribute("aria-controls", "panel");
        state.on("world", () => this.show());
        state.on("panel", () => this.show());
        this.show();
    }

    show() {
        const { world, refusals, notes } = this.state;
        const { texts } = this;
        fill(
            this.online,
            el("span.dot", { data: { online: world.bot.online } }),
            `${world.bot.name}: ${world.bot.online ? texts.online : texts.offline}`,
        );
        this.online.dataset.online = String(world.bot.online);
        this.restart.disabled = !world.can_restart;
        this.restartHint.textContent = world.can_restart ? texts.restartHint : texts.cannotRestart;
        this.checks.textContent = texts.checkedBy[world.checks];
        this.checks.dataset.checks = world.checks;
        fill(this.refusals, refusals.length ? refusals.map(bodyItem) : el("li.none", {}, texts.noRefusals));
        fill(this.notes, notes.length ? notes.map(bodyItem) : el("li.none", {}, texts.noRefusals));
        fill(
            this.toggle,
            icon("sliders"),
            refusals.length > 0 && el("span.badge", { title: texts.refusalsNew(refusals.length) }, refusals.length),
        );
        this.toggle.setAttribute("aria-expanded", String(!this.element.hidden));
    }

    #toggle() {
        this.element.hidden = !this.element.hidden;
        localStorage.setItem(KEY, this.element.hidden ? "closed" : "open");
        this.show();
        if (!this.element.hidden) query(this.element, "button:not(:disabled)")?.focus();
    }

    #close() {
        this.#toggle();
        this.toggle.focus();
    }

    #content() {
        const { texts } = this;
        /** @type {(title: string, ...children: Child[]) => HTMLElement} */
        const section = (title, ...children) => el("section", {}, el("h3", {}, title), ...children);
        return [
            el(
                "header",
                {},
                el("h2", {}, texts.panel),
                button("tool", "close-panel", texts.close, () => this.#close(), icon("close")),
            ),
            el("p.intro", {}, texts.panelIntro(this.name)),
            section(
                texts.bot,
                this.online,
                this.restart,
                this.restartHint,
                this.#action("drop", texts.drop),
                el("small", {}, texts.dropHint),
            ),
            section(
                texts.delay,
                this.#form("delay", [
                    this.#number("calls", texts.calls, 1, 100, 1),
                    this.#number("seconds", texts.seconds, 2, 900, "any"),
                ]),
            ),
            section(texts.fail, this.#form("fail", [this.#number("calls", texts.calls, 1, 100, 1), this.#statuses()])),
            section(texts.refusals, this.refusals),
            section(texts.notes, this.notes, el("small", {}, texts.notesHint)),
            section(texts.checks, this.checks),
        ];
    }

    /**
     * Return a button that asks the sandbox to do something, and shows the result.
     * @param {"restart" | "drop"} what
     * @param {string} label
     */
    #action(what, label) {
        const node = el(
            "button.component-button",
            { type: "button", data: { style: "secondary", action: what } },
            label,
        );
        node.addEventListener("click", () => this.#run(() => this.connection.request(what, {}), node, label));
        return node;
    }

    /**
     * @param {Fault} what
     * @param {HTMLElement[]} fields
     */
    #form(what, fields) {
        const send = el(
            "button.component-button",
            { type: "submit", data: { style: "secondary", action: what } },
            this.texts.apply,
        );
        const form = el("form", { data: { form: what } }, fields, send);
        form.addEventListener("submit", (event) => {
            event.preventDefault();
            this.#run(() => this.#cause(what, new FormData(form)), send, this.texts.apply);
        });
        return form;
    }

    /**
     * @param {Fault} what
     * @param {FormData} data
     */
    #cause(what, data) {
        const calls = Number(data.get("calls"));
        if (what === "fail") return this.connection.request(what, { calls, status: Number(data.get("status")) });
        return this.connection.request(what, { calls, seconds: Number(data.get("seconds")) });
    }

    /**
     * @param {string} name
     * @param {string} label
     * @param {number} value
     * @param {number} max
     * @param {number | "any"} step
     */
    #number(name, label, value, max, step) {
        return el(
            "label",
            {},
            label,
            el("input", { type: "number", name, value, min: step === "any" ? 0 : 1, max, step, required: true }),
        );
    }

    #statuses() {
        return el(
            "label",
            {},
            this.texts.status,
            el(
                "select",
                { name: "status" },
                STATUSES.map((status) => el("option", { value: status }, status)),
            ),
        );
    }

    /**
     * Send a request, and show on its button for a moment whether it was served. Until then the button does nothing.
     * It stays focusable, since Escape closes the panel only while the focus is in it.
     * @param {() => Promise<unknown>} request
     * @param {HTMLButtonElement} node
     * @param {string} label
     */
    async #run(request, node, label) {
        if (node.ariaDisabled === "true") return;
        node.ariaDisabled = "true";
        try {
            await request();
            node.textContent = `✓ ${this.texts.done}`;
        } catch (error) {
            node.textContent = error instanceof Error ? error.message : String(error);
        }
        setTimeout(() => {
            node.textContent = label;
            node.ariaDisabled = null;
        }, RESULT_SHOWN);
    }
}

/** @param {RefusalEvent | NoteEvent} body */
function bodyItem({ event, method, path, problems }) {
    const lines = problems.map((problem) => el("li", {}, el("code", {}, problem.path), " ", problem.message));
    return el(
        "li",
        { data: { [event]: `${method} ${path}` } },
        el("strong", {}, `${method} ${path}`),
        el("ul", {}, lines),
    );
}
