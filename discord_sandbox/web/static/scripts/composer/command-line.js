/** The message box while a command is typed: its name, a pill for each option, and a field to add optional ones. */

import { isComposing } from "../dom/composing.js";
import { button, el } from "../dom/elements.js";
import { icon } from "../dom/icons.js";
import { localisedDescription, localisedName } from "../texts/texts.js";
import { OptionPill } from "./option-pill.js";

/** @import { ElementEvent } from "../dom/elements.js" */
/** @import { Choice, Command, Option } from "../net/protocol.js" */
/** @import { PageContext } from "../state/page-context.js" */
/** @import { ChoiceList } from "./choice-list.js" */

/** @typedef {Record<string, string | number>} Values by the options' names */
/**
 * What a command line needs of the message box.
 * @typedef {object} CommandLineContext
 * @property {PageContext} page
 * @property {ChoiceList} choices
 * @property {(command: Command, option: string, typed: string, options: Values) => Promise<Choice[]>} complete
 * @property {(command: Command, options: Values) => void} send
 * @property {() => void} cancel
 */

export class CommandLine {
    /** @type {OptionPill[]} */
    #pills = [];

    /**
     * @param {Command} command
     * @param {CommandLineContext} context
     */
    constructor(command, context) {
        this.command = command;
        this.context = context;
        const { texts, locale } = context.page;
        const name = `/${localisedName(command, locale)}`;
        this.tail = el("input.tail", {
            type: "text",
            autocomplete: "off",
            role: "combobox",
            "aria-expanded": "false",
            "aria-label": texts.optionsTitle,
            data: { optionTail: true },
            oninput: () => this.#offerOptions(),
            onfocus: () => this.#offerOptions(),
            onblur: () => context.choices.hide(),
        });
        this.more = el("button.pill.more", {
            type: "button",
            data: { action: "more-options" },
            onclick: () => this.tail.focus(),
        });
        this.pills = el("span.pills");
        this.problem = el("div.problem", { role: "alert", hidden: true, data: { problem: true } });
        const fields = el(
            "div.command-fields",
            {},
            el("span.command-name", {}, name),
            this.pills,
            this.tail,
            this.more,
        );
        fields.addEventListener("click", (event) => event.target === fields && this.focus());
        this.element = el(
            "div.command-line",
            {
                role: "group",
                "aria-label": name,
                data: { commandLine: command.name },
                onkeydown: (event) => this.#onKey(event),
            },
            fields,
            button("tool", "cancel-command", texts.cancelCommand, () => context.cancel(), icon("close")),
            this.problem,
        );
        for (const option of command.options ?? []) if (option.required) this.#add(option);
        this.#showMore();
    }

    focus() {
        const empty = this.#pills.find((pill) => !pill.text);
        (empty?.field ?? this.tail).focus();
    }

    /**
     * Put what was typed after the command's name into its first option.
     * @param {string} text
     */
    write(text) {
        if (!text) return;
        const [option] = this.#rest();
        if (!this.#pills.length && option) this.#add(option);
        this.#pills[0]?.write(text);
    }

    /** Send the command, or show what is wrong. */
    send() {
        const filled = this.#pills.filter((pill) => pill.option.required || pill.text.trim());
        const wrong = filled.find((pill) => pill.problem);
        for (const pill of this.#pills) pill.markWrong(pill === wrong);
        this.problem.hidden = !wrong;
        this.problem.textContent = wrong?.problem ?? "";
        if (wrong) wrong.field.focus();
        else this.context.send(this.command, this.#values(filled));
    }

    /**
     * @param {OptionPill[]} pills
     * @returns {Values}
     */
    #values(pills) {
        return Object.fromEntries(pills.map((pill) => [pill.option.name, pill.value]));
    }

    /** Return the options that have no pill yet. */
    #rest() {
        return (this.command.options ?? []).filter((option) => !this.#pills.some((pill) => pill.option === option));
    }

    /** @param {Option} option */
    #add(option) {
        const { page, choices, complete } = this.context;
        const pill = new OptionPill(option, {
            page,
            choices,
            next: (done) => this.#next(done),
            complete: (asked, typed) => {
                const others = this.#pills.filter((other) => other.option !== asked && other.text.trim());
                return complete(this.command, asked.name, typed, this.#values(others));
            },
        });
        this.#pills.push(pill);
        this.pills.append(pill.element);
        this.#showMore();
        return pill;
    }

    /** @param {OptionPill} pill */
    #next(pill) {
        const following = this.#pills.slice(this.#pills.indexOf(pill) + 1).find((other) => !other.text);
        (following?.field ?? this.tail).focus();
    }

    #showMore() {
        const count = this.#rest().length;
        this.more.hidden = count === 0;
        this.more.textContent = this.context.page.texts.moreOptions(count);
    }

    #offerOptions() {
        const { page, choices } = this.context;
        const typed = this.tail.value.trim().toLowerCase();
        const items = this.#rest()
            .filter(
                (option) =>
                    localisedName(option, page.locale).toLowerCase().includes(typed) || option.name.includes(typed),
            )
            .map((option) => ({
                data: { addOption: option.name },
                pick: () => {
                    this.tail.value = "";
                    this.#add(option).field.focus();
                },
                content: [
                    el(
                        "span.choice-texts",
                        {},
                        el("span.choice-name", {}, localisedName(option, page.locale)),
                        el("span.choice-detail", {}, localisedDescription(option, page.locale)),
                    ),
                ],
            }));
        if (items.length) choices.show(this.tail, items, { title: page.texts.optionsTitle, first: typed !== "" });
        else choices.hide();
    }

    /** @param {ElementEvent<KeyboardEvent>} event */
    #onKey(event) {
        if (isComposing(event) || this.context.choices.onKey(event)) return;
        const { target } = event;
        if (!(target instanceof HTMLInputElement)) return;
        if (event.key === "Enter") {
            event.preventDefault();
            this.send();
        } else if (event.key === "Escape") {
            event.preventDefault();
            for (const pill of this.#pills) pill.cancelRequests();
            // with something typed, an Escape that comes after the list has gone must not throw it away
            if (this.#pills.every((pill) => !pill.text)) this.context.cancel();
        } else if (event.key === "Backspace" && target.value === "") {
            event.preventDefault();
            this.#onBackspace(target);
        }
    }

    /**
     * Backspace in an empty field removes an optional option, else goes to the one before, else leaves the command.
     * @param {HTMLInputElement} field
     */
    #onBackspace(field) {
        const index = field === this.tail ? this.#pills.length : this.#pills.findIndex((pill) => pill.field === field);
        const pill = this.#pills[index];
        if (pill && !pill.option.required) {
            this.#pills.splice(index, 1);
            pill.element.remove();
            this.#showMore();
        }
        if (index === 0) this.context.cancel();
        else this.#pills[index - 1].field.focus();
    }
}
