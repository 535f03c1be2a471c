// @ts-check
// Puts up to four badges side by side. What it shows is read from the badges' own pages, so it says nothing they do not say.
// The address names the badges (?b=<institution>.<slug>&b=...); choosing and leaving out are ordinary links.

import { FACETS, badgeFolder } from "./addresses.js";
import { badgePage } from "./answers.js";
import { element } from "./dom.js";
import { aside, putAside } from "./tray.js";
import { fill, formOf } from "../catalogue/wording.js";

const most = 4;
const page = /** @type {HTMLElement} */ (document.getElementById("compare"));
const { root = "./", home = "./" } = page.dataset;
const words = JSON.parse(document.getElementById("compare-words")?.textContent ?? "{}");
const all = [...new Set(new URLSearchParams(location.search).getAll("b"))].filter((id) => /^[a-z0-9-]+\.[a-z0-9-]+$/.test(id));
const asked = (all.length > 0 ? all : aside()).slice(0, most);

/**
 * @typedef {{ text: string, skills: { id: string, name: string }[] }} Outcome
 * @typedef {{ id: string, address: string, name: string, issuer: string, image: string, lang: string,
 *   facts: Map<string, { label: string, said: Entry[], rung: number }>, outcomes: Outcome[], lists: Map<string, Entry[]> }} Badge
 */

/** @param {Element | null | undefined} found */
const text = (found) => (found?.textContent ?? "").replace(/[^\S\u00a0]+/g, " ").trim();

/** @typedef {string | [string, string]} Entry   what is said, and in small print what is said of it */

/** Return one line of an answer, and its small print. @param {Element} line @returns {Entry} */
function answered(line) {
  const more = text(line.querySelector("small"));
  const whole = text(line);
  return more ? [whole.slice(0, -more.length).trim(), more] : whole;
}

/** @param {Entry} entry @returns {(Node | string)[]} */
function spoken(entry) {
  return typeof entry === "string" ? [entry] : [entry[0], " ", element("small", { class: "quiet" }, entry[1])];
}

/** @param {string[]} ids */
const address = (ids) => `?${ids.map((id) => `b=${id}`).join("&")}`;

/** @param {string} id @returns {Promise<Badge | null>} */
async function read(id) {
  const folder = home + badgeFolder(id);
  const found = await badgePage(folder);
  const picture = found?.querySelector(".badge-hero")?.getAttribute("src")?.split("/").pop();
  if (!found || !picture) return null;
  const facts = new Map();
  for (const fact of found.querySelectorAll("[data-fact]")) {
    facts.set(fact.getAttribute("data-fact"), {
      label: text(fact.querySelector("dt")),
      said: [...fact.querySelectorAll("dd")].map(answered),
      rung: Number(fact.getAttribute("data-eqf")),
    });
  }
  const outcomes = [...found.querySelectorAll(".outcomes > li")].map((item) => ({
    text: text(item.querySelector("p")),
    skills: [...item.querySelectorAll(".outcome-more a")].map((link) => ({
      id: link.getAttribute("href")?.split("#")[1] ?? "",
      name: text(link),
    })),
  }));
  const lists = new Map();
  for (const part of found.querySelectorAll("[data-compare]")) {
    const items = part.matches("ul") ? [...part.children] : [part];
    const key = part.getAttribute("data-compare");
    lists.set(key, [...(lists.get(key) ?? []), ...items.map(text).filter((item) => item !== "")]);
  }
  return {
    id,
    address: folder,
    name: text(found.querySelector("h1")),
    issuer: text(found.querySelector(".issuer-line a")),
    image: root + badgeFolder(id) + picture,
    lang: found.querySelector("h1 [lang]")?.getAttribute("lang") ?? "",
    facts,
    outcomes,
    lists,
  };
}

/**
 * One question and what each badge answers. The roles keep it a table where a phone shows it as a list.
 * @param {string} label @param {Badge[]} badges @param {Entry[][]} cells per badge @param {boolean} [marked]
 * @param {number[]} [rungs] per badge on the ladder of levels, 0 for none
 */
function row(label, badges, cells, marked = false, rungs = []) {
  const same = new Set(cells.map((cell) => JSON.stringify(cell))).size === 1;
  const differs = marked && !same;
  const line = element("tr", { role: "row", ...(differs ? { class: "differs" } : {}) });
  const head = element("th", { scope: "row", role: "rowheader" }, label);
  if (differs) head.append(" ", element("span", { class: "differs-mark" }, words.differs));
  line.append(head);
  for (const [at, cell] of (same ? cells.slice(0, 1) : cells).entries()) {
    const held = same
      ? element("td", { role: "cell", colspan: String(badges.length), "aria-colspan": String(badges.length) }) // said once for all
      : element("td", { role: "cell" }, named(badges[at], "span", { class: "whose", "aria-hidden": "true" }));
    if (cell.length > 1) held.append(element("ul", {}, ...cell.map((item) => element("li", {}, ...spoken(item)))));
    else held.append(...(cell[0] ? spoken(cell[0]) : [element("span", { class: "quiet" }, "–")]));
    if (rungs[at]) held.append(ladder(rungs[at]));
    line.append(held);
  }
  return line;
}

/** The eight rungs that NLQF and EQF share, up to the badge's; the words beside it say the same. @param {number} rung */
function ladder(rung) {
  const steps = Array.from({ length: 8 }, (_, at) => element("i", at < rung ? { class: "reached" } : {}));
  return element("span", { class: "ladder", "aria-hidden": "true" }, ...steps);
}

/** A badge's name, marked where it is in the other language. @param {Badge} badge @param {keyof HTMLElementTagNameMap} tag @param {Record<string, string>} attributes */
function named(badge, tag, attributes) {
  return element(tag, { ...attributes, ...(badge.lang ? { lang: badge.lang } : {}) }, badge.name);
}

