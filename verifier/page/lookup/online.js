// @ts-check
// Looking something up, only after a click that names the host and what it learns. The request is made in a frame
// without an origin of its own (`look.html`): an address goes in, status and bytes come out.

import { counted } from "../shared/counted.js";
import { element } from "../shared/dom.js";
import { throughFrame } from "./frame.js";
import { isAtHand } from "./published.js";
import { httpsHost, visible } from "../shared/visible.js";

/** @typedef {import("../verify/item.js").Item} Item */

/** The reasons that a visitor is told, by HTTP status. @type {Record<number, string>} */
export const STATUS = { 401: "not-public", 403: "not-public", 404: "not-public", 410: "gone" };

/** Return the hosts that could tell more and that nobody agreed to ask. @param {Item} item */
export function hostsToAsk(item) {
  const hosts = [...item.wanted].map(httpsHost).filter((host) => host !== null && !item.agreed.has(host));
  return /** @type {string[]} */ ([...new Set(hosts)]);
}

/**
 * @param {Item} item
 * @param {any} words
 */
export function onlineQuestion(item, words) {
  const refused = [...item.refused].map(([url, why]) => refusal(url, why, words));
  const hosts = hostsToAsk(item);
  const acted = item.acted.size > 0 && element("p", { class: "note" }, words.online.acted);
  if (hosts.length === 0) return refused.length > 0 ? element("div", { class: "online" }, ...refused, acted) : null;
  const list = learning(hosts, words);
  const button = askButton([item], hosts, words);
  return element(
    "div",
    { class: "online no-print", "data-online": true },
    element("h4", {}, words.online.heading),
    element("p", {}, words.online.lead),
    list,
    element("p", { class: "small" }, words.online.later),
    acted,
    ...refused,
    button,
  );
}

/** Return the question for a whole pile: of how many files something stands on the internet, and who learns what; nothing where nobody is left to ask. @param {Item[]} items @param {any} words */
export function pileQuestion(items, words) {
  const asking = items.filter((item) => hostsToAsk(item).length > 0);
  if (asking.length === 0) return null;
  const hosts = [...new Set(asking.flatMap(hostsToAsk))];
  return element(
    "details",
    { class: "unfold", "data-online-pile": `${asking.length} ${hosts.join(" ")}` },
    element("summary", {}, counted(words.online.pile, asking.length, words.plural)),
    learning(hosts, words),
    element("p", { class: "small" }, words.online.later),
    askButton(asking, hosts, words),
    element("p", { role: "status" }),
  );
}

/** Return what each host learns. @param {string[]} hosts @param {any} words */
function learning(hosts, words) {
  const said = (/** @type {string} */ host) => words.online.learns.replace("{host}", () => visible(host, 253));
  return element("ul", {}, ...hosts.map((host) => element("li", {}, said(host))));
}

/** Return the button that lets these hosts be asked, and asks them. @param {Item[]} items @param {string[]} hosts @param {any} words */
function askButton(items, hosts, words) {
  const button = element("button", { type: "button", class: "button" }, words.online.button);
  button.addEventListener("click", () => {
    if (!navigator.onLine) return notAsked(items, hosts, button, words);
    for (const item of items) {
      for (const host of hosts) item.agreed.add(host);
      item.refused.clear();
    }
    button.textContent = words.online.busy;
    button.setAttribute("disabled", "");
    items[0].desk.allowed();
  });
  return button;
}

/** Say of every file that nobody was asked, as the device has no network; the question stays, for when it has. @param {Item[]} items @param {string[]} hosts @param {HTMLElement} button @param {any} words */
function notAsked(items, hosts, button, words) {
  for (const item of items) {
    for (const url of item.wanted) if (hosts.includes(httpsHost(url) ?? "")) item.refused.set(url, "no-network");
    item.show();
  }
  const [{ desk, section }] = items;
  desk.changed();
  const told = button.parentElement?.querySelector("[role=status]");
  const said = hosts.map((host) => words.gave["no-network"].replace("{host}", () => visible(host, 253)));
  if (told) told.textContent = said.join(" ");
  if (!button.isConnected) desk.reveal(section.querySelector("[data-online]"));
}

/** @param {string} url @param {string} why @param {any} words */
export function refusal(url, why, words) {
  const host = httpsHost(url);
  if (host === null) return null;
  const text = (words.online[why] ?? words.online.failed).replace("{host}", () => visible(host, 253));
  const link = element("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, visible(url, 300));
  return element("p", { class: "note" }, text, " ", link);
}

/**
 * Answer a question of the verifier: with bytes where the visitor agreed to ask that host, else with a refusal.
 * @param {Item} item
 * @param {string} url
 * @param {number} maxBytes
 * @param {number} seconds
 * @returns {Promise<any>}
 */
export async function lookUp(item, url, maxBytes, seconds) {
  const host = httpsHost(url);
  if (host === null) return { refused: "not-https" };
  if (isAtHand(url, item.desk.known())) return { refused: "offline" };
  if (!item.agreed.has(host)) {
    item.wanted.add(url);
    return { refused: "offline" };
  }
  const acted = item.acted.get(url);
  if (acted !== undefined) {
    item.refused.set(url, STATUS[acted] ?? "other-status");
    return { status: acted, final_url: url, body: new ArrayBuffer(0) };
  }
  const answer = await throughFrame(url, maxBytes, seconds);
  if ("refused" in answer) item.refused.set(url, answer.refused === "failed" && !navigator.onLine ? "no-network" : answer.refused);
  else if (answer.status !== 200) item.refused.set(url, STATUS[answer.status] ?? "other-status");
  return answer;
}
