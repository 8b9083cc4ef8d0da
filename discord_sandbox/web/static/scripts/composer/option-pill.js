/** One option of a command that is being typed: a pill with a field, and what can be chosen for it. */

import { el } from "../dom/elements.js";
import { localised } from "../texts/texts.js";

const TYPING_PAUSE = 150; // milliseconds after the last key before the bot is asked for choices
const [INTEGER, BOOLEAN, USER, CHANNEL, NUMBER] = [4, 5, 6, 7, 10];

export class OptionPill {
    #choice = null; // { shown, value }: what was picked, as long as the text is still its name
    #asked = 0;
    #timer = null;

    /** `line` has `names`, `choices` (the list), `complete(option, typed)` and `next(pill)`. */
    constructor(option, line) {
        this.option = option;
        this.line = line;
        const name = localised(option, "name", line.names.locale);
        this.field = el("input", {
            type: "text",
            autocomplete: "off",
            spellcheck: "false",
            role: "combobox",
            "aria-autocomplete": "list",
            "aria-expanded": "false",
            "aria-label": `${name}: ${localised(option, "description", line.names.locale)}`,
            maxlength: option.max_length,
            data: { optionField: option.name },
            oninput: () => this.#typed(),
            onfocus: () => this.offer(0),
            onblur: () => line.choices.hide(),
        });
        this.element = el(
            "label.pill",
            { data: { option: option.name, required: option.required } },
            el("span.pill-name", {}, name),
            this.field,
        );
        this.#fit();
    }

    get text() {
        return this.field.value;
    }

    /** Put a text in, as if it were typed. */
    write(text) {
        this.field.value = text;
        this.#typed();
    }

    /** What to send: a picked choice's value, else the text. */
    get value() {
        const text = this.text.trim();
        const fixed = this.#fixed().find(
            (choice) => choice.shown.toLowerCase() === text.toLowerCase() || String(choice.value) === text,
        );
        return this.#choice?.value ?? fixed?.value ?? this.line.names.encode(text);
    }

    /** What is wrong with the value, in the person's language; null if nothing is. */
    get problem() {
        const { texts } = this.line.names;
        if (!this.text.trim()) return texts.optionRequired;
        const fixed = this.#fixed();
        if (fixed.length && !fixed.some((choice) => choice.value === this.value)) return texts.optionInvalid;
        if ([INTEGER, NUMBER].includes(this.option.type) && !/^-?\d+(\.\d+)?$/.test(this.value))
            return texts.optionInvalid;
        return null;
    }

    complain(wrong) {
        this.element.classList.toggle("wrong", wrong);
        this.field.setAttribute("aria-invalid", String(wrong));
    }

    /** Show what can be chosen; the bot is asked after `pause` milliseconds without another key. */
    offer(pause) {
        this.hush();
        if (!this.option.autocomplete) {
            const words = this.#choice ? "" : this.text.toLowerCase();
            const fixed = this.#fixed();
            this.#show(
                fixed.filter((choice) => choice.shown.toLowerCase().includes(words)),
                fixed.length > 0 && this.text !== "",
                true,
            );
            return;
        }
        this.#timer = setTimeout(() => this.#ask(this.#asked), pause);
    }

    /** Don't show choices that are still on their way. */
    hush() {
        clearTimeout(this.#timer);
        this.#asked += 1;
    }

    async #ask(number) {
        const { names, complete } = this.line;
        let choices = null;
        try {
            choices = await complete(this.option, this.text);
        } catch {
            choices = null;
        }
        if (number !== this.#asked || document.activeElement !== this.field) return;
        if (!choices) this.line.choices.show(this.field, [], { title: this.#title(), note: names.texts.choicesFailed });
        else
            this.#show(
                choices.map((choice) => ({ shown: localised(choice, "name", names.locale), value: choice.value })),
                true,
                false,
            );
    }

    #show(choices, note, first) {
        const items = choices.map((choice) => ({
            data: { choice: choice.value },
            content: [el("span", {}, choice.shown)],
            pick: () => this.#pick(choice),
        }));
        this.line.choices.show(this.field, items, {
            title: this.#title(),
            first,
            note: note ? this.line.names.texts.noChoices : null,
        });
    }

    #title() {
        const { locale } = this.line.names;
        return `${localised(this.option, "name", locale)} · ${localised(this.option, "description", locale)}`;
    }

    #pick(choice) {
        this.field.value = choice.shown;
        this.#choice = choice;
        this.complain(false);
        this.#fit();
        this.line.choices.hide();
        this.line.next(this);
    }

    #typed() {
        this.#choice = null;
        this.complain(false);
        this.#fit();
        this.offer(TYPING_PAUSE);
    }

    /** The choices that don't need the bot. */
    #fixed() {
        const { names } = this.line;
        const { option } = this;
        if (option.type === BOOLEAN)
            return [
                { shown: names.texts.yes, value: "true" },
                { shown: names.texts.no, value: "false" },
            ];
        if (option.type === USER)
            return names.state.world.people.map((person) => ({ shown: `@${person.name}`, value: person.id }));
        if (option.type === CHANNEL)
            return (names.state.guild?.channels ?? []).map((channel) => ({
                shown: `#${channel.name}`,
                value: channel.id,
            }));
        return (option.choices ?? []).map((choice) => ({
            shown: localised(choice, "name", names.locale),
            value: choice.value,
        }));
    }

    /** As wide as its text, Chinese letters counted twice. */
    #fit() {
        const width = [...this.text].reduce((sum, letter) => sum + (letter > "\u2e80" ? 2 : 1), 0);
        this.field.style.width = `${Math.max(width, 2) + 1}ch`;
    }
}
