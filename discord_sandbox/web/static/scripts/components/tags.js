/** The tags of a forum's posts. */

import { el } from "../dom/elements.js";

/** @import { Tag } from "../net/protocol.js" */
/** @import { Texts } from "../texts/en.js" */

/**
 * Return the tags that a post has; null if it has none.
 * @param {Tag[]} tags
 * @param {Texts} texts
 */
export function tagList(tags, texts) {
    if (!tags.length) return null;
    return el(
        "ul.post-tags",
        { "aria-label": texts.tags },
        tags.map((tag) => el("li.post-tag", {}, tag.name)),
    );
}
