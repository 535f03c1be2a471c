// Sets the colour scheme the visitor chose before anything is drawn. A classic script in the head, so that no
// page ever flashes; without it the system's own preference holds. One choice for both languages.

(() => {
  const key = "badge-catalogue.scheme";
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");

  const stored = () => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // storage may be refused; the choice then lasts for this page
    }
  };
  const isDark = () => (root.dataset.scheme ?? (dark.matches ? "dark" : "light")) === "dark";

  const choice = stored();
  if (choice === "dark" || choice === "light") root.dataset.scheme = choice;

  addEventListener("DOMContentLoaded", () => {
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-scheme-toggle]"))) {
      const show = () => button.setAttribute("aria-pressed", String(isDark()));
      button.hidden = false;
      show();
      dark.addEventListener("change", show);
      button.addEventListener("click", () => {
        root.dataset.scheme = isDark() ? "light" : "dark";
        show();
        try {
          localStorage.setItem(key, root.dataset.scheme);
        } catch {
          // see stored()
        }
      });
    }
  });
})();
