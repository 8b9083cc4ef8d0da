/** A forum: its posts, the one written in last first, and the form that opens a new one. */

import { button, el, fill } from "../dom/elements.js";
import { icon } from "../dom/icons.js";
import { ChannelType } from "../net/discord.js";
import { postCard } from "./post-card.js";
import { PostForm } from "./post-form.js";

/** @import { Connection } from "../net/connection.js" */
/** @import { PageContext } from "../state/page-context.js" */

export class Forum {
    /** @type {Map<string, PostForm>} by the forum's id, so that a draft stays until it is posted */
    #forms = new Map();
    /** @type {Promise<void> | null} the request for posts that is under way */
    #loading = null;
    #stale = false;

    /**
     * @param {PageContext} page
     * @param {Connection} connection
     */
    constructor(page, connection) {
        const { state, texts } = page;
        this.page = page;
        this.state = state;
        this.connection = connection;
        this.place = el("div.post-place"); // where the form stands
        this.newPost = button("component-button", "new-post", texts.newPost, () => this.#openForm(), [
            icon("plus"),
            texts.newPost,
        ]);
        this.newPost.dataset.style = "primary";
        this.list = el("ul.posts", { data: { posts: true } });
        this.status = el("p.posts-status", { role: "status" });
        this.element = el(
            "section.forum",
            {},
            el("div.forum-head", {}, this.newPost),
            this.place,
            this.status,
            this.list,
        );
        state.on("channel", () => this.#onChannel());
        state.on("world", () => this.#onWorld());
        state.on("messages", (channelId) => channelId !== null && this.#isOfForum(channelId) && this.#load());
        state.on("posts", () => this.#show());
        state.on("unread", () => this.#show());
    }

    /** The open channel, if it is a forum. */
    get #forum() {
        const { channel } = this.state;
        return channel?.type === ChannelType.FORUM ? channel : null;
    }

    /** @param {string} channelId */
    #isOfForum(channelId) {
        return this.#forum !== null && this.state.findChannel(channelId)?.parent_id === this.#forum.id;
    }

    #onChannel() {
        this.element.hidden = !this.#forum;
        if (!this.#forum) return;
        this.#closeForm();
        this.element.scrollTop = 0;
        this.#onWorld();
    }

    #onWorld() {
        const forum = this.#forum;
        if (!forum) return;
        this.element.setAttribute("aria-label", this.page.texts.postsIn(forum.name));
        this.newPost.disabled = !forum.can_post;
        this.newPost.title = forum.can_post ? this.page.texts.newPost : this.page.texts.cannotPost;
        this.#forms.get(forum.id)?.setForum(forum);
        this.#show();
        this.#load();
    }

    /** Ask for the posts; what changes meanwhile is asked for once more afterwards. */
    #load() {
        this.#stale = true;
        this.#loading ??= this.#loadWhileStale().finally(() => {
            this.#loading = null;
        });
    }

    async #loadWhileStale() {
        for (let forum = this.#forum; forum && this.#stale; forum = this.#forum) {
            this.#stale = false;
            try {
                const { posts } = await this.connection.request("posts", { channel: forum.id });
                this.state.setPosts(forum.id, posts);
            } catch {
                return; // the connection is lost: the next one brings the world, and with it the posts
            }
        }
    }

    #show() {
        const forum = this.#forum;
        if (!forum) return;
        const { texts } = this.page;
        const posts = this.state.posts(forum.id);
        this.status.textContent = !posts ? texts.loading : posts.length ? "" : texts.noPosts;
        this.status.hidden = Boolean(posts?.length);
        if (!forum.can_post) {
            this.status.textContent = [this.status.textContent, texts.cannotPost].filter(Boolean).join(" ");
            this.status.hidden = false;
        }
        fill(
            this.list,
            (posts ?? []).map((post) => postCard(post, forum, this.page)),
        );
    }

    #openForm() {
        const forum = this.#forum;
        if (!forum) return;
        const form =
            this.#forms.get(forum.id) ??
            new PostForm(forum, this.page, {
                send: (post) => this.#post(forum.id, post),
                close: () => {
                    this.#closeForm();
                    this.newPost.focus();
                },
            });
        this.#forms.set(forum.id, form);
        fill(this.place, form.element);
        this.newPost.hidden = true;
        form.focus();
    }

    #closeForm() {
        fill(this.place);
        this.newPost.hidden = false;
    }

    /**
     * Open a post, and go to it; rejects with the reason why the sandbox doesn't take it.
     * @param {string} channel
     * @param {{ title: string, content: string, tags: string[] }} post
     */
    async #post(channel, post) {
        const opened = await this.connection.request("post", { channel, ...post });
        this.#forms.delete(channel);
        location.hash = opened.channel;
    }
}
