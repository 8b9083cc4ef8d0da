/** A form that the bot opens. */

import { isComposing } from "../dom/composing.js";
import { button, el, fill } from "../dom/elements.js";
import { icon } from "../dom/icons.js";
import { markdown } from "../markdown/markdown.js";
import { ComponentType } from "../net/discord.js";
import { avatar } from "./avatar.js";
import { dots } from "./button.js";
import { checkAll } from "./field.js";
import { formField } from "./form-field.js";

/** @import { ElementEvent } from "../dom/elements.js" */
/** @import { Component, FieldValue, Modal } from "../net/protocol.js" */
/** @import { PageContext } from "../state/page-context.js" */
/** @import { Field } from "./field.js" */

/** @typedef {Map<string, Field>} Fields by custom id */

/**
 * Open a form.
 * @param {Modal} modal
 * @param {PageContext} page
 * @param {(values: Record<string, FieldValue>) => Promise<void>} submit rejects when the bot didn't take it
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
            { novalidate: true, onsubmit: (event) => onSubmit(event), onkeydown: leaveToInputMethod },
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
    [...fields.values()][0]?.focus();

    /** @param {SubmitEvent} event */
    async function onSubmit(event) {
        event.preventDefault();
        if (send.disabled || !checkAll(fields.values())) return;
        send.disabled = true;
        failure.hidden = true;
        fill(send, dots());
        try {
            await submit(Object.fromEntries([...fields].map(([id, { value }]) => [id, value])));
            dialog.close();
        } catch {
            failure.hidden = false;
            send.disabled = false;
            fill(send, texts.submit);
        }
    }
}

/**
 * Enter and Escape that belong to an input method neither send nor close the form.
 * @param {ElementEvent<KeyboardEvent>} event
 */
function leaveToInputMethod(event) {
    if (isComposing(event) && ["Enter", "Escape"].includes(event.key)) event.preventDefault();
}

/**
 * Draw a part of a form, and add its field.
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
    const field = formField(component, label, description, page);
    if (!field || !("custom_id" in component) || component.custom_id === undefined) return unknownPart(component, page);
    fields.set(component.custom_id, field);
    return field.element;
}
