// @ts-check
// What a row of the pile says: in the table, in the CSV and on a sheet of paper.

import { issuer as issuerOf, untilOf } from "../verify/facts.js";
import { apart } from "../verify/questions.js";
import { bareTitle, differs, disagrees, isPractice, isTaken, proven, sign, step, vouched } from "../verify/verdict.js";
import { day, httpsHost, visible } from "../shared/visible.js";
import { along, ALONG, DIFFERS, groupOf, plainGroup } from "./groups.js";
import { folders, rank } from "./order.js";

/** @typedef {import("../verify/item.js").Item} Item */
/** @typedef {{ item: Item, place: number, name: string, person: string, folders: string, report: any, key: string, tone: string, group: string, rank: number }} Row  group: what it is counted under; place: of the report in its file; folders: in which it is, down to that of the applicant */

export const COLUMNS = ["file", "person", "headline", "issuer", "badge", "until"];

/** Return a row per outcome, the worst first and what came along last; of equal ones in the order in which they were given. @param {Item[]} items @returns {Row[]} */
export function rowsOf(items) {
  const named = folders(items);
  const told = items.flatMap((item) => item.rows().map((row) => ({ ...row, ...whence(named.get(item), row.person) })));
  const beside = along(told);
  const rows = told.map((row) => ({ ...row, group: groupOf(row, beside.has(row)), rank: placeOf(row, beside.has(row)) }));
  return rows.map((row) => (row.group === ALONG ? { ...row, tone: ALONG } : row)).sort((one, other) => one.rank - other.rank);
}

/** Return who sent a file, and the folders that say nothing more than that. @param {{ folder: string, shared: string } | undefined} named @param {string} person from the list, or from a platform */
function whence(named, person) {
  const { folder, shared } = named ?? { folder: "", shared: "" };
  return { person: person || folder, folders: [shared, folder].filter(Boolean).join("/") };
}

/** Return where a row belongs, the lowest first. @param {{ item: Item, report: any, key: string, tone: string }} row @param {boolean} isAlong */
function placeOf({ item, report, key, tone }, isAlong) {
  if (isAlong) return rank(ALONG, key);
  if (item.listed?.other) return -1;
  if (report.verdict !== "valid") return rank(tone, key);
  const place = disagrees(report) ? rank("open", key) - 0.25 : rank(tone, key);
  return isPractice(report) ? place - 0.1 : place;
}

/** Return the words of a group. @param {string} group @param {any} words */
export function titleOf(group, words) {
  const { practised, plain } = plainGroup(group);
  const named = { [DIFFERS]: words.desk.differs_group, [ALONG]: words.desk.along }[plain];
  const said = named ?? (words.headlines[plain] ?? words.headlines["not-judged"]).title;
  return practised ? words.many.practice.replace("{issuer}", () => said) : said;
}

/** Return the drawing of a row: a genuine badge that is another applicant's asks for care. @param {Row} row */
export function rowSign(row) {
  return row.item.listed?.other && row.report.verdict === "valid" ? "careful" : signOf(row);
}

/** Return the name of the drawing beside an outcome. @param {{ key: string, tone: string, group?: string }} row */
export function signOf({ key, tone, group }) {
  const { plain } = plainGroup(group ?? key);
  if (plain === ALONG) return "file";
  return plain === DIFFERS ? "careful" : sign(key, tone);
}

/** Return the name of the file as it is called in the applicant's own folder: the rest of its path says nothing more. @param {Row} row */
export function shortName({ item, name, folders: path }) {
  const before = item.name.length - item.inside.length; // the ZIP that it is in
  return path === "" ? name : name.slice(before + path.length + 1);
}

