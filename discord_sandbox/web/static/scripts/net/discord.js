/** Discord's numbers for the types of channels, components and commands, as far as the page treats them differently. */

export const ChannelType = /** @type {const} */ ({ DM: 1, CATEGORY: 4, ANNOUNCEMENT: 5, FORUM: 15 });
export const THREAD_TYPES = [10, 11, 12];

export const ComponentType = /** @type {const} */ ({
    ACTION_ROW: 1,
    BUTTON: 2,
    STRING_SELECT: 3,
    TEXT_INPUT: 4,
    USER_SELECT: 5,
    ROLE_SELECT: 6,
    MENTIONABLE_SELECT: 7,
    CHANNEL_SELECT: 8,
    SECTION: 9,
    TEXT_DISPLAY: 10,
    THUMBNAIL: 11,
    MEDIA_GALLERY: 12,
    FILE: 13,
    SEPARATOR: 14,
    CONTAINER: 17,
    LABEL: 18,
    FILE_UPLOAD: 19,
    RADIO_GROUP: 21,
    CHECKBOX_GROUP: 22,
    CHECKBOX: 23,
});

export const CommandType = /** @type {const} */ ({ CHAT_INPUT: 1, MESSAGE: 3 });

export const OptionType = /** @type {const} */ ({
    SUB_COMMAND: 1,
    SUB_COMMAND_GROUP: 2,
    STRING: 3,
    INTEGER: 4,
    BOOLEAN: 5,
    USER: 6,
    CHANNEL: 7,
    NUMBER: 10,
});

export const MessageFlags = /** @type {const} */ ({ EPHEMERAL: 64, LOADING: 128 });
