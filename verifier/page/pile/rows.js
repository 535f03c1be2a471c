// @ts-check
// What a row of the pile says: in the table, in the CSV and on a sheet of paper.

import { issuer as issuerOf, untilOf } from "../verify/facts.js";
import { apart } from "../verify/questions.js";
import { bareTitle, differs, disagrees, isPractice, isTaken, proven, sign, step, vouched } from "../verify/verdict.js";
import { day, httpsHost, visible } from "../shared/visible.js";
import { along, ALONG, DIFFERS, groupOf, plainGroup, TAKEN } from "./groups.js";
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
  return rows.map((row) => ({ ...row, tone: TONE[row.group] ?? row.tone })).sort((one, other) => one.rank - other.rank);
}

/** Groups with a colour of their own. @type {Record<string, string>} */
const TONE = { [ALONG]: ALONG, [TAKEN]: "invalid" };

/** Return who sent a file, and the folders that say nothing more than that. @param {{ folder: string, shared: string } | undefined} named @param {string} person from the list, or from a platform */
function whence(named, person) {
  const { folder, shared } = named ?? { folder: "", shared: "" };
  return { person: person || folder, folders: [shared, folder].filter(Boolean).join("/") };
}

/** Return where a row belongs, the lowest first. @param {{ item: Item, report: any, key: string, tone: string }} row @param {boolean} isAlong */
function placeOf({ item, report, key, tone }, isAlong) {
  if (isAlong) return rank(ALONG, key);
  if (isTaken(report, key, item.listed)) return -1;
  if (report.verdict !== "valid") return rank(tone, key);
  const place = disagrees(report) ? rank("open", key) - 0.25 : rank(tone, key);
  return isPractice(report) ? place - 0.1 : place;
}

/** Return the words of a group. @param {string} group @param {any} words */
export function titleOf(group, words) {
  const { practised, plain } = plainGroup(group);
  const named = { [DIFFERS]: words.desk.differs_group, [ALONG]: words.desk.along, [TAKEN]: words.desk.taken_group }[plain];
  const said = named ?? (words.headlines[plain] ?? words.headlines["not-judged"]).title;
  return practised ? words.many.practice.replace("{issuer}", () => said) : said;
}

/** Return the words of a group where there is little room. @param {string} group @param {any} words @returns {string} */
export function shortOf(group, words) {
  const { practised, plain } = plainGroup(group);
  const said = words.short[plain] ?? titleOf(plain, words);
  return practised ? words.many.practice.replace("{issuer}", () => said) : said;
}

/** Return the name of the drawing beside an outcome. @param {{ key: string, tone: string, group?: string }} row */
export function signOf({ key, tone, group }) {
  const { plain } = plainGroup(group ?? key);
  if (plain === ALONG) return "file";
  if (plain === TAKEN) return "taken";
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
  const holds = report.verdict === "valid" && !item.listed?.other && report.credential?.catalogue?.summary;
  const { level = "", workload = "" } = holds ? (holds[language] ?? {}) : {};
  return { level, workload };
}

/**
 * Return in one line what a badge is worth: by the catalogue, else by its own word, marked as that; where neither says it,
 * that nobody knows. Nothing of what counts for nothing whatever it says: no badge, altered, or of another applicant.
 * @param {Row} row
 * @param {any} words
 * @param {string} language
 * @returns {string}
 */
export function worthLine(row, words, language) {
  const { report, group } = row;
  const { many } = words;
  const counts = report.verdict !== "invalid" || proven(report);
  if (!report.credential || !counts || [ALONG, TAKEN].includes(group) || step(report, "catalogue")?.code === "catalogue.looking") return "";
  const { level, workload } = worthOf(row, language);
  const known = [workload, level].filter(Boolean).join(" · ");
  if (known) return differs(report) ? many.worth_catalogue.replace("{worth}", () => known) : known;
  const own = ownWorth(report, many);
  const says = proven(report) ? many.worth_own : many.worth_says;
  return own ? says.replace("{worth}", () => own) : many.worth_unknown;
}

/** Return the hours, the credits and the level that a badge itself names. @param {any} report @param {any} many words */
function ownWorth({ credential }, many) {
  const shown = credential.shown ?? {};
  const told = ["hours", "sbu", "ects"]
    .filter((name) => shown[name])
    .map((name) => many[`own_${name}`].replace("{number}", () => shown[name]));
  const ladder = ["nlqf", "eqf"].find((name) => shown[name]);
  const level = ladder && many.own_level.replace("{level}", () => `${ladder.toUpperCase()} ${shown[ladder]}`);
  return [...told, level].filter(Boolean).join(" · ");
}

/** Return the address where a row's answer can be looked up by oneself: of what gave nothing, and of the schools whose name it bears. @param {Row} row @param {any} words @returns {{ href: string, text: string } | null} */
export function lookOf({ item, report, key }, words) {
  const { many, home } = words;
  if (key === "impersonation-suspected") return { href: new URL(`${home}institutions/`, item.desk.root).href, text: many.look_school };
  const [url] = report.verdict === "undecided" ? [...item.refused.keys()].filter((one) => httpsHost(one) !== null) : [];
  return url === undefined ? null : { href: url, text: many.look_host.replace("{host}", () => visible(httpsHost(url) ?? "", 100)) };
}

/** Return the words of one badge's outcome: what of it is open, when it begins or ended, where that is proven, and whether it is for practice. @param {Row} row @param {any} words @param {string} language */
function titleIn({ report, key, group }, words, language) {
  if (group === ALONG) return words.desk.along;
  if (group === TAKEN) return words.desk.taken_title;
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
  const { name, person, report, group } = row;
  const isProven = proven(report) && report.credential;
  const { careful, overdue } = words.many;
  const { badge, who } = isProven ? provenOf(report, words) : saysOf(report, words);
  const said = titleIn(row, words, language);
  const noted = differs(report) ? words.desk.differs_title : careful; // as on its card
  const title = plainGroup(group).plain === DIFFERS ? noted.replace("{headline}", () => said) : said;
  const age = report.list_overdue ? ` ${overdue.replace("{date}", () => day(report.list_overdue, language))}` : "";
  return [name, person, `${title}${age}${ofOther(row, words, naming)}`, who, badge, isProven ? untilOf(report, words.card) : ""];
}

/** Return whose badge it is by the list of applicants, where it is of another than who sent it. @param {Row} row @param {any} words @param {boolean} naming */
function ofOther({ item, group }, { desk }, naming) {
  const other = item.listed?.other;
  if (!other || (group === TAKEN && !naming)) return ""; // the title says as much
  const owner = !naming ? desk.of_another : group === TAKEN ? desk.taken_of : desk.of_other;
  return ` ${owner.replace("{name}", () => visible(other, 120))}`;
}

/**
 * Return the cells of a row that stands under the heading of its group, which says what is the same of all: the outcome in
 * short, an issuer without the mark of practice that the outcome bears, and a last day only where there is one.
 * @param {Row} row
 * @param {any} words
 * @param {string} language
 * @returns {string[]}
 */
export function briefCells(row, words, language) {
  const [name, person, headline, who, badge, until] = cellsOf(row, words, language, true);
  const rest = headline.slice(titleIn(row, words, language).length); // how old the list is, and whose the badge is
  const isMarked = row.report.verdict === "valid" && isPractice(row.report);
  const issuer = isMarked && who !== "" ? issuerOf(row.report, words.card) : who;
  return [name, person, `${shortOf(row.group, words)}${rest}`, issuer, badge, until === words.card.no_end ? "" : until];
}
