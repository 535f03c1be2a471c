// @ts-check
// Adds what one badge's own page says to the page for who earned it; the address names the badge (?badge=<institution>.<slug>).

import { badgeFolder } from "./addresses.js";
import { element } from "./dom.js";

const page = /** @type {HTMLElement} */ (document.getElementById("earned"));
const { root = "./", home = "./" } = page.dataset;
const badge = new URLSearchParams(location.search).get("badge") ?? "";

/** @param {Element | null | undefined} found */
const text = (found) => (found?.textContent ?? "").replace(/\s+/g, " ").trim();

/** @param {string} id @returns {HTMLElement} */
const part = (id) => /** @type {HTMLElement} */ (document.getElementById(`earned-${id}`));

/** Show a list of what the badge's page says; nothing where it says none. @param {string} id @param {Iterable<Node>} lines */
function list(id, lines) {
  const items = [...lines].map((line) => element("li", {}, line));
  part(id)
    .querySelector("ul")
    ?.replaceChildren(...items);
  part(id).hidden = items.length === 0;
  return items.length;
}

/** Return a link of another page as one of this page. @param {Element} item @param {string} folder */
function link(item, folder) {
  const found = item.querySelector("a[href]");
  const state = text(item.querySelector(".count-state"));
  const name = text(found ?? item);
  const target = new URL(found?.getAttribute("href") ?? "", new URL(folder, document.baseURI));
  const named = found && target.origin === location.origin ? element("a", { href: target.href }, name) : name;
  return element("span", {}, named, state ? ` – ${state}` : "");
}

/** Return who decided what, and below it for whom, on what condition and until when. @param {Element} item @param {string} folder */
function decided(item, folder) {
  const terms = [...item.querySelectorAll(".decision > li:not(:has(a))")].map((line) => element("li", {}, text(line)));
  return element("div", {}, link(item, folder), terms.length > 0 && element("ul", { class: "small quiet" }, ...terms));
}

/** @param {string} id @param {Element | null | undefined} found @param {string} within */
function fact(id, found, within) {
  const said = text(found);
  const place = part(id).querySelector(within);
  if (place) place.textContent = said;
  part(id).hidden = said === "";
}

/** @param {string} id */
async function about(id) {
  const folder = home + badgeFolder(id);
  const answer = await fetch(folder);
  if (!answer.ok) throw new Error(`${answer.status}`);
  const found = new DOMParser().parseFromString(await answer.text(), "text/html");
  const picture = found.querySelector(".badge-hero")?.getAttribute("src")?.split("/").pop();
  if (!picture) throw new Error("no badge");
  const named = /** @type {HTMLAnchorElement} */ (document.getElementById("earned-badge"));
  named.href = folder;
  named.textContent = text(found.querySelector("h1"));
  part("issuer").textContent = text(found.querySelector(".issuer-line a"));
  /** @type {HTMLImageElement} */ (document.getElementById("earned-picture")).src = root + badgeFolder(id) + picture;
  /** @type {HTMLAnchorElement} */ (document.getElementById("earned-check")).search = `?badge=${id}`;
  part("about").hidden = false;
  const worth = [...found.querySelectorAll('[data-compare="worth"] > li')];
  const said = list(
    "worth",
    worth.map((line) => document.createTextNode(text(line))),
  );
  for (const general of page.querySelectorAll("[data-general]")) general.toggleAttribute("hidden", said > 0);
  const decisions = [...found.querySelectorAll("[data-decision]")];
  list(
    "decisions",
    decisions.map((line) => decided(line, folder)),
  );
  const held = decisions.filter((line) => !["refused", "ended"].includes(line.getAttribute("data-decision") ?? ""));
  const counts = list(
    "towards",
    [...found.querySelectorAll('[data-compare="towards"] > li')].map((line) => link(line, folder)),
  );
  const needed = list(
    "needed",
    [...found.querySelectorAll("[data-needed] li")].map((line) => link(line, folder)),
  );
  part("nothing").hidden = counts + needed + held.length > 0 || found.querySelector("[data-own]") !== null;
  fact("expires", found.querySelector("[data-expires]"), "strong");
  part("endless").hidden = part("mostly").hidden = found.querySelector("[data-expires]") !== null;
  fact("renewal", found.querySelector("[data-renewal]"), "span");
}

for (const other of document.querySelectorAll(".site-tools a[hreflang]")) {
  if (other instanceof HTMLAnchorElement) other.search = location.search; // the same badge in the other language
}

if (badge !== "") {
  try {
    if (!/^[a-z0-9-]+\.[a-z0-9-]+$/.test(badge)) throw new Error("no badge");
    await about(badge);
  } catch {
    part("unknown").hidden = false;
  }
}
