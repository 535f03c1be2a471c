// @ts-check
// Makes elements. Text is always text: nothing here reads HTML. The verify pages bring this file along in their release.

/** @typedef {Node | string | null | undefined | false} Child */

/**
 * Return a new element.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string | number | boolean | undefined | null | ((event: any) => void)>} [attributes] `on…` are listeners;
 *   false, null and undefined are left out
 * @param {...(Child | Child[])} children false, null and undefined are left out
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key.slice(2), value);
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, value === true ? "" : String(value));
  }
  made.append(...children.flat().filter((child) => child !== false && child !== null && child !== undefined));
  return made;
}

/**
 * Return a new part of a drawing.
 * @template {keyof SVGElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string>} attributes
 * @param {...Node} children
 * @returns {SVGElementTagNameMap[Name]}
 */
export function drawing(name, attributes, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/**
 * Return a drawing that screen readers skip; words stand beside it.
 * @param {string[]} lines on a grid of 24
 * @param {string} [style] classes
 */
export function icon(lines, style = "icon") {
  return drawing("svg", { viewBox: "0 0 24 24", "aria-hidden": "true", class: style }, ...lines.map((d) => drawing("path", { d })));
}

/**
 * Return the element that a selector finds; a page that lacks it is broken.
 * @template {HTMLElement} [Found=HTMLElement]
 * @param {string} selector
 * @param {ParentNode} [within]
 * @returns {Found}
 */
export function get(selector, within = document) {
  const found = within.querySelector(selector);
  if (!found) throw new Error(`the page lacks ${selector}`);
  return /** @type {Found} */ (found);
}
