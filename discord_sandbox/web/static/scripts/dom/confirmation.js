/** A question before something is done that can't be undone. */

import { el } from "./elements.js";

/** Ask `{ title, question, action, yes, no }`; `agreed()` runs if the person says yes. */
export function openConfirmation({ title, question, action, yes, no }, agreed) {
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
                        agreed();
                    },
                },
                yes,
            ),
        ),
    );
    document.body.append(dialog);
    dialog.showModal();
}