/** The names are the headers; what takes a badge away stands in cells below them. @param {Badge[]} badges */
function head(badges) {
  const names = element("tr", { role: "row" }, element("td", { role: "cell" }));
  const ways = element("tr", { role: "row", class: "no-print ways-out" }, element("td", { role: "cell" }));
  for (const badge of badges) {
    const rest = badges.filter((other) => other !== badge).map((other) => other.id);
    const image = element("img", { src: badge.image, alt: "", width: "96", height: "96" });
    names.append(element("th", { scope: "col", role: "columnheader" }, image, named(badge, "a", { href: badge.address })));
    const remove = element("a", { class: "remove", href: address(rest), "aria-label": `${words.remove}: ${badge.name}` }, words.remove);
    ways.append(element("td", { role: "cell" }, named(badge, "span", { class: "whose", "aria-hidden": "true" }), remove));
  }
  return element("thead", { role: "rowgroup" }, names, ways);
}

/** @param {Badge[]} badges */
function rows(badges) {
  const made = [
    row(
      words.issuer,
      badges,
      badges.map((badge) => [badge.issuer]),
      true,
    ),
    row(
      words.kind,
      badges,
      badges.map((badge) => badge.lists.get("kind") ?? []),
      true,
    ),
  ];
  const keys = new Map(badges.flatMap((badge) => [...badge.facts].map(([key, fact]) => [key, fact.label])));
  for (const [key, label] of keys) {
    const said = badges.map((badge) => badge.facts.get(key)?.said ?? []);
    const rungs = badges.map((badge) => badge.facts.get(key)?.rung ?? 0);
    const line = row(label, badges, said, true, rungs);
    line.dataset.fact = key;
    made.push(line);
  }
  const names = new Map(badges.flatMap((badge) => badge.outcomes.flatMap((one) => one.skills.map((s) => [s.id, s.name]))));
  const shown = new Set();
  for (const [skill, name] of names) {
    const cells = badges.map((badge) => badge.outcomes.filter((one) => one.skills.some((each) => each.id === skill)));
    if (cells.filter((cell) => cell.length > 0).length < 2) continue;
    for (const outcome of cells.flat()) shown.add(outcome);
    made.push(
      row(
        `${words.can}: ${name}`,
        badges,
        cells.map((cell) => cell.map((outcome) => outcome.text)),
      ),
    );
  }
  const others = badges.map((badge) => badge.outcomes.filter((one) => !shown.has(one)).map((one) => one.text));
  if (!shown.size || others.some((cell) => cell.length > 0)) made.push(row(shown.size ? words.can_more : words.can, badges, others));
  for (const key of ["quality", "worth"]) {
    made.push(
      row(
        words[key],
        badges,
        badges.map((badge) => badge.lists.get(key) ?? []),
        true,
      ),
    );
  }
  return element("tbody", { role: "rowgroup" }, ...made);
}

/** Lets people add a badge by name. */
async function chooser() {
  const form = /** @type {HTMLElement} */ (document.getElementById("compare-add"));
  const input = /** @type {HTMLInputElement} */ (document.getElementById("compare-name"));
  const list = /** @type {HTMLElement} */ (document.getElementById("compare-found"));
  if (asked.length >= most) return;
  const answer = await fetch(home + FACETS);
  if (!answer.ok) return;
  const table = await answer.json();
  const schools = table.facets.find((/** @type {{ id: string }} */ facet) => facet.id === "institution");
  const known = table.name.map((/** @type {string} */ name, /** @type {number} */ at) => {
    const school = schools.sets[schools.rows ? schools.rows[at] : at][0]; // no rows: hardly two badges have one school
    return { id: `${schools.keys[school]}.${table.slug[at]}`, name, school: schools.labels[school] };
  });
  const plain = (/** @type {string} */ value) => value.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const show = () => {
    const wanted = plain(input.value.trim());
    const hits = wanted
      ? known.filter((/** @type {{ id: string, name: string }} */ one) => plain(one.name).includes(wanted) && !asked.includes(one.id))
      : [];
    list.replaceChildren(
      ...hits
        .slice(0, 8)
        .map((/** @type {{ id: string, name: string, school: string }} */ one) =>
          element(
            "li",
            {},
            element("a", { href: address([...asked, one.id]) }, one.name),
            " ",
            element("span", { class: "quiet" }, one.school),
          ),
        ),
    );
    say(
      wanted
        ? hits.length
          ? fill(formOf(words, "found", Math.min(hits.length, 8)), { number: Math.min(hits.length, 8) })
          : words.none
        : "",
    );
  };
  input.addEventListener("input", show);
  form.hidden = false;
}

/** @param {string} message */
function say(message) {
  const status = document.getElementById("compare-status");
  if (status) status.textContent = message;
}

for (const link of document.querySelectorAll(".site-tools a[hreflang]")) {
  if (link instanceof HTMLAnchorElement) link.search = asked.length > 0 ? address(asked) : ""; // the same badges in the other language
}

const table = /** @type {HTMLElement} */ (document.getElementById("compare-table"));
try {
  const badges = (await Promise.all(asked.map(read))).filter((badge) => badge !== null);
  if (badges.length > 0) table.append(head(badges), rows(badges));
  table.hidden = badges.length === 0;
  table.classList.toggle("many", badges.length > 2);
  const how = document.getElementById("compare-how");
  if (how) how.hidden = badges.length > 1;
  putAside(badges.map((badge) => badge.id));
  say(all.length > most ? words.too_many : badges.length < asked.length ? words.missing : badges.length < 2 ? words.choose : "");
  await chooser();
} catch {
  say(words.failed);
}
