// @ts-check
// The card for one report: the verdict in colour, icon and words that agree, then what lies under it.

import { claims } from "./claims.js";
import { element } from "../shared/dom.js";
import { icon } from "../shared/icons.js";
import { copyButton, messages } from "./message.js";
import { day, visible } from "../shared/visible.js";

/**
 * @typedef {object} Setting
 * @property {string} language
 * @property {Record<string, any>} all words of every language
 * @property {URL} root of the site
 * @property {Node | null} picture made from the file's own bytes
 * @property {Node[]} more what can be done besides, e.g. the question about the person
 * @property {{ path: string, text: string }[]} texts the badges as they stand in the file
 * @property {string | null} person whom it was given by, where a pasted list says so
 * @property {boolean} late whether the clock of the device is behind
 * @property {boolean} unseconded whether no second organisation looked at the list of institutions
 * @property {boolean} pages whether it was in a PDF, of which the pages show what they like
 * @property {boolean} asked whether every host that the visitor could agree to has been asked
 * @property {Node | null} own what the owner of the badge can do with it
 * @property {boolean} alone whether it is the only one on the page: then nothing is folded
 */

/**
 * Words and colour of a report: "open" is valid, but whose it is was not established.
 * @param {any} report
 * @param {boolean} asked whether every host that the visitor could agree to has been asked
 * @param {boolean} late whether the clock of the device is behind: then nobody knows whether it holds now
 */
export function wording(report, asked = false, late = false) {
  if (report.headline === "verified" && report.verdict === "valid") {
    if (late) return { key: "clock-behind", tone: "undecided" };
    if (step(report, "recipient")?.outcome === "passed") return { key: "verified", tone: disagrees(report) ? "open" : "valid" };
    return { key: report.credential?.recipient?.type ? "verified-person-open" : "verified-nobody", tone: "open" };
  }
  if (report.headline === "verified" || report.verdict === "valid") return { key: "not-judged", tone: "undecided" }; // no such report
  if (report.headline === "issuer-unknown") return { key: NO_LIST[step(report, "trust")?.code ?? ""] ?? "issuer-unknown", tone: "undecided" };
  if (report.headline === "online-check-needed" && asked) return { key: "online-check-failed", tone: "undecided" };
  if (CAREFUL.has(report.headline)) return { key: report.headline, tone: "careful" };
  return { key: report.headline, tone: report.verdict === "invalid" ? "invalid" : "undecided" };
}

/** Codes under which an issuer is unknown because we have no list to look it up in. @type {Record<string, string>} */
const NO_LIST = { "trust.stale": "list-expired", "trust.no-list": "no-list" };

/** Codes under which nobody knows whether there is an end date: it was left out, or a date may be meant as one. */
const END_OPEN = new Set(["dates.undisclosed", "dates.may-end", "dates.may-have-ended", "dates.unreadable"]);

/** Headlines that are undecided and a reason to be careful: they bear a sign of their own. */
const CAREFUL = new Set(["ambiguous", "impersonation-suspected"]);

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
function differs(report) {
  return step(report, "catalogue")?.outcome === "failed";
}

/** Say whether what is shown is the original, and the file said something else. @param {any} report */
function isOriginal(report) {
  return ["proof.hosted-otherwise", "proof.hosted-differs"].includes(step(report, "proof")?.code ?? "");
}

/** Say whether what is valid is not the same everywhere: see the card. @param {any} report */
export function disagrees(report) {
  return differs(report) || isOriginal(report);
}

/** Return the headline of one report: it names what was not checked, and that the badge is for practice. @param {any} report @param {any} said @param {any} words */
function titled(report, said, words) {
  const open = report.steps.find((/** @type {any} */ one) => one.outcome === "unchecked" && said.of?.[one.name]);
  const title = (open === undefined ? said.title : (said.of[open.code] ?? said.of[open.name]));
  const whole = [title, ...lapsed(report, words)].reduce((before, next) => `${before}${before.endsWith("?") ? "" : "."} ${next}`);
  return isPractice(report) && report.verdict === "valid" ? words.many.practice.replace("{issuer}", () => whole) : whole;
}

