// @ts-check
// The verify page: takes what people have, keeps the order, and shows what became of it.

import { allowFrames, framedByOthers } from "../shared/framed.js";
import { icon } from "../shared/icons.js";
import { LIMITS } from "../shared/limits.js";
import { Engine } from "../engine/engine.js";
import { Item } from "./item.js";
import { lacking } from "./needs.js";
import { Cards, reveal } from "../pile/cards.js";
import { listen } from "../pile/intake.js";
import { Overview } from "../pile/overview.js";
import { settle } from "../pile/roster.js";
import { stay } from "../offline/stay.js";
import { openedCard, openLink } from "./opening.js";
import { offerCard } from "./proofcard.js";
import { age, published, publishedBadges } from "../lookup/published.js";
import { Damaged, forWorker, release, Unreachable } from "../engine/release.js";
import { offerSamples } from "./samples.js";
import { show, whenIdle } from "./stages.js";
import { WORDS } from "./words.js";

const page = document.documentElement;
const all = /** @type {Record<string, any>} */ (WORDS);
const language = page.lang;
const words = all[language];
page.dataset.locale = words.locale;
const base = new URL("..", import.meta.url); // folder of the release
allowFrames(new URL("lookup/look.html", base).href, new URL("offline/register.html", base).href);
/** The worker's script, and all that it imports. */
const OF_WORKER = [
  "verify/worker.js",
  "verify/qr-reader.js",
  "verify/jsqr.js",
  "engine/download.js",
  "engine/prepare.js",
  "engine/python.js",
  "engine/wake.js",
];
const root = new URL(byId("verify").dataset.root ?? "./", document.baseURI);
const expected = byId("verify").dataset.release ?? "";

/** @type {Item[]} */
const items = [];
/** Hosts the visitor agreed to ask: once for a whole pile. @type {Set<string>} */
const agreed = new Set();
let running = false;
/** The files of this release. @type {Record<string, import("../engine/release.js").Entry>} */
let files = {};
let stopped = false;
/** The file that was given alone: its verdict is waited for. @type {Item | null} */
let awaited = null;
let wasPile = false;
let comparing = false;
/** @type {Engine | null} */
let engine = null;
/** Nothing is judged before it is here. @type {import("../lookup/published.js").Published | null} */
let known = null;

/** @param {string} id @returns {HTMLElement} */
function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** The downloads that the start begins with, under way already. @type {ReturnType<typeof asked> | null} */
let early = null;
/** The trust list and the status lists, once they are here. @type {Promise<import("../lookup/published.js").Published>} */
let bringing;

/** Ask for what the page compares, and for what it brings along. @param {boolean} fresh */
function asked(fresh) {
  const under = /** @type {const} */ ([release(base, expected, fresh, OF_WORKER), published(root, fresh), publishedBadges(root, fresh)]);
  for (const one of under) one.catch(() => {}); // told where it is waited for
  return under;
}

/** Start the worker from what was compared. @param {boolean} fresh */
async function start(fresh) {
  page.dataset.verifier = "loading";
  if (framedByOthers()) {
    announce({ stage: "failed", message: location.href, why: "framed" });
    return;
  }
  const missing = lacking();
  if (missing.length > 0) {
    announce({ stage: "failed", message: missing.join(", "), why: missing.includes("https") ? "insecure" : "browser" });
    return;
  }
  try {
    const [listing, brought, badges] = early ?? asked(fresh);
    [early, bringing] = [null, brought];
    const told = await listing;
    engine ??= new Engine(base, OF_WORKER[0], forWorker(told), heard, new URLSearchParams(location.search).has("plain"));
    if (fresh) engine.retry();
    else engine.start();
    const lists = await brought; // meanwhile Python starts
    known = lists;
    engine.know(lists);
    files = told.files;
    void work();
    lists.badges = await badges;
    engine.know(lists);
    for (const item of items) if (item.isLooking()) item.done = false;
    void work();
  } catch (error) {
    const why = error instanceof Damaged ? "damaged" : error instanceof Unreachable ? "network" : "other";
    const stage = { stage: "failed", message: String(error), why };
    if (engine === null) announce(stage);
    else engine.fail(stage);
  }
}

/** Announce a stage of the start; the page is ready only once the trust list and the status lists are here too. @param {import("../engine/engine.js").Stage} stage */
function heard(stage) {
  if (stage.stage === "ready")
    bringing.then(
      () => announce(stage),
      () => {},
    );
  else announce(stage);
}

/** @param {import("../engine/engine.js").Stage} stage */
function announce(stage) {
  show(stage, words.stages, () => void start(true));
  if (stage.stage === "ready")
    whenIdle(() => void stay(base, root, files, () => items.length > 0).then((kept) => kept && (page.dataset.kept = "")));
}

const cards = new Cards(items, () => overview.show());
const overview = new Overview(
  byId("overview"),
  { items, cards, stopped: () => stopped, stop, goOn, comparing: () => comparing, compare },
  all,
  language,
);
byId("clear").addEventListener("click", () => {
  items.length = 0;
  [awaited, stopped] = [null, false];
  cards.opened = null;
  agreed.clear(); // what was agreed to was agreed to for these
  byId("reports").replaceChildren();
  byId("card-note").hidden = true;
  changed();
  input.focus();
});

