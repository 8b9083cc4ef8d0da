/** A question before something is done that can't be undone. */

import { el } from "./elements.js";

/**
 * Ask a question in a dialog; `confirmed()` runs if the person says yes.
 * @param {{ title: string, question: string, action: string, yes: string, no: string }} texts
 * @param {() => void} confirmed
 */
export function openConfirmation({ title, question, action, yes, no }, confirmed) {
    /** @type {HTMLDialogElement} */
    const dialog = el(
        "dialog.modal.small",
        { "aria-label": title, data: { dialog: action }, onclose: () => dialog.remove() },
        el("div.modal-body", {}, el("h2", {}, title), el("p", {}, question)),
        el(
            "footer.modal-foot",
            {},
            el(
                "button.component-button",
                { type: "button", data: { style: "secondary", action: "cancel" }, onclick: () => dialog.close() },
                no,
            ),
            el(
                "button.component-button",
                {
                    type: "button",
                    autofocus: true,
                    data: { style: "danger", action },
                    onclick: () => {
                        dialog.close();
                        confirmed();
                    },
                },
                yes,
            ),
        ),
    );
    document.body.append(dialog);
    dialog.showModal();
}
