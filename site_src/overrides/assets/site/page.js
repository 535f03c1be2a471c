// @ts-check
// Small comforts of pages that are complete without them: terms explain themselves beside the word, past dates leave.

import { day, withoutPast } from "./dates.js";
import { explainTerms } from "./terms.js";
import { aside, withAside } from "./tray.js";

for (const link of document.querySelectorAll("a[data-compare-badge]")) {
  const others = aside().filter((id) => id !== link.getAttribute("data-compare-badge"));
  if (!(link instanceof HTMLAnchorElement) || others.length === 0) continue;
  link.search = withAside(link.dataset.compareBadge ?? "", others);
  link.textContent = (link.dataset.withOthers ?? "").replace("{}", String(Math.min(others.length, 3)));
}

for (const button of document.querySelectorAll("[data-print]")) {
  if (!(button instanceof HTMLElement)) continue;
  button.hidden = false;
  button.addEventListener("click", () => print());
}

for (const button of document.querySelectorAll("[data-copy-link]")) {
  if (!(button instanceof HTMLElement) || !navigator.clipboard) continue; // a plain http page has no clipboard
  button.hidden = false;
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(location.href.split("#")[0]);
    button.textContent = button.dataset.done ?? "";
  });
}

withoutPast(document, day(new Date()));
await explainTerms();
