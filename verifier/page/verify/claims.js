// @ts-check
// What the badge says of itself beyond who, what and when: text, whatever stands in it.

import { element } from "../shared/dom.js";
import { visible } from "../shared/visible.js";

/** @param {any} report @param {any} words */
export function claims(report, words) {
  const { card: say } = words;
  const shown = report.credential?.shown;
  if (!shown) return null;
  const parts = [
    ...text(say.description, shown.description),
    ...text(say.criteria, shown.criteria),
    ...text(say.narrative, shown.narrative),
    ...list(say.results, shown.results),
    ...list(say.outcomes, shown.outcomes),
    ...list(say.alignments, shown.alignments),
    ...list(say.evidence, shown.evidence),
  ];
  const elements = carried(shown.eu_elements, words.elements);
  if (parts.length > 0 && elements.length > 0) {
    const count = say.elements_count.replace("{count}", String(elements.length));
    parts.push(element("h4", {}, say.elements), element("p", { class: "small" }, `${count} ${elements.join(", ")}.`));
  }
  if (parts.length === 0) return null;
  return element("details", { class: "unfold" }, element("summary", {}, say.claims), ...parts);
}

/** @param {string} name @param {unknown} value @returns {Node[]} */
function text(name, value) {
  if (typeof value !== "string" || value === "") return [];
  return [element("h4", {}, name), element("p", { class: "verbatim" }, visible(value))];
}

/** @param {string} name @param {unknown} values @returns {Node[]} */
function list(name, values) {
  if (!Array.isArray(values) || values.length === 0) return [];
  return [
    element("h4", {}, name),
    element("ul", { class: "verbatim" }, ...values.map((one) => element("li", {}, visible(String(one), 600)))),
  ];
}

/** The names of the elements of the EU's recommendation that the badge carries. @param {unknown} numbers @param {Record<string, string>} names @returns {string[]} */
function carried(numbers, names) {
  if (!Array.isArray(numbers)) return [];
  return numbers.map((number) => names[String(number)]).filter((name) => name !== undefined);
}
