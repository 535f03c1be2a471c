// @ts-check
// The proof card: an applicant makes one link, and a sheet of paper with a QR code, of the badges on this page.
// A card proves nothing by itself: whoever opens it has everything checked anew.

import { LIMITS } from "../shared/limits.js";
import { step } from "./verdict.js";
import { pack } from "./cardlink.js";
import { drawing, element } from "../shared/dom.js";
import { copyButton } from "./message.js";
// @ts-ignore -- not ours: node_modules/qrcode-generator, with the types beside it
import qrcode from "./qrcode.js";
import { day, visible } from "../shared/visible.js";

/** @typedef {import("./item.js").Item} Item */
/** @typedef {{ name: string, text: string, title: string, issuer: string, date: string }} Line */

/**
 * @param {HTMLElement} place
 * @param {Item[]} items
 * @param {any} words
 * @param {string} language
 */
export function offerCard(place, items, words, language) {
  const { proofcard: say } = words;
  const done = items.filter((item) => item.done);
  place.hidden = done.length === 0 || done.length < items.length;
  if (place.hidden) return place.replaceChildren();
  const out = element("div", { id: "card-made", role: "status" });
  const button = element("button", { type: "button", class: "button quiet-button" }, say.make);
  button.addEventListener("click", async () => out.replaceChildren(...(await made(items, say, language))));
  place.replaceChildren(
    element(
      "details",
      { class: "unfold no-print" },
      element("summary", {}, say.heading),
      element("p", {}, say.lead),
      element("p", { class: "quiet" }, say.privacy),
      button,
    ),
    out,
  );
}

/** @param {Item[]} items @param {any} say @param {string} language @returns {Promise<Node[]>} */
async function made(items, say, language) {
  const lines = items.flatMap(linesOf);
  const note = (/** @type {string} */ text) => element("p", { class: "note no-print" }, text);
  if (lines.length === 0) return [note(say.nothing)];
  if (lines.length > LIMITS.cardBadges) return [note(say.too_many.replace("{most}", String(LIMITS.cardBadges)))];
  if (!("CompressionStream" in globalThis)) return [note(say.old_browser)];
  const link = await pack(lines, document.baseURI);
  if (link.length > LIMITS.card) return [note(say.too_long.replace("{most}", LIMITS.card.toLocaleString(language)))];
  const left = items.filter((item) => linesOf(item).length === 0);
  const field = element("pre", { class: "card-link", "data-card-link": true, tabindex: "0" }, link);
  const code = link.length > LIMITS.code ? null : qr(link, say.code);
  const print = element("button", { type: "button", class: "button quiet-button no-print" }, say.print);
  print.addEventListener("click", () => {
    document.documentElement.dataset.print = "card";
    globalThis.print();
    delete document.documentElement.dataset.print;
  });
  const rows = lines.map(({ title, issuer, date }) =>
    element(
      "li",
      {},
      element("strong", {}, visible(title, 200)),
      [issuer, date && day(date, language)]
        .filter(Boolean)
        .map((part) => ` · ${visible(part, 200)}`)
        .join(""),
    ),
  );
  return [
    element(
      "section",
      { class: "sheet", "data-sheet": true },
      element("h3", {}, say.title),
      element("p", {}, code === null ? say.how_link : say.how_code),
      code,
      element("ol", {}, ...rows),
      element("p", { class: "quiet small" }, say.proves, " ", say.know),
    ),
    ...(left.length > 0 ? [note(`${say.left_out} ${left.map((item) => visible(item.name, 120)).join(", ")}`)] : []),
    ...(code === null ? [note(say.no_code)] : []),
    element("div", { class: "no-print" }, element("p", {}, say.link), field, copyButton(link, { ...say }), " ", print),
  ];
}

/** Return the part of a file that goes into the card: a public link, or the badges as they stand in it. @param {Item} item @returns {Line[]} */
function linesOf(item) {
  // Entries of a ZIP without a badge have a report and no text, an envelope has one text and several reports.
  const read = item.reports.filter((report) => step(report, "unbake")?.outcome === "passed");
  const reports = item.link !== null || read.length === item.texts.length ? read : [];
  const told = (/** @type {number} */ place) => {
    const { credential } = reports[place] ?? {};
    return {
      title: credential?.achievement?.name || credential?.name || item.name,
      issuer: credential?.shown?.listed_as ?? credential?.issuer?.name ?? "",
      date: credential?.shown?.valid_from ?? "",
    };
  };
  if (item.link !== null) return [{ name: item.link, text: item.link, ...told(0) }];
  return item.texts.map(({ text }, place) => ({ name: item.name, text, ...told(place) }));
}

/** Return the QR code of a text. @param {string} text @param {string} label */
export function qr(text, label) {
  const code = qrcode(0, "L");
  code.addData(text, "Byte");
  code.make();
  const side = code.getModuleCount();
  let d = "";
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++) if (code.isDark(row, column)) d += `M${column + 4} ${row + 4}h1v1h-1z`;
  const around = side + 8; // four modules of quiet around it (ISO/IEC 18004, "Quiet zone")
  const paper = drawing("rect", { width: String(around), height: String(around), class: "qr-paper" });
  return drawing(
    "svg",
    { viewBox: `0 0 ${around} ${around}`, class: "qr", role: "img", "aria-label": label },
    paper,
    drawing("path", { d, class: "qr-ink" }),
  );
}
