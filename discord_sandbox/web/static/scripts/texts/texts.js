/** The page's own words, in the language of the person who looks at it. */

import { en } from "./en.js";
import { simplified } from "./zh-cn.js";
import { traditional } from "./zh-tw.js";

/** @import { Texts } from "./en.js" */
/**
 * Something that Discord knows in several languages: a command, an option or a choice.
 * @typedef {object} Localised
 * @property {string} name
 * @property {string} [description]
 * @property {Record<string, string> | null} [name_localizations]
 * @property {Record<string, string> | null} [description_localizations]
 */

/**
 * Return the texts for a Discord locale: `zh-CN`, `zh-TW`, anything else English.
 * @param {string} locale
 * @returns {Texts}
 */
export function textsFor(locale) {
    if (locale === "zh-TW") return { ...en, ...traditional };
    if (locale.startsWith("zh")) return { ...en, ...simplified };
    return en;
}

/**
 * Return the name of a command, an option or a choice in a locale, as Discord does it.
 * @param {Localised} thing
 * @param {string} locale
 */
export function localisedName(thing, locale) {
    return thing.name_localizations?.[locale] ?? thing.name;
}

/**
 * Return the description of a command or an option in a locale; empty where it has none.
 * @param {Localised} thing
 * @param {string} locale
 */
export function localisedDescription(thing, locale) {
    return thing.description_localizations?.[locale] ?? thing.description ?? "";
}

/**
 * Return who a person is, in a line.
 * @param {{ about: Record<string, string> }} person `about` holds `en` and `zh`
 * @param {string} locale
 */
export function aboutPerson({ about }, locale) {
    return about[locale] ?? about[locale.split("-")[0]] ?? about.en ?? "";
}
