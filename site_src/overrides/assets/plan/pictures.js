// @ts-check
// Draws the picture of a badge from parts that came with the page's data. No file is asked for: that would tell the site's
// host which badges someone holds, aims at or reads in a vacancy.

import { element } from "../site/dom.js";

/**
 * @typedef {{ drawing: string, shapes: string[], icons: string[], colours: [string, string][], ends: [string, string, string, string][],
 *   of: number[] }} Pictures  of: the parts of each badge in one number, see `small_pictures.py`
 */

/**
 * The drawing as text.
 * @param {Pictures} pictures @param {number} badge
 */
export function drawn({ drawing, shapes, icons, colours, ends, of }, badge) {
  let number = of[badge];
  const taken = (/** @type {number} */ length) => {
    const place = number % length;
    number = Math.floor(number / length);
    return place;
  };
  const [end, inner, outer, ink] = ends[taken(ends.length)];
  const [deep, middle] = colours[taken(colours.length)];
  const icon = icons[taken(icons.length)];
  /** @type {Record<string, string>} */
  const parts = { end, inner, outer, ink, deep, middle, icon, shape: shapes[number] };
  return drawing.replace(/\{(\w+)\}/g, (_, name) => parts[name]);
}

/**
 * The picture, which readers skip: the name stands beside it.
 * @param {Pictures} pictures @param {number} badge @param {number} size in pixels
 */
export const picture = (pictures, badge, size) =>
  element("img", {
    src: `data:image/svg+xml,${encodeURIComponent(drawn(pictures, badge))}`,
    alt: "",
    width: size,
    height: size,
    class: "small-picture",
  });
