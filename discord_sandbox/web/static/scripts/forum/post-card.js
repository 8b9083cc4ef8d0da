/** A post in a forum's list: its title, tags, how it begins, and how it goes on. */

import { avatar, userName } from "../components/avatar.js";
import { tagList } from "../components/tags.js";
import { el } from "../dom/elements.js";
import { icon } from "../dom/icons.js";
import { markdown } from "../markdown/markdown.js";
import { fullTime, relativeTime } from "../texts/time.js";

/** @import { Channel, Post } from "../net/protocol.js" */
/** @import { PageContext } from "../state/page-context.js" */

/**
 * @param {Post} post
 * @param {Channel} forum
 * @param {PageContext} page
 */
export function postCard(post, forum, page) {
    const { texts, state, locale } = page;
    const { owner, starter } = post;
    const active = new Date(post.last_active);
    const unread = state.unread.get(post.id);
    return el(
        "li.post",
        { data: { post: post.id, unread: unread !== undefined } },
        tagList(
            forum.tags.filter((tag) => post.tags.includes(tag.id)),
            texts,
        ),
        el("h3.post-title", {}, el("a", { href: `#${post.id}` }, post.name)),
        el(
            "div.post-start",
            {},
            owner && el("span.post-owner", {}, avatar(owner, "tiny", page), el("strong", {}, userName(owner))),
            starter
                ? el("div.post-text", {}, markdown(starter.content, page))
                : el("em.post-text", {}, texts.deletedReply),
        ),
        el(
            "div.post-foot",
            {},
            el("span", { data: { replies: post.reply_count } }, icon("thread"), texts.replies(post.reply_count)),
            el("time", { datetime: post.last_active, title: fullTime(active, locale) }, relativeTime(active, locale)),
            post.locked && el("span", {}, texts.postLocked),
            post.archived && !post.locked && el("span", {}, texts.postArchived),
            unread !== undefined && unread > 0 && el("span.badge", {}, unread),
        ),
    );
}
