/** Input methods, with which Chinese is typed: their keys are not the page's. */

const IN_INPUT_METHOD = 229; // the key code while an input method takes the keys, also where isComposing isn't set

/**
 * Return whether a key belongs to an input method.
 * @param {KeyboardEvent} event
 */
export function isComposing(event) {
    return event.isComposing || event.keyCode === IN_INPUT_METHOD;
}
