// @ts-check
// The preview of the badge's page and the sixteen elements. Everything is made of text nodes; nothing here reads HTML.

import { element } from "../shared/dom.js";
import { icon } from "../shared/icons.js";

let shown = "";

/** @param {string} id */
function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** Paragraphs and lists of plain text. @param {string} text */
function prose(text) {
  return text
    .split(/\n\s*\n/)
    .filter(Boolean)
    .map((part) => {
      const lines = part.split("\n");
      const points = lines.filter((line) => /^\s*[-*] /.test(line));
      if (points.length !== lines.length) return element("p", {}, part);
      return element(
        "ul",
        {},
        points.map((line) => element("li", {}, line.replace(/^\s*[-*] /, ""))),
      );
    });
}

/** Names with what is said of each; nothing where nothing is said. @param {[string, string][]} told @param {Record<string, any>} attributes */
function rows(told, attributes) {
  if (told.length === 0) return "";
  const lines = told.map(([label, value]) => element("div", {}, element("dt", {}, label), element("dd", {}, value)));
  return element("dl", attributes, lines);
}

/** @param {any} told @param {any} words @param {Blob | null} own an image of one's own */
export function preview(told, words, own) {
  const box = byId("preview");
  if (shown !== "") URL.revokeObjectURL(shown);
  shown = "";
  if (told === null) return box.replaceChildren(element("p", { class: "quiet" }, words.preview_empty));
  if (own !== null) shown = URL.createObjectURL(own);
  else if (told.image !== "") shown = URL.createObjectURL(new Blob([told.image], { type: "image/svg+xml" }));
  box.replaceChildren(
    element(
      "div",
      { class: "preview-head" },
      shown !== "" && element("img", { src: shown, alt: "", width: "96", height: "96" }),
      element(
        "div",
        {},
        element(
          "p",
          { class: "tags" },
          ...[...told.kinds, told.status].filter(Boolean).map((/** @type {string} */ said) => element("span", { class: "tag" }, said)),
        ),
        element("h3", {}, told.name === "" ? words.preview_unnamed : told.name),
        told.issuer !== "" && element("p", { class: "quiet" }, told.issuer),
      ),
    ),
    ...prose(told.description),
    rows(told.facts, { class: "preview-facts" }),
    rows(told.adoption, { class: "preview-facts", "data-adoption": true }),
    ...(told.outcomes.length === 0
      ? []
      : [
          element("h4", {}, words.preview_outcomes),
          element(
            "ul",
            {},
            told.outcomes.map((/** @type {string} */ text) => element("li", {}, text)),
          ),
        ]),
    ...(told.criteria === "" ? [] : [element("h4", {}, words.preview_criteria), ...prose(told.criteria)]),
  );
}

/** @param {any[]} told @param {any} words */
export function elements(told, words) {
  const all = told.filter(({ state }) => state !== "does not apply");
  const done = all.filter(({ state }) => state !== "missing");
  byId("elements-count").textContent = words.elements_count.replace("{n}", String(done.length)).replace("{all}", String(all.length));
  byId("meter").style.setProperty("--done", `${(100 * done.length) / all.length}%`);
  byId("elements").replaceChildren(
    ...all.map(({ name, state, needed }) =>
      element(
        "li",
        { class: state === "missing" ? "missing" : "stated" },
        icon(state === "missing" ? "absent" : "valid"),
        ` ${name}`,
        state === "missing" && !needed && element("span", { class: "quiet" }, ` (${words.optional})`),
      ),
    ),
  );
}
