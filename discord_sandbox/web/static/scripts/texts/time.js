/** Dates as Discord writes them, in the person's locale. */

const DAY = 86400000;

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

const UNITS = [
    ["year", 365 * DAY],
    ["month", 30 * DAY],
    ["day", DAY],
    ["hour", 3600000],
    ["minute", 60000],
    ["second", 1000],
];

export function timeStyle(date, style, locale) {
    return new Intl.DateTimeFormat(locale, STYLES[style]).format(date);
}

export function fullTime(date, locale) {
    return timeStyle(date, "F", locale);
}

/** "3 hours ago", "in 2 days". */
export function relativeTime(date, locale) {
    const distance = date.valueOf() - Date.now();
    const [unit, length] = UNITS.find(([, milliseconds]) => Math.abs(distance) >= milliseconds) ?? UNITS.at(-1);
    return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(Math.round(distance / length), unit);
}

/** Beside a name: the time today, "Yesterday at" before that, else date and time. */
export function messageTime(date, locale, texts) {
    const days = Math.round((startOfDay(new Date()) - startOfDay(date)) / DAY);
    if (days === 0) return texts.today(timeStyle(date, "t", locale));
    if (days === 1) return texts.yesterday(timeStyle(date, "t", locale));
    return timeStyle(date, "s", locale);
}

export function dayTitle(date, locale) {
    return timeStyle(date, "D", locale);
}

export function sameDay(one, other) {
    return startOfDay(one) === startOfDay(other);
}

function startOfDay(date) {
    return new Date(date).setHours(0, 0, 0, 0);
}
