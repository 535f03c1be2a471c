// @ts-check
// Makes elements. Every string becomes text: nothing here, and nothing on this page, reads HTML.

/** @typedef {Node | string | null | undefined | false} Child */

/**
 * @param {string} tag
 * @param {Record<string, string | boolean | null | undefined>} attributes null and false leave the attribute out
 * @param {...(Child | Child[])} children
 * @returns {HTMLElement}
 */
export function element(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** @param {Element} made @param {Record<string, any>} attributes @param {any[]} children @returns {any} */
function fill(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

const DRAWN = /** @type {Record<string, string[]>} */ ({
  valid: ["M5 12.5l4.5 4.5L19 7.5"],
  open: ["M5 12.5l4.5 4.5L19 7.5"],
  invalid: ["M6.5 6.5l11 11", "M17.5 6.5l-11 11"],
  undecided: ["M8.6 9.2a3.5 3.5 0 1 1 5.2 3c-1.2.7-1.8 1.3-1.8 2.6", "M12 18.2v.1"],
  passed: ["M5 12.5l4.5 4.5L19 7.5"],
  failed: ["M6.5 6.5l11 11", "M17.5 6.5l-11 11"],
  unchecked: ["M8.6 9.2a3.5 3.5 0 1 1 5.2 3c-1.2.7-1.8 1.3-1.8 2.6", "M12 18.2v.1"],
  absent: ["M6 12h12"],
  skipped: ["M6 12h12"],
  file: ["M7 3.5h7l4 4v13H7z", "M14 3.5v4h4"],
  drop: ["M12 4v11", "M7.5 10.5L12 15l4.5-4.5", "M4.5 15.5v4h15v-4"],
});

/** Return a drawing that readers of a screen skip; words stand beside it. @param {string} name */
export function icon(name) {
  const lines = (DRAWN[name] ?? []).map((d) => drawing("path", { d }));
  return drawing("svg", { viewBox: "0 0 24 24", "aria-hidden": "true", class: `icon icon-${name}` }, ...lines);
}

/** Return a part of a drawing. @param {string} tag @param {Record<string, string>} attributes @param {...Node} children */
export function drawing(tag, attributes, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}
