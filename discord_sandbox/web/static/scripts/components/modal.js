/** A form that the bot opens: labels, text inputs and selects. */

import { button, el, fill } from "../dom/elements.js";
import { icon } from "../dom/icons.js";
import { markdown } from "../markdown/markdown.js";
import { avatar } from "./avatar.js";
import { dots } from "./button.js";
import { selectField } from "./select.js";

const [ACTION_ROW, STRING_SELECT, TEXT_INPUT, TEXT_DISPLAY, LABEL] = [1, 3, 4, 10, 18];
const PARAGRAPH = 2;

/** Open the form; `submit(values)` gives a promise that is kept when the bot took it. */
export function openModal(modal, names, submit) {
    const { texts, state } = names;
    const bot = { ...state.world.bot, bot: true };
    const fields = new Map(); // custom id -> () => value
    const failure = el("div.failure", { role: "alert", hidden: true }, texts.formFailed);
    const send = el(
        "button.component-button",
        { type: "submit", data: { style: "primary", action: "submit-modal" } },
        texts.submit,
    );
    const dialog = el(
        "dialog.modal",
        { "aria-label": modal.title, data: { modal: modal.custom_id }, onclose: () => dialog.remove() },
        el(
            "form",
            { onsubmit: (event) => submitted(event) },
            el(
                "header.modal-head",
                {},
                avatar(bot, "small", names),
                el("h2", {}, modal.title),
                button("tool", "close-modal", texts.close, () => dialog.close(), icon("close")),
            ),
            el("p.modal-notice", {}, icon("warning"), texts.formNotice(bot.name)),
            el(
                "div.modal-body",
                {},
                modal.components.map((component) => part(component, names, fields)),
            ),
            failure,
            el(
                "footer.modal-foot",
                {},
                el(
                    "button.component-button",
                    {
                        type: "button",
                        data: { style: "secondary", action: "cancel-modal" },
                        onclick: () => dialog.close(),
                    },
                    texts.cancel,
                ),
                send,
            ),
        ),
    );
    document.body.append(dialog);
    dialog.showModal();
    dialog.querySelector("textarea, input, .select")?.focus();

    async function submitted(event) {
        event.preventDefault();
        send.disabled = true;
        failure.hidden = true;
        fill(send, dots());
        try {
            await submit(Object.fromEntries([...fields].map(([id, value]) => [id, value()])));
            dialog.close();
        } catch {
            failure.hidden = false;
            send.disabled = false;
            fill(send, texts.submit);
        }
    }
}

function part(component, names, fields) {
    if (component.type === TEXT_DISPLAY) return el("div.text-display", {}, markdown(component.content, names));
    if (component.type === ACTION_ROW)
        return component.components.map((inner) => labelled(inner.label, null, inner, names, fields));
    if (component.type === LABEL)
        return labelled(component.label, component.description, component.component, names, fields);
    return el("div.unknown-part", {}, names.texts.unknownPart(component.type));
}

function labelled(label, description, component, names, fields) {
    const field = fieldOf(component, label, names, fields);
    const wanted = (component.required ?? true) && [
        " ",
        el("span.required", { "aria-label": names.texts.required }, "*"),
    ];
    return el(
        "div.field",
        {},
        el("label", { for: field.id || null }, label, wanted),
        description && el("p.field-description", {}, description),
        field,
    );
}

function fieldOf(component, label, names, fields) {
    if (component.type === STRING_SELECT) return choice(component, label, names, fields);
    if (component.type !== TEXT_INPUT) return el("div.unknown-part", {}, names.texts.unknownPart(component.type));
    const field = el(component.style === PARAGRAPH ? "textarea" : "input", {
        id: `field-${component.custom_id}`,
        type: component.style === PARAGRAPH ? null : "text",
        rows: component.style === PARAGRAPH ? "4" : null,
        placeholder: component.placeholder,
        required: component.required ?? true,
        minlength: component.min_length,
        maxlength: component.max_length ?? 4000,
        autocomplete: "off",
        data: { customId: component.custom_id },
    });
    field.value = component.value ?? "";
    fields.set(component.custom_id, () => field.value);
    return field;
}

/** One choice goes as a text, several as a list. */
function choice(component, label, names, fields) {
    const field = selectField(component, names.texts, { disabled: component.disabled, picked: () => {} });
    field.setAttribute("aria-label", label);
    fields.set(component.custom_id, () => ((component.max_values ?? 1) === 1 ? (field.values[0] ?? "") : field.values));
    return field;
}
