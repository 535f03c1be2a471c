// @ts-check
// Dates that have passed leave the page, or say so: it may have been built long before someone reads it.

/** Return the day of the visit, as an ISO date. @param {Date} now */
export function day(now) {
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/**
 * Hide what has passed, and show what says that it did (`data-since`). Of the days in `data-next` only the first that lies ahead is shown; where none does, what is said
 * instead.
 * @param {ParentNode} within
 * @param {string} today as an ISO date
 */
export function withoutPast(within, today) {
  for (const date of within.querySelectorAll("[data-until]"))
    date.toggleAttribute("hidden", (date.getAttribute("data-until") ?? "") < today);
  for (const past of within.querySelectorAll("[data-since]"))
    past.toggleAttribute("hidden", (past.getAttribute("data-since") ?? "") >= today);
  for (const next of within.querySelectorAll("[data-next]")) {
    const ahead = [...next.querySelectorAll("[data-until]:not([hidden])")];
    for (const later of ahead.slice(1)) later.toggleAttribute("hidden", true);
    next.querySelector("[data-instead]")?.toggleAttribute("hidden", ahead.length > 0);
  }
}
