// @ts-check
// The card for one report: the verdict in colour, icon and words that agree, then what lies under it.

import { claims } from "./claims.js";
import { element } from "../shared/dom.js";
import { facts, unchecked, worth } from "./facts.js";
import { icon } from "../shared/icons.js";
import { LIMITS } from "../shared/limits.js";
import { copyButton, messages, TAKEN } from "./message.js";
import { factOf, plain, questions } from "./questions.js";
import { day, moment, visible } from "../shared/visible.js";
import { differs, hooks, isOriginal, isPractice, isTaken, disagrees, meaning, proven, sign, step, titled, wording } from "./verdict.js";

/**
 * @typedef {object} Setting
 * @property {string} language
 * @property {Record<string, any>} all words of every language
 * @property {URL} root of the site
 * @property {Node | null} picture made from the file's own bytes
 * @property {Node[]} more what can be done besides, e.g. the question about the person
 * @property {{ path: string, text: string }[]} texts the badges as they stand in the file
 * @property {string | null} person whom it was given by, where a pasted list says so
 * @property {import("../pile/roster.js").Listed | null} listed what the list of applicants says of it
 * @property {string} age of which days list and program are, where that is to be said
 * @property {boolean} late whether the clock of the device is behind
 * @property {boolean} unseconded whether no second organisation looked at the list of institutions
 * @property {boolean} pages whether it was in a PDF, of which the pages show what they like
 * @property {boolean} asked whether every host that the visitor could agree to has been asked
 * @property {Node | null} share what makes a link that checks this
 * @property {Node | null} own what the owner of the badge can do with it
 * @property {boolean} along whether it holds no badge and came along with one of the same applicant
 * @property {boolean} alone whether it is the only one on the page: then nothing is folded
 */

/** @param {any} report @param {Setting} setting */
export function card(report, setting) {
  const words = setting.all[setting.language];
  const { key, tone } = wording(report, setting.asked, setting.late);
  const noted = differs(report) && report.verdict === "valid";
  const taken = isTaken(report, key, setting.listed);
  const said = saidOf(key, taken, setting, words);
  const look = taken ? "invalid" : tone;
  const part = report.index > 0 ? ` · ${words.card.part.replace("{number}", String(report.index + 1))}` : "";
  return element(
    "article",
    { class: "report", ...hooks(report, look), "data-noted": noted && !taken, "aria-label": titled(report, said, words) },
    element(
      "header",
      { class: "verdict" },
      element("span", { class: "seal" }, icon(setting.along ? "file" : taken ? "taken" : noted ? "careful" : sign(key, tone))),
      element(
        "div",
        {},
        element("p", { class: "report-file" }, setting.person && `${visible(setting.person, 120)} · `, visible(report.file, 120), part),
        element("h3", {}, titled(report, said, words)),
        differs(report) && beside(report, setting, words),
        element("p", { class: "means" }, meansOf(report, setting, words, said)),
        withdrawn(report, setting, words),
        setting.age && element("p", { class: "small", "data-age": true }, setting.age),
        report.open_because &&
          !setting.along &&
          element(
            "p",
            { class: "because", "data-because": report.open_because },
            element("strong", {}, words.card.because),
            " ",
            words.because[report.open_because],
          ),
      ),
    ),
    taken && element("p", { class: "note caution no-print", "data-taken": true }, ownerTold(setting.listed, words)),
    isPractice(report) && element("p", { class: "note caution", "data-practice": true }, `${words.note.practice}.`),
    isOriginal(report) &&
      element(
        "p",
        { class: "note caution", "data-original": true },
        words.card.file_differs,
        " ",
        plain(step(report, "proof").message, setting.language),
      ),
    report.list_overdue &&
      element(
        "p",
        { class: "note caution", "data-overdue": true },
        words.card.overdue.replace("{date}", () => day(report.list_overdue, setting.language)),
      ),
    setting.unseconded && element("p", { class: "note", "data-unseconded": true }, words.card.unseconded),
    setting.pages && element("p", { class: "note", "data-pages": true }, words.card.pages),
    element("p", { class: "next" }, element("strong", {}, `${words.card.next} `), nextOf(report, key, noted, said, words, setting.listed)),
    step(report, "proof")?.code === "proof.collection" && element("p", { class: "note" }, words.collection),
    proven(report) && facts(report, setting, words),
    ...setting.more,
    setting.along ? null : messages(report, taken ? TAKEN : key, setting),
    !proven(report) && unchecked(report, setting, words),
    remarks(report, words, setting.language),
    element(
      "details",
      { class: "unfold rest", open: setting.alone },
      element("summary", {}, words.card.all),
      worth(report, setting, words),
      questions(report, words, setting.language),
      proven(report) && claims(report, words),
      raw(setting, words),
      details(report, words),
    ),
    report.sha256 &&
      element(
        "p",
        { class: "on-paper small verbatim" },
        `${words.card.paper}\n${words.card.moment}: ${moment(report.now, setting.language)}\n${words.card.digest}: ${visible(report.sha256, 64)}`,
      ),
    element("div", { class: "card-foot no-print" }, printButton(words), setting.own, setting.share),
  );
}

