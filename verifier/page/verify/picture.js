// @ts-check
// The picture of a badge, made from its own bytes: drawn once into a canvas, in limits, so that nothing of the file
// itself reaches the page.

import { LIMITS } from "../shared/limits.js";

const SHOWN = 192; // pixels of a side
// What can make a small drawing endless, or more than a drawing.
const REFUSED = /<!DOCTYPE|<!ENTITY|<script|<use|<foreignObject|<filter|<mask|<animate|<set[\s>]|<image|<style|@import/i;
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Return a canvas with the picture, or null where there is none to show safely. @param {ArrayBuffer} data */
export async function picture(data) {
  const source = sourceOf(data);
  if (source === null) return null;
  const address = URL.createObjectURL(source);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    if (image.naturalWidth > LIMITS.side || image.naturalHeight > LIMITS.side) return null;
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = SHOWN;
    const width = image.naturalWidth || SHOWN;
    const height = image.naturalHeight || SHOWN;
    const scale = SHOWN / Math.max(width, height);
    const [wide, high] = [width * scale, height * scale];
    canvas.getContext("2d")?.drawImage(image, (SHOWN - wide) / 2, (SHOWN - high) / 2, wide, high);
    canvas.setAttribute("aria-hidden", "true"); // decoration: the badge's name stands beside it
    return canvas;
  } catch {
    return null; // not an image after all; the verifier says what it is
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** @param {ArrayBuffer} data */
function sourceOf(data) {
  const bytes = new Uint8Array(data);
  if (PNG.every((byte, place) => bytes[place] === byte)) {
    if (bytes.length < 33) return null;
    const head = new DataView(data);
    const [width, height] = [head.getUint32(16), head.getUint32(20)];
    const fits = width > 0 && height > 0 && width <= LIMITS.side && height <= LIMITS.side;
    return fits ? new Blob([data], { type: "image/png" }) : null;
  }
  if (bytes.length > LIMITS.drawing) return null;
  const text = new TextDecoder().decode(bytes);
  if (!/<svg[\s>]/.test(text.slice(0, 2_000)) || REFUSED.test(text)) return null;
  if ((text.match(/<pattern/gi) ?? []).length > 1) return null; // one cannot hold itself, several could hold each other
  return new Blob([data], { type: "image/svg+xml" });
}
