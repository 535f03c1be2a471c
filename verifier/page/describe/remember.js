// @ts-check
// The buttons that keep a draft on this device and make it forget.

import { forget, keep, kept } from "./keep.js";

/** @param {string} id @returns {any} */
function byId(id) {
  return document.getElementById(id);
}

/**
 * @param {any} words
 * @param {() => any} draft what there is to keep
 * @param {(told: { data: any, slug?: string } | null) => void} load puts a draft into the form; null empties it
 * @returns {() => void} to be called when something was filled in
 */
export function offerMemory(words, draft, load) {
  byId("keep").addEventListener("change", () => {
    if (!byId("keep").checked) forget();
    const ok = byId("keep").checked && keep(draft());
    byId("remembered").textContent = byId("keep").checked ? (ok ? words.kept : words.keep_failed) : "";
  });
  byId("forget").addEventListener("click", () => {
    byId("sure").hidden = false;
    byId("forget-no").focus();
  });
  byId("forget-no").addEventListener("click", () => {
    byId("sure").hidden = true;
    byId("forget").focus();
  });
  byId("forget-yes").addEventListener("click", () => {
    forget();
    byId("keep").checked = false;
    byId("sure").hidden = true;
    load(null);
    byId("remembered").textContent = words.forgotten;
    byId("forget").focus();
  });
  const before = kept();
  if (before?.data !== undefined) {
    byId("keep").checked = true;
    load(before);
    byId("remembered").textContent = words.restored;
  }
  return () => {
    if (byId("keep").checked && !keep(draft())) byId("remembered").textContent = words.keep_failed;
  };
}
