// @ts-check
// What was decided, to take along: a table for a spreadsheet, a session to open again, a sheet of paper for each applicant.

import { factOf } from "../verify/questions.js";
import { step } from "../verify/verdict.js";
import { element } from "../shared/dom.js";
import { HEADLINES } from "../shared/headlines.js";
import { day, moment, visible } from "../shared/visible.js";
import { ALONG } from "./groups.js";
import { cellsOf, doOf, shortName, whyOf, worthOf } from "./rows.js";
import { saved } from "./session.js";

/** @typedef {import("./rows.js").Row} Row */

/**
 * Hand over a table; names of people and files only where that was asked for.
 * @param {Row[]} rows
 * @param {boolean} withNames
 * @param {any} words
 * @param {string} language
 */
export function saveTable(rows, withNames, words, language) {
  const { many, card } = words;
  const told = [
    many.headline,
    many.do,
    "verdict",
    "headline",
    "group",
    many.issuer,
    many.badge,
    card.level,
    card.workload,
    card.when,
    many.until,
    card.digest,
  ];
  const head = [many.file, many.person, ...told];
  const lines = rows.map((row, place) => {
    const [file, person, headline, issuer, badge, until] = cellsOf(row, words, language, withNames);
    const who = withNames ? [file, person] : [String(place + 1), ""];
    const verdict = HEADLINES[row.key]?.verdict ?? row.report.verdict;
    const from = until === "" ? "" : (row.report.credential?.shown?.valid_from ?? "");
    const outcome = [headline, doOf(row, words), verdict, row.key, row.group];
    const { level, workload } = worthOf(row, language);
    return [...who, ...outcome, issuer, badge, level, workload, from, until, row.report.sha256];
  });
  const text = [head, ...lines].map((line) => line.map(quoted).join(",")).join("\r\n");
  give([`\ufeff${text}\r\n`], "text/csv", "badges.csv");
}

/** Hand over the session: the files, the reports and who was who. @param {import("../verify/item.js").Item[]} items */
export async function saveSession(items) {
  give(await saved(items, new Date().toISOString()), "application/json", "badges.json");
}

/** @param {string[]} parts @param {string} type @param {string} name */
function give(parts, type, name) {
  const address = URL.createObjectURL(new Blob(parts, { type }));
  const link = /** @type {HTMLAnchorElement} */ (element("a", { href: address, download: name }));
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Return a cell that a spreadsheet shows and never calculates. @param {string} value */
export function quoted(value) {
  const safe = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(value) ? `'${value}` : value;
  return `"${visible(safe, 500).replaceAll('"', '""')}"`;
}

/**
 * Print a sheet for each applicant: by the list or the folder, else by the file; no sheet names another applicant.
 * @param {HTMLElement} place where the sheets stand while they are printed
 * @param {Row[]} rows
 * @param {any} words
 * @param {string} language
 */
export function printSheets(place, rows, words, language) {
  /** @type {Map<string, Row[]>} */
  const people = new Map();
  for (const row of rows) {
    const who = row.person || row.name;
    people.set(who, [...(people.get(who) ?? []), row]);
  }
  const names = [...people.keys()].sort((one, other) => one.localeCompare(other, language));
  place.replaceChildren(...names.map((name) => sheet(name, people.get(name) ?? [], words, language)));
  document.documentElement.dataset.print = "sheets";
  print();
  delete document.documentElement.dataset.print;
  place.replaceChildren();
}

/** @param {string} name @param {Row[]} rows @param {any} words @param {string} language */
function sheet(name, rows, words, language) {
  const beside = rows.filter(({ group }) => group === ALONG).map(shortName);
  const parts = rows.flatMap((row) => (row.group === ALONG ? [] : [outcome(row, words, language)]));
  return element(
    "article",
    { class: "applicant" },
    element("h2", {}, visible(name, 200)),
    ...parts,
    beside.length > 0 && element("p", { class: "verbatim" }, `${words.desk.along}: ${visible(beside.join(", "), 600)}`),
    element("p", { class: "small" }, words.card.paper),
  );
}

/** Return what a sheet says of one badge. @param {Row} row @param {any} words @param {string} language */
function outcome(row, words, language) {
  const [, , headline, issuer, badge, until] = cellsOf(row, words, language, false);
  const { report } = row;
  const told = step(report, "catalogue")?.outcome === "passed" ? report.credential?.catalogue?.summary?.[language] : null;
  const open = report.steps
    .filter((/** @type {any} */ one) => one.outcome === "unchecked")
    .map((/** @type {any} */ one) => words.questions[one.name]);
  const differs = (report.credential?.catalogue?.differs ?? []).map((/** @type {any} */ one) => [
    factOf(one.what, words.desk),
    `${one.badge} ${words.desk.on_badge}, ${one.catalogue} ${words.desk.in_catalogue}`,
  ]);
  const isCompared = ["passed", "failed"].includes(step(report, "recipient")?.outcome ?? ""); // an altered badge never is
  const facts = [
    ...differs,
    [words.card.what, badge],
    [words.card.who, issuer],
    [words.card.when, until && day(report.credential?.shown?.valid_from, language)],
    [words.card.until, until && day(until, language)],
    [words.card.level, told?.level],
    [words.card.workload, told?.workload],
    [words.card.at_work, told?.practice],
    [words.desk.compared, isCompared && row.item.recipient],
    [words.desk.open_questions, open.join(" ")],
    [words.many.why, differs.length > 0 ? "" : whyOf(row, words)],
    [words.many.do, doOf(row, words)],
    [words.card.file, shortName(row)],
    [words.card.moment, moment(report.now, language)],
    [words.card.digest, report.sha256],
  ].filter(([, value]) => value);
  const list = facts.map(([label, value]) =>
    element("div", {}, element("dt", {}, label), element("dd", { class: "verbatim" }, visible(value, 600))),
  );
  return element("section", {}, element("h3", {}, headline), element("dl", {}, ...list));
}