/** Return the words of a card: of what came along, of the badge of another, else of its headline. @param {string} key @param {boolean} taken @param {Setting} setting @param {any} words */
function saidOf(key, taken, setting, words) {
  if (setting.along) return words.desk.along_card;
  const said = words.headlines[key] ?? words.headlines["not-judged"];
  return taken ? { ...said, title: words.desk.taken_title, of: null } : said;
}

/** Return whether it was withdrawn, and when that was looked at; nothing of what nobody proved or the headline says. @param {any} report @param {Setting} setting @param {any} words */
function withdrawn(report, setting, words) {
  const found = step(report, "status");
  if (setting.along || !proven(report) || !["passed", "absent", "unchecked"].includes(found?.outcome ?? "")) return null;
  const looked = found.outcome === "passed" && words.card.withdrawn_looked.replace("{date}", () => moment(report.now, setting.language));
  return element(
    "p",
    { class: "small", "data-withdrawn": found.outcome },
    element("strong", {}, words.card.withdrawn),
    " ",
    plain(found.message, setting.language),
    looked && ` ${looked}`,
  );
}

/** Return what the outcome means; that people have more addresses is said of nobody who sent another applicant's badge. @param {any} report @param {Setting} setting @param {any} words @param {any} said @returns {string} */
function meansOf(report, setting, words, said) {
  if (setting.along) return said.means;
  if (isTaken(report, report.headline, setting.listed)) return words.desk.taken_means;
  return meaning(report, words, said);
}

/** Return whose badge it is by the list of applicants, and whose it is not; not for paper, which may be handed to the sender. @param {any} listed @param {any} words */
function ownerTold(listed, words) {
  const { label, other } = listed;
  return words.desk.taken.replace("{owner}", () => visible(other, 120)).replace("{sender}", () => visible(label, 120));
}

/**
 * Return what is left to do: by the list of applicants, where the badge was held against one, else by the outcome.
 * @param {any} report
 * @param {string} key
 * @param {boolean} noted
 * @param {any} said
 * @param {any} words
 * @param {import("../pile/roster.js").Listed | null} listed
 */
function nextOf(report, key, noted, said, words, listed) {
  if (isTaken(report, key, listed)) return words.desk.taken_next;
  if (listed && key === "wrong-recipient") return words.desk.nobody_next;
  return next(report, key, noted, said, words);
}

/** Return what is left to do by the outcome. @param {any} report @param {string} key @param {boolean} noted @param {any} said @param {any} words */
function next(report, key, noted, said, words) {
  if (noted) return key === "verified" ? words.card.next_differs : `${words.card.next_differs} ${said.next}`;
  return key === "verified" && disagrees(report) ? words.card.next_original : said.next;
}

/** Return what badge and catalogue say, side by side, where they do not say the same. @param {any} report @param {Setting} setting @param {any} words */
function beside(report, setting, words) {
  const { desk } = words;
  const told = report.credential?.catalogue?.differs ?? [];
  const rows = told.map((/** @type {any} */ one) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, factOf(one.what, desk)),
      element("td", {}, visible(one.badge, 300)),
      element("td", {}, visible(one.catalogue, 300)),
    ),
  );
  const head = element(
    "tr",
    {},
    element("td", {}),
    element("th", { scope: "col" }, desk.on_badge),
    element("th", { scope: "col" }, desk.in_catalogue),
  );
  return element(
    "div",
    { class: "differs", "data-differs": true },
    rows.length === 0
      ? element("p", {}, plain(step(report, "catalogue").message, setting.language))
      : element("table", {}, element("thead", {}, head), element("tbody", {}, ...rows)),
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

/** Return how the badge deviates from its standard, where that left no doubt. @param {any} report @param {any} words @param {string} language */
function remarks(report, words, language) {
  const said = report.remarks ?? [];
  if (said.length === 0) return null;
  const list = said.map((/** @type {any} */ one) => element("li", {}, plain(one.message, language)));
  return element(
    "section",
    { class: "small quiet", "data-remarks": true },
    element("p", {}, words.card.remarks),
    element("ul", {}, ...list),
  );
}

/** Return the badge as it stands in the file. @param {Setting} setting @param {any} words */
function raw(setting, words) {
  if (setting.texts.length === 0) return null;
  const parts = setting.texts.map(({ path, text }) => [
    path && element("p", {}, visible(path, 300)),
    element("pre", { "data-raw": true, tabindex: "0" }, visible(text, LIMITS.raw)),
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
    element(
      "details",
      { class: "unfold" },
      element("summary", {}, "JSON"),
      element("pre", { "data-json": true, tabindex: "0" }, visible(json, LIMITS.report)),
      copyButton(json, say),
    ),
  );
}
