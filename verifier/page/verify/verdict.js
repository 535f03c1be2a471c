// @ts-check
// What a report comes to: its words, its colour and its sign, and how far what the badge says of itself may be believed.

import { HEADLINES } from "../shared/headlines.js";

/**
 * Words and colour of a report; a headline that does not fit its verdict is no judgement.
 * @param {any} report
 * @param {boolean} asked whether every host that the visitor could agree to has been asked
 * @param {boolean} late whether the clock of the device is behind: then nobody knows whether it holds now
 */
export function wording(report, asked = false, late = false) {
  const fits = HEADLINES[report.headline]?.verdict === report.verdict;
  const key = fits ? narrowed(report, asked, late) : "not-judged";
  const { tone } = HEADLINES[key];
  return { key, tone: tone === "valid" && disagrees(report) ? "open" : tone };
}

/** Return whose words a report gets, as `narrowed` of badge_verifier.headlines does, and by what the page knows beside it. @param {any} report @param {boolean} asked @param {boolean} late @returns {string} */
function narrowed(report, asked, late) {
  const told = HEADLINES[report.headline];
  if (late && told.late) return told.late;
  if (told.unless && step(report, told.unless.step)?.outcome !== "passed")
    return report.credential?.recipient?.type ? told.unless.named : told.unless.nobody;
  const closer = report.steps.map((/** @type {any} */ one) => told.codes?.[one.code]).find(Boolean);
  return closer ?? (asked && told.asked ? told.asked : report.headline);
}

/** Return the name of the drawing of an outcome: who passes for a known school has one of its own. @param {string} key @param {string} tone */
export function sign(key, tone) {
  return HEADLINES[key]?.sign ?? tone;
}

/** Say whether an outcome that decides nothing is a reason to be careful. @param {any} report */
export function isCareful(report) {
  return report.verdict === "undecided" && HEADLINES[report.headline]?.tone === "careful";
}

/** Say whether what the badge says of itself is proven: the signature holds, or the original was fetched. @param {any} report */
export function proven(report) {
  return step(report, "proof")?.outcome === "passed";
}

/** @param {any} report @param {string} name */
export function step(report, name) {
  return report.steps.find((/** @type {any} */ one) => one.name === name);
}

/** Say whether the issuer is one that the trust list names; of any other, the name is no more than what the file says. @param {any} report */
export function vouched(report) {
  return step(report, "trust")?.outcome === "passed";
}

/** Say whether it is by an institution of the trust list that exists for practice: its key is published, so anyone can sign with it. @param {any} report */
export function isPractice(report) {
  return step(report, "trust")?.code === "trust.listed-demonstration";
}

/** Say whether the badge and the catalogue do not say the same of it. @param {any} report */
export function differs(report) {
  return step(report, "catalogue")?.outcome === "failed";
}

/** Say whether what is shown is the original, and the file said something else. @param {any} report */
export function isOriginal(report) {
  return ["proof.hosted-otherwise", "proof.hosted-differs"].includes(step(report, "proof")?.code ?? "");
}

/** Say whether what is valid is not the same everywhere: see the card. @param {any} report */
export function disagrees(report) {
  return differs(report) || isOriginal(report);
}

/** Return the headline of a report in words. @param {any} report @param {any} words @param {boolean} asked @param {boolean} late */
export function title(report, words, asked, late) {
  const { key } = wording(report, asked, late);
  return titled(report, words.headlines[key] ?? words.headlines["not-judged"], words);
}

/** Return the headline of one report without what follows it: it names what was not checked. @param {any} report @param {any} said @returns {string} */
export function bareTitle(report, said) {
  const open = report.steps.find((/** @type {any} */ one) => one.outcome === "unchecked" && said.of?.[one.name]);
  return open === undefined ? said.title : (said.of[open.code] ?? said.of[open.name]);
}

/** Say whether it is right but for the person: by the list of applicants it is of another than who sent it. @param {any} report @param {string} key @param {import("../pile/roster.js").Listed | null} listed */
export function isTaken(report, key, listed) {
  return Boolean(listed?.other) && (report.verdict === "valid" || key === "wrong-recipient");
}

/** Return the headline of one report: it names what was not checked, and that the badge is for practice. @param {any} report @param {any} said @param {any} words */
export function titled(report, said, words) {
  const title = bareTitle(report, said);
  const noted = differs(report) && report.verdict === "valid" ? words.desk.differs_title.replace("{headline}", () => title) : title;
  const whole = [noted, ...lapsed(report, words)].reduce((before, next) => `${before}${before.endsWith("?") ? "" : "."} ${next}`);
  return isPractice(report) && report.verdict === "valid" ? words.many.practice.replace("{issuer}", () => whole) : whole;
}

/** Return the sentences that follow the headline where an issuer whom nobody vouches for says that the badge is out of force. @param {any} report @param {any} words */
function lapsed(report, words) {
  if (report.verdict !== "undecided") return [];
  const failed = report.steps.filter((/** @type {any} */ one) => one.outcome === "failed" && words.also[one.code]);
  return failed.map((/** @type {any} */ one) => words.also[one.code]);
}

/** Return the meaning of the verdict, and say where it rests on words of an issuer that nobody knows. @param {any} report @param {any} words @param {any} said */
export function meaning(report, words, said) {
  const rests = HEADLINES[report.headline]?.claimed;
  const means = isOriginal(report) ? said.means.replace(words.headlines.verified.means, () => words.card.original) : said.means;
  if (report.verdict === "undecided") return `${words.neither} ${means}`;
  return rests && !vouched(report) ? `${means} ${words.card.also_unknown}` : means;
}

/** Return what programs ask of an outcome, as attributes. @param {any} report @param {string} tone */
export function hooks(report, tone) {
  return {
    "data-report": true,
    "data-file": report.file,
    "data-index": String(report.index),
    "data-verdict": report.verdict,
    "data-headline": report.headline,
    "data-tone": tone,
    tabindex: "-1",
  };
}
