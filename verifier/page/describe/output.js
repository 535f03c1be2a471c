// @ts-check
// What one takes away: a file, a copy, or a letter to the curator.

import { LIMITS } from "../shared/limits.js";

/** Hand over a file. @param {string} name @param {BlobPart} content @param {string} type */
export function download(name, content, type) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/**
 * Return the address of a letter; where the file does not fit, the letter says that it is attached.
 * @param {{ name: string, path: string, file: string, yaml: string, checked: boolean, image: string, contact: string }} badge
 * @param {any} words
 * @returns {{ address: string, whole: boolean }}
 */
export function letter({ name, path, file, yaml, checked, image, contact }, words) {
  // To whoever keeps this catalogue, with the institution's own mailbox informed; without one, to that mailbox.
  const curator = document.getElementById("describe")?.dataset.curator ?? "";
  const [to, cc] = curator === "" ? [contact, ""] : [curator, contact];
  const begin = `mailto:${encodeURIComponent(to).replaceAll("%40", "@")}?${cc === "" ? "" : `cc=${encodeURIComponent(cc)}&`}`;
  const subject = encodeURIComponent(words.mail_subject.replace("{}", () => name.slice(0, 80)));
  const start = words.mail_body.replace("{path}", () => path) + (checked ? "" : words.mail_unchecked);
  const attached =
    start + words.mail_attach.replace("{file}", () => file) + (image === "" ? "" : words.mail_image.replace("{file}", () => image));
  const body = (/** @type {string} */ text) => encodeURIComponent(text.replaceAll("\n", "\r\n"));
  const address = `${begin}subject=${subject}&body=${body(`${start}\n${yaml}`)}`;
  if (image === "" && address.length <= LIMITS.letter) return { address, whole: true };
  return { address: `${begin}subject=${subject}&body=${body(attached)}`, whole: false };
}
