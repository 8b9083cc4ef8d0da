/** What a person can do with a message: the menu of its "…" button and of a right click. */

import { openConfirmation } from "../dom/confirmation.js";
import { openMenu } from "../dom/menu.js";
import { localised } from "../texts/texts.js";
import { EPHEMERAL, readable } from "./message.js";

const ON_MESSAGE = 3; // the command type of a message's context menu

/** The menu of a message; `actions` as in message.js, with `useOn(message, command)` and `remove(message)`. */
export async function openMessageMenu(message, anchor, { commands, names, actions }) {
    const { texts, locale } = names;
    const onMessage = (await commands.of(message.channel_id)).filter((command) => command.type === ON_MESSAGE);
    const ephemeral = Boolean(message.flags & EPHEMERAL);
    const apps = onMessage.map((command) => ({
        action: "app-command",
        label: localised(command, "name", locale),
        run: () => actions.useOn(message, command),
    }));
    const items = [
        !ephemeral && { action: "reply", label: texts.reply, icon: "reply", run: () => actions.reply(message) },
        {
            action: "copy",
            label: texts.copyText,
            icon: "copy",
            run: () => navigator.clipboard.writeText(readable(message)).catch(() => {}),
        },
        !ephemeral && {
            action: "apps",
            label: texts.apps,
            items: apps.length ? apps : [{ action: "no-apps", label: texts.noApps, disabled: true, run() {} }],
        },
        !ephemeral && message.can_delete && null,
        !ephemeral &&
            message.can_delete && {
                action: "delete",
                label: texts.deleteMessage,
                icon: "trash",
                danger: true,
                run: () => confirm(),
            },
        ephemeral && { action: "dismiss", label: texts.dismiss, icon: "eye", run: () => actions.dismiss(message) },
    ];
    openMenu(
        anchor,
        texts.more,
        items.filter((item) => item !== false && item !== undefined),
    );

    function confirm() {
        const { deleteMessage, confirmDelete } = texts;
        openConfirmation(
            {
                title: deleteMessage,
                question: confirmDelete,
                action: "confirm-delete",
                yes: texts.delete,
                no: texts.cancel,
            },
            () => actions.remove(message),
        );
    }
}