/** Return the sentences that follow the headline where an issuer whom nobody vouches for says that the badge is out of force. @param {any} report @param {any} words */
function lapsed(report, words) {
  if (report.verdict !== "undecided") return [];
  const failed = report.steps.filter((/** @type {any} */ one) => one.outcome === "failed" && words.also[one.code]);
  return failed.map((/** @type {any} */ one) => words.also[one.code]);
}

/** Return the meaning of the verdict, and say where it rests on words of an issuer that nobody knows. @param {any} report @param {any} words @param {any} said */
function meaning(report, words, said) {
  const rests = ["revoked", "suspended", "expired", "not-yet-valid", "wrong-recipient"].includes(report.headline);
  const means = isOriginal(report) ? said.means.replace(words.headlines.verified.means, () => words.card.original) : said.means;
  if (report.verdict === "undecided") return `${words.neither} ${means}`;
  return rests && !vouched(report) ? `${means} ${words.card.also_unknown}` : means;
}

/** @param {any} report @param {Setting} setting */
export function card(report, setting) {
  const words = setting.all[setting.language];
  const { key, tone } = wording(report, setting.asked, setting.late);
  const said = words.headlines[key] ?? words.headlines["not-judged"];
  const badge = report.credential?.achievement?.name || report.credential?.name || report.file;
  const hooks = {
    "data-report": true,
    "data-file": report.file,
    "data-index": String(report.index),
    "data-verdict": report.verdict,
    "data-headline": report.headline,
    "data-tone": tone,
  };
  const part = report.index > 0 ? ` · ${words.card.part.replace("{number}", String(report.index + 1))}` : "";
  return element(
    "article",
    { class: "report", ...hooks, tabindex: "-1" },
    element(
      "header",
      { class: "verdict" },
      element("span", { class: "seal" }, icon(tone)),
      element(
        "div",
        {},
        element("p", { class: "report-file" }, setting.person && `${visible(setting.person, 120)} · `, visible(report.file, 120), part),
        element("h3", {}, titled(report, said, words)),
        element("p", { class: "means" }, meaning(report, words, said)),
        report.open_because && element("p", { class: "because", "data-because": report.open_because }, element("strong", {}, words.card.because), " ", words.because[report.open_because]),
      ),
    ),
    isPractice(report) && element("p", { class: "note caution", "data-practice": true }, `${words.note.practice}.`),
    differs(report) && element("p", { class: "note caution", "data-differs": true }, visible(step(report, "catalogue").message, 600)),
    isOriginal(report) && element("p", { class: "note caution", "data-original": true }, words.card.file_differs, " ", visible(step(report, "proof").message, 600)),
    report.list_overdue && element("p", { class: "note caution", "data-overdue": true }, words.card.overdue.replace("{date}", () => day(report.list_overdue, setting.language))),
    setting.unseconded && element("p", { class: "note", "data-unseconded": true }, words.card.unseconded),
    setting.pages && element("p", { class: "note", "data-pages": true }, words.card.pages),
    element("p", { class: "next" }, element("strong", {}, `${words.card.next} `), key !== "verified" || !disagrees(report) ? said.next : differs(report) ? words.card.next_differs : words.card.next_original),
    step(report, "proof")?.code === "proof.collection" && element("p", { class: "note" }, words.collection),
    proven(report) && facts(report, setting, words),
    ...setting.more,
    messages(key, badge, setting.all, setting.language),
    !proven(report) && unchecked(report, setting, words),
    remarks(report, words),
    element(
      "details",
      { class: "unfold rest", open: setting.alone },
      element("summary", {}, words.card.all),
      worth(report, setting, words),
      questions(report, words),
      proven(report) && claims(report, words),
      raw(setting, words),
      details(report, words),
    ),
    report.sha256 && element("p", { class: "on-paper small verbatim" }, `${words.card.paper}\n${words.card.moment}: ${visible(report.now, 40)}\n${words.card.digest}: ${visible(report.sha256, 64)}`),
    element("div", { class: "card-foot no-print" }, printButton(words), setting.own),
  );
}

