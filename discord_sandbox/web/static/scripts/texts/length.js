/** How long a text is, as Discord counts it: in code points, so that an emoji of one is one character. */

/** @import { Texts } from "./en.js" */

export const LONGEST_MESSAGE = 2000;
export const LONGEST_OPTION = 6000;
export const LONGEST_FIELD = 4000;
export const LONGEST_TITLE = 100;

/** @param {string} text */
export function characters(text) {
    return [...text].length;
}

/**
 * Return what is wrong with a text's length, in the person's language; null if nothing is.
 * @param {string} text
 * @param {number} least
 * @param {number} most
 * @param {Texts} texts
 */
export function lengthProblem(text, least, most, texts) {
    const count = characters(text);
    return count < least || count > most ? texts.lengthBetween(least, most) : null;
}
