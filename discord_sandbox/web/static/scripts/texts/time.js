/** Dates as Discord writes them, in the person's locale. */

/** @import { Texts } from "./en.js" */

/** @type {Record<string, Intl.DateTimeFormatOptions>} by the letter in `<t:…:letter>` */
const STYLES = {
    t: { timeStyle: "short" },
    T: { timeStyle: "medium" },
    d: { dateStyle: "short" },
    D: { dateStyle: "long" },
    f: { dateStyle: "long", timeStyle: "short" },
    F: { dateStyle: "full", timeStyle: "short" },
    s: { dateStyle: "short", timeStyle: "short" },
    S: { dateStyle: "short", timeStyle: "medium" },
};

const DAY = 86400000; // milliseconds

/** @type {[Intl.RelativeTimeFormatUnit, number][]} each with its milliseconds */
const UNITS = [
    ["year", 365 * DAY],
    ["month", 30 * DAY],
    ["day", DAY],
    ["hour", 3600000],
    ["minute", 60000],
    ["second", 1000],
];

/**
 * Return a date in one of Discord's styles.
 * @param {Date} date
 * @param {string} style
 * @param {string} locale
 */
export function timeStyle(date, style, locale) {
    return new Intl.DateTimeFormat(locale, STYLES[style]).format(date);
}

/**
 * @param {Date} date
 * @param {string} locale
 */
export function fullTime(date, locale) {
    return timeStyle(date, "F", locale);
}

/**
 * Return "3 hours ago" or "in 2 days".
 * @param {Date} date
 * @param {string} locale
 */
export function relativeTime(date, locale) {
    const distance = date.valueOf() - Date.now();
    const [unit, length] =
        UNITS.find(([, milliseconds]) => Math.abs(distance) >= milliseconds) ?? UNITS[UNITS.length - 1];
    return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(Math.round(distance / length), unit);
}

/**
 * Return what stands beside a name: the time today, "Yesterday at" before that, else date and time.
 * @param {Date} date
 * @param {string} locale
 * @param {Texts} texts
 */
export function messageTime(date, locale, texts) {
    const days = Math.round((startOfDay(new Date()) - startOfDay(date)) / DAY);
    if (days === 0) return texts.today(timeStyle(date, "t", locale));
    if (days === 1) return texts.yesterday(timeStyle(date, "t", locale));
    return timeStyle(date, "s", locale);
}

/**
 * @param {Date} date
 * @param {string} locale
 */
export function dayTitle(date, locale) {
    return timeStyle(date, "D", locale);
}

/**
 * @param {Date} one
 * @param {Date} other
 */
export function sameDay(one, other) {
    return startOfDay(one) === startOfDay(other);
}

/** @param {Date} date */
function startOfDay(date) {
    return new Date(date).setHours(0, 0, 0, 0);
}