/** Print one card, not the page around it. @param {any} words */
function printButton(words) {
  const button = element("button", { type: "button", class: "button quiet-button" }, words.card.print);
  button.addEventListener("click", () => {
    const report = button.closest("[data-report]");
    document.documentElement.dataset.print = "one";
    report?.setAttribute("data-printed", "");
    printWhole();
    report?.removeAttribute("data-printed");
    delete document.documentElement.dataset.print;
  });
  return button;
}

/** Print with the answers of every card, also where they are folded on the screen. */
export function printWhole() {
  const folded = [...document.querySelectorAll("details.rest:not([open])")];
  for (const fold of folded) fold.setAttribute("open", "");
  print();
  for (const fold of folded) fold.removeAttribute("open");
}

/** Return the issuer's name as the trust list has it, and the badge's own name for it where that differs. @param {any} report @param {any} say */
export function issuer(report, say) {
  const { name, id } = report.credential?.issuer ?? {};
  const listed = report.credential?.shown?.listed_as;
  if (typeof listed !== "string") return name || id || "";
  return name ? say.listed_as.replace("{listed}", () => listed).replace("{name}", () => name) : listed;
}

/** Return the issuer, the achievement and the dates. @param {any} report @param {Setting} setting @param {any} words */
function facts(report, setting, words) {
  const credential = report.credential;
  if (!credential) return null;
  const { card: say } = words;
  const shown = credential.shown ?? {};
  const rows = [
    [say.what, visible(credential.achievement?.name || credential.name, 300)],
    [vouched(report) ? say.who : say.who_claimed, visible(issuer(report, say), 600)],
    [say.when, day(shown.valid_from, setting.language)],
    [say.until, shown.valid_until ? day(shown.valid_until, setting.language) : shown.valid_from ? (END_OPEN.has(step(report, "dates")?.code ?? "") ? say.unknown : say.no_end) : ""],
  ].filter(([, value]) => value);
  if (rows.length === 0) return null;
  const list = rows.map(([name, value]) => element("div", {}, element("dt", {}, name), element("dd", {}, value)));
  if (!proven(report)) return element("dl", {}, ...list);
  const picture = CAREFUL.has(report.headline) ? null : setting.picture; // whoever bears another's name may bear its looks
  return element(
    "section",
    { class: "identity" },
    picture && element("div", { class: "picture" }, picture),
    element("div", {}, element("dl", {}, ...list), picture && element("p", { class: "small quiet", "data-picture-note": true }, say.picture)),
  );
}

/** Return what an unproven badge says of itself: folded, without its picture, and without what the catalogue would say of it. @param {any} report @param {Setting} setting @param {any} words */
function unchecked(report, setting, words) {
  const said = facts(report, setting, words);
  const more = claims(report, words);
  if (!said && !more) return null;
  const note = element("p", { class: "unproven" }, words.card.unproven);
  return element("details", { class: "unfold", "data-unproven": true }, element("summary", {}, words.card.unchecked), note, said, more);
}

/** Return how the badge deviates from its standard, where that left no doubt. @param {any} report @param {any} words */
function remarks(report, words) {
  const said = report.remarks ?? [];
  if (said.length === 0) return null;
  const list = said.map((/** @type {any} */ one) => element("li", {}, visible(one.message, 600)));
  return element("section", { class: "small quiet", "data-remarks": true }, element("p", {}, words.card.remarks), element("ul", {}, ...list));
}

