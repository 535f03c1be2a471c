// @ts-check
// Which badges were put aside to be compared: kept in this tab alone, until it is closed. Nothing leaves the browser.

export const MOST = 4; // badges side by side
const NAME = "compared";
const ID = /^[a-z0-9-]+\.[a-z0-9-]+$/;

/** @returns {string[]} ids of badges, those put aside first in front */
export function aside() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(NAME) ?? "[]");
    return Array.isArray(kept) ? kept.filter((id) => typeof id === "string" && ID.test(id)).slice(0, MOST) : [];
  } catch {
    return []; // storage is refused, or holds something else
  }
}

/** @param {string[]} ids instead of what was put aside */
export function putAside(ids) {
  try {
    if (ids.length > 0) sessionStorage.setItem(NAME, JSON.stringify(ids.slice(0, MOST)));
    else sessionStorage.removeItem(NAME);
  } catch {
    // Without storage the address alone names them.
  }
}

/**
 * Return the address that compares a badge with those that were put aside; where there is no room, the first one goes.
 * @param {string} id
 * @param {string[]} before
 */
export function withAside(id, before) {
  const others = before.filter((other) => other !== id).slice(-(MOST - 1));
  return `?${[...others, id].map((each) => `b=${each}`).join("&")}`;
}
