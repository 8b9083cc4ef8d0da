/** The socket to the sandbox: requests that get a reply, and events that come by themselves. */

/** @import { Failure, Reply, Requests, ServerEvent, Success } from "./protocol.js" */

/**
 * @typedef {object} Pending
 * @property {(reply: any) => void} resolve with what the request's kind is replied with, which only the caller knows
 * @property {(error: Error) => void} reject
 */

const PHONE = "(max-width: 480px)"; // on so narrow a screen the sandbox plays Discord's app for phones
const LONGEST_WAIT = 5000; // milliseconds between two tries to connect

export class Connection {
    /** @type {WebSocket | null} */
    #socket = null;
    /** @type {Map<number, Pending>} by the number of the request */
    #pending = new Map();
    #nextNumber = 1;
    #tries = 0;
    #person;

    /** @param {string} person the id of who looks at the page */
    constructor(person) {
        this.#person = person;
        /** @type {(event: ServerEvent) => void} */
        this.onEvent = () => {};
        this.onLost = () => {};
    }

    /** Connect, and again whenever the connection is lost. */
    open() {
        const address = new URL("/page/socket", location.href);
        address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
        if (this.#person) address.searchParams.set("as", this.#person);
        if (matchMedia(PHONE).matches) address.searchParams.set("client", "phone");
        this.#socket = new WebSocket(address);
        this.#socket.addEventListener("message", (frame) => this.#received(JSON.parse(frame.data)));
        this.#socket.addEventListener("close", () => this.#lost());
    }

    /**
     * Ask as somebody else from the next connection on.
     * @param {string} person
     */
    switchPerson(person) {
        this.#person = person;
    }

    /**
     * Send a request; resolves to the reply, rejects with the server's reason or when the connection is lost.
     * @template {keyof Requests} What
     * @param {What} what
     * @param {Requests[What]} fields
     * @returns {Promise<Reply<What>>}
     */
    request(what, fields) {
        const socket = this.#socket;
        if (socket?.readyState !== WebSocket.OPEN) return Promise.reject(new Error("not connected"));
        const number = this.#nextNumber++;
        return new Promise((resolve, reject) => {
            this.#pending.set(number, { resolve, reject });
            socket.send(JSON.stringify({ request: number, do: what, ...fields }, wellFormed));
        });
    }

    /** @param {ServerEvent | Success | Failure} frame */
    #received(frame) {
        if (!("reply" in frame)) {
            this.#tries = 0;
            this.onEvent(frame);
            return;
        }
        const pending = this.#pending.get(frame.reply);
        this.#pending.delete(frame.reply);
        if (frame.ok) pending?.resolve(frame);
        else pending?.reject(new Error(frame.error));
    }

    #lost() {
        for (const { reject } of this.#pending.values()) reject(new Error("not connected"));
        this.#pending.clear();
        this.onLost();
        setTimeout(() => this.open(), Math.min(LONGEST_WAIT, 200 * 2 ** this.#tries++));
    }
}

/**
 * Half a character, as a broken paste may leave one, is no text that could be sent on.
 * @param {string} _key
 * @param {unknown} value
 */
function wellFormed(_key, value) {
    return typeof value === "string" ? value.toWellFormed() : value;
}
