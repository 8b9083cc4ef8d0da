/** The field of a form that stands for a component, inside its label. */

import { ComponentType } from "../net/discord.js";
import { LONGEST_FIELD } from "../texts/length.js";
import { FileField } from "./file-field.js";
import { CheckboxField, OptionGroupField } from "./option-group.js";
import { SelectFormField } from "./select-field.js";
import { TextField } from "./text-field.js";

/** @import { Component, TextInput } from "../net/protocol.js" */
/** @import { PageContext } from "../state/page-context.js" */
/** @import { Field, FrameOptions } from "./field.js" */

const PARAGRAPH = 2; // the style of a text input that has several lines

/**
 * Return the field for a component; null for one that stands in no form.
 * @param {Component} component
 * @param {string} label
 * @param {string | undefined} description
 * @param {PageContext} page
 * @returns {Field | null}
 */
export function formField(component, label, description, page) {
    const frame = { label, description, required: isRequired(component), texts: page.texts };
    switch (component.type) {
        case ComponentType.TEXT_INPUT:
            return textField(component, frame);
        case ComponentType.STRING_SELECT:
        case ComponentType.USER_SELECT:
        case ComponentType.ROLE_SELECT:
        case ComponentType.MENTIONABLE_SELECT:
        case ComponentType.CHANNEL_SELECT:
            return new SelectFormField(component, page, frame);
        case ComponentType.FILE_UPLOAD:
            return new FileField(component, { ...frame, locale: page.locale });
        case ComponentType.RADIO_GROUP:
        case ComponentType.CHECKBOX_GROUP:
            return new OptionGroupField(component, frame);
        case ComponentType.CHECKBOX:
            return new CheckboxField(component, frame);
        default:
            return null;
    }
}

/** @param {Component} component */
function isRequired(component) {
    const least = "min_values" in component ? component.min_values : null;
    return !("required" in component && component.required === false) && least !== 0;
}

/**
 * @param {TextInput} component
 * @param {FrameOptions} frame
 */
function textField(component, frame) {
    return new TextField({
        ...frame,
        lines: component.style === PARAGRAPH ? 4 : 1,
        placeholder: component.placeholder,
        value: component.value ?? "",
        least: component.min_length ?? 0,
        most: component.max_length ?? LONGEST_FIELD,
        countsAlways: typeof component.max_length === "number",
        data: { customId: component.custom_id },
    });
}
