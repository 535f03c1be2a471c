// @ts-check
// The ten questions with their answers, under every verdict.

import { counted } from "../shared/counted.js";
import { element } from "../shared/dom.js";
import { icon } from "../shared/icons.js";
import { day, visible } from "../shared/visible.js";
import { isPractice, step, vouched } from "./verdict.js";

/** Return the answer where a step that passed is less than a "yes" to its question, else nothing. @param {any} report @param {any} one */
function lessThanYes(report, one) {
  if (one.outcome !== "passed") return null;
  // A key that belongs to an identifier says nothing of the name beside it: anyone can make both.
  if (one.name === "issuer" && !vouched(report)) return "unknown_name";
  if (one.name === "trust" && isPractice(report)) return "practice";
  if (one.code === "endorsements.held-unlisted") return "unknown_endorser";
  return one.name === "unbake" && step(report, "parse")?.outcome === "skipped" ? "link_only" : null;
}

/** Return the sentence under a question. @param {any} report @param {any} one @param {string | null} less @param {any} words @param {string} language */
function answerOf(report, one, less, words, language) {
  const known = report.credential?.catalogue?.name;
  if (one.name === "catalogue" && one.outcome === "passed" && known)
    return words.desk.known_as.replace("{name}", () => visible(known[language] ?? Object.values(known)[0], 300));
  const differs = one.code === "catalogue.differs" ? (report.credential?.catalogue?.differs ?? []) : [];
  if (differs.length > 0) return differs.map((/** @type {any} */ each) => apart(each, words.desk)).join(" ");
  return words.card[less ?? ""] ?? plain(one.message, language);
}

/** Return one thing of which badge and catalogue do not say the same, as a sentence. @param {{ what: string, badge: string, catalogue: string }} one @param {any} desk words */
export function apart({ what, badge, catalogue }, desk) {
  return `${factOf(what, desk)}: ${visible(badge, 300)} ${desk.on_badge}, ${visible(catalogue, 300)} ${desk.in_catalogue}.`;
}

/** Return what a fact is called. @param {string} what @param {any} desk words */
export function factOf(what, desk) {
  return desk[`fact_${what.replace(" ", "_")}`] ?? visible(what, 60);
}

/** Return the ten questions with their answers; those that were not reached in one sentence, and folded. @param {any} report @param {any} words @param {string} language */
export function questions(report, words, language) {
  const rows = report.steps.map((/** @type {any} */ one) => {
    const less = lessThanYes(report, one);
    const answer = words.outcomes[less ?? ""] ?? words.answers[one.name]?.[one.outcome] ?? words.outcomes[one.outcome];
    return element(
      "li",
      { "data-step": one.name, "data-outcome": one.outcome, "data-partly": less !== null },
      icon(less === null ? one.outcome : "unchecked"),
      element(
        "div",
        {},
        element("p", { class: "question" }, words.questions[one.name], " ", element("b", {}, answer)),
        element("p", { class: "answer" }, answerOf(report, one, less, words, language)),
      ),
    );
  });
  const skipped = report.steps.filter((/** @type {any} */ one) => one.outcome === "skipped").length;
  const isFolded = (/** @type {HTMLElement} */ row) => skipped > 1 && row.dataset.outcome === "skipped";
  const list = (/** @type {HTMLElement[]} */ some) => element("ol", { class: "questions" }, ...some);
  const folded = rows.filter(isFolded);
  return element(
    "details",
    { class: "unfold", open: true },
    element("summary", {}, words.card.questions),
    list(rows.filter((/** @type {HTMLElement} */ row) => !isFolded(row))),
    folded.length > 0 &&
      element(
        "details",
        { class: "unfold", "data-skipped": true },
        element("summary", {}, counted(words.desk.skipped, folded.length, words.plural)),
        list(folded),
      ),
  );
}

/** Return a message as people read it: its days as everywhere on the card. @param {unknown} message @param {string} language */
export function plain(message, language) {
  return visible(message, 600).replaceAll(/\b\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d)?)?/g, (date) => day(date, language));
}
