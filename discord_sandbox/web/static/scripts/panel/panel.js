/** The panel beside the chat: what one can do to the bot here, and what Discord would refuse of what it sent. */

import { button, el, fill } from "../dom/elements.js";
import { icon } from "../dom/icons.js";

const KEY = "sandbox-panel";
const STATUSES = [500, 502, 503, 429, 403, 404];

export class Panel {
    constructor(state, connection, names) {
        this.state = state;
        this.connection = connection;
        this.texts = names.texts;
        this.name = state.world.bot.name;
        this.online = el("p.bot-state");
        this.restart = this.#act("restart", this.texts.restart);
        this.restartHint = el("small");
        this.checks = el("p");
        this.refusals = el("ul.refusals", { "aria-live": "polite" });
        this.element = el(
            "aside.panel",
            {
                id: "panel",
                "aria-label": this.texts.panel,
                hidden: localStorage.getItem(KEY) !== "open",
                onkeydown: (event) => event.key === "Escape" && this.#close(),
            },
            this.#content(),
        );
        this.toggle = button("tool", "panel", this.texts.panel, () => this.#toggle(), icon("sliders"));
        this.toggle.setAttribute("aria-controls", "panel");
        for (const event of ["world", "panel"]) state.on(event, () => this.show());
        this.show();
    }

    show() {
        const { world, refusals } = this.state;
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
        fill(this.refusals, refusals.length ? refusals.map(refusal) : el("li.none", {}, texts.noRefusals));
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
        if (!this.element.hidden) this.element.querySelector("button:not(:disabled)").focus();
    }

    #close() {
        this.#toggle();
        this.toggle.focus();
    }

    #content() {
        const { texts } = this;
        const section = (title, ...children) => el("section", {}, el("h3", {}, title), children);
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
                this.#act("drop", texts.drop),
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
            section(texts.checks, this.checks),
        ];
    }

    /** A button that asks the sandbox to do something, and says that it did. */
    #act(what, label) {
        const node = el(
            "button.component-button",
            { type: "button", data: { style: "secondary", action: what } },
            label,
        );
        node.addEventListener("click", () => this.#ask(what, {}, node, label));
        return node;
    }

    #form(what, fields) {
        const send = el(
            "button.component-button",
            { type: "submit", data: { style: "secondary", action: what } },
            this.texts.apply,
        );
        const submit = (event) => {
            event.preventDefault();
            const values = Object.fromEntries(
                [...new FormData(event.target)].map(([name, value]) => [name, Number(value)]),
            );
            this.#ask(what, values, send, this.texts.apply);
        };
        return el("form", { data: { form: what }, onsubmit: submit }, fields, send);
    }

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

    async #ask(what, fields, node, label) {
        node.disabled = true;
        try {
            await this.connection.request(what, fields);
            node.textContent = `✓ ${this.texts.done}`;
        } catch (error) {
            node.textContent = error.message;
        }
        setTimeout(() => {
            node.textContent = label;
            node.disabled = what === "restart" && !this.state.world.can_restart;
        }, 1200);
    }
}

function refusal({ method, path, problems }) {
    const lines = problems.map((problem) => el("li", {}, el("code", {}, problem.path), " ", problem.message));
    return el(
        "li",
        { data: { refusal: `${method} ${path}` } },
        el("strong", {}, `${method} ${path}`),
        el("ul", {}, lines),
    );
}
