// @ts-check
// "Describe your badge": what is filled in goes to the checks in the worker, and what they say comes back beside it.

import { element } from "../shared/dom.js";
import { Engine } from "../engine/engine.js";
import * as findings from "./findings.js";
import { adapt, collect, contact, fill, issuer } from "./form.js";
import { offerImage } from "./image.js";
import { Outcomes } from "./outcomes.js";
import { offerPickers } from "./picker.js";
import { Damaged, release, Unreachable } from "../engine/release.js";
import { offerMemory } from "./remember.js";
import { elements, preview } from "./side.js";
import { offerSteps } from "./steps.js";
import { offerTable } from "./table.js";
import { address, offerFile } from "./take.js";
import { WORDS } from "./words.js";
import { written } from "./yaml.js";

const PAUSE = 600; // milliseconds after the last key
/** The worker's script, and all that it imports. */
const OF_WORKER = ["describe/worker.js", "describe/prepare.js", "engine/download.js", "engine/python.js", "engine/wake.js"];
const FOR_WORKER = new Set(["python.zip", "pyyaml.zip", "catalogue.json"]);
const page = document.documentElement;
const language = page.lang;
const words = /** @type {Record<string, any>} */ (WORDS)[language];
const base = new URL("..", import.meta.url); // folder of the release
const now = new Date();
const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");

/** @type {Engine | null} */
let engine = null;
let failed = false;
let everything = false; // whether fields that were not visited show their findings too
let changedSince = false; // whether something was typed that was neither kept nor downloaded
let ownSlug = false;
let version = 0;
/** @type {number | undefined} */
let timer;
/** @type {Set<string>} */
const visited = new Set();
/** @type {ReturnType<typeof offerMemory> | null} */
let memory = null;
/** The last answer, and the version of the form it is about. @type {{ version: number, answer: any } | null} */
let judged = null;

/** @param {string} id @returns {any} */
function byId(id) {
  return document.getElementById(id);
}

const outcomes = new Outcomes(words, () => changed());
const image = offerImage(words, () => changed());
const steps = offerSteps(words, () => memory?.store());
const pickers = offerPickers(
  words,
  (what, text, values) => ask({ do: "find", lang: language, what, words: text, values }),
  () => changed(),
);

// The check

/** Fetch what is needed and start the worker. @param {boolean} fresh */
async function start(fresh) {
  failed = false;
  page.dataset.describe = "loading";
  try {
    const told = await release(base, byId("describe").dataset.release ?? "", fresh, OF_WORKER);
    const files = Object.fromEntries(Object.entries(told.files).filter(([name]) => name.startsWith("../") || FOR_WORKER.has(name)));
    engine ??= new Engine(base, OF_WORKER[0], files, announce, new URLSearchParams(location.search).has("plain"));
    if (fresh) engine.retry();
    else engine.start();
    outcomes.know((await ask({ do: "skills", lang: language })).skills);
    pickers.ready();
    changed(false);
  } catch (error) {
    const why = error instanceof Damaged ? "damaged" : error instanceof Unreachable ? "network" : "other";
    announce({ stage: "failed", message: String(error), why });
  }
}

/** @param {object} request @param {ArrayBuffer} data @returns {Promise<any>} */
async function ask(request, data = new ArrayBuffer(0)) {
  if (engine === null) throw new Error(words.state_failed);
  return (await engine.verify(data, request)).reports;
}

/** @param {import("../engine/engine.js").Stage} stage */
function announce({ stage, done = 0, total = 1, message, plain }) {
  const status = byId("engine");
  status.dataset.stage = stage;
  if (stage === "failed") {
    failed = true;
    pickers.failed();
    console.info(message);
    const again = element("button", { type: "button", class: "button quiet-button" }, words.retry);
    again.addEventListener("click", () => void start(true));
    status.replaceChildren(element("p", {}, words.state_failed), again);
    refresh();
  } else {
    status.textContent = (words[`state_${stage}`] ?? words.state_runtime).replace("{percent}", String(Math.round((100 * done) / total)));
  }
  if (plain !== undefined) page.dataset.start = plain ? "plain" : "snapshot";
  page.dataset.describe = stage === "ready" || stage === "failed" ? stage : "loading";
}

