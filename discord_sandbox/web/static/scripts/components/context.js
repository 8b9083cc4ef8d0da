/** What a component of a message needs beside itself, as a type. */

/** @import { Press } from "../state/state.js" */
/** @import { PageContext } from "../state/page-context.js" */

/**
 * @typedef {object} ComponentContext
 * @property {PageContext} page
 * @property {Press | null} pressed the press that is under way or has failed
 * @property {(customId: string, componentType: number, values?: string[]) => void} press
 */

/**
 * Return the press that is under way, or null.
 * @param {ComponentContext} context
 */
export function pressUnderWay({ pressed }) {
    return pressed && !pressed.failed ? pressed : null;
}
