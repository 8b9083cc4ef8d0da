/** A form that the bot opens: labels, text inputs and selects. */

import { button, el, fill, query } from "../dom/elements.js";
import { icon } from "../dom/icons.js";
import { markdown } from "../markdown/markdown.js";
import { ComponentType } from "../net/discord.js";
import { avatar } from "./avatar.js";
import { dots } from "./button.js";
import { SelectField } from "./select.js";

/** @import { Component, Modal, StringSelect, TextInput } from "../net/protocol.js" */
/** @import { PageContext } from "../state/page-context.js" */

/** @typedef {Map<string, () => string | string[]>} Fields custom id -> what its field holds now */

const PARAGRAPH = 2; // the style of a text input that has several lines

/**
 * Open a form.
 * @param {Modal} modal
 * @param {PageContext} page
 * @param {(values: Record<string, string | string[]>) => Promise<void>} submit rejects when the bot didn't take it
 */
export function openModal(modal, page, submit) {
    const { texts, state } = page;
    const { bot } = state;
    /** @type {Fields} */
    const fields = new Map();
    const failure = el("div.failure", { role: "alert", hidden: true }, texts.formFailed);
    const send = el(
        "button.component-button",
        { type: "submit", data: { style: "primary", action: "submit-modal" } },
        texts.submit,
    );
    /** @type {HTMLDialogElement} */
    const dialog = el(
        "dialog.modal",
        { "aria-label": modal.title, data: { modal: modal.custom_id }, onclose: () => dialog.remove() },
        el(
            "form",
            { onsubmit: (event) => onSubmit(event) },
            el(
                "header.modal-head",
                {},
                avatar(bot, "small", page),
                el("h2", {}, modal.title),
                button("tool", "close-modal", texts.close, () => dialog.close(), icon("close")),
            ),
            el("p.modal-notice", {}, icon("warning"), texts.formNotice(bot.name)),
            el(
                "div.modal-body",
                {},
                modal.components.map((component) => part(component, page, fields)),
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
    query(dialog, "textarea, input, .select")?.focus();

    /** @param {SubmitEvent} event */
    async function onSubmit(event) {
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

/**
 * @param {Component} component
 * @param {PageContext} page
 * @param {Fields} fields
 * @returns {HTMLElement | HTMLElement[]}
 */
function part(component, page, fields) {
    switch (component.type) {
        case ComponentType.ACTION_ROW: // it holds the text inputs of a form without labels
            return component.components.map((inner) =>
                labelled("label" in inner ? (inner.label ?? "") : "", undefined, inner, page, fields),
            );
        case ComponentType.TEXT_DISPLAY:
            return el("div.text-display", {}, markdown(component.content, page));
        case ComponentType.LABEL:
            return labelled(component.label, component.description, component.component, page, fields);
        default:
            return unknownPart(component, page);
    }
}

/**
 * @param {Component} component
 * @param {PageContext} page
 */
function unknownPart(component, page) {
    return el("div.unknown-part", {}, page.texts.unknownPart(component.type));
}

/**
 * @param {string} label
 * @param {string | undefined} description
 * @param {Component} component
 * @param {PageContext} page
 * @param {Fields} fields
 */
function labelled(label, description, component, page, fields) {
    const field = fieldOf(component, label, page, fields);
    const required = "required" in component ? (component.required ?? true) : true;
    return el(
        "div.field",
        {},
        el(
            "label",
            { for: field.id || null },
            label,
            required && [" ", el("span.required", { "aria-label": page.texts.required }, "*")],
        ),
        description && el("p.field-description", {}, description),
        field,
    );
}

/**
 * @param {Component} component
 * @param {string} label
 * @param {PageContext} page
 * @param {Fields} fields
 */
function fieldOf(component, label, page, fields) {
    switch (component.type) {
        case ComponentType.STRING_SELECT:
            return selectField(component, label, page, fields);
        case ComponentType.TEXT_INPUT:
            return textField(component, fields);
        default:
            return unknownPart(component, page);
    }
}

/**
 * @param {TextInput} component
 * @param {Fields} fields
 */
function textField(component, fields) {
    const attributes = {
        id: `field-${component.custom_id}`,
        placeholder: component.placeholder,
        required: component.required ?? true,
        minlength: component.min_length,
        maxlength: component.max_length ?? 4000,
        autocomplete: "off",
        data: { customId: component.custom_id },
    };
    const field =
        component.style === PARAGRAPH
            ? el("textarea", { rows: "4", ...attributes })
            : el("input", { type: "text", ...attributes });
    field.value = component.value ?? "";
    fields.set(component.custom_id, () => field.value);
    return field;
}

/**
 * Return a select; one choice goes as a text, several as a list.
 * @param {StringSelect} component
 * @param {string} label
 * @param {PageContext} page
 * @param {Fields} fields
 */
function selectField(component, label, page, fields) {
    const field = new SelectField(component, page.texts, { disabled: component.disabled });
    field.element.setAttribute("aria-label", label);
    const single = (component.max_values ?? 1) === 1;
    fields.set(component.custom_id, () => (single ? (field.values[0] ?? "") : field.values));
    return field.element;
}