/** Something was filled in: check it after a pause, and keep it where that was asked. */
function changed(typed = true) {
  version += 1;
  if (typed) changedSince = true;
  adapt();
  steps.draw();
  if (typed) memory?.store();
  refresh();
  clearTimeout(timer);
  timer = setTimeout(() => void judge(), typed ? PAUSE : 0);
}

function data() {
  return collect(outcomes.written(), today);
}

function slug() {
  return byId("slug").value.trim();
}

let busy = false;
async function judge() {
  if (failed || engine === null || busy) return;
  busy = true;
  try {
    while (judged?.version !== version && !failed) {
      const asked = version;
      const own = image.now();
      const request = { do: "check", lang: language, data: data(), slug: ownSlug ? slug() : "", image: own?.kind ?? "" };
      const answer = await ask(request, own?.bytes.slice(0)); // a copy: what goes to the worker is gone here
      judged = { version: asked, answer };
    }
    refresh();
  } catch (error) {
    announce({ stage: "failed", message: String(error) });
  } finally {
    busy = false;
  }
}

/** Say whether the answer is about what stands there now. */
function current() {
  return judged !== null && judged.version === version && !failed ? judged.answer : null;
}

/** Show what is known. What was not checked is never shown as checked. */
function refresh() {
  const answer = current();
  page.dataset.checked = String(answer !== null);
  const file = failed ? written(data(), words.unchecked_remark) : (judged?.answer.yaml ?? "");
  for (const id of ["download", "copy"]) byId(id).disabled = !failed && answer === null;
  byId("mail").toggleAttribute("aria-disabled", !failed && answer === null);
  byId("download").textContent = failed ? words.download_unchecked : answer?.zip ? words.download_both : words.download;
  byId("yaml").textContent = file;
  if (failed) {
    findings.show([], words, () => false);
    byId("counts").replaceChildren(element("p", { class: "note caution" }, words.file_unchecked));
    byId("todo").replaceChildren();
    byId("elements-count").textContent = words.not_yet;
    byId("elements").replaceChildren();
    byId("path").textContent = "";
    preview(null, words, null);
  } else if (answer === null) {
    byId("counts").textContent = judged === null ? words.not_yet : words.checking;
  } else {
    findings.show(
      answer.findings,
      words,
      (field) => everything || visited.has(field) || [...visited].some((one) => one.startsWith(`${field}.`)),
    );
    byId("counts").replaceChildren(
      ...findings.counts(answer.findings, words),
      ...(answer.taken ? [element("p", { class: "note caution" }, words.taken)] : []),
    );
    const open = byId("todo").querySelector("details")?.open ?? false;
    byId("todo").replaceChildren(...findings.todo(answer.findings, words, open));
    byId("file-lead").textContent = answer.findings.some((/** @type {any} */ one) => one.level === "error")
      ? words.file_errors
      : words.file_lead;
    byId("path").textContent = answer.path;
    if (!ownSlug) byId("slug").value = answer.slug;
    outcomes.propose(answer.proposals);
    elements(answer.elements, words);
    preview(answer.preview, words, image.now()?.blob ?? null);
  }
  steps.count();
  if (failed || answer !== null) byId("mail").href = address(badge(), words);
}

/** Return the badge that is taken away: its name, path and file. */
function badge() {
  const answer = current();
  const filled = data();
  const name = filled.name?.[language] ?? Object.values(filled.name ?? {})[0] ?? "";
  const own =
    slug() ||
    name
      .toLowerCase()
      .normalize("NFKD")
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "") ||
    "badge";
  return {
    name,
    path: answer?.path ?? `catalogue/institutions/${issuer() || "…"}/badges/${own}.yaml`,
    file: `${answer?.slug ?? own}.yaml`,
    yaml: byId("yaml").textContent ?? "",
    checked: answer !== null,
    image: image.now() === null ? "" : `${answer?.slug ?? own}.${image.now()?.kind}`,
    zip: answer?.zip ?? "",
    contact: contact(),
  };
}

// The form

