/** Who one is, at the foot of the channel list, and the switch to be somebody else. */

import { avatar } from "../components/avatar.js";
import { button, el, fill } from "../dom/elements.js";
import { icon } from "../dom/icons.js";
import { openPopover } from "../dom/popover.js";
import { aboutPerson } from "../texts/texts.js";
import { currentTheme, onSystemTheme, toggleTheme } from "./theme.js";

/** `become(person)` starts over as somebody else. */
export function peopleSwitch(state, names, become) {
    const { texts } = names;
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
            avatar(me, "small", names),
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
                    onclick: () => (person.id === state.world.me ? list.hidePopover() : become(person.id)),
                },
                avatar(person, "small", names),
                el(
                    "span.who-texts",
                    {},
                    el("span.who-name", {}, person.name),
                    el("small", {}, aboutPerson(person, names.locale)),
                ),
                el("span.locale", {}, person.locale),
            ),
        );
        const list = el("div.people", { role: "listbox", "aria-label": texts.switchPerson, onkeydown: move }, items);
        openPopover(list, who);
        list.querySelector("[aria-selected=true]").focus();
    }
}

function move(event) {
    const items = [...event.currentTarget.children];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    items[(items.indexOf(document.activeElement) + step + items.length) % items.length].focus();
}
