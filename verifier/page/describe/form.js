// @ts-check
// What stands in the form: read as the fields of a badge file, put back, and shown as the type of badge asks.

/** @typedef {Record<string, any>} Data */

const form = /** @type {HTMLFormElement} */ (document.getElementById("form"));
const issuerSelect = /** @type {HTMLSelectElement} */ (document.getElementById("f-issuer"));
const issuerSlug = /** @type {HTMLInputElement} */ (document.getElementById("issuer-slug"));

/** Return every control that holds a field. @returns {any[]} */
function controls() {
  return [...form.querySelectorAll("[data-input]")];
}

/** Return the type of badge that was chosen. */
export function type() {
  return controls().find((one) => one.dataset.input === "type" && one.checked)?.value ?? "";
}

/** Return the institution. */
export function issuer() {
  return issuerSelect.value === "?" ? issuerSlug.value.trim() : issuerSelect.value;
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
    if (at === "issuer" || (!all && hiddenByType(one))) continue;
    const value = valueOf(one);
    if (value === null) continue;
    if (one.dataset.kind === "ticks") put(data, at, [...(get(data, at) ?? []), value]);
    else put(data, at, value);
  }
  if (data.level) data.level.status = "indicative";
  if (outcomes.length > 0) data.learning_outcomes = outcomes.map((outcome, index) => ({ id: `lo${index + 1}`, ...outcome }));
  return { ...data, version: "1", reviewed_on: today };
}

/** @param {any} one @returns {any} null where nothing was filled in */
function valueOf(one) {
  if (one.type === "checkbox" || one.type === "radio") {
    if (!one.checked) return null;
    return one.dataset.kind === "yesno" ? one.value === "true" : one.value;
  }
  const text = one.value.replaceAll("\r\n", "\n").split("\n").map((/** @type {string} */ line) => line.trimEnd()).join("\n").trim();
  if (text === "") return null;
  if (one.dataset.kind === "number" && /^\d{1,9}([.,]\d{1,6})?$/.test(text)) return Number(text.replace(",", "."));
  if (one.dataset.kind === "many") return text.split(",").map((/** @type {string} */ part) => part.trim()).filter(Boolean);
  return text;
}

/** @param {Element} one */
function hiddenByType(one) {
  const chosen = type();
  for (let at = one.closest("[data-types]"); at !== null; at = at.parentElement?.closest("[data-types]") ?? null) {
    if (chosen !== "" && !(/** @type {HTMLElement} */ (at).dataset.types ?? "").split(" ").includes(chosen)) return true;
  }
  return false;
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
  for (const one of controls()) {
    const at = one.dataset.input;
    if (at === "issuer") continue;
    const value = get(data, at);
    if (one.type === "checkbox") one.checked = [value].flat().map(String).includes(one.value);
    else if (one.type === "radio") one.checked = value !== undefined && String(value) === one.value;
    else if (one.tagName === "SELECT" && value === undefined) one.selectedIndex = 0;
    else one.value = Array.isArray(value) ? value.join(", ") : value === undefined ? "" : String(value);
  }
  const known = [...issuerSelect.options].some((option) => option.value === data.issuer);
  issuerSelect.value = data.issuer === undefined ? "" : known ? data.issuer : "?";
  issuerSlug.value = known ? "" : (data.issuer ?? "");
  adapt();
}

/** Show what the type of badge asks, and say of the rest that it may stay empty. */
export function adapt() {
  const chosen = type();
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-types]"))) {
    part.hidden = chosen !== "" && !(part.dataset.types ?? "").split(" ").includes(chosen);
  }
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-optional]"))) {
    const needed = /** @type {HTMLElement} */ (part.closest("[data-needed]")).dataset.needed ?? "";
    part.hidden = needed.split(" ").includes(chosen);
  }
  /** @type {HTMLElement} */ (document.getElementById("issuer-new")).hidden = issuerSelect.value !== "?";
}

/** The mailbox of the chosen institution. */
export function contact() {
  return issuerSelect.selectedOptions[0]?.dataset.contact ?? "";
}
