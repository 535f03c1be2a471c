// @ts-check
// "Is it your own?": puts the badge that the catalogue recognised among the visitor's badges, in this tab alone.
//
// What is handed over is the badge's id in the catalogue, under the name that the planning page reads; nothing of the
// file and nothing about a person. Only a valid badge is offered: what was not established is not kept as if it were.

import { step } from "./verdict.js";
import { element } from "../shared/dom.js";

const KEY = "badges-held"; // a JSON array of ids, as assets/plan/memory.js of the site keeps it
const ID = /^[a-z0-9-]{1,60}\.[a-z0-9-]{1,100}$/;

/** @param {any} report @param {any} words @param {{ root: URL, language: string }} desk */
export function keepQuestion(report, words, desk) {
  const id = report.credential?.achievement?.catalogue_id;
  if (report.verdict !== "valid" || step(report, "catalogue")?.outcome !== "passed") return null;
  if (typeof id !== "string" || !ID.test(id)) return null;
  const button = element("button", { type: "button", class: "button quiet-button" }, words.keep.button);
  const place = element("p", { class: "keep no-print", "data-keep": id, role: "status" }, words.keep.question, " ", button);
  button.addEventListener("click", () => {
    const address = new URL(`${words.home}plan/`, desk.root);
    const link = element("a", { href: address.href }, words.keep.link);
    place.replaceChildren(...(kept(id) ? [words.keep.done, " ", link] : [words.keep.failed]));
    if (place.contains(link)) link.focus();
  });
  return place;
}

/** @param {string} id @returns {boolean} whether it is kept now */
function kept(id) {
  try {
    const known = JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
    sessionStorage.setItem(KEY, JSON.stringify([...new Set([...(Array.isArray(known) ? known : []), id])]));
    return true;
  } catch {
    return false; // storage is forbidden, or holds what nobody of us wrote
  }
}
