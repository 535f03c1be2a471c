// @ts-check
// What can be done with a whole pile: take it along, print it, and hold one list of applicants against all of it.

import { printWhole } from "../verify/card.js";
import { step } from "../verify/verdict.js";
import { counted } from "../shared/counted.js";
import { element } from "../shared/dom.js";
import { applicants } from "./roster.js";
import { rowsOf } from "./rows.js";
import { printSheets, saveSession, saveTable } from "./save.js";

/** @typedef {import("./overview.js").Pile} Pile */

/** @param {Pile} pile @param {any} words @param {string} language @param {HTMLElement} sheets where sheets stand while they are printed */
export function tools(pile, words, language, sheets) {
  const { desk, many } = words;
  const button = (/** @type {string} */ text, /** @type {() => void} */ act) =>
    element("button", { type: "button", class: "button quiet-button", onclick: act }, text);
  const names = element("input", { type: "checkbox" });
  const printAll = () => {
    const fold = pile.cards.whole();
    printWhole();
    fold();
  };
  return element(
    "details",
    { class: "unfold no-print" },
    element("summary", {}, desk.take_along),
    element(
      "div",
      { class: "tools" },
      button(many.csv, () => saveTable(rowsOf(pile.items), names.checked, words, language)),
      element("label", { class: "small" }, names, " ", many.csv_names),
      button(desk.session, () => void saveSession(pile.items)),
      button(desk.sheets, () => printSheets(sheets, rowsOf(pile.items), words, language)),
      button(many.print, printAll),
      element("p", { class: "quiet small" }, desk.session_lead, " ", many.csv_reminder),
    ),
  );
}

/** @param {Pile} pile @param {any} words */
export function roster(pile, words) {
  const { desk } = words;
  const field = element("textarea", { class: "field", rows: "3", spellcheck: "false", autocomplete: "off", id: "roster" });
  const file = element("input", { type: "file", accept: ".csv,.txt,text/csv,text/plain", id: "roster-file" });
  const told = element("p", { role: "status", tabindex: "-1" });
  file.addEventListener("change", async () => {
    field.value = (await file.files?.[0]?.text()) ?? field.value;
    file.value = "";
  });
  const form = element(
    "form",
    {},
    element("p", {}, desk.roster_lead),
    element("label", { for: "roster" }, desk.roster_label),
    field,
    element(
      "div",
      { class: "tools" },
      element("button", { type: "submit", class: "button" }, desk.roster_button),
      element("label", { for: "roster-file" }, desk.roster_file, " ", file),
    ),
    told,
    element(
      "button",
      {
        type: "button",
        class: "button quiet-button again",
        onclick: () => {
          form.removeAttribute("data-done");
          field.focus();
        },
      },
      desk.roster_again,
    ),
    element("p", { class: "quiet small" }, words.person.hint),
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const all = applicants(field.value);
    if (all.length === 0) {
      told.textContent = desk.roster_none;
      return;
    }
    const heard = (/** @type {number} */ done, /** @type {number} */ total) => {
      if (done % Math.ceil(total / 5 || 1) !== 0) return; // a screen reader hears a fifth at a time
      told.textContent = desk.roster_busy.replace("{done}", String(done)).replace("{total}", String(total));
    };
    heard(0, pile.items.length);
    await pile.compare(all, heard);
    told.textContent = outcome(pile, all.length, words);
    form.setAttribute("data-done", "");
    told.focus();
  });
  return element("details", { class: "unfold no-print roster" }, element("summary", {}, desk.roster), form);
}

/** Say in the fold of the list of how many badges nobody knows yet whose they are; it then stands out. @param {HTMLElement} fold @param {import("./rows.js").Row[]} rows @param {any} words */
export function drawOpen(fold, rows, { desk, plural }) {
  const open = rows.filter(
    ({ key, report, item }) => key === "verified-person-open" && report.credential?.recipient?.type !== "eduid" && item.listed === null,
  ).length;
  const said = open > 0 ? counted(desk.roster_open, open, plural) : desk.roster;
  const summary = fold.querySelector("summary");
  if (summary !== null && summary.textContent !== said) summary.textContent = said;
  fold.toggleAttribute("data-asks", open > 0);
}

/** Return how many badges fit the list, how many are another's or nobody's on it, and of how many nobody knows: together all. @param {Pile} pile @param {number} count of applicants @param {any} words */
function outcome(pile, count, { desk, plural }) {
  const rows = rowsOf(pile.items).filter(({ report }) => report.credential !== null); // the others hold no badge
  const ends = rows.map(({ item, report }) => (item.listed?.other ? "other" : (step(report, "recipient")?.outcome ?? "unchecked")));
  const told = (/** @type {string[]} */ forms, /** @type {string[]} */ outcomes) => {
    const number = ends.filter((end) => outcomes.includes(end)).length;
    return number > 0 ? [counted(forms, number, plural)] : [];
  };
  return [
    counted(desk.roster_listed, count, plural),
    counted(desk.roster_badges, rows.length, plural),
    ...told(desk.roster_fits, ["passed"]),
    ...told(desk.roster_others, ["other"]),
    ...told(desk.roster_nobody, ["failed"]),
    ...told(
      desk.roster_unknown,
      ends.filter((end) => !["passed", "other", "failed"].includes(end)),
    ),
  ].join(" ");
}
