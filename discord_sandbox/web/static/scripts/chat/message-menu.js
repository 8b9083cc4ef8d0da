/** What a person can do with a message: the menu of its "…" button and of a right click. */

import { openConfirmation } from "../dom/confirmation.js";
import { openMenu } from "../dom/menu.js";
import { CommandType, MessageFlags } from "../net/discord.js";
import { localisedName } from "../texts/texts.js";
import { readableText } from "./message.js";

/** @import { MenuItem } from "../dom/menu.js" */
/** @import { Anchor } from "../dom/popover.js" */
/** @import { Message } from "../net/protocol.js" */
/** @import { Commands } from "../state/commands.js" */
/** @import { PageContext } from "../state/page-context.js" */
/** @import { Texts } from "../texts/en.js" */
/** @import { Actions } from "./actions.js" */

/**
 * Open the menu of a message.
 * @param {Message} message
 * @param {Anchor} anchor
 * @param {{ commands: Commands, page: PageContext, actions: Actions }} parts
 */
export async function openMessageMenu(message, anchor, { commands, page, actions }) {
    const onMessage = (await commands.load(message.channel_id)).filter(
        (command) => command.type === CommandType.MESSAGE,
    );
    const apps = onMessage.map((command) => ({
        action: "app-command",
        label: localisedName(command, page.locale),
        run: () => actions.useOn(message, command),
    }));
    const items = message.flags & MessageFlags.EPHEMERAL ? privateItems : sharedItems;
    openMenu(anchor, page.texts.more, items(message, page, actions, apps));
}

/**
 * Return what can be done with a message that only this person sees.
 * @param {Message} message
 * @param {PageContext} page
 * @param {Actions} actions
 * @returns {MenuItem[]}
 */
function privateItems(message, { texts }, actions) {
    return [
        copyItem(message, texts),
        { action: "dismiss", label: texts.dismiss, icon: "eye", run: () => actions.dismiss(message) },
    ];
}

/**
 * Return what can be done with a message that all see.
 * @param {Message} message
 * @param {PageContext} page
 * @param {Actions} actions
 * @param {MenuItem[]} apps
 * @returns {MenuItem[]}
 */
function sharedItems(message, { texts }, actions, apps) {
    /** @type {MenuItem[]} */
    const items = [
        { action: "reply", label: texts.reply, icon: "reply", run: () => actions.reply(message) },
        copyItem(message, texts),
        {
            action: "apps",
            label: texts.apps,
            items: apps.length ? apps : [{ action: "no-apps", label: texts.noApps, disabled: true, run() {} }],
        },
    ];
    if (!message.can_delete) return items;
    const run = () => confirmDeletion(texts, () => actions.remove(message));
    return [...items, null, { action: "delete", label: texts.deleteMessage, icon: "trash", danger: true, run }];
}

/**
 * @param {Message} message
 * @param {Texts} texts
 * @returns {MenuItem}
 */
function copyItem(message, texts) {
    const run = () => {
        // without the permission to write to the clipboard nothing is copied
        navigator.clipboard.writeText(readableText(message)).catch(() => {});
    };
    return { action: "copy", label: texts.copyText, icon: "copy", run };
}

/**
 * @param {Texts} texts
 * @param {() => void} remove
 */
function confirmDeletion(texts, remove) {
    openConfirmation(
        {
            title: texts.deleteMessage,
            question: texts.confirmDelete,
            action: "confirm-delete",
            yes: texts.delete,
            no: texts.cancel,
        },
        remove,
    );
}
