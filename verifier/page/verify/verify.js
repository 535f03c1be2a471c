// @ts-check
// The verify page: takes what people have, keeps the order, and shows what became of it.

import { isCard, unpack } from "./cardlink.js";
import { counted } from "../shared/counted.js";
import { element } from "../shared/dom.js";
import { allowOneFrame, framedByOthers } from "../shared/framed.js";
import { icon } from "../shared/icons.js";
import { Engine } from "../engine/engine.js";
import { Item } from "./item.js";
import { Overview } from "./overview.js";
import { lacking } from "./needs.js";
import { pasted } from "./paste.js";
import { offerCard } from "./proofcard.js";
import { published } from "../lookup/published.js";
import { Damaged, forWorker, release, Unreachable } from "../engine/release.js";
import { offerSamples } from "./samples.js";
import { visible } from "../shared/visible.js";
import { WORDS } from "./words.js";

const page = document.documentElement;
const all = /** @type {Record<string, any>} */ (WORDS);
const language = page.lang;
const words = all[language];
page.dataset.locale = words.locale;
const base = new URL("..", import.meta.url); // folder of the release
allowOneFrame(new URL("lookup/look.html", base).href);
/** The worker's script, and all that it imports. */
const OF_WORKER = [
  "verify/worker.js",
  "verify/qr-reader.js",
  "verify/jsqr.js",
  "engine/download.js",
  "engine/prepare.js",
  "engine/python.js",
  "engine/wake.js"
];
const root = new URL(byId("verify").dataset.root ?? "./", document.baseURI);
const expected = byId("verify").dataset.release ?? "";

const PREVIEWS = 8; // of a pile the first few only

/** @type {Item[]} */
const items = [];
/** Hosts the visitor agreed to ask: once for a whole pile. @type {Set<string>} */
const agreed = new Set();
let running = false;
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
  const both = /** @type {const} */ ([release(base, expected, fresh, OF_WORKER), published(root, fresh)]);
  for (const one of both) one.catch(() => {}); // told where it is waited for
  return both;
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
    const [listing, brought] = early ?? asked(fresh);
    [early, bringing] = [null, brought];
    const told = await listing;
    engine ??= new Engine(base, OF_WORKER[0], forWorker(told), heard, new URLSearchParams(location.search).has("plain"));
    if (fresh) engine.retry();
    else engine.start();
    known = await brought; // meanwhile Python starts
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
  if (stage.stage === "ready") bringing.then(() => announce(stage), () => {});
  else announce(stage);
}

/** @param {import("../engine/engine.js").Stage} stage */
function announce({ stage, done = 0, total = 1, message, why, plain }) {
  const status = byId("engine");
  status.dataset.stage = stage;
  const percent = Math.round((100 * done) / total);
  /** @type {HTMLElement} */ (byId("progress")).style.setProperty("--done", `${stage === "download" ? percent * 0.8 : stage === "ready" ? 100 : 90}%`);
  if (stage === "failed") {
    page.dataset.verifier = "failed";
    const button = element("button", { type: "button", class: "button" }, words.stages.retry);
    button.addEventListener("click", () => void start(true));
    const technical = element("p", { class: "small quiet" }, visible((message ?? "").trim().split("\n").at(-1), 300));
    const remedy = element("p", {}, words.stages[`failed_${why}`] ?? words.stages.failed_other);
    status.replaceChildren(element("strong", {}, words.stages.failed), remedy, technical, button);
    return;
  }
  if (plain !== undefined) page.dataset.start = plain ? "plain" : "snapshot";
  if (stage === "ready") page.dataset.verifier = "ready";
  else page.dataset.verifier = "loading";
  status.textContent = words.stages[stage].replace("{percent}", String(percent));
}

const overview = new Overview(byId("overview"), items, all, language);
byId("clear").addEventListener("click", () => {
  items.length = 0;
  agreed.clear(); // what was agreed to was agreed to for these
  byId("reports").replaceChildren();
  byId("card-note").hidden = true;
  changed();
  input.focus();
});

