// @ts-check
// What stands in the form: read as the fields of a badge file, put back, and shown as the type of badge asks.

import { merged, pruned } from "./carried.js";
import { read, written } from "./processes.js";

/** @typedef {Record<string, any>} Data */

const form = /** @type {HTMLFormElement} */ (document.getElementById("form"));
const issuerSelect = /** @type {HTMLSelectElement} */ (document.getElementById("f-issuer"));
const issuerSlug = /** @type {HTMLInputElement} */ (document.getElementById("issuer-slug"));
const templateSelect = /** @type {HTMLSelectElement} */ (document.getElementById("f-template"));
const stepSelect = /** @type {HTMLSelectElement} */ (document.getElementById("f-series-step"));

const UNIT = /^€\s*|\s*(uur|uren|hours?|sbu|ects|ec|euro|€|,-)$/i; // people write it; the field says it already

/** The fields of a badge put into the form that the form does not ask. @type {Data} */
let carried = {};

/** Return every control that holds a field. @returns {any[]} */
function controls() {
  return [...form.querySelectorAll("[data-input]")];
}

/** The shared badge that was chosen; null for one of one's own. */
function template() {
  return templateSelect.value === "" ? null : templateSelect.selectedOptions[0];
}

/** Return the type of badge that was chosen. */
export function type() {
  const shared = template()?.dataset.type ?? "";
  return shared !== "" ? shared : (controls().find((one) => one.dataset.input === "type" && one.checked)?.value ?? "");
}

