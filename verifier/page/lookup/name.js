// @ts-check
// Whose is an edubadge? It knows its owner by a number that nobody else knows; edubadges tells the name that the owner
// chose to show, to whoever asks. Asked only after a click that names the host and what it learns.

import { LIMITS } from "../shared/limits.js";
import { element } from "../shared/dom.js";
import { throughFrame } from "./frame.js";
import { refusal, STATUS } from "./online.js";
import { httpsHost, visible } from "../shared/visible.js";

const PATIENCE = 10; // seconds

/** @typedef {{ name: string, validated: boolean | null } | { refused: string }} Told */

/**
 * @param {any} report
 * @param {any} words
 * @param {Map<string, Told>} told what was asked before, by address
 * @param {() => void} changed
 */
export function nameQuestion(report, words, told, changed) {
  const lead = element("p", {}, words.person.edubadges);
  const heading = element("h4", {}, words.person.heading);
  const address = report.credential?.shown?.name_lookup;
  const host = httpsHost(address);
  if (host === null) return element("div", { class: "person" }, heading, lead);
  const known = told.get(address);
  if (known !== undefined) return element("div", { class: "person", "data-name": true }, heading, answered(address, known, words));
  const button = element("button", { type: "button", class: "button" }, words.person.ask_name);
  button.addEventListener("click", async () => {
    button.textContent = words.online.busy;
    button.setAttribute("disabled", "");
    told.set(address, await asked(address));
    changed();
  });
  const learns = element(
    "p",
    {},
    words.person.name_learns.replace("{host}", () => visible(host, 253)),
  );
  return element("div", { class: "person no-print", "data-name-question": true }, heading, lead, learns, button);
}

/** @param {string} address @returns {Promise<Told>} */
async function asked(address) {
  const answer = await throughFrame(address, LIMITS.answer, PATIENCE);
  if ("refused" in answer) return { refused: answer.refused };
  if (answer.status !== 200) return { refused: STATUS[answer.status] ?? "other-status" };
  try {
    const { name, validated } = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(answer.body));
    if (typeof name !== "string" || name.trim() === "") return { refused: "no-name" };
    return { name, validated: typeof validated === "boolean" ? validated : null };
  } catch {
    return { refused: "other-status" };
  }
}

/** @param {string} address @param {Told} told @param {any} words */
function answered(address, told, words) {
  if ("refused" in told)
    return told.refused === "no-name" ? element("p", { role: "status" }, words.person.no_name) : refusal(address, told.refused, words);
  const said = words.person[told.validated === null ? "name_silent" : told.validated ? "name_validated" : "name_not_validated"];
  return element("p", { role: "status" }, words.person.name_is, " ", element("strong", {}, visible(told.name, 200)), ". ", said);
}
