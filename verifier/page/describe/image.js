// @ts-check
// An image of one's own: chosen here, judged with the badge, and handed over beside its file.

import { LIMITS } from "../shared/limits.js";

const KINDS = /** @type {Record<string, string>} */ ({ svg: "image/svg+xml", png: "image/png" });

/** @typedef {{ kind: string, bytes: ArrayBuffer, blob: Blob }} Image */

/**
 * @param {any} words
 * @param {() => void} changed
 * @returns {{ now: () => Image | null, clear: () => void }}
 */
export function offerImage(words, changed) {
  const input = /** @type {HTMLInputElement} */ (document.getElementById("own-image"));
  const said = /** @type {HTMLElement} */ (document.getElementById("own-image-said"));
  const none = /** @type {HTMLButtonElement} */ (document.getElementById("own-image-none"));
  /** @type {Image | null} */
  let chosen = null;

  /** @param {Image | null} image @param {string} text */
  const show = (image, text) => {
    chosen = image;
    said.textContent = text;
    none.hidden = image === null;
    changed();
  };
  const clear = () => {
    input.value = "";
    chosen = null;
    said.textContent = "";
    none.hidden = true;
  };
  input.addEventListener("change", async () => {
    const file = input.files?.[0];
    if (file === undefined) return show(null, "");
    const kind = file.name.toLowerCase().split(".").pop() ?? "";
    if (!(kind in KINDS)) return show(null, words.image_type);
    if (file.size > LIMITS.image) return show(null, words.image_too_large);
    const bytes = await file.arrayBuffer();
    show(
      { kind, bytes, blob: new Blob([bytes], { type: KINDS[kind] }) },
      words.image_chosen.replace("{}", () => file.name),
    );
  });
  none.addEventListener("click", () => {
    clear();
    changed();
    input.focus();
  });
  return { now: () => chosen, clear };
}