/** Return a name as the name of a folder: small letters, digits and hyphens. @param {string} text */
export function shortName(text) {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

/** Return the institution. */
export function issuer() {
  return issuerSelect.value === "?" ? shortName(issuerSlug.value) : issuerSelect.value;
}

/**
 * Return the fields as they were filled in; what the chosen type does not have stays out, and nothing is thrown away.
 * @param {any[]} outcomes
 * @param {string} today
 * @param {boolean} all whether what the chosen type does not have comes along
 * @returns {Data}
 */
export function collect(outcomes, today, all = false) {
  /** @type {Data} */
  const data = {};
  if (issuer() !== "") data.issuer = issuer();
  for (const one of controls()) {
    const at = one.dataset.input;
    if (at === "issuer" || (!all && (wrongType(one) || fixed(at)))) continue;
    const value = valueOf(one);
    if (value === null) continue;
    if (one.dataset.kind === "ticks") put(data, at, [...(get(data, at) ?? []), value]);
    else if (one.dataset.kind === "processes") put(data, at, read(get(data, at) ?? [], value, one.dataset.tongue));
    else put(data, at, value);
  }
  if (template() === null) delete data.series;
  else if (data.series) data.series = { template: templateSelect.value.replace(/@.*/, ""), ...data.series };
  if (data.level?.status === undefined && data.level) data.level.status = "indicative";
  if (outcomes.length > 0 && (all || !fixed("learning_outcomes")))
    data.learning_outcomes = outcomes.map((outcome, index) => ({ id: `lo${index + 1}`, ...outcome }));
  return { version: "1", ...merged(data, carried), reviewed_on: today };
}

/** @param {any} one @returns {any} null where nothing was filled in */
function valueOf(one) {
  if (one.type === "checkbox" || one.type === "radio") {
    if (!one.checked) return null;
    return one.dataset.kind === "yesno" ? one.value === "true" : one.value;
  }
  const text = one.value
    .replaceAll("\r\n", "\n")
    .split("\n")
    .map((/** @type {string} */ line) => line.trimEnd())
    .join("\n")
    .trim();
  if (text === "") return null;
  const number = text.replace(UNIT, "");
  if (one.dataset.kind === "number" && /^\d{1,9}([.,]\d{1,6})?$/.test(number)) return Number(number.replace(",", "."));
  if (one.dataset.kind === "many") return several(text);
  if (one.dataset.kind === "elements") return several(text).map((part) => element(part, one));
  return text;
}

/** @param {string} text */
function several(text) {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
}

/** An element of a framework, with what else was said of it before. @param {string} part @param {HTMLElement} one */
function element(part, one) {
  const [framework, ...code] = part.split(":");
  const before = JSON.parse(one.dataset.before ?? "[]").find((/** @type {any} */ item) => `${item.framework}:${item.code}` === part);
  return before ?? { framework, code: code.join(":") };
}

/** @param {Element} one */
function wrongType(one) {
  const chosen = type();
  for (let at = one.closest("[data-types]"); at !== null; at = at.parentElement?.closest("[data-types]") ?? null) {
    const types = at.getAttribute("data-types") ?? "";
    if (chosen !== "" && !types.split(" ").includes(chosen)) return true;
  }
  return false;
}

/** Say whether the shared badge says this itself. @param {string} at */
function fixed(at) {
  const shared = template();
  return shared !== null && !["issuer", "slug", ...(shared.dataset.open ?? "").split(" ")].includes(at.split(".")[0]);
}

/** @param {Data} data @param {string} at @param {any} value */
function put(data, at, value) {
  const parts = at.split(".");
  /** @type {any} */
  let target = data;
  parts.slice(0, -1).forEach((part, index) => {
    target[part] ??= /^\d+$/.test(parts[index + 1]) ? [] : {};
    target = target[part];
  });
  target[parts[parts.length - 1]] = value;
}

/** @param {Data} data @param {string} at @returns {any} */
export function get(data, at) {
  return at.split(".").reduce((/** @type {any} */ value, part) => value?.[part], data);
}

/** Put the fields of a badge into the form. @param {Data} data */
export function fill(data) {
  const series = data.template === undefined ? [] : ["series.template"]; // a series without a template is not asked for
  const asked = controls()
    .map((one) => one.dataset.input)
    .filter((at) => at !== "series.step" || data.template !== undefined);
  carried = pruned(data, ["issuer", "learning_outcomes", "reviewed_on", ...series, ...asked]);
  templateSelect.value = data.template ?? "";
  offerSteps();
  for (const one of controls()) {
    const at = one.dataset.input;
    if (at === "issuer") continue;
    const value = get(data, at);
    if (one.type === "checkbox") one.checked = [value].flat().map(String).includes(one.value);
    else if (one.type === "radio") one.checked = value !== undefined && String(value) === one.value;
    else if (one.tagName === "SELECT") choose(one, value);
    else if (one.dataset.kind === "processes") one.value = written(value, one.dataset.tongue);
    else if (one.dataset.kind === "elements") {
      one.dataset.before = JSON.stringify(value ?? []);
      one.value = [value ?? []]
        .flat()
        .map(({ framework, code }) => `${framework}:${code}`)
        .join(", ");
    } else one.value = Array.isArray(value) ? value.join(", ") : value === undefined ? "" : String(value);
    if (one.type === "hidden") one.dispatchEvent(new Event("filled"));
  }
  const known = [...issuerSelect.options].some((option) => option.value === data.issuer);
  issuerSelect.value = data.issuer === undefined ? "" : known ? data.issuer : "?";
  issuerSlug.value = known ? "" : (data.issuer ?? "");
  adapt();
}

/** A value that is not offered is offered from now on, so that it is not lost. @param {HTMLSelectElement} one @param {any} value */
function choose(one, value) {
  if (value === undefined) one.selectedIndex = 0;
  else if (![...one.options].some((option) => option.value === String(value)))
    one.append(new Option(String(value), String(value), false, true));
  else one.value = String(value);
}

/** Offer the steps of the shared badge. */
function offerSteps() {
  const steps = /** @type {[string, string][]} */ (JSON.parse(template()?.dataset.steps ?? "[]"));
  const offered = JSON.stringify(steps);
  if (stepSelect.dataset.offered === offered) return;
  stepSelect.dataset.offered = offered;
  stepSelect.replaceChildren(stepSelect.options[0], ...steps.map(([id, name]) => new Option(name, id)));
  /** @type {HTMLElement} */ (document.getElementById("step")).hidden = steps.length === 0;
}

/** Show what the type of badge asks, and say of the rest that it may stay empty. */
export function adapt() {
  const chosen = type();
  offerSteps();
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-at]"))) {
    part.hidden = wrongType(part) || fixed(part.dataset.at ?? "");
  }
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll(".group"))) {
    part.hidden = wrongType(part) || part.querySelector("[data-at]:not([hidden])") === null;
  }
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-optional]"))) {
    const needed = /** @type {HTMLElement} */ (part.closest("[data-needed]")).dataset.needed ?? "";
    part.hidden = chosen === "" ? needed !== "" : needed.split(" ").includes(chosen);
  }
  /** @type {HTMLElement} */ (document.getElementById("issuer-new")).hidden = issuerSelect.value !== "?";
}

/** The mailbox of the chosen institution. */
export function contact() {
  return issuerSelect.selectedOptions[0]?.dataset.contact ?? "";
}