/** Return the catalogue's entry on the badge that it recognised. @param {any} report @param {Setting} setting @param {any} words */
function worth(report, setting, words) {
  const found = report.credential?.catalogue;
  const { card: say } = words;
  if (!found || step(report, "catalogue")?.outcome !== "passed") return null;
  const told = found.summary?.[setting.language] ?? {};
  const rows = [
    [say.level, told.level],
    [say.workload, told.workload],
    [say.quality, told.quality],
  ].filter(([, value]) => value);
  const page = /^[a-z0-9][a-z0-9@._/-]*$/.test(found.page ?? "") ? new URL(words.home + found.page, setting.root) : null;
  const outcomes = (told.outcomes ?? []).map((/** @type {unknown} */ text) => element("li", {}, visible(text)));
  return element(
    "section",
    { class: "worth" },
    element("h4", {}, say.worth),
    told.worth && element("p", {}, visible(told.worth)),
    element(
      "dl",
      {},
      ...rows.map(([name, value]) => element("div", {}, element("dt", {}, name), element("dd", {}, visible(value)))),
    ),
    outcomes.length > 0 && element("p", { class: "outcomes-title" }, say.outcomes),
    outcomes.length > 0 && element("ul", {}, ...outcomes),
    page && element("p", {}, element("a", { class: "button quiet-button", href: page.href }, say.catalogue_link)),
  );
}

/** Return the answer where a step that passed is less than a "yes" to its question, else nothing. @param {any} report @param {any} one */
function lessThanYes(report, one) {
  if (one.outcome !== "passed") return null;
  // A key that belongs to an identifier says nothing of the name beside it: anyone can make both.
  if (one.name === "issuer" && !vouched(report)) return "unknown_name";
  if (one.name === "trust" && isPractice(report)) return "practice";
  if (one.code === "endorsements.held-unlisted") return "unknown_endorser";
  return one.name === "unbake" && step(report, "parse")?.outcome === "skipped" ? "link_only" : null;
}

/** Return the ten questions with their answers. @param {any} report @param {any} words */
function questions(report, words) {
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
        element("p", { class: "answer" }, words.card[less ?? ""] ?? visible(one.message, 600)),
      ),
    );
  });
  const list = element("ol", { class: "questions" }, ...rows);
  return element("details", { class: "unfold", open: true }, element("summary", {}, words.card.questions), list);
}

/** Return the badge as it stands in the file. @param {Setting} setting @param {any} words */
function raw(setting, words) {
  if (setting.texts.length === 0) return null;
  const parts = setting.texts.map(({ path, text }) => [
    path && element("p", {}, visible(path, 300)),
    element("pre", { "data-raw": true, tabindex: "0" }, visible(text, 300_000)),
    copyButton(text, words.card),
  ]);
  return element("details", { class: "unfold technical" }, element("summary", {}, words.card.raw), ...parts.flat());
}

/** Return every code, for whoever helps. @param {any} report @param {any} words */
function details(report, words) {
  const { card: say } = words;
  const credential = report.credential ?? {};
  const proofs = (credential.proofs ?? [])
    .map((/** @type {any} */ proof) => [proof.cryptosuite ?? proof.type, proof.outcome, proof.code].join(" · "))
    .join("\n");
  const rows = [
    [say.file, report.file],
    [say.digest, report.sha256],
    [say.moment, report.now],
    [say.version, credential.version],
    [say.id, credential.id],
    [say.who, credential.issuer?.id],
    [say.what, credential.achievement?.id],
    [say.proofs, proofs],
    ...report.steps.map((/** @type {any} */ one) => [one.name, `${one.outcome} · ${one.code}`]),
  ].filter(([, value]) => value);
  const list = rows.map(([name, value]) =>
    element("div", {}, element("dt", {}, name), element("dd", { class: "verbatim" }, visible(value))),
  );
  const json = JSON.stringify(report, null, 2);
  return element(
    "details",
    { class: "unfold technical" },
    element("summary", {}, say.details),
    element("dl", {}, ...list),
    element("details", { class: "unfold" }, element("summary", {}, "JSON"), element("pre", { "data-json": true, tabindex: "0" }, visible(json, 400_000)), copyButton(json, say)),
  );
}
