/** The person who looks at the page, at the foot of the sidebar; a list to switch to somebody else; the theme. */

import { avatar } from "../components/avatar.js";
import { moveFocus } from "../dom/arrow-keys.js";
import { button, el, fill, query, queryAll } from "../dom/elements.js";
import { icon } from "../dom/icons.js";
import { openPopover } from "../dom/popover.js";
import { aboutPerson } from "../texts/texts.js";
import { currentTheme, onSystemTheme, toggleTheme } from "./theme.js";

/** @import { ElementEvent } from "../dom/elements.js" */
/** @import { PageContext } from "../state/page-context.js" */

/**
 * @param {PageContext} page
 * @param {(personId: string) => void} switchPerson starts over as somebody else
 */
export function personSwitch(page, switchPerson) {
    const { state, texts } = page;
    const who = el("button.who", {
        type: "button",
        "aria-haspopup": "listbox",
        data: { action: "people" },
        onclick: () => open(),
    });
    const theme = button("tool", "theme", "", () => {
        toggleTheme();
        showTheme();
    });
    showTheme();
    onSystemTheme(showTheme);
    state.on("world", show);
    show();
    return el("div.me", {}, who, theme);

    function show() {
        const { me } = state;
        fill(
            who,
            avatar(me, "small", page),
            el("span.who-texts", {}, el("span.who-name", {}, me.name), el("small", {}, aboutPerson(me, me.locale))),
        );
        who.setAttribute("aria-label", `${texts.you} ${me.name}. ${texts.switchPerson}`);
        who.title = texts.switchPerson;
        who.dataset.me = me.id;
    }

    function showTheme() {
        const other = currentTheme() === "dark" ? "light" : "dark";
        fill(theme, icon(other === "light" ? "sun" : "moon"));
        theme.title = texts.theme[other];
        theme.setAttribute("aria-label", texts.theme[other]);
    }

    function open() {
        const items = state.world.people.map((person) =>
            el(
                "button.person",
                {
                    type: "button",
                    role: "option",
                    "aria-selected": String(person.id === state.world.me),
                    data: { person: person.id, name: person.name },
                    onclick: () => (person.id === state.world.me ? list.hidePopover() : switchPerson(person.id)),
                },
                avatar(person, "small", page),
                el(
                    "span.who-texts",
                    {},
                    el("span.who-name", {}, person.name),
                    el("small", {}, aboutPerson(person, page.locale)),
                ),
                el("span.locale", {}, person.locale),
            ),
        );
        /** @type {HTMLElement} */
        const list = el("div.people", { role: "listbox", "aria-label": texts.switchPerson, onkeydown: onKey }, items);
        openPopover(list, who);
        query(list, "[aria-selected=true]")?.focus();
    }
}

/** @param {ElementEvent<KeyboardEvent>} event */
function onKey(event) {
    moveFocus(event, queryAll(event.currentTarget, ":scope > .person"));
}
