/** What a person can do from the log, as a type; main.js connects it with the parts that do it. */

/** @import { Anchor } from "../dom/popover.js" */
/** @import { Command, Message } from "../net/protocol.js" */
/** @import { SentCommand } from "../state/state.js" */

/**
 * @typedef {object} Actions
 * @property {(message: Message, customId: string, componentType: number, values?: string[]) => void} press
 * @property {(message: Message, command: Command) => void} useOn
 * @property {(sent: SentCommand) => void} forget
 * @property {(message: Message) => void} reply
 * @property {(name: string) => void} startCommand puts a command into the message box
 * @property {(text: string) => void} write puts a text into the message box
 * @property {(message: Message, anchor: Anchor) => void} openMenu
 * @property {(message: Message) => void} remove
 * @property {(message: Message) => void} dismiss
 * @property {(messageId: string) => void} jump
 */

export {};
