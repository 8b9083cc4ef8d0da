/**
 * Where the marks within a text end. Each text is searched once, not once from every mark that may begin something, so
 * that a text made of nothing but marks takes linear time.
 */

/** @type {Record<string, RegExp>} what ends what the key begins */
const ENDS = {
    "***": /\*\*\*(?!\*)/g,
    "**": /\*\*(?!\*)/g,
    __: /__(?!_)/g,
    "~~": /~~/g,
    "||": /\|\|/g,
};
const BACKTICKS = /\x60+/g;
const LINE_END = /[\n\r\u2028\u2029]/;
const WORD = /[\p{L}\p{N}_]/uy;
const NONE = -1;

/** The marks of one text. What is asked for must not go backwards: every mark is passed once. */
export class Marks {
    /** @type {Map<string, number>} mark -> where the last one that was found is */
    #found = new Map();
    /** @type {Map<number, number[]> | null} the places of the backticks by how many stand together, the first one last */
    #backticks = null;
    /** @type {Map<string, Int32Array>} */
    #emphasis = new Map();

    /** @param {string} text */
    constructor(text) {
        this.text = text;
    }

    /**
     * Return where the first mark that ends something is, from a place on; -1 if there is none.
     * @param {string} mark
     * @param {number} from
     */
    end(mark, from) {
        let found = this.#found.get(mark) ?? 0;
        if (found === NONE) return NONE;
        const pattern = ENDS[mark];
        if (found < from) {
            pattern.lastIndex = from;
            found = pattern.exec(this.text)?.index ?? NONE;
            this.#found.set(mark, found);
        }
        return found;
    }

    /**
     * Return where the next backticks are of which exactly so many stand together, from a place on; -1 if there are none.
     * @param {number} count
     * @param {number} from
     */
    backticks(count, from) {
        this.#backticks ??= backticksOf(this.text);
        const places = this.#backticks.get(count) ?? [];
        while (places.length && places[places.length - 1] < from) places.pop();
        return places.at(-1) ?? NONE;
    }

    /**
     * Return where emphasis that begins with `*` or `_` ends; -1 if it doesn't.
     * @param {"*" | "_"} mark
     * @param {number} at where it begins
     */
    emphasis(mark, at) {
        let ends = this.#emphasis.get(mark);
        if (!ends) {
            ends = mark === "*" ? starEnds(this.text) : underscoreEnds(this.text);
            this.#emphasis.set(mark, ends);
        }
        return ends[at + 1] > at + 1 ? ends[at + 1] : NONE;
    }
}

/** @param {string} text */
function backticksOf(text) {
    /** @type {Map<number, number[]>} */
    const places = new Map();
    for (const found of [...text.matchAll(BACKTICKS)].reverse()) {
        const { length } = found[0];
        const same = places.get(length);
        if (same) same.push(found.index);
        else places.set(length, [found.index]);
    }
    return places;
}

/**
 * Return for each place where emphasis ends that has come so far: at a `*` alone with no space before it. Two are
 * passed over, they begin or end something bold; more end it without effect.
 * @param {string} text
 */
function starEnds(text) {
    return endsOf(text, "*", (at) => {
        if (text[at + 1] !== "*") return at > 0 && /\S/.test(text[at - 1]) ? at : NONE;
        return text[at + 2] === "*" ? NONE : at + 2;
    });
}

/**
 * Return for each place where emphasis ends that has come so far: at a `_` that no word follows. Two are passed over.
 * @param {string} text
 */
function underscoreEnds(text) {
    return endsOf(text, "_", (at) => {
        if (text[at + 1] === "_") return at + 2;
        WORD.lastIndex = at + 1;
        return WORD.test(text) ? NONE : at;
    });
}

/**
 * Walk through a text from its end: at a mark `step` says whether emphasis ends there (the same place), goes on at
 * another place, or has no end (-1). An escaped character is passed over.
 * @param {string} text
 * @param {string} mark
 * @param {(at: number) => number} step
 */
function endsOf(text, mark, step) {
    const ends = new Int32Array(text.length + 3).fill(NONE);
    for (let at = text.length - 1; at >= 0; at--) {
        if (text[at] === "\\") {
            const escaped = at + 1 < text.length && !LINE_END.test(text[at + 1]);
            ends[at] = escaped ? ends[at + 2] : NONE;
        } else if (text[at] === mark) {
            const next = step(at);
            ends[at] = next > at ? ends[next] : next;
        } else ends[at] = ends[at + 1];
    }
    return ends;
}
