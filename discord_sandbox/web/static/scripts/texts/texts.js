/** The page's own words, in the language of the person who looks at it. */

import { en } from "./en.js";
import { simplified } from "./zh-cn.js";
import { traditional } from "./zh-tw.js";

/** The texts for a Discord locale: `zh-CN`, `zh-TW`, anything else English. */
export function textsFor(locale) {
    if (locale === "zh-TW") return { ...en, ...traditional };
    if (locale.startsWith("zh")) return { ...en, ...simplified };
    return en;
}

/** A command's, option's or choice's name or description, localised as Discord does it. */
export function localised(thing, field, locale) {
    return thing[`${field}_localizations`]?.[locale] ?? thing[field];
}

/** Who a person is, in a line: `about` holds `en` and `zh`. */
export function aboutPerson(person, locale) {
    const about = person.about ?? {};
    return about[locale] ?? about[locale.split("-")[0]] ?? about.en ?? "";
}
