/** One option of a command that is being typed: a pill with a field, and what can be chosen for it. */

import { el } from "../dom/elements.js";
import { OptionType } from "../net/discord.js";
import { LONGEST_OPTION, lengthProblem } from "../texts/length.js";
import { localisedDescription, localisedName } from "../texts/texts.js";

/** @import { Choice, Option } from "../net/protocol.js" */
/** @import { PageContext } from "../state/page-context.js" */
/** @import { ChoiceList } from "./choice-list.js" */

/** @typedef {{ shown: string, value: string | number }} ShownChoice */
/**
 * What a pill needs of the command line that it stands in.
 * @typedef {object} PillLine
 * @property {PageContext} page
 * @property {ChoiceList} choices
 * @property {(option: Option, typed: string) => Promise<Choice[]>} complete asks the bot
 * @property {(pill: OptionPill) => void} next goes to the next pill
 */

const TYPING_PAUSE = 150; // milliseconds after the last key before the bot is asked for choices
/** @type {number[]} */
const NUMBERS = [OptionType.INTEGER, OptionType.NUMBER];

export class OptionPill {
    /** @type {ShownChoice | null} what was picked, as long as the text is still its name */
    #choice = null;
    #requests = 0; // counted, so that an answer to an older one is not shown
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    #timer;

    /**
     * @param {Option} option
     * @param {PillLine} line
     */
    constructor(option, line) {
        this.option = option;
        this.line = line;
        const name = localisedName(option, line.page.locale);
        this.field = el("input", {
            type: "text",
            autocomplete: "off",
            spellcheck: "false",
            role: "combobox",
            "aria-autocomplete": "list",
            "aria-expanded": "false",
            "aria-label": `${name}: ${localisedDescription(option, line.page.locale)}`,
            data: { optionField: option.name },
            oninput: () => this.#onInput(),
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

    /**
     * Put a text in, as if it were typed.
     * @param {string} text
     */
    write(text) {
        this.field.value = text;
        this.#onInput();
    }

    /** What to send: a picked choice's value, else the text. */
    get value() {
        const text = this.text.trim();
        const fixed = this.#fixedChoices().find(
            (choice) => choice.shown.toLowerCase() === text.toLowerCase() || String(choice.value) === text,
        );
        return this.#choice?.value ?? fixed?.value ?? this.line.page.encodeMentions(text);
    }

    /** What is wrong with the value, in the person's language; null if nothing is. */
    get problem() {
        const { texts } = this.line.page;
        if (!this.text.trim()) return texts.optionRequired;
        const fixed = this.#fixedChoices();
        if (fixed.length && !fixed.some((choice) => choice.value === this.value)) return texts.optionInvalid;
        if (NUMBERS.includes(this.option.type) && !/^-?\d+(\.\d+)?$/.test(String(this.value)))
            return texts.optionInvalid;
        return this.#lengthProblem;
    }

    get #lengthProblem() {
        const { type, min_length: least, max_length: most } = this.option;
        if (type !== OptionType.STRING) return null;
        return lengthProblem(String(this.value), least ?? 0, most ?? LONGEST_OPTION, this.line.page.texts);
    }

    /**
     * Show whether the value is wrong.
     * @param {boolean} wrong
     */
    markWrong(wrong) {
        this.element.classList.toggle("wrong", wrong);
        this.field.setAttribute("aria-invalid", String(wrong));
    }

    /**
     * Show what can be chosen; the bot is asked after a pause without another key.
     * @param {number} pause milliseconds
     */
    offer(pause) {
        this.cancelRequests();
        if (!this.option.autocomplete) {
            const words = this.#choice ? "" : this.text.toLowerCase();
            const fixed = this.#fixedChoices();
            this.#show(
                fixed.filter((choice) => choice.shown.toLowerCase().includes(words)),
                fixed.length > 0 && this.text !== "",
                true,
            );
            return;
        }
        if (this.text.length > LONGEST_OPTION) this.line.choices.hide();
        else this.#timer = setTimeout(() => this.#request(this.#requests), pause);
    }

    /** Don't show choices that are still on their way. */
    cancelRequests() {
        clearTimeout(this.#timer);
        this.#requests += 1;
    }

    /** @param {number} number of the request */
    async #request(number) {
        const { page, complete } = this.line;
        const choices = await complete(this.option, this.text).catch(() => null);
        if (number !== this.#requests || document.activeElement !== this.field) return;
        if (!choices) this.line.choices.show(this.field, [], { title: this.#title(), note: page.texts.choicesFailed });
        else
            this.#show(
                choices.map((choice) => ({ shown: localisedName(choice, page.locale), value: choice.value })),
                true,
                false,
            );
    }

    /**
     * @param {ShownChoice[]} choices
     * @param {boolean} note whether to say so where there are none
     * @param {boolean} first whether the first one is chosen already
     */
    #show(choices, note, first) {
        const items = choices.map((choice) => ({
            data: { choice: choice.value },
            content: [el("span", {}, choice.shown)],
            pick: () => this.#pick(choice),
        }));
        this.line.choices.show(this.field, items, {
            title: this.#title(),
            first,
            note: note ? this.line.page.texts.noChoices : null,
        });
    }

    #title() {
        const { locale } = this.line.page;
        return `${localisedName(this.option, locale)} · ${localisedDescription(this.option, locale)}`;
    }

    /** @param {ShownChoice} choice */
    #pick(choice) {
        this.field.value = choice.shown;
        this.#choice = choice;
        this.markWrong(false);
        this.#fit();
        this.line.choices.hide();
        this.line.next(this);
    }

    #onInput() {
        this.#choice = null;
        this.markWrong(false);
        this.#fit();
        this.offer(TYPING_PAUSE);
    }

    /**
     * Return the choices that don't need the bot.
     * @returns {ShownChoice[]}
     */
    #fixedChoices() {
        const { page } = this.line;
        const { option } = this;
        if (option.type === OptionType.BOOLEAN)
            return [
                { shown: page.texts.yes, value: "true" },
                { shown: page.texts.no, value: "false" },
            ];
        if (option.type === OptionType.USER)
            return page.state.world.people.map((person) => ({ shown: `@${person.name}`, value: person.id }));
        if (option.type === OptionType.CHANNEL)
            return (page.state.guild?.channels ?? []).map((channel) => ({
                shown: `#${channel.name}`,
                value: channel.id,
            }));
        return (option.choices ?? []).map((choice) => ({
            shown: localisedName(choice, page.locale),
            value: choice.value,
        }));
    }

    /** Make the field as wide as its text, Chinese letters counted twice. */
    #fit() {
        const width = [...this.text].reduce((sum, letter) => sum + (letter > "\u2e80" ? 2 : 1), 0);
        this.field.style.width = `${Math.max(width, 2) + 1}ch`;
    }
}