function changed() {
  byId("results").hidden = items.length === 0;
  overview.show();
  offerCard(byId("card"), items, words, language);
}

/** Take what a proof card holds, where the address is one: all of it is checked, as any file is. */
async function openCard() {
  if (!isCard(location.hash)) return;
  const note = byId("card-note");
  note.hidden = false;
  if (!("DecompressionStream" in globalThis)) {
    note.textContent = words.proofcard.old_browser;
    return;
  }
  try {
    const entries = await unpack(location.hash);
    opened(entries.length);
    take(entries.map(({ name, text }) => ({ name, blob: new Blob([text], { type: "text/plain" }) })));
  } catch {
    note.textContent = words.proofcard.broken;
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
  alone: () => items.length === 1,
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
  if (isCard) opened(made.length);
  changed();
}

/** @param {number} count */
function opened(count) {
  const note = byId("card-note");
  note.hidden = false;
  note.textContent = counted(words.proofcard.opened, count, words.plural);
}

/** Put files in line; each is named at once. @param {Iterable<import("./item.js").Given>} files */
function take(files) {
  /** @type {Item | null} */
  let first = null;
  for (const given of files) {
    const item = new Item(given, desk, agreed);
    first ??= item;
    items.push(item);
    byId("reports").append(item.section);
    if (items.length <= PREVIEWS) void item.preview();
  }
  if (first === null) return;
  begin();
  changed();
  first.section.scrollIntoView({ block: "nearest" });
  void work();
}

/** Judge one after the other what has not been judged. */
async function work() {
  if (running || engine === null || known === null) return;
  running = true;
  try {
    for (let item = next(); item !== undefined; item = next()) await item.judge();
  } finally {
    running = false;
  }
}

/** A host may be asked now: one consent holds for the whole pile. */
function allowed() {
  for (const item of items) if (item.canLearnMore()) item.done = false;
  void work();
}

function next() {
  return items.find((item) => !item.done);
}

/** @param {FileList | File[] | null | undefined} list */
function files(list) {
  return [...(list ?? [])].map((file) => ({ name: file.name, blob: file }));
}

const input = /** @type {HTMLInputElement} */ (byId("badge-file"));
input.addEventListener("change", () => {
  take(files(input.files));
  input.value = ""; // the same file may be given again
});

const zone = byId("drop");
byId("drop-mark").append(icon("drop"));
for (const name of ["dragenter", "dragover"]) {
  addEventListener(name, (event) => {
    event.preventDefault();
    zone.dataset.over = "true";
  });
}
for (const name of ["dragleave", "drop"]) {
  addEventListener(name, () => delete zone.dataset.over);
}
addEventListener("drop", (event) => {
  event.preventDefault();
  take(files(event.dataTransfer?.files));
});
addEventListener("paste", (event) => {
  if (event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement) return;
  const given = files(event.clipboardData?.files);
  take(given.length > 0 ? given : pasted(event.clipboardData?.getData("text/plain") ?? ""));
});
byId("paste-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const field = /** @type {HTMLTextAreaElement} */ (byId("paste-text"));
  take(pasted(field.value));
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
for (const name of ["pointerenter", "focusin"]) zone.addEventListener(name, begin, { once: true });
byId("paste-form").addEventListener("focusin", begin, { once: true });
// Whoever asked to save data gets Python with the first file only.
if (!(/** @type {any} */ (navigator).connection?.saveData)) {
  if (lacking().length === 0) early = asked(false);
  whenIdle(begin);
}

/** Once the page was painted and nothing else waits: an idle callback would let a fifth of a second pass. @param {() => void} then */
function whenIdle(then) {
  const { scheduler } = /** @type {any} */ (globalThis);
  requestAnimationFrame(() => scheduler?.postTask ? void scheduler.postTask(then, { priority: "background" }) : setTimeout(then));
  setTimeout(then, 2_000); // of a page that is not looked at nothing is painted
}

if (!framedByOthers()) {
  addEventListener("hashchange", () => void openCard());
  void openCard();
}
void offerSamples(byId("samples"), root, language, words, (given) => take([given]));
