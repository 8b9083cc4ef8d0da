/** Dark or light: as the system has it, until the person says otherwise; that is remembered. */

const KEY = "sandbox-theme";
const light = matchMedia("(prefers-color-scheme: light)");

/** Apply a remembered choice. */
export function restoreTheme() {
    const chosen = localStorage.getItem(KEY);
    if (chosen) document.documentElement.dataset.theme = chosen;
}

/** Return the theme that is shown: `dark` or `light`. */
export function currentTheme() {
    return document.documentElement.dataset.theme ?? (light.matches ? "light" : "dark");
}

/** Show the other theme, and remember it. */
export function toggleTheme() {
    const theme = currentTheme() === "dark" ? "light" : "dark";
    document.documentElement.dataset.theme = theme;
    localStorage.setItem(KEY, theme);
}

/**
 * Call a listener when the system's theme has changed.
 * @param {() => void} listener
 */
export function onSystemTheme(listener) {
    light.addEventListener("change", listener);
}
