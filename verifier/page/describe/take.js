// @ts-check
// What one takes away: the buttons below the form, and what they hand over.

import { download, letter } from "./output.js";

/** @typedef {{ name: string, path: string, file: string, yaml: string, checked: boolean, image: string, zip: string, contact: string }} Taken */

/** @param {string} id @returns {any} */
function byId(id) {
  return document.getElementById(id);
}

/**
 * @param {any} words
 * @param {() => Taken} badge what would be taken away now
 * @param {() => void} taken is told when a file was handed over
 */
export function offerFile(words, badge, taken) {
  const hand = () => {
    const { file, yaml, zip } = badge();
    if (zip === "") download(file, yaml, "application/yaml");
    else
      download(
        file.replace(/\.yaml$/, ".zip"),
        Uint8Array.from(atob(zip), (sign) => sign.charCodeAt(0)),
        "application/zip",
      );
    taken();
  };
  byId("download").addEventListener("click", hand);
  byId("copy").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(badge().yaml);
      byId("acted").textContent = words.copied;
    } catch {
      byId("acted").textContent = words.copy_failed;
      byId("yaml").closest("details").open = true;
    }
  });
  byId("mail").addEventListener("click", (/** @type {Event} */ event) => {
    if (byId("mail").hasAttribute("aria-disabled")) return event.preventDefault();
    const { whole, address: to } = letter(badge(), words);
    const nobody = to.startsWith("mailto:?") ? words.mail_nobody : "";
    if (!whole) hand();
    byId("acted").textContent = [whole ? "" : words.mail_attached, nobody].filter(Boolean).join(" ");
  });
}

/** The address of the letter to whoever keeps the catalogue. @param {Taken} one @param {any} words */
export function address(one, words) {
  return letter(one, words).address;
}
