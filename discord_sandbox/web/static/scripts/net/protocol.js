/**
 * What goes over the page's socket, as types. Requests are `{ request: number, do: what, ...fields }`; a reply has that
 * number as `reply`. Everything else that comes is an event. Field names and values are Discord's wherever it has them.
 */

/**
 * A user, as the author of a message.
 * @typedef {object} User
 * @property {string} id
 * @property {string} username
 * @property {string | null} global_name
 * @property {boolean} bot
 */
/**
 * Somebody whom one can be on this page.
 * @typedef {object} Person
 * @property {string} id
 * @property {string} name
 * @property {string} locale Discord's name of the language: `en-US`, `zh-CN` …
 * @property {Record<string, string>} about who they are, by language
 * @property {string} color as `#rrggbb`
 */
/** @typedef {{ id: string, name: string, online: boolean }} Bot */
/** @typedef {{ id: string, name: string, bot: true }} BotUser the bot as somebody with a name and an avatar */
/**
 * @typedef {object} Channel
 * @property {string} id
 * @property {string} name
 * @property {number} type Discord's number for the channel's type
 * @property {string | null} [parent_id]
 * @property {boolean} can_send
 * @property {boolean} can_post whether it is a forum that the person may open posts in
 * @property {boolean} can_use_commands slash commands, also where they may not write
 * @property {boolean} bot_can_reply whether the bot may read and write there
 * @property {string | null} [topic]
 * @property {Tag[]} tags those that a forum has for its posts, or that a post has
 * @property {boolean} requires_tag whether each post in it needs a tag
 */
/** @typedef {{ id: string, name: string }} Tag */
/**
 * A post in a forum: a thread with tags.
 * @typedef {object} Post
 * @property {string} id
 * @property {string} name
 * @property {string[]} tags their ids
 * @property {User | null} owner
 * @property {Message | null} starter its first message; null where it hasn't come yet or is deleted
 * @property {number} reply_count
 * @property {string} last_active ISO 8601
 * @property {boolean} archived
 * @property {boolean} locked
 */
/** @typedef {{ id: string, name: string, can_mention: boolean }} Role */
/**
 * @typedef {object} Guild
 * @property {string} id
 * @property {string} name
 * @property {boolean} bot whether the bot is a member
 * @property {string[]} members the ids of all users in it, the bot's too
 * @property {Role[]} roles those beside the one that all members have
 * @property {Channel[]} channels those that the person sees
 */

/** @typedef {{ id?: string | null, name: string }} Emoji */
/** @typedef {{ url: string }} Media */
/**
 * @typedef {object} Button
 * @property {2} type
 * @property {number} style
 * @property {string} [label]
 * @property {Emoji} [emoji]
 * @property {string} [custom_id]
 * @property {string} [url]
 * @property {boolean} [disabled]
 */
/**
 * @typedef {object} SelectOption
 * @property {string} label
 * @property {string} value
 * @property {string} [description]
 * @property {Emoji} [emoji]
 * @property {boolean} [default]
 */
/**
 * A select menu: of strings, or of what there is in the channel's server.
 * @typedef {object} Select
 * @property {3 | 5 | 6 | 7 | 8} type
 * @property {string} custom_id
 * @property {SelectOption[]} [options] of strings
 * @property {{ id: string }[]} [default_values] of users, roles or channels
 * @property {number[]} [channel_types]
 * @property {string} [placeholder]
 * @property {number} [min_values]
 * @property {number} [max_values]
 * @property {boolean} [required]
 * @property {boolean} [disabled]
 */
/**
 * @typedef {object} TextInput
 * @property {4} type
 * @property {string} custom_id
 * @property {number} style
 * @property {string} [label]
 * @property {string} [value]
 * @property {string} [placeholder]
 * @property {number} [min_length]
 * @property {number} [max_length]
 * @property {boolean} [required]
 */
/** @typedef {{ type: 1, components: Component[] }} ActionRow */
/** @typedef {{ type: 9, components: Component[], accessory?: Component }} Section */
/** @typedef {{ type: 10, content: string }} TextDisplay */
/** @typedef {{ media?: Media, description?: string | null, spoiler?: boolean }} Picture */
/** @typedef {{ type: 11 } & Picture} Thumbnail */
/** @typedef {{ type: 12, items: Picture[] }} MediaGallery */
/** @typedef {{ type: 13, name?: string, file?: Media }} FileComponent */
/** @typedef {{ type: 14, divider?: boolean, spacing?: number }} Separator */
/** @typedef {{ type: 17, components: Component[], accent_color?: number | null, spoiler?: boolean }} Container */
/**
 * What is ticked in a form: one of several, or as many as it takes.
 * @typedef {object} OptionGroup
 * @property {21 | 22} type
 * @property {string} custom_id
 * @property {SelectOption[]} options
 * @property {number} [min_values]
 * @property {number} [max_values]
 * @property {boolean} [required]
 */
/** @typedef {{ type: 23, custom_id: string, default?: boolean }} Checkbox */
/**
 * @typedef {object} FileUpload
 * @property {19} type
 * @property {string} custom_id
 * @property {number} [min_values]
 * @property {number} [max_values]
 * @property {boolean} [required]
 * @property {string[]} [file_types] `image`, `video`, `audio`, or extensions with their dot
 */
/** @typedef {Select | TextInput | OptionGroup | Checkbox | FileUpload} FormComponent what a label holds */
/** @typedef {{ type: 18, label: string, description?: string, component: FormComponent }} Label */
/**
 * @typedef {ActionRow | Button | FormComponent | Section | TextDisplay | Thumbnail | MediaGallery | FileComponent
 *   | Separator | Container | Label} Component
 */
