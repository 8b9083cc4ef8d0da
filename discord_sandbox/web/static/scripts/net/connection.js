/** The line to the sandbox: requests that get a reply, and events that come by themselves. */

const LONGEST_WAIT = 5000; // milliseconds between two tries to connect

/** Events: `event` (detail is the server's object), `up`, `down`. */
export class Connection extends EventTarget {
    #person;
    #socket = null;
    #next = 1;
    #waiting = new Map();
    #tries = 0;

    constructor(person) {
        super();
        this.#person = person;
    }

    /** Connect, and again whenever the line is lost. */
    open() {
        const address = new URL("/page/socket", location.href);
        address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
        if (this.#person) address.searchParams.set("as", this.#person);
        this.#socket = new WebSocket(address);
        this.#socket.addEventListener("open", () => this.dispatchEvent(new Event("up")));
        this.#socket.addEventListener("message", (frame) => this.#hear(JSON.parse(frame.data)));
        this.#socket.addEventListener("close", () => this.#lost());
    }

    /** Ask as somebody else from the next connection on. */
    become(person) {
        this.#person = person;
    }

    /**
     * Send `{do: what, ...fields}`; resolves to the reply, rejects with the server's reason or when the line is lost.
     */
    request(what, fields = {}) {
        if (this.#socket?.readyState !== WebSocket.OPEN) return Promise.reject(new Error("not connected"));
        const number = this.#next++;
        return new Promise((resolve, reject) => {
            this.#waiting.set(number, { resolve, reject });
            this.#socket.send(JSON.stringify({ request: number, do: what, ...fields }));
        });
    }

    #hear(frame) {
        if (frame.reply === undefined) {
            this.#tries = 0;
            this.dispatchEvent(new CustomEvent("event", { detail: frame }));
            return;
        }
        const waiting = this.#waiting.get(frame.reply);
        this.#waiting.delete(frame.reply);
        if (frame.ok) waiting?.resolve(frame);
        else waiting?.reject(new Error(frame.error));
    }

    #lost() {
        for (const { reject } of this.#waiting.values()) reject(new Error("not connected"));
        this.#waiting.clear();
        this.dispatchEvent(new Event("down"));
        setTimeout(() => this.open(), Math.min(LONGEST_WAIT, 200 * 2 ** this.#tries++));
    }
}