/** Return what is left to do with a badge, in a few words. @param {Row} row @param {any} words @returns {string} */
export function doOf({ item, report, key, group }, words) {
  const { desk, headlines } = words;
  if (group === ALONG) return desk.along_do;
  if (isTaken(report, key, item.listed)) return desk.taken_do;
  if (item.listed && key === "wrong-recipient") return desk.nobody_do;
  if (plainGroup(group).plain === DIFFERS) return desk.differs_do;
  if (key === "verified-person-open" && report.credential?.recipient?.type === "eduid") return desk.name_do;
  return (headlines[key] ?? headlines["not-judged"]).do;
}

/** Return what an employer would open the card for: what badge and catalogue say, which host gave nothing, what was looked at. @param {Row} row @param {any} words @returns {string} */
export function whyOf({ item, report, group }, words) {
  const { desk, gave } = words;
  if (plainGroup(group).plain === DIFFERS)
    return (report.credential?.catalogue?.differs ?? []).map((/** @type {any} */ each) => apart(each, desk)).join(" ");
  if (item.looked.length > 1 && report.headline === "no-badge-found")
    return desk.looked.replace("{files}", () => visible(item.looked.join(", "), 300));
  if (report.verdict !== "undecided") return "";
  const refused = [...item.refused].map(([url, why]) =>
    (gave[why] ?? gave.failed).replace("{host}", () => visible(httpsHost(url) ?? "", 253)),
  );
  return [...new Set(refused)].join(" ");
}

/** Return what the catalogue says that a badge is worth, in a few words: only of one that holds, and is not another's. @param {Row} row @param {string} language @returns {{ level: string, workload: string }} */
export function worthOf({ item, report }, language) {
  const holds = report.verdict === "valid" && !item.listed?.other && step(report, "catalogue")?.outcome === "passed";
  const { level = "", workload = "" } = (holds && report.credential?.catalogue?.summary?.[language]) || {};
  return { level, workload };
}

/** Return the words of one badge's outcome: what of it is open, when it begins or ended, where that is proven, and whether it is for practice. @param {Row} row @param {any} words @param {string} language */
function titleIn({ report, key, group }, words, language) {
  if (group === ALONG) return words.desk.along;
  const said = dated(report, key, words, language) || bareTitle(report, words.headlines[key] ?? words.headlines["not-judged"]);
  return isPractice(report) && report.verdict === "valid" ? words.many.practice.replace("{issuer}", () => said) : said;
}

/** Return an outcome that is about a day, with that day; "" for any other. @param {any} report @param {string} key @param {any} words @param {string} language */
function dated(report, key, words, language) {
  if (!proven(report)) return "";
  const { valid_from: from, valid_until: until } = report.credential?.shown ?? {};
  if (key === "expired" && until) return words.many.expired_on.replace("{date}", () => day(until, language));
  return key === "not-yet-valid" && from ? words.many.begins_on.replace("{date}", () => day(from, language)) : "";
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
 * Return the cells of a row, in the order of `COLUMNS`; the last day as the badge has it, or in words that it has none.
 * @param {Row} row
 * @param {any} words
 * @param {string} language
 * @param {boolean} naming whether the outcome names the other applicant whose badge it is
 * @returns {string[]}
 */
export function cellsOf(row, words, language, naming) {
  const { item, name, person, report, group } = row;
  const isProven = proven(report) && report.credential;
  const { careful, overdue } = words.many;
  const { badge, who } = isProven ? provenOf(report, words) : saysOf(report, words);
  const said = titleIn(row, words, language);
  const noted = differs(report) ? words.desk.differs_title : careful; // as on its card
  const title = plainGroup(group).plain === DIFFERS ? noted.replace("{headline}", () => said) : said;
  const age = report.list_overdue ? ` ${overdue.replace("{date}", () => day(report.list_overdue, language))}` : "";
  const owner = naming ? words.desk.of_other : words.desk.of_another;
  const other = item.listed?.other ? ` ${owner.replace("{name}", () => visible(item.listed?.other, 120))}` : "";
  return [name, person, `${title}${age}${other}`, who, badge, isProven ? untilOf(report, words.card) : ""];
}
