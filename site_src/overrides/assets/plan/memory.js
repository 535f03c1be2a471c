// @ts-check
// Remembers which badges someone ticked: in this tab alone, or on this device where that was chosen. Nowhere else.
//
// One key in both: a JSON array of badge ids. While it stands in localStorage ("keep"), that is the truth, and what the
// verify page leaves in sessionStorage is moved into it; otherwise sessionStorage is. Nothing here knows any address.

const KEY = "badges-held";
const ID = /^[a-z0-9-]{1,60}\.[a-z0-9-]{1,100}$/;
const MOST = 500;

/** Where storage is forbidden: until the page is left. @type {string[]} */
let inMind = [];
let works = true;

/** Return the badge ids in what was stored; null where nothing was. @param {string | null} text @returns {string[] | null} */
export function parsed(text) {
  if (text === null) return null;
  try {
    const given = JSON.parse(text);
    if (!Array.isArray(given)) return [];
    return [...new Set(given.filter((id) => typeof id === "string" && ID.test(id)))].slice(0, MOST);
  } catch {
    return [];
  }
}

/** @template Value @param {() => Value} act @param {Value} otherwise */
function tried(act, otherwise) {
  try {
    return act();
  } catch {
    works = false;
    return otherwise;
  }
}

/** Say whether this browser can keep anything at all. */
export function canRemember() {
  tried(() => sessionStorage.getItem(KEY), null);
  return works;
}

/** Say whether badges are kept on this device. */
export function isKept() {
  return tried(() => localStorage.getItem(KEY) !== null, false);
}

/** @returns {string[]} */
export function held() {
  const here = tried(() => parsed(sessionStorage.getItem(KEY)), null);
  const kept = tried(() => parsed(localStorage.getItem(KEY)), null);
  if (!works) return inMind;
  if (kept === null || here === null) return kept ?? here ?? [];
  const all = [...new Set([...kept, ...here])];
  remember(all);
  return all;
}

/** @param {string[]} ids */
export function remember(ids) {
  inMind = ids.slice(0, MOST);
  const text = JSON.stringify(inMind);
  tried(() => {
    if (localStorage.getItem(KEY) === null) return sessionStorage.setItem(KEY, text);
    localStorage.setItem(KEY, text);
    sessionStorage.removeItem(KEY);
  }, undefined);
}

/** Keep badges on this device, or in this tab again. @param {boolean} wanted @returns {boolean} whether it is so now */
export function keep(wanted) {
  const ids = held();
  tried(() => (wanted ? localStorage.setItem(KEY, "[]") : localStorage.removeItem(KEY)), undefined);
  remember(ids);
  return isKept();
}

/** Forget everything, here and on this device. */
export function forget() {
  inMind = [];
  tried(() => sessionStorage.removeItem(KEY), undefined);
  tried(() => localStorage.removeItem(KEY), undefined);
}

/** Say when another tab changed what is kept on this device. @param {() => void} changed */
export function watch(changed) {
  addEventListener("storage", (event) => {
    if (event.storageArea === localStorage && (event.key === KEY || event.key === null)) changed();
  });
}
