/** A field of a form: its label, its description, and below it what is wrong with it. */

import { el } from "../dom/elements.js";

/** @import { Child } from "../dom/elements.js" */
/** @import { FieldValue } from "../net/protocol.js" */
/** @import { Texts } from "../texts/en.js" */

/**
 * A field as its form needs it.
 * @typedef {object} Field
 * @property {HTMLElement} element
 * @property {FieldValue} value what it holds now
 * @property {() => boolean} check shows what is wrong with it; returns whether nothing is
 * @property {() => void} focus
 */
/**
 * @typedef {object} FrameOptions
 * @property {string} label
 * @property {string} [description]
 * @property {boolean} required
 * @property {Texts} texts
 */

let frames = 0;

/** What stands around a field's control. */
export class Frame {
    #control;

    /**
     * @param {HTMLElement} control gets its name and description from the frame
     * @param {FrameOptions} options
     * @param {Child} foot what stands beside the problem
     */
    constructor(control, { label, description, required, texts }, foot = null) {
        frames += 1;
        const id = `field-${frames}`;
        this.#control = control;
        const name = [label, required && [" ", el("span.required", { "aria-label": texts.required }, "*")]];
        const labelId = `${id}-label`;
        control.id = id;
        control.setAttribute("aria-labelledby", labelId);
        if (required) control.setAttribute("aria-required", "true");
        this.problem = el("div.problem", { id: `${id}-problem`, role: "alert", hidden: true, data: { problem: true } });
        const about = description ? el("p.field-description", { id: `${id}-about` }, description) : null;
        control.setAttribute("aria-describedby", [about?.id, this.problem.id].filter(Boolean).join(" "));
        const title = isLabelable(control)
            ? el("label", { id: labelId, for: id }, name)
            : el("div.field-label", { id: labelId }, name);
        this.element = el("div.field", {}, title, about, control, el("div.field-foot", {}, this.problem, foot));
    }

    /**
     * Show what is wrong, or that nothing is; return whether nothing is.
     * @param {string | null} problem
     */
    show(problem) {
        this.problem.hidden = problem === null;
        this.problem.textContent = problem ?? "";
        if (problem === null) this.#control.removeAttribute("aria-invalid");
        else this.#control.setAttribute("aria-invalid", "true");
        return problem === null;
    }
}

/**
 * Return what is wrong with how many things were chosen, in the person's language; null if nothing is.
 * @param {number} count
 * @param {{ required: boolean, least: number, most: number }} limits
 * @param {Texts} texts
 */
export function countProblem(count, { required, least, most }, texts) {
    if (count === 0) return required && least > 0 ? texts.fieldRequired : null;
    return count < least || count > most ? texts.chooseBetween(least, most) : null;
}

/**
 * Show what is wrong with each field, and go to the first that has something; return whether nothing is.
 * @param {Iterable<Field>} fields
 */
export function checkAll(fields) {
    const wrong = [...fields].filter((field) => !field.check());
    wrong[0]?.focus();
    return wrong.length === 0;
}

/** @param {HTMLElement} control */
function isLabelable(control) {
    return control.matches("input, textarea, button");
}
