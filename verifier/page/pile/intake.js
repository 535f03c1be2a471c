// @ts-check
// What a visitor hands over, by whichever way: chosen, dropped with folders and all, pasted; or a session saved earlier.

import { LIMITS } from "../shared/limits.js";
import { pasted } from "../verify/paste.js";
import { DROPPED } from "./order.js";
import { opened } from "./session.js";

/** @typedef {import("../verify/item.js").Given} Given */

const AT_ONCE = 10; // files that are looked at before the page may draw

/**
 * Listen to every way in.
 * @param {HTMLElement} zone that shows that something may be dropped
 * @param {HTMLInputElement} input
 * @param {HTMLElement} form with a field for texts
 * @param {(given: Given[]) => void} take
 */
export function listen(zone, input, form, take) {
  const bring = async (/** @type {Given[]} */ given) => take(await all(given));
  input.addEventListener("change", () => {
    void bring(files(input.files));
    input.value = ""; // the same file may be given again
  });
  for (const name of ["dragenter", "dragover"]) {
    addEventListener(name, (event) => {
      event.preventDefault();
      zone.dataset.over = "true";
    });
  }
  for (const name of ["dragleave", "drop"]) {
    addEventListener(name, () => delete zone.dataset.over);
  }
  addEventListener("drop", (event) => {
    event.preventDefault();
    void dropped(event.dataTransfer).then(bring);
  });
  addEventListener("paste", (event) => {
    if (event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement) return;
    const given = files(event.clipboardData?.files);
    void bring(given.length > 0 ? given : pasted(event.clipboardData?.getData("text/plain") ?? ""));
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void bring(pasted(/** @type {HTMLTextAreaElement} */ (form.querySelector("textarea")).value));
  });
}

/** @param {FileList | null | undefined} list @returns {Given[]} */
function files(list) {
  return [...(list ?? [])].map((file) => ({ name: file.name, blob: file }));
}

/** Return what files hold, some at a time: of hundreds the page would stand still. @param {Given[]} given @returns {Promise<Given[]>} */
async function all(given) {
  const found = [];
  for (let at = 0; at < given.length; at += AT_ONCE) {
    if (at > 0) await new Promise((resolve) => setTimeout(resolve));
    found.push(...(await Promise.all(given.slice(at, at + AT_ONCE).map(whole))));
  }
  return found.flat();
}

/** Return what a saved session holds, to be checked anew; of any other file the file. @param {Given} given @returns {Promise<Given[]>} */
async function whole(given) {
  return (await opened(given)) ?? [given];
}

/** Return dropped files, those in folders by their path. @param {DataTransfer | null} data @returns {Promise<Given[]>} */
async function dropped(data) {
  // What was dropped can be read during the event alone, so all of it is taken before anything is waited for.
  const plain = files(data?.files);
  const entries = [...(data?.items ?? [])].map((item) => item.webkitGetAsEntry?.() ?? null);
  if (!entries.some((entry) => entry?.isDirectory)) return plain;
  /** @type {Given[]} */
  const found = [];
  for (const entry of entries) if (entry !== null) await walk(entry, found);
  return found;
}

/** @param {FileSystemEntry} entry @param {Given[]} found */
async function walk(entry, found) {
  if (found.length >= LIMITS.dropped || entry.name.startsWith(".")) return;
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) => /** @type {FileSystemFileEntry} */ (entry).file(resolve, reject));
    const inside = entry.fullPath.replace(/^\//, "");
    found.push({ name: inside, blob: file, pack: DROPPED, inside });
    return;
  }
  const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
  for (let part = await read(reader); part.length > 0; part = await read(reader)) for (const each of part) await walk(each, found);
}

/** @param {FileSystemDirectoryReader} reader @returns {Promise<FileSystemEntry[]>} some of what is left in a folder */
function read(reader) {
  return new Promise((resolve, reject) => reader.readEntries(resolve, reject));
}
