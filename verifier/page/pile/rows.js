// @ts-check
// What a row of the pile says: in the table, in the CSV and on a sheet of paper.

import { issuer as issuerOf } from "../verify/facts.js";
import { disagrees, isPractice, proven, sign, vouched } from "../verify/verdict.js";
import { day, visible } from "../shared/visible.js";
import { folders, rank } from "./order.js";

/** @typedef {import("../verify/item.js").Item} Item */
/** @typedef {{ item: Item, place: number, name: string, person: string, report: any, key: string, tone: string, group: string, rank: number }} Row  group: the outcome that it is counted under; place: of the report in its file */

export const COLUMNS = ["file", "person", "headline", "issuer", "badge", "date"];
/** Counted by itself: genuine, and not the same as the catalogue says. */
const DIFFERS = "differs";

/** Return a row per outcome, the worst first; of equal ones in the order in which they were given. @param {Item[]} items @returns {Row[]} */
export function rowsOf(items) {
  const named = folders(items);
  const rows = items.flatMap((item) =>
    item.rows().map((row) => {
      const differs = disagrees(row.report) && row.report.verdict === "valid";
      const place = differs ? rank("open", row.key) - 0.25 : rank(row.tone, row.key);
      return {
        ...row,
        person: row.person || (named.get(item) ?? ""),
        group: differs ? DIFFERS : row.key,
        rank: row.item.listed?.other ? -1 : place,
      };
    }),
  );
  return rows.sort((one, other) => one.rank - other.rank);
}

/** Return the words of an outcome. @param {string} group @param {any} words */
export function titleOf(group, words) {
  if (group === DIFFERS) return words.desk.differs_group;
  return (words.headlines[group] ?? words.headlines["not-judged"]).title;
}

/** Return the drawing of a row: a genuine badge that is another applicant's asks for care. @param {Row} row */
export function rowSign(row) {
  return row.item.listed?.other && row.report.verdict === "valid" ? "careful" : signOf(row);
}

/** Return the name of the drawing beside an outcome. @param {{ key: string, tone: string, group?: string }} row */
export function signOf({ key, tone, group }) {
  return group === DIFFERS ? "careful" : sign(key, tone);
}

/** Return the words of one badge's outcome: when it ended, where that is proven, and whether it is for practice. @param {any} report @param {string} key @param {any} words @param {string} language */
function titleIn(report, key, words, language) {
  const end = key === "expired" && proven(report) ? report.credential?.shown?.valid_until : null;
  const said = end ? words.many.expired_on.replace("{date}", () => day(end, language)) : titleOf(key, words);
  return isPractice(report) && report.verdict === "valid" ? words.many.practice.replace("{issuer}", () => said) : said;
}

/** Return what a proven badge is, and by whom; a name that nobody vouches for is marked. @param {any} report @param {any} words */
function provenOf(report, words) {
  const { credential } = report;
  const { claimed, practice } = words.many;
  const issuer = credential?.issuer?.name || credential?.shown?.listed_as ? issuerOf(report, words.card) : "";
  const how = isPractice(report) ? practice : vouched(report) ? "{issuer}" : claimed;
  const badge = credential?.achievement?.name || credential?.name || "";
  return { badge, who: issuer === "" ? "" : how.replace("{issuer}", () => issuer) };
}

/** Return what an unproven badge says of itself, marked as no more than that. @param {any} report @param {any} words */
function saysOf({ credential }, words) {
  const marked = (/** @type {string | undefined} */ text) => (text ? words.many.says.replace("{text}", () => text) : "");
  return { badge: marked(credential?.achievement?.name || credential?.name), who: marked(credential?.issuer?.name) };
}

/**
 * Return the cells of a row, in the order of `COLUMNS`; the date as the badge has it.
 * @param {Row} row
 * @param {any} words
 * @param {string} language
 * @param {boolean} naming whether the outcome names the other applicant whose badge it is
 * @returns {string[]}
 */
export function cellsOf({ item, name, person, report, key, group }, words, language, naming) {
  const credential = proven(report) ? report.credential : null;
  const { careful, overdue } = words.many;
  const { badge, who } = credential === null ? saysOf(report, words) : provenOf(report, words);
  const said = titleIn(report, key, words, language);
  const title = group === DIFFERS ? careful.replace("{headline}", () => said) : said;
  const age = report.list_overdue ? ` ${overdue.replace("{date}", () => day(report.list_overdue, language))}` : "";
  const owner = naming ? words.desk.of_other : words.desk.of_another;
  const other = item.listed?.other ? ` ${owner.replace("{name}", () => visible(item.listed?.other, 120))}` : "";
  return [name, person, `${title}${age}${other}`, who, badge, credential?.shown?.valid_from ?? ""];
}
