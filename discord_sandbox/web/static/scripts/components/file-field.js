/** A field that takes files, chosen or dropped; only their names and sizes are sent. */

import { button, el, fill } from "../dom/elements.js";
import { icon } from "../dom/icons.js";
import { countProblem, Frame } from "./field.js";

/** @import { FileUpload, Upload } from "../net/protocol.js" */
/** @import { FrameOptions } from "./field.js" */

const LARGEST = 10 * 1024 * 1024; // bytes, as in a server without boosts
const KINDS = ["image", "video", "audio"];

export class FileField {
    /** @type {File[]} */
    #files = [];
    #component;
    #options;
    #frame;
    #list = el("ul.uploads");
    #choose;

    /**
     * @param {FileUpload} component
     * @param {FrameOptions & { locale: string }} options
     */
    constructor(component, options) {
        this.#component = component;
        this.#options = options;
        const { texts } = options;
        const input = el("input.visually-hidden", {
            type: "file",
            multiple: this.#most > 1,
            accept: this.#types.map((type) => (KINDS.includes(type) ? `${type}/*` : type)).join(",") || null,
            tabindex: "-1",
            "aria-hidden": "true",
            data: { files: component.custom_id },
            oninput: () => {
                this.#add([...(input.files ?? [])]);
                input.value = ""; // so that the same file can be chosen again
            },
        });
        this.#choose = button("component-button", "choose-files", texts.chooseFiles, () => input.click(), [
            icon("file"),
            texts.chooseFiles,
        ]);
        this.#choose.dataset.style = "secondary";
        const area = el(
            "div.upload",
            { role: "group", data: { customId: component.custom_id } },
            input,
            el("div.upload-head", {}, this.#choose, el("span.upload-hint", {}, texts.dropFiles)),
            this.#list,
        );
        area.addEventListener("dragover", (event) => event.preventDefault());
        area.addEventListener("drop", (event) => {
            event.preventDefault();
            this.#add([...(event.dataTransfer?.files ?? [])]);
        });
        const hint = this.#types.length > 0 && el("span.field-hint", {}, texts.fileTypes(this.#types.join(", ")));
        this.#frame = new Frame(area, options, hint);
    }

    get element() {
        return this.#frame.element;
    }

    /** @returns {Upload[]} */
    get value() {
        return this.#files.map(({ name, size }) => ({ filename: name, size }));
    }

    check() {
        const { required, texts } = this.#options;
        const limits = { required, least: this.#component.min_values ?? 1, most: this.#most };
        return this.#frame.show(countProblem(this.#files.length, limits, texts));
    }

    focus() {
        this.#choose.focus();
    }

    get #most() {
        return this.#component.max_values ?? 1;
    }

    get #types() {
        return this.#component.file_types ?? [];
    }

    /** @param {File[]} files */
    #add(files) {
        const refused = files.map((file) => this.#problem(file));
        const taken = files.filter((_file, index) => refused[index] === null);
        this.#files = this.#most === 1 && taken.length ? taken : [...this.#files, ...taken];
        this.#show();
        const problem = refused.find((each) => each !== null);
        if (problem) this.#frame.show(problem);
        else if (this.#files.length > this.#most) this.check();
        else this.#frame.show(null);
    }

    /** @param {File} file */
    #problem(file) {
        const { texts, locale } = this.#options;
        if (file.size > LARGEST) return texts.fileTooLarge(file.name, sizeText(LARGEST, locale));
        const types = this.#types;
        return types.length && !types.some((type) => isOf(file, type))
            ? texts.fileWrongType(file.name, types.join(", "))
            : null;
    }

    #show() {
        fill(
            this.#list,
            this.#files.map((file) => this.#line(file)),
        );
    }

    /** @param {File} file */
    #line(file) {
        const { texts, locale } = this.#options;
        const remove = () => {
            this.#files = this.#files.filter((other) => other !== file);
            this.#show();
            this.#frame.show(null);
            this.focus();
        };
        return el(
            "li.upload-file",
            {},
            icon("file"),
            el("span.upload-name", {}, file.name),
            el("small", {}, sizeText(file.size, locale)),
            button("tool", "remove-file", texts.removeFile(file.name), remove, icon("close")),
        );
    }
}

/**
 * @param {File} file
 * @param {string} type `image`, `video`, `audio`, or an extension with its dot
 */
function isOf(file, type) {
    return KINDS.includes(type)
        ? file.type.startsWith(`${type}/`)
        : file.name.toLowerCase().endsWith(type.toLowerCase());
}

/**
 * @param {number} bytes
 * @param {string} locale
 */
function sizeText(bytes, locale) {
    const [unit, size] = bytes < 1024 ? ["byte", 1] : bytes < 1024 ** 2 ? ["kilobyte", 1024] : ["megabyte", 1024 ** 2];
    const style = { style: "unit", unit, maximumFractionDigits: 1 };
    return new Intl.NumberFormat(locale, /** @type {Intl.NumberFormatOptions} */ (style)).format(bytes / Number(size));
}
