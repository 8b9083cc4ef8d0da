/** The message box while a command is typed: its name, a pill for each option, and a place to add optional ones. */

import { button, el } from "../dom/elements.js";
import { icon } from "../dom/icons.js";
import { localised } from "../texts/texts.js";
import { OptionPill } from "./option-pill.js";

export class CommandLine {
    #pills = [];

    /** `given`: names, choices, complete(command, option, typed, options), send(command, options), cancel(). */
    constructor(command, given) {
        this.command = command;
        this.given = given;
        const { texts, locale } = given.names;
        this.tail = el("input.tail", {
            type: "text",
            autocomplete: "off",
            role: "combobox",
            "aria-expanded": "false",
            "aria-label": texts.optionsTitle,
            data: { optionTail: true },
            oninput: () => this.#offerOptions(),
            onfocus: () => this.#offerOptions(),
            onblur: () => given.choices.hide(),
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
            el("span.command-name", {}, `/${localised(command, "name", locale)}`),
            this.pills,
            this.tail,
            this.more,
        );
        fields.addEventListener("click", (event) => event.target === fields && this.focus());
        this.element = el(
            "div.command-line",
            {
                role: "group",
                "aria-label": `/${localised(command, "name", locale)}`,
                data: { commandLine: command.name },
                onkeydown: (event) => this.#key(event),
            },
            fields,
            button("tool", "cancel-command", texts.cancelCommand, () => given.cancel(), icon("close")),
            this.problem,
        );
        for (const option of command.options ?? []) if (option.required) this.#add(option);
        this.#showMore();
    }

    focus() {
        const empty = this.#pills.find((pill) => !pill.text);
        (empty?.field ?? this.tail).focus();
    }

    /** Put what was typed after the command's name into its first option. */
    write(text) {
        if (!text) return;
        if (!this.#pills.length && this.#rest().length) this.#add(this.#rest()[0]);
        this.#pills[0]?.write(text);
    }

    /** Send the command, or say what is wrong. */
    send() {
        const filled = this.#pills.filter((pill) => pill.option.required || pill.text.trim());
        const wrong = filled.find((pill) => pill.problem);
        for (const pill of this.#pills) pill.complain(pill === wrong);
        this.problem.hidden = !wrong;
        this.problem.textContent = wrong?.problem ?? "";
        if (wrong) wrong.field.focus();
        else this.given.send(this.command, this.#values(filled));
    }

    #values(pills) {
        return Object.fromEntries(pills.map((pill) => [pill.option.name, pill.value]));
    }

    #rest() {
        return (this.command.options ?? []).filter((option) => !this.#pills.some((pill) => pill.option === option));
    }

    #add(option) {
        const { names, choices, complete } = this.given;
        const pill = new OptionPill(option, {
            names,
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

    #next(pill) {
        const following = this.#pills.slice(this.#pills.indexOf(pill) + 1).find((other) => !other.text);
        (following?.field ?? this.tail).focus();
    }

    #showMore() {
        const count = this.#rest().length;
        this.more.hidden = count === 0;
        this.more.textContent = this.given.names.texts.moreOptions(count);
    }

    #offerOptions() {
        const { names, choices } = this.given;
        const typed = this.tail.value.trim().toLowerCase();
        const items = this.#rest()
            .filter(
                (option) =>
                    localised(option, "name", names.locale).toLowerCase().includes(typed) ||
                    option.name.includes(typed),
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
                        el("span.choice-name", {}, localised(option, "name", names.locale)),
                        el("span.choice-detail", {}, localised(option, "description", names.locale)),
                    ),
                ],
            }));
        if (items.length) choices.show(this.tail, items, { title: names.texts.optionsTitle, first: typed !== "" });
        else choices.hide();
    }

    #key(event) {
        if (event.isComposing || event.keyCode === 229 || this.given.choices.key(event)) return;
        const { target } = event;
        if (!(target instanceof HTMLInputElement)) return;
        if (event.key === "Enter") {
            event.preventDefault();
            this.send();
        } else if (event.key === "Escape") {
            event.preventDefault();
            for (const pill of this.#pills) pill.hush();
            // with something typed, an Escape that comes after the list has gone must not throw it away
            if (this.#pills.every((pill) => !pill.text)) this.given.cancel();
        } else if (event.key === "Backspace" && target.value === "") {
            event.preventDefault();
            this.#back(target);
        }
    }

    /** Backspace in an empty field: away with an optional option, else to the one before, else out of the command. */
    #back(field) {
        const at = field === this.tail ? this.#pills.length : this.#pills.findIndex((pill) => pill.field === field);
        const pill = this.#pills[at];
        if (pill && !pill.option.required) {
            this.#pills.splice(at, 1);
            pill.element.remove();
            this.#showMore();
        }
        if (at === 0) this.given.cancel();
        else this.#pills[at - 1].field.focus();
    }
}