function changed() {
  const results = byId("results");
  results.hidden = items.length === 0;
  const pile = cards.isPile();
  if (pile !== wasPile) {
    wasPile = pile;
    results.toggleAttribute("data-pile", pile);
    results.setAttribute("aria-live", pile ? "off" : "polite"); // of a pile the overview says how far it is
    for (const item of items) item.show();
  }
  overview.show();
  offerCard(byId("card"), items, words, language);
  if (awaited?.done && items.includes(awaited)) settled(awaited);
}

/** Bring the verdict of a file that was given alone into view. @param {Item} item */
function settled(item) {
  awaited = null;
  const card = item.reports.length === 1 || !cards.isPile() ? item.section.querySelector("[data-report]:not([hidden])") : null;
  reveal(card ?? byId("overview").querySelector("h3"));
}

function stop() {
  stopped = true;
  overview.show();
}

function goOn() {
  stopped = false;
  overview.show();
  void work();
}

/** Hold a list of applicants against the whole pile, and judge every file with what it says. @param {import("../pile/roster.js").Applicant[]} people @param {(done: number, total: number) => void} heard how many were held against it */
async function compare(people, heard) {
  begin();
  const match = async (/** @type {Item} */ item, /** @type {string[]} */ identities) =>
    desk.engine.matches(await item.blob.slice(0, LIMITS.file + 1).arrayBuffer(), identities);
  await settle(items, people, match, (done) => heard(done, items.length));
  [stopped, comparing] = [false, true];
  try {
    await work();
  } finally {
    comparing = false;
  }
}

/** @type {import("./item.js").Desk} */
const desk = {
  language,
  all,
  root,
  get engine() {
    return /** @type {Engine} */ (engine); // nothing is judged before it stands: see `work`
  },
  known: () => /** @type {import("../lookup/published.js").Published} */ (known),
  changed,
  allowed,
  age: () =>
    age(/** @type {import("../lookup/published.js").Published} */ (known), byId("verify").dataset.made ?? "", words.desk, language),
  isPile: () => cards.isPile(),
  isOpen: (item, place) => cards.isOpen(item, place),
  isAlong: (item, place) => overview.isAlong(item, place),
  reveal,
  instead,
};

/**
 * Replace a file by what it holds: the badges of a photographed proof card, the files of a ZIP with photos.
 * @param {Item} item
 * @param {import("./item.js").Given[]} given
 * @param {boolean} isCard
 */
function instead(item, given, isCard) {
  const made = given.map((one) => new Item(one, desk, agreed));
  items.splice(items.indexOf(item), 1, ...made);
  item.section.replaceWith(...made.map((one) => one.section));
  if (isCard) openedCard(byId("card-note"), made.length, words);
  changed();
  if (made.length === 1) awaitAlone(made[0]);
  else if (cards.isPile()) reveal(byId("overview").querySelector("h3"));
  for (const one of made) one.show();
}

/** Wait for the verdict of a file that was given alone: its card comes whole, and into view. @param {Item} item */
function awaitAlone(item) {
  awaited = item;
  if (cards.isPile()) cards.expect(item);
}

/** Put files in line; each is named at once. @param {import("./item.js").Given[]} given */
function take(given) {
  const made = given.map((one) => new Item(one, desk, agreed));
  if (made.length === 0) return;
  items.push(...made);
  byId("reports").append(...made.map(({ section }) => section));
  awaited = null;
  if (made.length === 1) awaitAlone(made[0]);
  stopped = false;
  begin();
  changed();
  for (const one of made) one.show();
  if (cards.isPile()) byId("results").scrollIntoView({ block: "start" });
  else made[0].section.scrollIntoView({ block: "nearest" });
  if (made.length > 1) reveal(byId("overview").querySelector("h3"));
  if (!cards.isPile()) void made[0].preview();
  void work();
}

/** Judge one after the other what has not been judged. */
async function work() {
  if (running || engine === null || known === null) return;
  running = true;
  try {
    for (let item = next(); item !== undefined && !stopped; item = next()) {
      await item.judge();
      if (item.isLooking() && known.badges !== null) item.done = false; // they came meanwhile
    }
  } finally {
    running = false;
  }
}

/** A host may be asked now: one consent holds for the whole pile. */
function allowed() {
  for (const item of items) if (item.canLearnMore()) item.done = false;
  overview.show();
  void work();
}

function next() {
  return items.find((item) => !item.done);
}

const input = /** @type {HTMLInputElement} */ (byId("badge-file"));
byId("drop-mark").append(icon("drop"));
listen(byId("drop"), input, byId("paste-form"), take);
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && cards.opened !== null && !event.defaultPrevented) overview.back();
});

let begun = false;
/** Start once: when the page has nothing else to do, or at once when a file comes near. */
function begin() {
  if (begun) return;
  begun = true;
  void start(false);
}
page.dataset.verifier = "loading";
for (const name of ["dragenter", "paste"]) addEventListener(name, begin, { once: true });
for (const name of ["pointerenter", "focusin"]) byId("drop").addEventListener(name, begin, { once: true });
byId("paste-form").addEventListener("focusin", begin, { once: true });
// Whoever asked to save data gets Python with the first file only.
if (!(/** @type {any} */ (navigator).connection?.saveData)) {
  if (lacking().length === 0) early = asked(false);
  whenIdle(begin);
}

if (!framedByOthers()) {
  const open = () => void openLink(byId("card-note"), byId("paste-form"), words, take);
  addEventListener("hashchange", open);
  open();
}
void offerSamples(byId("samples"), root, language, words, (given) => take([given]));
