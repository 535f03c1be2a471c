// @ts-check
// "Is it this person's?": asked where the badge says whose it is and nobody has compared that yet.

import { isCareful, step, title } from "./verdict.js";
import { element } from "../shared/dom.js";
import { icon } from "../shared/icons.js";
import { nameQuestion } from "../lookup/name.js";

const LABELS = new Map([
  ["email", "label_email"],
  ["emailAddress", "label_email"],
  ["name", "label_name"],
]);

/**
 * @param {any} report
 * @param {any} words
 * @param {string | null} given what was compared before
 * @param {(given: string | null) => void} compare
 * @param {Map<string, import("../lookup/name.js").Told>} told names that edubadges told, by address
 * @param {() => void} changed
 */
export function personQuestion(report, words, given, compare, told, changed) {
  const found = step(report, "recipient");
  const recipient = report.credential?.recipient;
  if (!recipient?.type || !found) return null;
  if (recipient.type === "eduid") {
    const holds = report.verdict !== "invalid" && step(report, "proof")?.outcome === "passed";
    return holds ? nameQuestion(report, words, told, changed) : null;
  }
  // Of a badge that is not valid it makes no difference; a comparison that was made can be made again.
  if (report.verdict !== "valid" && given === null) return null;
  if (step(report, "proof")?.outcome !== "passed") return null; // words that nobody signed are not worth comparing
  const field = element("input", { class: "field", type: "text", autocomplete: "off", spellcheck: "false", maxlength: "320" });
  const input = /** @type {HTMLInputElement} */ (field);
  input.value = given ?? "";
  const label = words.person[LABELS.get(recipient.type) ?? "label"];
  const form = element(
    "form",
    { class: "person no-print", "data-person": true },
    element("h4", {}, words.person.heading),
    element("label", {}, label, field),
    element("button", { type: "submit", class: "button" }, words.person.button),
    given !== null && answered(report, found, words),
    element("p", { class: "quiet small" }, words.person.hint),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    compare(input.value.trim() === "" ? null : input.value.trim());
  });
  return form;
}

/** Return the answer beside the field that asked: how the comparison ended, and what the badge reads now. @param {any} report @param {any} found the step @param {any} words */
function answered(report, found, words) {
  const { person, desk } = words;
  const said =
    found.outcome === "passed"
      ? isCareful(report)
        ? desk.person_fits_unproven
        : desk.person_fits
      : found.outcome === "failed"
        ? desk.person_differs
        : found.code === "recipient.alike"
          ? found.message
          : person.not_comparable;
  const fits = report.verdict === "undecided" ? "undecided" : "valid"; // no tick beside what is not established
  const tone = found.outcome === "passed" ? fits : found.outcome === "failed" ? "careful" : "undecided";
  const headline = title(report, words, false, false);
  const now = isCareful(report) ? "" : desk.reads_now.replace("{headline}", () => headline).replace(/\?\.$/, "?");
  return element(
    "p",
    { role: "status", class: "found", "data-tone": tone, tabindex: "-1" },
    icon(tone),
    element("span", {}, said, " ", now),
  );
}
