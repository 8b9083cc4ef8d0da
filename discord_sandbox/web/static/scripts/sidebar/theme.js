/** Dark or light: as the system has it, until the person says otherwise; that is remembered. */

const KEY = "sandbox-theme";
const light = matchMedia("(prefers-color-scheme: light)");

/** Put a remembered choice in force. */
export function restoreTheme() {
    const chosen = localStorage.getItem(KEY);
    if (chosen) document.documentElement.dataset.theme = chosen;
}

/** The theme that is shown: `dark` or `light`. */
export function currentTheme() {
    return document.documentElement.dataset.theme ?? (light.matches ? "light" : "dark");
}

export function toggleTheme() {
    const theme = currentTheme() === "dark" ? "light" : "dark";
    document.documentElement.dataset.theme = theme;
    localStorage.setItem(KEY, theme);
}

/** Hear of the system's change. */
export function onSystemTheme(listener) {
    light.addEventListener("change", listener);
}
