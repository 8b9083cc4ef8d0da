/** Small line drawings, 24 by 24, in the colour of the text around them. */

/** @typedef {keyof typeof PATHS} IconName */

const PATHS = {
    hash: "M9 4 7 20M17 4l-2 16M4.5 9h16M3.5 15h16",
    megaphone: "M4 10v4h4l9 5V5L8 10zM8 14l1 5h2.5l-.8-3.6M20 10v4",
    forum: "M4 4h12v8H9l-3 3v-3H4zM19 9h1v8h-2v3l-3-3h-5v-2",
    file: "M7 3h7l4 4v14H7zM14 3v4h4M10 12h5M10 16h5",
    plus: "M12 5v14M5 12h14",
    thread: "M5 5h14v10h-7l-4 4v-4H5zM9 10h6",
    at: "M15.5 12a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0v1.5a2.5 2.5 0 0 0 5 0V12a8.5 8.5 0 1 0-3.4 6.8",
    reply: "M10 6 4 12l6 6v-4c5 0 8 1.5 10 5-.5-6-4-9-10-9z",
    more: "M5 12h.01M12 12h.01M19 12h.01",
    trash: "M4 7h16M9 7V4h6v3M6.5 7l1 13h9l1-13M10 11v5M14 11v5",
    close: "M6 6l12 12M18 6 6 18",
    menu: "M4 6h16M4 12h16M4 18h16",
    sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M19 5l-2 2M7 17l-2 2",
    moon: "M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z",
    sliders: "M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4",
    eye: "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z",
    launch: "M14 4h6v6M20 4l-9 9M18 14v6H4V6h6",
    right: "M9 5l7 7-7 7",
    down: "M5 9l7 7 7-7",
    cap: "M12 5 2 10l10 5 10-5zM6 12.5V17c3 2.5 9 2.5 12 0v-4.5M22 10v5",
    warning: "M12 4 2.5 20h19zM12 10v4M12 17h.01",
    send: "M4 4l17 8-17 8 3-8zM7 12h7",
    image: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9h.01",
    apps: "M5 5h5v5H5zM14 5h5v5h-5zM5 14h5v5H5zM14 14h5v5h-5z",
    copy: "M9 9h11v11H9zM5 15H4V4h11v1",
};

const SVG = "http://www.w3.org/2000/svg";

/**
 * Return the drawing of that name; hidden from screen readers, since a label stands beside it.
 * @param {IconName} name
 */
export function icon(name) {
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("class", `icon icon-${name}`);
    svg.setAttribute("aria-hidden", "true");
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", PATHS[name]);
    svg.append(path);
    return svg;
}
