// @ts-check
// What a badge says and the form does not ask: it comes along unchanged. Pure.

/**
 * Return a copy of a value without the fields at these dotted paths, and without what is empty then.
 * @param {any} data
 * @param {string[]} paths
 * @returns {any}
 */
export function pruned(data, paths) {
  const copy = structuredClone(data);
  for (const path of paths) {
    const parts = path.split(".");
    const holder = parts.slice(0, -1).reduce((/** @type {any} */ value, part) => value?.[part], copy);
    if (holder !== null && typeof holder === "object") delete holder[parts[parts.length - 1]];
  }
  return copy;
}

/**
 * Return what was filled in, with what was carried along where nothing was filled in.
 * @param {any} filled
 * @param {any} more
 * @returns {any}
 */
export function merged(filled, more) {
  if (more === undefined || more === null) return filled;
  if (filled === undefined || filled === null) return more;
  if (Array.isArray(filled) && Array.isArray(more)) {
    if (![...filled, ...more].every((item) => item !== null && typeof item === "object")) return filled;
    return Array.from({ length: Math.max(filled.length, more.length) }, (_, index) => merged(filled[index], more[index]));
  }
  if (Array.isArray(filled) || Array.isArray(more) || typeof filled !== "object" || typeof more !== "object") return filled;
  const keys = [...new Set([...Object.keys(filled), ...Object.keys(more)])];
  return Object.fromEntries(keys.map((key) => [key, merged(filled[key], more[key])]));
}