const form = byId("form");
form.addEventListener("input", () => changed());
form.addEventListener("change", (/** @type {Event} */ event) => {
  const target = /** @type {HTMLElement} */ (event.target);
  if (target.id === "f-issuer" && byId("f-contact").value === "") byId("f-contact").value = contact();
  if (target.id === "f-issuer") suggestSectors();
  changed();
});
byId("slug").addEventListener("input", () => {
  ownSlug = slug() !== "";
});
form.addEventListener("focusout", (/** @type {Event} */ event) => {
  const target = /** @type {HTMLElement} */ (event.target);
  const found = target.closest(".outcome > .tongues > div, .tongues > div, .ask")?.querySelector("[data-found]");
  const field = /** @type {HTMLElement | undefined} */ (found)?.dataset.found;
  if (field === undefined || visited.has(field)) return;
  visited.add(field);
  if (current() !== null) refresh();
});
form.addEventListener("submit", (/** @type {Event} */ event) => {
  event.preventDefault();
  everything = true;
  refresh();
  steps.show("finish", false);
  void judge().then(() => {
    byId("file-title").scrollIntoView({ block: "start" });
    byId("file-title").focus({ preventScroll: true });
    const todo = byId("todo").querySelector("details");
    if (todo !== null) todo.open = true;
  });
});

/** An institution's own sectors are a first answer. */
function suggestSectors() {
  const ticks = [.../** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll('[data-input="sector"]'))];
  if (ticks.some((tick) => tick.checked)) return;
  const option = [...byId("table-issuer").options].find((one) => one.value === issuer());
  for (const tick of ticks) tick.checked = (option?.dataset.sectors ?? "").split(" ").includes(tick.value);
}

/** What there is to keep: everything that was filled in, and how far one was. */
function draft() {
  return { data: collect(outcomes.written(), today, true), slug: ownSlug ? slug() : "", step: steps.now() };
}

/** Put a badge into the form. @param {any} told @param {string} name its slug, where it has one of its own */
function load(told, name) {
  image.clear();
  fill(told);
  outcomes.fill(told.learning_outcomes);
  byId("slug").value = name;
  ownSlug = name !== "";
}

// Where to begin

const ways = [.../** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-way]"))];
/** @param {string} way */
function choose(way) {
  for (const one of ways) one.setAttribute("aria-pressed", String(one.dataset.way === way));
  byId("table").hidden = way !== "table";
  byId("form").hidden = way === "table";
  byId("result").hidden = way === "table";
  byId("steps").hidden = way === "table";
  byId("kept-bar").hidden = way === "table";
  byId("describe").dataset.way = way;
}
for (const one of ways) one.addEventListener("click", () => choose(one.dataset.way ?? "form"));
offerTable(
  words,
  ask,
  { today, language, failed: () => failed || engine === null },
  () => choose("table"),
  (one) => {
    const was = memory?.holds() ? draft() : null;
    load(one.data, one.slug);
    everything = true;
    choose("form");
    steps.show("badge", false);
    changed();
    if (was !== null) memory?.replaced(was);
    byId("title-what").scrollIntoView();
    byId("f-issuer").focus({ preventScroll: true });
  },
);

// What one takes away, and what is remembered

byId("terms").addEventListener("change", () => {
  byId("describe").toggleAttribute("data-terms", byId("terms").checked);
});
offerFile(words, badge, () => {
  changedSince = false;
});
addEventListener("beforeunload", (event) => {
  if (changedSince && memory !== null && !memory.safe()) event.preventDefault();
});
memory = offerMemory(words, draft, (told) => {
  load(told?.data ?? {}, told?.slug ?? "");
  steps.draw();
  steps.show(told?.step ?? "badge", false);
  if (told !== null) return;
  visited.clear();
  everything = false;
  changed(false);
  changedSince = false;
});
byId("tools").hidden = false;
choose("form");
const shared = new URLSearchParams(location.search).get("template"); // the page of a template leads here
const offered = [...byId("f-template").options].some(
  (/** @type {HTMLOptionElement} */ option) => option.value !== "" && option.value === shared,
);
if (offered && !memory.holds()) load({ template: shared }, "");
adapt();
steps.draw();
void start(false);
