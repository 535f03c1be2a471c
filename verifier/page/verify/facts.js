// @ts-check
// What a badge is, by whom and from when to when, as far as that is proven; and what the catalogue knows of it.

import { claims } from "./claims.js";
import { element } from "../shared/dom.js";
import { isCareful, proven, step, vouched } from "./verdict.js";
import { day, visible } from "../shared/visible.js";

/** Codes under which nobody knows whether there is an end date: it was left out, or a date may be meant as one. */
const END_OPEN = new Set(["dates.undisclosed", "dates.may-end", "dates.may-have-ended", "dates.unreadable"]);

/** Return the issuer's name as the trust list has it, and the badge's own name for it where that differs. @param {any} report @param {any} say */
export function issuer(report, say) {
  const { name, id } = report.credential?.issuer ?? {};
  const listed = report.credential?.shown?.listed_as;
  if (typeof listed !== "string") return name || id || "";
  return name ? say.listed_as.replace("{listed}", () => listed).replace("{name}", () => name) : listed;
}

/** Return until when a badge holds, as it says so; in words where it names no end, or where that is not known; "" where it has no dates. @param {any} report @param {any} say words of the card @returns {string} */
export function untilOf(report, say) {
  const shown = report.credential?.shown ?? {};
  if (shown.valid_until) return shown.valid_until;
  if (!shown.valid_from) return "";
  return END_OPEN.has(step(report, "dates")?.code ?? "") ? say.unknown : say.no_end;
}

/** Return the issuer, the achievement and the dates. @param {any} report @param {import("./card.js").Setting} setting @param {any} words */
export function facts(report, setting, words) {
  const credential = report.credential;
  if (!credential) return null;
  const { card: say } = words;
  const shown = credential.shown ?? {};
  const rows = [
    [say.what, visible(credential.achievement?.name || credential.name, 300)],
    [vouched(report) ? say.who : say.who_claimed, visible(issuer(report, say), 600)],
    [say.when, day(shown.valid_from, setting.language)],
    [say.until, day(untilOf(report, say), setting.language)],
  ].filter(([, value]) => value);
  if (rows.length === 0) return null;
  const list = rows.map(([name, value]) => element("div", {}, element("dt", {}, name), element("dd", {}, value)));
  if (!proven(report)) return element("dl", {}, ...list);
  const picture = isCareful(report) ? null : setting.picture; // whoever bears another's name may bear its looks
  return element(
    "section",
    { class: "identity" },
    picture && element("div", { class: "picture" }, picture),
    element(
      "div",
      {},
      element("dl", {}, ...list),
      picture && element("p", { class: "small quiet", "data-picture-note": true }, say.picture),
    ),
  );
}

/** Return what an unproven badge says of itself: folded, without its picture, and without what the catalogue would say of it. @param {any} report @param {import("./card.js").Setting} setting @param {any} words */
export function unchecked(report, setting, words) {
  const said = facts(report, setting, words);
  const more = claims(report, words);
  if (!said && !more) return null;
  const note = element("p", { class: "unproven" }, words.card.unproven);
  return element("details", { class: "unfold", "data-unproven": true }, element("summary", {}, words.card.unchecked), note, said, more);
}

/** Return a text with each of its sentences on a line of its own. @param {string} text */
const sentences = (text) => text.split(/(?<=\.) (?=\p{Lu})/u).flatMap((one, place) => (place === 0 ? [one] : [element("br"), one]));

/** Return the catalogue's entry on the badge that it recognised. @param {any} report @param {import("./card.js").Setting} setting @param {any} words */
export function worth(report, setting, words) {
  const found = report.credential?.catalogue;
  const { card: say } = words;
  if (step(report, "catalogue")?.code === "catalogue.looking") return element("p", { class: "note", "data-looking": true }, say.looking);
  if (!found || step(report, "catalogue")?.outcome !== "passed") return null;
  const told = found.summary?.[setting.language] ?? {};
  const rows = [
    [say.level, told.level],
    [say.workload, told.workload],
    [say.quality, told.quality],
    [say.at_work, told.practice],
    [say.renewal, told.renewal],
  ].filter(([, value]) => value);
  const page = /^[a-z0-9][a-z0-9@._/-]*$/.test(found.page ?? "") ? new URL(words.home + found.page, setting.root) : null;
  const recognised = (told.recognised ?? []).map((/** @type {unknown} */ text) => element("li", {}, visible(text)));
  const outcomes = (told.outcomes ?? []).map((/** @type {unknown} */ text) => element("li", {}, visible(text)));
  return element(
    "section",
    { class: "worth" },
    element("h4", {}, say.worth),
    told.worth && element("p", {}, visible(told.worth)),
    element(
      "dl",
      {},
      ...rows.map(([name, value]) => element("div", {}, element("dt", {}, name), element("dd", {}, ...sentences(visible(value))))),
    ),
    outcomes.length > 0 && element("p", { class: "outcomes-title" }, words.desk.outcomes),
    outcomes.length > 0 && element("ul", {}, ...outcomes),
    recognised.length > 0 && element("p", { class: "outcomes-title" }, say.recognised),
    recognised.length > 0 && element("ul", { "data-recognised": true }, ...recognised),
    page && element("p", {}, element("a", { class: "button quiet-button", href: page.href }, say.catalogue_link)),
  );
}