/** @typedef {{ title: string, custom_id: string, components: Component[] }} Modal */
/** @typedef {{ filename: string, size: number }} Upload a file; its size in bytes */
/** @typedef {string | boolean | string[] | Upload[]} FieldValue what a field of a form holds */

/**
 * @typedef {object} Message
 * @property {string} id
 * @property {string} channel_id
 * @property {User} author
 * @property {string} content
 * @property {string} timestamp ISO 8601
 * @property {string | null} edited_timestamp
 * @property {number} flags
 * @property {User[]} mentions
 * @property {Component[]} components
 * @property {{ message_id: string, channel_id: string }} [message_reference]
 * @property {{ message: { content: string, components: Component[] } }[]} [message_snapshots] what it forwards
 * @property {Message | null} referenced_message null where it replies to none, or to one that was deleted
 * @property {{ user: User, name: string } | null} interaction the command that it answers
 * @property {{ id: string }} [interaction_metadata]
 * @property {boolean} mine
 * @property {boolean} can_delete
 */

/** @typedef {{ name: string, name_localizations?: Record<string, string> | null, value: string | number }} Choice */
/**
 * @typedef {object} Option
 * @property {string} name
 * @property {Record<string, string> | null} [name_localizations]
 * @property {string} description
 * @property {Record<string, string> | null} [description_localizations]
 * @property {number} type
 * @property {boolean} [required]
 * @property {boolean} [autocomplete]
 * @property {Choice[]} [choices]
 * @property {number | null} [min_length]
 * @property {number | null} [max_length]
 * @property {Option[]} [options] of a subcommand or a group of them
 */
/**
 * @typedef {object} Command
 * @property {string} name
 * @property {Record<string, string> | null} [name_localizations]
 * @property {string} [description] none in a menu's command
 * @property {Record<string, string> | null} [description_localizations]
 * @property {number} [type] 1, also where it is missing, is a slash command, 3 one of a message's menu
 * @property {Option[]} [options]
 */

/**
 * Sent at connect, and whenever something of it has changed.
 * @typedef {object} WorldEvent
 * @property {"world"} event
 * @property {string} me
 * @property {Person[]} people
 * @property {Bot} bot
 * @property {Guild[]} guilds those that the person is a member of
 * @property {{ id: string }} dm
 * @property {string | null} notice
 * @property {"description" | "limits"} checks what the bot's requests are checked against
 * @property {boolean} can_restart
 */
/** @typedef {{ event: "bot", online: boolean }} BotEvent */
/** @typedef {{ event: "message", message: Message }} MessageEvent new or changed */
/** @typedef {{ event: "deleted", channel_id: string, id: string }} DeletedEvent */
/** @typedef {{ event: "typing", channel_id: string, user: User }} TypingEvent */
/**
 * @typedef {object} InteractionEvent
 * @property {"interaction"} event
 * @property {string} id
 * @property {"sent" | "answered" | "failed"} state
 * @property {string | null} nonce
 */
/** @typedef {{ event: "modal", interaction_id: string, modal: Modal }} ModalEvent */
/**
 * @typedef {object} RefusalEvent
 * @property {"refusal"} event
 * @property {string} method
 * @property {string} path
 * @property {{ path: string, message: string }[]} problems
 */
/** @typedef {Omit<RefusalEvent, "event"> & { event: "note" }} NoteEvent keys that Discord passes over */
/**
 * @typedef {WorldEvent | BotEvent | MessageEvent | DeletedEvent | TypingEvent | InteractionEvent | ModalEvent
 *   | RefusalEvent | NoteEvent} ServerEvent
 */

/** @typedef {{ channel: string, message: string }} MessageFields */
/**
 * The fields of each request.
 * @typedef {object} Requests
 * @property {{ channel: string }} history
 * @property {{ channel: string, content: string, reply_to?: string, ping?: boolean }} say
 * @property {{ channel: string }} posts of a forum
 * @property {{ channel: string, title: string, content: string, tags: string[] }} post in a forum, tags by their ids
 * @property {{ channel: string }} commands
 * @property {{ channel: string, command: string, options: Record<string, string | number>, nonce: string }} use
 * @property {MessageFields & { command: string, nonce: string }} use_on
 * @property {MessageFields & { custom_id: string, component_type: number, values?: string[], nonce: string }} press
 * @property {{ interaction_id: string, values: Record<string, FieldValue>, nonce: string }} submit
 * @property {{ channel: string, command: string, option: string, typed: string,
 *   options: Record<string, string | number> }} complete
 * @property {MessageFields} delete
 * @property {MessageFields} dismiss
 * @property {{}} restart
 * @property {{}} drop
 * @property {{ calls: number, seconds: number }} delay
 * @property {{ calls: number, status: number }} fail
 */
/**
 * What is replied to some requests beside `ok`; to the others nothing that the page needs.
 * @typedef {object} Replies
 * @property {{ messages: Message[] }} history oldest first
 * @property {{ posts: Post[] }} posts the one written in last is first
 * @property {{ channel: string }} post the id of the new post
 * @property {{ commands: Command[] }} commands
 * @property {{ choices: Choice[] }} complete
 */
/**
 * @template {keyof Requests} What
 * @typedef {What extends keyof Replies ? Replies[What] : unknown} Reply
 */
/** @typedef {{ reply: number, ok: true }} Success */
/** @typedef {{ reply: number, ok: false, error: string }} Failure */

export {};
