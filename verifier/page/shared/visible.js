// @ts-check
// Text that a stranger wrote, made safe to show: what cannot be seen is made visible, what is endless is cut.

import { LIMITS } from "./limits.js";

// Controls, format characters (bidi among them), private and unassigned ones, line and paragraph separators, and the
// letters and marks that look like nothing.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0]/gu;

/** @param {unknown} value @param {number} longest */
export function visible(value, longest = LIMITS.shown) {
  const text = typeof value === "string" ? value : value === null || value === undefined ? "" : String(value);
  const cut = [...text.slice(0, 2 * longest)].slice(0, longest).join("");
  const shown = cut.replace(UNSEEN, (sign) => {
    if (sign === "\n" || sign === "\t") return sign;
    return `⟨U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}⟩`;
  });
  return cut.length < text.length ? `${shown}…` : shown;
}

/** How dates are written, by language: to make one costs as much as to write a hundred. @type {Map<string, Intl.DateTimeFormat>} */
const writers = new Map();

/** @param {string} language @param {Intl.DateTimeFormatOptions} [time] */
function writer(language, time = {}) {
  const locale = document.documentElement.dataset.locale ?? language;
  const key = `${locale} ${JSON.stringify(time)}`;
  const made = writers.get(key) ?? new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric", ...time });
  writers.set(key, made);
  return made;
}

/** Return a date as people read it (a page may name its way of writing dates in `data-locale`), or the text as it stands where it is none. @param {unknown} value @param {string} language */
export function day(value, language) {
  const text = visible(value, 60);
  const date = /^\d{4}-\d\d-\d\d/.test(text) ? new Date(text) : new Date(NaN);
  if (Number.isNaN(date.getTime())) return text;
  return writer(language).format(date);
}

/** Return a moment as people read it, to the minute, where they are; or the text as it stands where it is none. @param {unknown} value @param {string} language */
export function moment(value, language) {
  const text = visible(value, 60);
  const date = /^\d{4}-\d\d-\d\dT/.test(text) ? new Date(text) : new Date(NaN);
  if (Number.isNaN(date.getTime())) return text;
  return writer(language, { hour: "2-digit", minute: "2-digit", timeZoneName: "short" }).format(date);
}

/** Return the host of an https address, else nothing: only these may become links. @param {unknown} value */
export function httpsHost(value) {
  if (typeof value !== "string" || !URL.canParse(value)) return null;
  const url = new URL(value);
  return url.protocol === "https:" && url.username === "" && url.password === "" ? url.host : null;
}
