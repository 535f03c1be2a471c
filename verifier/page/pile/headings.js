// @ts-check
// The headings within the rows of a pile: what is the same of all rows of a group is said there once, and not in each row.

import { element } from "../shared/dom.js";
import { icon } from "../shared/icons.js";
import { isPractice } from "../verify/verdict.js";
import { ALONG, DIFFERS, plainGroup, TAKEN } from "./groups.js";
import { doOf, signOf, titleOf, worthOf } from "./rows.js";

/** @typedef {import("./rows.js").Row} Row */
/** @typedef {{ rows: Row[], act: string, level: string, notes: string[] }} Run  rows of one group that stand together; what is to be done with each of them, and what is said of each level, where that is the same of all; what else holds of all */

const FEW = 8; // rows that need no headings
const HOW = / \(([^()]*)\)$/; // what is said of a level

/**
 * Return the runs under a heading, by the first row of each: of what is genuine and of what came along, where there are
 * several in a larger pile. Rows that ask something stand for themselves.
 * @param {Row[]} rows in the order of their groups
 * @param {any} words
 * @param {string} language
 * @returns {Map<Row, Run>}
 */
export function runsOf(rows, words, language) {
  /** @type {Row[][]} */
  const runs = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last !== undefined && last[0].group === row.group) last.push(row);
    else runs.push([row]);
  }
  const headed = rows.length > FEW ? runs.filter((run) => run.length > 1 && isQuiet(run[0])) : [];
  return new Map(headed.map((run) => [run[0], runOf(run, words, language)]));
}

/** Say whether rows of this kind hold: nothing sets one apart from the next. @param {Row} row */
function isQuiet({ group, report }) {
  return group === ALONG || (report.verdict === "valid" && ![DIFFERS, TAKEN].includes(plainGroup(group).plain));
}

/** @param {Row[]} rows @param {any} words @param {string} language @returns {Run} */
function runOf(rows, words, language) {
  const { card, many } = words;
  const [act, ...others] = new Set(rows.map((row) => doOf(row, words)));
  const levels = rows.map((row) => worthOf(row, language).level).filter(Boolean);
  const [level, ...more] = new Set(levels.map((text) => HOW.exec(text)?.[1] ?? ""));
  const how = more.length === 0 && level ? level : "";
  const isAlong = rows[0].group === ALONG;
  const notes = [
    how && many.level_note.replace("{how}", () => how),
    !isAlong && many.no_end_note,
    isPractice(rows[0].report) && card.practice,
  ];
  return { rows, act: others.length === 0 ? act : "", level: how && ` (${how})`, notes: notes.filter(Boolean) };
}

/** Return the row that says what holds of all rows below it. @param {Run} run @param {any} words @param {(name: string) => void} go to the field that a group asks for */
export function heading({ rows, act, notes }, words, go) {
  const [row] = rows;
  const asks = row.key === "verified-person-open" && act !== words.desk.name_do;
  const button = asks && element("button", { type: "button", class: "link", onclick: () => go("roster") }, act);
  return element(
    "tr",
    { role: "row", class: "group", "data-group": row.group },
    element(
      "th",
      { role: "rowheader", scope: "rowgroup", colspan: "6" },
      icon(signOf(row)),
      element("b", {}, `${titleOf(row.group, words)}: ${rows.length}`),
      element("span", { class: "do" }, button || act),
      notes.length > 0 && element("span", { class: "why" }, notes.join(" ")),
    ),
  );
}
