// @ts-check
// Puts every finding beside the field it is about, and all of them in one list of what is left to do.

import { counted } from "../shared/counted.js";
import { element } from "../shared/dom.js";

/** @typedef {{ field: string, rule: string, level: "error" | "warning" | "hint", message: string, hint: string, file: string, line: number }} Finding */

const ORDER = ["error", "warning", "hint"];

/** Return the place of a field: its own, else that of the nearest part around it. @param {string} field @returns {HTMLElement | null} */
function place(field) {
  for (let at = field; at !== ""; at = at.includes(".") ? at.slice(0, at.lastIndexOf(".")) : "") {
    const found = /** @type {HTMLElement | null} */ (document.querySelector(`[data-found="${CSS.escape(at)}"]`));
    if (found !== null && found.closest("[hidden]") === null) return found;
    // A part without a place of its own, such as `level`, is shown at the first of its fields.
    const inner = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-found]"))].find(
      (one) => (one.dataset.found ?? "").startsWith(`${at}.`) && one.closest("[hidden]") === null,
    );
    if (inner !== undefined) return inner;
  }
  return null;
}

/** @param {Finding} finding @param {any} words */
function line({ level, message, hint, rule }, words) {
  const said = message.charAt(0).toUpperCase() + message.slice(1);
  return element(
    "li",
    { class: `finding ${level}`, "data-rule": rule, "data-level": level },
    element("strong", {}, `${words.levels[level]}: `),
    `${said}${/[.!?…]$/.test(said) ? "" : "."}`,
    element("span", { class: "remedy" }, ` ${hint.charAt(0).toUpperCase()}${hint.slice(1)}${/[.!?…]$/.test(hint) ? "" : "."}`),
  );
}

/**
 * @param {Finding[]} findings
 * @param {any} words
 * @param {(field: string) => boolean} visible whether its field was visited
 */
export function show(findings, words, visible) {
  for (const list of document.querySelectorAll("[data-found]")) list.replaceChildren();
  for (const one of document.querySelectorAll("#form [aria-invalid]")) one.removeAttribute("aria-invalid");
  for (const finding of [...findings].sort((one, other) => ORDER.indexOf(one.level) - ORDER.indexOf(other.level))) {
    const list = place(finding.field);
    if (list === null || !visible(list.dataset.found ?? "")) continue;
    list.append(line(finding, words));
    if (finding.level === "error") list.closest("details")?.setAttribute("open", "");
    if (finding.level === "error") list.parentElement?.querySelector(".field")?.setAttribute("aria-invalid", "true");
  }
}

/** @param {Finding[]} findings @param {any} words */
export function counts(findings, words) {
  const told = ORDER.map((level) => [level, findings.filter((finding) => finding.level === level).length]).filter(([, n]) => n);
  if (told.length === 0) return [element("p", { class: "note good" }, words.clean)];
  return [
    element(
      "ul",
      { class: "counts-line" },
      told.map(([level, n]) => element("li", { class: String(level) }, counted(words[`count_${level}`], Number(n), words.plural))),
    ),
  ];
}

/** Every finding with a way to its field. @param {Finding[]} findings @param {any} words @param {boolean} open */
export function todo(findings, words, open) {
  if (findings.length === 0) return [];
  const items = ORDER.flatMap((level) => findings.filter((finding) => finding.level === level)).map((finding) => {
    const list = place(finding.field);
    const item = line(finding, words);
    if (list === null) {
      if (finding.field === "") item.append(element("span", { class: "quiet" }, ` (${words.elsewhere}: ${finding.file})`));
      return item;
    }
    const title = label(list);
    const go = element("button", { type: "button", class: "link-button" }, title);
    go.addEventListener("click", () => {
      const target = /** @type {HTMLElement | null} */ (
        list.parentElement?.querySelector("input:not([type=hidden]), select, textarea, button")
      );
      list.dispatchEvent(new CustomEvent("reveal", { bubbles: true }));
      list.closest("details")?.setAttribute("open", "");
      list.scrollIntoView({ block: "center" });
      target?.focus({ preventScroll: true });
    });
    item.prepend(go, element("br"));
    return item;
  });
  return [element("details", { class: "fold", open }, element("summary", {}, words.all), element("ul", { class: "todo" }, items))];
}

/** Every finding without a way to a field, the gravest first. @param {Finding[]} findings @param {any} words */
export function listed(findings, words) {
  if (findings.length === 0) return null;
  const sorted = [...findings].sort((one, other) => ORDER.indexOf(one.level) - ORDER.indexOf(other.level));
  return element(
    "details",
    { class: "fold" },
    element("summary", {}, words.all),
    element(
      "ul",
      { class: "todo" },
      sorted.map((finding) => {
        const item = line(finding, words);
        if (finding.field !== "") item.prepend(element("code", {}, finding.field), " ");
        return item;
      }),
    ),
  );
}

/** @param {HTMLElement} list */
function label(list) {
  const part = list.closest(".outcome") ?? list.closest(".ask");
  const said = part?.querySelector("h3, legend, label")?.cloneNode(true);
  if (!(said instanceof HTMLElement)) return list.dataset.found ?? "";
  said.querySelector(".optional")?.remove();
  return said.textContent?.trim() ?? "";
}
